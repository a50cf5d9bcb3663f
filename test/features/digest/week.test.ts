import { beforeEach, describe, expect, test } from 'vitest';
import type { Commitment } from '../../../src/domain/commitment.ts';
import { beforeSending, jobs } from '../../../src/features/digest/index.ts';
import type { OutboxRow } from '../../../src/stores/outbox-row.ts';
import { commitment } from '../../helpers/commitment.ts';
import { desk, labels } from '../../helpers/desk.ts';

const { bot, db, slack, messagesTo, presses, sends, modalText } = await desk('/digest');
const monday = '2026-03-09T12:30:00Z';

/** Renata leads the school; Rosa, in Phoenix, leads a team. It is the Sunday before Monday 9 March, 07:30 in Chicago. */
beforeEach(async () => {
  bot.setNow(new Date('2026-03-08T20:00:00Z'));
  await bot.deps.schools.home('T1', 'America/Chicago');
  await bot.deps.schools.set('T1', { zone: 'America/Chicago' });
  for (const userId of ['U01', 'U24', 'U13']) {
    await bot.deps.roster.colleague('T1', userId);
    await bot.deps.people.join('T1', userId, new Date('2026-02-01T12:00:00Z'));
  }
  await db
    .collection('people')
    .updateOne({ userId: 'U24' }, { $set: { zone: 'America/Phoenix', workingDays: ['mon', 'wed'] } });
  await bot.deps.teams.switchOn({
    teamId: 'T1',
    channelId: 'C5',
    switchedOnBy: 'U24',
    switchedOnAt: new Date('2026-02-02T12:00:00Z'),
  });
  await leads('U01', 'school');
  slack.calls.length = 0;
});

const leads = (userId: string, scope: string, at = '2026-02-02T12:00:00Z') =>
  bot.deps.leaders.name({ teamId: 'T1', userId, scope, namedBy: 'U01', at: new Date(at) });
const owes = (over: Partial<Commitment> = {}) =>
  bot.deps.commitments.addOnce(commitment({ lookedOn: '2026-03-09', ...over }));

