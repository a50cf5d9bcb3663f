import { beforeEach, describe, expect, test } from 'vitest';
import type { Leader } from '../../../src/domain/leader.ts';
import { desk, labels } from '../../helpers/desk.ts';

const { types, presses, sends, modal, modalText, messagesTo, bot, slack, meets } = await desk('/contour');
const { deps } = bot;

const now = new Date('2026-02-24T15:00:00Z');
const leader = (over: Partial<Leader> = {}) =>
  deps.leaders.name({ teamId: 'T1', userId: 'U02', scope: 'school', namedBy: 'U01', at: now, ...over });
const filled = (colleague: string | null, scope = 'school') => ({
  colleague: { selected_user: colleague },
  scope: { selected_option: { value: scope } },
});
const audit = () => deps.audit.latest('T1', 20);

beforeEach(async () => {
  await meets({ userId: 'U01', name: 'Renata Okafor', isAdmin: true });
  await meets({ userId: 'U02', name: 'Tom Lindqvist' });
  await meets({ userId: 'U07', name: 'Kofi Mensah' });
});

describe('the first leader', () => {
  test('is named by an admin of the workspace, told in their working hours, and put on record once', async () => {
    const shown = await types('leaders', 'U01');
    expect(shown.text).toContain('Nobody leads here yet');
    expect(labels(shown)).toEqual(['Name a leader', 'Who evaluates whom']);
    await presses('contour.leader-name', 'school', { userId: 'U01' });
    expect(modal().callback_id).toBe('contour.leader-form');

    expect(await sends('contour.leader-form', filled('U07'), { userId: 'U01' })).toBeUndefined();
    expect(modalText()).toContain('<@U07> leads the whole school now');
    expect(messagesTo('U07')).toMatchObject([{ text: expect.stringContaining('<@U01> named you as a leader') }]);
    expect(labels(messagesTo('U07')[0] as never)).toEqual(['Fewer of these']);
    expect(await audit()).toMatchObject([{ by: 'U01', act: 'leader.named', about: 'U07' }]);
  });

  test('is one, though two admins name one at the same time: the other hears who leads by now', async () => {
    await meets({ userId: 'U03', name: 'Ines Duarte', isAdmin: true });
    await Promise.all([
      sends('contour.leader-form', filled('U07'), { userId: 'U01' }),
      sends('contour.leader-form', filled('U02'), { userId: 'U03' }),
    ]);
    await bot.settled();
    const [first, ...more] = await deps.leaders.all('T1');
    expect(more).toEqual([]);
    const said = slack.callsOf('views.update').map(({ view }) => JSON.stringify(view));
    expect(said).toHaveLength(2);
    expect(said.join()).toContain(`<@${first?.userId}> leads the whole school now`);
    const name = first?.userId === 'U07' ? 'Person U07' : 'Person U02';
    expect(said.join()).toContain(`${name} leads here by now, and names who else does`);
    expect(await audit()).toHaveLength(1);
  });

  test('is not named by a colleague who is no admin', async () => {
    expect(labels(await types('leaders'))).toEqual([]);
    await presses('contour.leader-name', 'school');
    expect(modalText()).toContain('named by an admin');
    await sends('contour.leader-form', filled('U07'));
    expect(await deps.leaders.all('T1')).toEqual([]);
    expect(await audit()).toEqual([]);
  });

  test('who names oneself is not written to about it', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U01', real_name: 'Renata Okafor', is_admin: true } }));
    await sends('contour.leader-form', filled('U01'), { userId: 'U01' });
    expect(modalText()).toContain('You lead the whole school now');
    expect(messagesTo('U01')).toEqual([]);
  });
});

