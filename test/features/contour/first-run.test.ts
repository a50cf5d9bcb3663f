import { beforeEach, describe, expect, test } from 'vitest';
import { sendFirstRun } from '../../../src/features/contour/first-run.ts';
import { desk, labels, type Met } from '../../helpers/desk.ts';
import { commandPayload } from '../../helpers/payloads.ts';

const { types, sends, messagesTo, bot, slack, db } = await desk('/contour');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  await db.collection('schools').updateMany({}, { $unset: { installerId: '', year: '', setUpAt: '' } });
  for (const [userId, isAdmin] of [
    ['U01', true],
    ['U02', true],
    ['U07', false],
  ] as const) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin, zone: 'America/Chicago' },
      now,
    );
  }
});

const firstRun = (userId: string) => messagesTo(userId).filter(({ text }) => text.includes('Three steps'));
const edits = () => slack.callsOf('chat.update') as unknown as Met[];
const command = async (name: string, text: string, userId: string) => {
  await bot.slack.deliver(commandPayload(name, text, { user_id: userId, response_url: slack.responseUrl }));
  await bot.settled();
};
const year = {
  zone: { selected_option: { value: 'America/Chicago' } },
  yearFrom: { selected_date: '2025-08-18' },
  yearTo: { selected_date: '2026-06-05' },
};

describe('the first run', () => {
  test('begins for someone who was made an admin since, on the next day', async () => {
    const admin = (isAdmin: boolean) =>
      deps.people.keepSlack(
        { teamId: 'T3', userId: 'U08', name: 'U08', standing: 'colleague', isAdmin, zone: 'America/Chicago' },
        deps.clock(),
      );
    const help = async () => {
      await bot.slack.deliver(
        commandPayload('/contour', 'help', { team_id: 'T3', user_id: 'U08', response_url: slack.responseUrl }),
      );
      await bot.settled();
    };
    await admin(false);
    await help();
    bot.setNow(new Date('2026-02-25T15:00:00Z'));
    await admin(true);
    await help();
    expect(firstRun('U08')).toHaveLength(1);
  });

  test('begins for the first admin who uses any command, in one message with three steps', async () => {
    await command('/expertise', '', 'U07');
    expect(firstRun('U07')).toEqual([]);
    await command('/expertise', 'help', 'U02');
    expect(firstRun('U02')).toHaveLength(1);
    expect(labels(firstRun('U02')[0] as Met)).toEqual([
      'Zone and school year',
      'Name the first leader',
      'Switch on a channel',
    ]);

    await command('/contour', 'help', 'U02');
    await command('/contour', 'help', 'U01');
    expect([firstRun('U02').length, firstRun('U01').length]).toEqual([1, 0]);
  });

  test('shows each step as done in its place, in any order', async () => {
    // By hand: the desk has noticed its first admin before.
    await deps.onOccurrence({ teamId: 'T1', scheduleId: 'contour.first-run', slot: 'test' }, (tx) =>
      sendFirstRun(tx, { teamId: 'T1', userId: 'U01' }),
    );
    await bot.settled();
    await sends('contour.channel-form', { channel: { selected_conversation: 'C1' } }, { userId: 'U01' });
    expect(edits().at(-1)?.text).toContain('3. Done: <#C1>');
    expect(labels(edits().at(-1) as Met)).toEqual(['Zone and school year', 'Name the first leader']);

    await sends('contour.school-form', year, { userId: 'U01' });
    expect(edits().at(-1)?.text).toContain('1. Done: America/Chicago, Aug 18, 2025 to Jun 5, 2026');

    await sends(
      'contour.leader-form',
      { colleague: { selected_user: 'U07' }, scope: { selected_option: { value: 'school' } } },
      { userId: 'U01' },
    );
    expect(edits().at(-1)?.text).toContain('Contour is set up');
    expect(edits().at(-1)?.text).toContain('2. Done: <@U07>');
    expect(await deps.schools.home('T1')).toMatchObject({ installerId: 'U01', setUpAt: now });
  });

  test('asks for the next school year once the last one is over', async () => {
    await sends('contour.school-form', year, { userId: 'U01' });
    const isAdmin = () => ({ ok: true, user: { id: 'U01', real_name: 'U01', is_admin: true } });
    slack.next('users.info', isAdmin, isAdmin);
    bot.setNow(new Date('2026-06-05T15:00:00Z'));
    expect((await types('setup', 'U01')).text).toContain('1. Done: America/Chicago');
    bot.setNow(new Date('2026-06-06T16:00:00Z'));
    const over = await types('setup', 'U01');
    expect(over.text).toContain('1. The next school year: the last one ended Jun 5, 2026');
    expect(labels(over)[0]).toBe('Zone and school year');
  });

  test('is shown again by a word, to admins', async () => {
    expect((await types('setup', 'U01')).text).toContain('Three steps set Contour up');
    expect((await types('setup')).text).toContain('leaders of the school');
  });

  test.each([
    ['archived', { is_archived: true }, 'archived'],
    ['shared', { is_ext_shared: true }, 'another organization'],
  ])('refuses a channel that is %s beside the field', async (_, facts, words) => {
    slack.next('conversations.info', () => ({ ok: true, channel: facts }));
    expect(
      await sends('contour.channel-form', { channel: { selected_conversation: 'C1' } }, { userId: 'U01' }),
    ).toEqual({
      channel: expect.stringContaining(words),
    });
    expect(await deps.teams.all('T1')).toEqual([]);
  });
});