/** One tick of Contour at this instant; what is due is sent. */
async function ticks(at: string) {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(bot.deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
}
const skipped = () =>
  db
    .collection('occurrences')
    .find({ skipped: { $exists: true } })
    .map(({ skipped: why }) => why)
    .toArray();

describe('the weekly page', () => {
  test('comes to a leader on Monday at 07:30, once, with what they owe first and the button that gives it', async () => {
    await owes();
    await ticks('2026-03-09T12:29:00Z');
    expect(messagesTo('U01')).toEqual([]);
    for (const at of [monday, '2026-03-09T12:30:20Z', '2026-03-10T12:30:00Z']) await ticks(at);
    const [page, ...others] = messagesTo('U01');
    expect(others).toEqual([]);
    expect(page?.text).toContain('What you owe: You owe Person U. whiteboards since Mon, Mar 2');
    expect(labels(page ?? { blocks: [] })).toEqual(expect.arrayContaining(['I have given it', 'Fewer of these']));
    await ticks('2026-03-16T12:30:00Z');
    expect(messagesTo('U01')).toHaveLength(2);
  });

  test('came by itself, and keeps its way to less whatever is pressed on it; what was asked for has none', async () => {
    await owes();
    await ticks(monday);
    const [page] = messagesTo('U01');
    const { block_id: block = '' } = page?.blocks.find(({ type }) => type === 'actions') ?? {};
    expect(labels(await presses('digest.refresh', '', { userId: 'U01', block }))).toContain('Fewer of these');
    slack.calls.length = 0;
    await presses('commit.deliver', 'c1:s1', { userId: 'U01', block });
    const redrawn = slack.callsOf('response_url').find(({ text }) => String(text).includes('One move:'));
    expect(labels(redrawn as never)).toContain('Fewer of these');
    const asked = await presses('digest.refresh', '', { userId: 'U01', block: 'digest.page::move' });
    expect(labels(asked)).not.toContain('Fewer of these');
  });

  test('changes in its place once its reader asks for time in the form that opens from it, unless they lost the role meanwhile', async () => {
    await owes();
    const asks = () =>
      sends('commit.more-time-form', { due: { selected_date: '2026-03-20' } }, { userId: 'U01', id: 'c1:s1' });
    await ticks(monday);
    expect(await asks()).toBeUndefined();
    const edits = slack.callsOf('chat.update').filter(({ text }) => String(text).includes('One move:'));
    expect(edits).toHaveLength(1);
    expect(edits[0]?.text).toContain('You asked for time until Fri, Mar 20: Person U. decides.');
    expect(edits[0]?.text).toContain('Fewer of these');
    const page = await db.collection('outbox').findOne({ key: 'digest:U01:2026-W11' });
    expect(edits[0]).toMatchObject({ ts: page?.ts, channel: page?.sentTo });
    const [edit] = await db.collection<OutboxRow>('outbox').find({ kind: 'digest.redrawn' }).toArray();
    const whyNot = async () => edit && beforeSending[edit.kind]?.(bot.deps, edit);
    expect(await whyNot()).toBeUndefined();
    await bot.deps.leaders.remove('T1', 'school', 'U01');
    expect(await whyNot()).toBe('leads this no longer');
  });

  test('waits for Rosa’s own 07:30 in Phoenix, two hours after Chicago’s', async () => {
    await leads('U24', 'C5');
    await ticks('2026-03-09T14:29:00Z');
    expect(messagesTo('U24')).toEqual([]);
    await ticks('2026-03-09T14:30:00Z');
    expect(messagesTo('U24')).toHaveLength(1);
  });

  test('of a week without anything is one line and one move', async () => {
    await ticks(monday);
    expect(messagesTo('U01')[0]?.text).toContain('Nothing this week: nothing is owed');
  });

  test.each([
    ['ten minutes', '2026-03-09T12:40:00Z', 1, false],
    ['47 hours, until her next morning,', '2026-03-11T11:30:00Z', 1, true],
    ['49 hours', '2026-03-11T13:30:00Z', 0, false],
  ])('after Contour was down for %s comes at most once, and says when it is late', async (_, at, times, isLate) => {
    await ticks(at);
    await ticks('2026-03-11T12:30:00Z');
    await ticks('2026-03-11T14:00:00Z');
    expect(messagesTo('U01')).toHaveLength(times);
    if (times > 0)
      expect(messagesTo('U01')[0]?.text.startsWith('This page is late: it was due Mon, Mar 9 at 07:30.')).toBe(isLate);
    if (times === 0) expect(await skipped()).toContain('more than 48 hours late');
  });

  test('is not written to anyone at night: late, it waits for the morning', async () => {
    await ticks('2026-03-10T04:00:00Z');
    expect(messagesTo('U01')).toEqual([]);
    await ticks(monday.replace('09T', '10T'));
    expect(messagesTo('U01')).toHaveLength(1);
  });

  test('does not come to who lost the role between its planning and its sending, and the row says why', async () => {
    await ticks('2026-03-10T04:00:00Z');
    await bot.deps.leaders.remove('T1', 'school', 'U01');
    await ticks('2026-03-10T12:30:00Z');
    expect(messagesTo('U01')).toEqual([]);
    const row = await db.collection('outbox').findOne({ key: 'digest:U01:2026-W11' });
    expect(row).toMatchObject({ state: 'skipped', reason: 'leads this no longer' });
  });

  test('is that of what its reader leads still, where they lost another role between its planning and its sending', async () => {
    await leads('U01', 'C5');
    await owes();
    await ticks('2026-03-10T04:00:00Z');
    await bot.deps.leaders.remove('T1', 'school', 'U01');
    await ticks('2026-03-10T12:30:00Z');
    await ticks('2026-03-10T12:31:00Z');
    const [page, ...others] = messagesTo('U01');
    expect(others).toEqual([]);
    expect(page?.text).toMatch(/^This page is late: it was due Mon, Mar 9 at 07:30\./);
    const row = await db.collection('outbox').findOne({ key: 'digest:U01:2026-W11:instead' });
    expect(row).toMatchObject({ state: 'sent', about: 'U01 C5' });
    const asks = { due: { selected_date: '2026-03-20' } };
    expect(await sends('commit.more-time-form', asks, { userId: 'U01', id: 'c1:s1' })).toBeUndefined();
    const edit = slack.callsOf('chat.update').find(({ ts }) => ts === row?.ts);
    expect(edit?.text).toContain('You asked for time until Fri, Mar 20');
  });

  test('comes to nobody in a school without a leader, and neither to who was named after it was due', async () => {
    await bot.deps.leaders.remove('T1', 'school', 'U01');
    await leads('U13', 'school', '2026-03-09T15:00:00Z');
    await ticks('2026-03-09T15:00:20Z');
    expect(slack.callsOf('chat.postMessage').filter(({ channel }) => String(channel).startsWith('U'))).toEqual([]);
    await ticks('2026-03-16T12:30:00Z');
    expect(messagesTo('U13')).toHaveLength(1);
  });

  test('comes once in the week in which its reader moves to another zone', async () => {
    await ticks(monday);
    await db.collection('people').updateOne({ userId: 'U01' }, { $set: { zone: 'Pacific/Honolulu' } });
    for (const at of ['2026-03-09T17:30:00Z', '2026-03-10T17:30:00Z']) await ticks(at);
    expect(messagesTo('U01')).toHaveLength(1);
  });
});

describe('the mirror', () => {
  test('stands in the team’s channel once a week, without what anyone owes or said', async () => {
    await owes({ shownTo: 'school' });
    for (const at of [monday, '2026-03-09T12:31:00Z']) await ticks(at);
    const mirrors = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C5');
    expect(mirrors).toHaveLength(1);
    const shown = JSON.stringify(mirrors);
    expect(shown).toContain('Our week from Mon, Mar 2');
    expect(shown).not.toMatch(/whiteboards|You owe|You said/);
  });
});

describe('Settings', () => {
  const chosen = {
    day: { selected_option: { value: 'tue' } },
    at: { selected_time: '06:45' },
    detail: { selected_option: { value: 'all' } },
  };

  test('open with what holds, and say when the next page comes, which then holds everything', async () => {
    await presses('digest.settings', '', { userId: 'U01' });
    expect(modalText()).toContain('"initial_time":"07:30"');
    expect(await sends('digest.settings-form', chosen, { userId: 'U01' })).toBeUndefined();
    expect(modalText()).toContain('Your next page comes on Tue, Mar 10 at 06:45.');
    await ticks(monday);
    expect(messagesTo('U01')).toEqual([]);
    await ticks('2026-03-10T11:45:00Z');
    const whole = /Skill: .*Holding it together: .*Commitments: /s;
    expect(messagesTo('U01')[0]?.text).toMatch(whole);
    expect((await presses('digest.refresh', '', { userId: 'U01' })).text).toMatch(whole);
  });

  test('tell beside the field what cannot be, keep nothing of it, and are for who leads', async () => {
    expect(
      await sends(
        'digest.settings-form',
        { ...chosen, pausedUntil: { selected_date: '2026-03-01' } },
        { userId: 'U01' },
      ),
    ).toEqual({
      pausedUntil: 'Choose a day after today, or leave this empty.',
    });
    expect((await bot.deps.people.find('T1', 'U01'))?.digest).toBeUndefined();
    await presses('digest.settings', '', { userId: 'U13' });
    expect(modalText()).toContain('The weekly page comes to those who lead');
  });

  test('say on which day clocks jump over the chosen time', async () => {
    await db.collection('people').updateOne({ userId: 'U01' }, { $set: { zone: 'Africa/Cairo' } });
    await sends(
      'digest.settings-form',
      { ...chosen, day: { selected_option: { value: 'fri' } }, at: { selected_time: '00:30' } },
      { userId: 'U01' },
    );
    expect(modalText()).toContain('On Fri, Apr 24 the clocks jump over that time: it comes right after then.');
  });
});