describe('later leaders', () => {
  test('are named by those who lead, no longer by an admin', async () => {
    await leader();
    await sends('contour.leader-form', filled('U07'), { userId: 'U01' });
    expect((await deps.leaders.all('T1')).map(({ userId }) => userId)).toEqual(['U02']);
    await sends('contour.leader-form', filled('U07'), { userId: 'U02' });
    expect((await deps.leaders.all('T1')).map(({ userId }) => userId)).toEqual(['U02', 'U07']);
  });

  test('of a team are named from its channel, by the school’s leaders too', async () => {
    await deps.teams.switchOn({ teamId: 'T1', channelId: 'C1', switchedOnBy: 'U01', switchedOnAt: now });
    await leader();
    await presses('contour.leader-name', 'C1', { userId: 'U02' });
    expect(modalText()).toContain('The team of this channel');
    await sends('contour.leader-form', filled('U07', 'C1'), { userId: 'U02' });
    expect((await types('leaders')).text).toContain('<@U07> leads the team of <#C1>');
    // They name others of their team, and nobody of the school.
    await presses('contour.leader-name', 'C1', { userId: 'U07' });
    expect(modalText()).not.toContain('The whole school');
    await sends('contour.leader-form', filled('U07', 'school'), { userId: 'U07' });
    expect(await deps.leaders.all('T1')).toHaveLength(2);
  });

  test('are not named for a channel that is no team', async () => {
    await sends('contour.leader-form', filled('U07', 'C9'), { userId: 'U01' });
    expect(await deps.leaders.all('T1')).toEqual([]);
  });

  test('who lead already are not named again', async () => {
    await leader();
    expect(await sends('contour.leader-form', filled('U02'), { userId: 'U02' })).toEqual({
      colleague: expect.stringContaining('lead this already'),
    });
  });

  test.each([
    ['a guest', { is_restricted: true }, 'Guests'],
    ['a bot', { is_bot: true }, 'This is a bot'],
    ['someone whose account is closed', { deleted: true }, 'This account is closed'],
    ['someone of another organization', { team_id: 'T9' }, 'other organizations'],
    ['someone who has not signed in yet', { is_invited_user: true }, 'not signed in'],
  ])('are never %s: the sentence stands beside the field', async (_, facts, sentence) => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', real_name: 'Someone', ...facts } }));
    expect(await sends('contour.leader-form', filled('U50'), { userId: 'U01' })).toEqual({
      colleague: expect.stringContaining(sentence),
    });
    expect(await deps.leaders.all('T1')).toEqual([]);
  });

  test('are chosen: an empty form says what is missing', async () => {
    expect(
      await sends('contour.leader-form', { ...filled(null), scope: { selected_option: null } }, { userId: 'U01' }),
    ).toEqual({
      colleague: 'Choose a colleague.',
      scope: 'Choose one.',
    });
  });
});

describe('a leader', () => {
  test('is removed by another leader, told of it, and it is on record', async () => {
    await leader();
    await leader({ userId: 'U07', at: new Date(+now + 1) });
    expect(labels(await types('leaders', 'U02'))).toEqual([
      'Step down',
      'Remove',
      'Name a leader',
      'Who evaluates whom',
    ]);
    const shown = await presses('contour.leader-remove', 'school:U07', { userId: 'U02' });
    expect(shown.text).toContain('<@U07> leads the whole school no longer');
    expect(messagesTo('U07')).toMatchObject([{ text: expect.stringContaining('took you off') }]);
    expect(await audit()).toMatchObject([{ by: 'U02', act: 'leader.removed', about: 'U07' }]);
  });

  test('steps down by their own press, and then an admin names the first again', async () => {
    await leader();
    await presses('contour.leader-remove', 'school:U02', { userId: 'U02' });
    expect(messagesTo('U02')).toEqual([]);
    expect(await audit()).toMatchObject([{ by: 'U02', act: 'leader.stepped-down', about: 'U02' }]);
    expect(labels(await types('leaders', 'U01'))).toEqual(['Name a leader', 'Who evaluates whom']);
  });

  test('is not removed by a colleague, nor by an admin', async () => {
    await leader();
    for (const userId of ['U07', 'U01']) {
      expect((await presses('contour.leader-remove', 'school:U02', { userId })).text).toContain('Ask one of them');
    }
    expect(await deps.leaders.all('T1')).toHaveLength(1);
  });

  test('removed by two presses at once is on record once', async () => {
    await leader();
    await leader({ userId: 'U07', at: new Date(+now + 1) });
    await Promise.all([1, 2].map(() => presses('contour.leader-remove', 'school:U07', { userId: 'U02' })));
    expect(await audit()).toHaveLength(1);
    expect(messagesTo('U07')).toHaveLength(1);
  });

  test('whose account is closed leads no longer, and Slack is on record as the cause', async () => {
    await leader();
    await bot.slack.deliver({
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev-leader-left',
      event: { type: 'user_change', user: { id: 'U02', real_name: 'Tom Lindqvist', deleted: true } },
    });
    await bot.settled();
    expect(await deps.leaders.all('T1')).toEqual([]);
    expect(await audit()).toMatchObject([{ act: 'leader.left', about: 'U02' }]);
  });
});

describe('a change of leaders', () => {
  const team = { teamId: 'T1', channelId: 'C1', switchedOnBy: 'U01', switchedOnAt: now };

  test('is told to whoever leads there too, and to the team in its channel, whoever it was', async () => {
    await deps.teams.switchOn(team);
    await meets({ userId: 'U03', name: 'Priya Raman' });
    for (const userId of ['U02', 'U03']) await leader({ userId });
    await sends('contour.leader-form', filled('U07', 'C1'), { userId: 'U02' });
    expect(messagesTo('U03').map(({ text }) => text)).toEqual([
      expect.stringContaining('<@U02> named <@U07> as a leader of the team of <#C1>'),
    ]);
    expect(messagesTo('U02')).toEqual([]);
    expect(messagesTo('C1').map(({ text }) => text)).toEqual([expect.stringContaining('It is <@U07> now')]);

    await presses('contour.leader-remove', 'C1:U07', { userId: 'U07' });
    expect(messagesTo('U03').at(-1)?.text).toContain('<@U07> leads the team of <#C1> no longer, by their own word');
    expect(messagesTo('C1').at(-1)?.text).toContain('Nobody of its own leads this team now');
    expect(JSON.stringify(messagesTo('C1'))).not.toContain('U02');
  });

  test('that leaves a school without one is told to who set Contour up', async () => {
    await deps.schools.set('T1', { installerId: 'U01' });
    await leader();
    await presses('contour.leader-remove', 'school:U02', { userId: 'U02' });
    expect(messagesTo('U01').at(-1)?.text).toContain(
      'Nobody leads there now. An admin of this workspace names the next',
    );
  });

  test('is not told to whoever was named and relieved before their day began; to be named again is', async () => {
    await leader();
    bot.setNow(new Date('2026-02-25T02:00:00Z'));
    await sends('contour.leader-form', filled('U07'), { userId: 'U02' });
    const said = await presses('contour.leader-remove', 'school:U07', { userId: 'U02' });
    expect(said.text).toContain('<@U07> leads the whole school no longer.');
    bot.setNow(new Date('2026-02-25T15:00:00Z'));
    bot.sender.wake();
    await bot.settled();
    expect(messagesTo('U07')).toEqual([]);
    expect((await audit()).map(({ act }) => act)).toEqual(['leader.removed', 'leader.named']);
    await sends('contour.leader-form', filled('U07'), { userId: 'U02' });
    expect(messagesTo('U07').map(({ text }) => text)).toEqual([
      expect.stringContaining('<@U02> named you as a leader'),
    ]);
  });

  test('takes what a leader may do from them at once, in a form that is still open too', async () => {
    await leader();
    await leader({ userId: 'U07', at: new Date(+now + 1) });
    await presses('contour.leader-name', 'school', { userId: 'U07' });
    await presses('contour.leader-remove', 'school:U07', { userId: 'U02' });
    await sends('contour.leader-form', filled('U01'), { userId: 'U07' });
    await presses('contour.leader-remove', 'school:U02', { userId: 'U07' });
    await sends('contour.evaluates-form', { evaluated: { selected_users: ['U02'] } }, { userId: 'U07', id: 'U01' });
    expect((await deps.leaders.all('T1')).map(({ userId }) => userId)).toEqual(['U02']);
    expect((await deps.people.find('T1', 'U01'))?.evaluates ?? []).toEqual([]);
  });
});
