import { describe, expect, test } from 'vitest';
import type { Commitment } from '../../../src/domain/commitment.ts';
import { commitment, support } from '../../helpers/commitment.ts';
import { labels } from '../../helpers/desk.ts';
import { commitDesk, type Fields, filled, need, ownIdea } from './commit-desk.ts';

const { types, presses, sends, proposes, opens, standing, prompts, bot, db, slack, modalText, messagesTo, kept } =
  await commitDesk();
const { deps } = bot;
const words = 'Talk in the science block';
const shownTo = (value: string): Fields => ({ readers: { selected_option: { value } } });
const done = {
  extent: { selected_option: { value: 'whole' } },
  students: { value: 'They asked each other why.' },
  learned: { value: 'I wait longer now.' },
  namesNoPupil: { selected_options: [] },
};
/** All that someone was ever sent or shown. */
const readBy = (userId: string) =>
  JSON.stringify([
    messagesTo(userId),
    slack.callsOf('chat.update').filter(({ channel }) => channel === userId.replace('U', 'D')),
    slack.callsOf('views.publish').filter(({ user_id }) => user_id === userId),
  ]);
const opensHome = async (userId: string) => {
  await bot.slack.deliver({
    ...{ type: 'event_callback', team_id: 'T1', event_id: `Ev${performance.now()}`, api_app_id: 'A1' },
    event: { type: 'app_home_opened', user: userId, tab: 'home' },
  });
  await bot.settled();
  return JSON.stringify(
    slack
      .callsOf('views.publish')
      .filter(({ user_id }) => user_id === userId)
      .at(-1),
  );
};
/** Everything a colleague can type or open that might show it. */
const looksEverywhere = async (userId: string) => [
  ...(await Promise.all(['mine', 'owed', 'list'].map(async (what) => JSON.stringify(await types(what, userId))))),
  await opensHome(userId),
];

describe('what the owner chose', () => {
  test('to keep between the two is nowhere for anyone else, teammates and leaders included', async () => {
    await opens();
    for (const userId of ['U13', 'U20']) await deps.teams.join('T1', 'C1', userId, new Date());
    await deps.leaders.name({ teamId: 'T1', userId: 'U20', scope: 'school', namedBy: 'U01', at: new Date() });
    expect((await looksEverywhere('U20')).join()).not.toContain(words);
  });

  test('to show to the team is on the list of who shares one, and of nobody else', async () => {
    await opens(shownTo('team'));
    for (const userId of ['U13', 'U20']) await deps.teams.join('T1', 'C1', userId, new Date());
    await deps.teams.join('T1', 'C2', 'U21', new Date());
    expect((await types('list', 'U20')).text).toContain(`<@U13>: “${words}”. *on track*`);
    expect((await types('list', 'U21')).text).not.toContain(words);
  });

  test('to show to the school is on everyone’s list, until it is let go', async () => {
    const id = await opens(shownTo('school'));
    expect((await types('list', 'U20')).text).toContain(words);
    await presses('commit.release', id, { userId: 'U13' });
    expect((await looksEverywhere('U20')).join()).not.toContain(words);
  });

  test('what students did and what was learned is on no list of others', async () => {
    const id = await opens(shownTo('school'));
    expect(await sends('commit.done-form', done, { userId: 'U13', id })).toBeUndefined();
    const list = await types('list', 'U20');
    expect(list.text).toContain('*kept*');
    expect(JSON.stringify(list)).not.toMatch(/asked each other|wait longer/);
  });
});

describe('whoever has no part any more', () => {
  const secret = 'My secret new words';
  const changed: Fields = {
    ...{ words: { value: secret }, due: { selected_date: '2026-03-13' }, partner: { selected_user: 'U12' } },
    ...{ ...shownTo('pair'), namesNoPupil: { selected_options: [] } },
  };
  /** What anyone was told since, in messages and edits. */
  const toldSince = (from: number, userId: string) =>
    JSON.stringify(
      slack.calls.slice(from).filter(({ args }) => [userId, userId.replace('U', 'D')].includes(String(args.channel))),
    );

  test('reads no words that came with another partner, on Home and in messages, then and when it is done', async () => {
    const id = await opens();
    await presses('commit.need-help', id, { userId: 'U13' });
    expect(prompts('U11').at(-1)).toContain('could use your help');
    const from = slack.calls.length;
    expect(await sends('commit.change-form', changed, { userId: 'U13', id })).toBeUndefined();
    expect((await standing(id, 'U11')).text).toMatch(/^<@U13> has changed this: you have no part in it any more/);
    expect(labels(await standing(id, 'U11'))).toEqual([]);
    expect((await standing(id, 'U12')).text).toContain(secret);
    expect(await sends('commit.done-form', done, { userId: 'U13', id })).toBeUndefined();
    expect([toldSince(from, 'U11'), ...(await looksEverywhere('U11'))].join()).not.toMatch(
      new RegExp(`${secret}|asked each other|U12`),
    );
  });

  test('nor with another giver, of what was asked of a colleague and is said anew', async () => {
    const id = await proposes({ ...need(1), ...need(2, { giver: 'U02', words: 'an hour' }) });
    await presses('commit.give', `${id}:s2`, { userId: 'U02' });
    const from = slack.calls.length;
    const anew = { ...filled(need(1)), words: { value: secret }, partner: { selected_user: 'U12' } };
    expect(await sends('commit.form', anew, { userId: 'U13', id })).toBeUndefined();
    for (const userId of ['U02', 'U11']) {
      expect((await standing(id, userId)).text).toContain('you have no part in it any more');
      expect([toldSince(from, userId), ...(await looksEverywhere(userId))].join()).not.toContain(secret);
    }
    expect((await standing(id, 'U01')).text).toContain(secret);
  });

  test('nor who said not this time, or is done without; they read what they were to give', async () => {
    const id = await opens({ ...need(1), ...need(2, { giver: 'U02', words: 'an hour' }) });
    expect(
      await sends('commit.change-form', { ...changed, words: { value: words } }, { userId: 'U13', id }),
    ).toBeUndefined();
    await presses('commit.not-this-time', id, { userId: 'U12' });
    await presses('commit.waive', `${id}:s2`, { userId: 'U13' });
    expect((await standing(id, 'U02')).text).toContain('an hour, from <@U02>, by Mon, Mar 2: not needed any more.');
    const from = slack.calls.length;
    expect(
      await sends('commit.change-form', { ...changed, partner: { selected_user: 'U14' } }, { userId: 'U13', id }),
    ).toBeUndefined();
    expect(await sends('commit.done-form', done, { userId: 'U13', id })).toBeUndefined();
    for (const userId of ['U02', 'U12'])
      expect([toldSince(from, userId), ...(await looksEverywhere(userId))].join()).not.toMatch(
        new RegExp(`${secret}|asked each other`),
      );
  });

  test('is not sent in the morning what was taken back in the evening, and is once they are asked again', async () => {
    for (const userId of ['U13', 'U11', 'U12', 'U01']) await deps.roster.colleague('T1', userId);
    bot.setNow(new Date('2026-02-25T02:00:00Z'));
    const id = await proposes();
    const anew = (partner: string, said = words) =>
      sends(
        'commit.form',
        { ...filled(), words: { value: said }, partner: { selected_user: partner } },
        { userId: 'U13', id },
      );
    expect(await anew('U12', secret)).toBeUndefined();
    const stateOf = async (again = '') => (await deps.outbox.find('T1', `commitment:${id}:to:U11${again}`))?.state;
    expect(await stateOf()).toBe('skipped');
    expect(await anew('U11', 'Said to them again')).toBeUndefined();
    expect(await stateOf(':2')).toBe('pending');
  });
});

describe('a partner who evaluates the owner', () => {
  test('reads status and own supports, and nothing of history, students or what was learned, by any way', async () => {
    await deps.roster.colleague('T1', 'U11');
    await deps.people.setEvaluates('T1', 'U11', ['U13']);
    const id = await opens({ ...need(1), ...need(2, { giver: 'U11', words: 'a free period', kind: 'cover' }) });
    expect(labels(await standing(id, 'U11'))).not.toContain('History');
    expect((await standing(id, 'U11')).text).toContain('a free period');
    expect((await standing(id, 'U11')).text).not.toContain('whiteboards');
    await presses('commit.history', id, { userId: 'U11', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).not.toContain(words);
    await presses('commit.on-track', id, { userId: 'U13' });
    expect(await sends('commit.done-form', done, { userId: 'U13', id })).toBeUndefined();
    expect((await standing(id, 'U11')).text).toContain('<@U13> kept what they said.');
    await presses('commit.thank', id, { userId: 'U11' });
    expect([readBy('U11'), ...(await looksEverywhere('U11'))].join()).not.toMatch(
      /asked each other|wait longer|whiteboards|check-in/,
    );
    expect((await standing(id, 'U13')).text).toContain('I wait longer now.');
  });

  test('while another partner reads it all', async () => {
    const id = await opens();
    await presses('commit.history', id, { userId: 'U11', view: { id: 'V2', type: 'modal' } });
    expect(modalText()).toContain('opened, by');
    await sends('commit.done-form', done, { userId: 'U13', id });
    expect((await standing(id, 'U11')).text).toContain('I wait longer now.');
  });
});

describe('Home and the lists', () => {
  test('show both sides from one record: what I said with what is owed to me, and what I owe', async () => {
    const id = await opens();
    expect(await opensHome('U13')).toContain('What you said, and what is owed to you');
    expect(await opensHome('U01')).toContain('What you owe');
    expect((await types('mine', 'U13')).text).toContain('whiteboards, from <@U01>, by Mon, Mar 2: owed');
    expect((await types('owed', 'U01')).text).toContain('whiteboards, from <@U01>, by Mon, Mar 2: owed');
    await presses('commit.deliver', `${id}:s1`, { userId: 'U01', view: { id: 'V9', type: 'home' } });
    expect((await kept())[0]?.supports[0]?.status).toBe('said-delivered');
    expect(await opensHome('U13')).toMatch(/Waiting for me.*It came/);
    expect(messagesTo('U01').filter(({ text }) => text.includes('Thank you. I ask'))).toEqual([]);
  });

  test('of what I owe begin with the support whose day is the oldest, however many commitments come before it', async () => {
    const many = Array.from({ length: 60 }, (_, n) =>
      commitment({ id: `c${n}`, cause: `${n}`, supports: [support({ dueDay: '2026-03-10', words: 'later' })] }),
    );
    const last = { id: 'last', cause: 'last', dueDay: '2026-06-01', supports: [support({ words: 'the oldest' })] };
    await db.collection<Commitment>('commitments').insertMany([...many, commitment(last)]);
    expect((await types('owed', 'U01')).text).toMatch(/^What you owe, the oldest first:\n.*the oldest/);
    expect(await opensHome('U01')).toMatch(/What you owe.*the oldest/);
  });

  test('tell what is only asked of me apart from what I owe', async () => {
    const id = await proposes();
    expect((await types('owed', 'U01')).text).toMatch(/^You owe nobody anything:\nAsked of you, and not owed before/);
    expect(await opensHome('U01')).not.toContain('What you owe');
    await presses('commit.give', `${id}:s1`, { userId: 'U01' });
    expect((await types('owed', 'U01')).text).toMatch(/^You owe nobody anything:\nAsked of you, and not owed before/);
    await presses('commit.agree', id, { userId: 'U11' });
    expect((await types('owed', 'U01')).text).toMatch(/^What you owe, the oldest first:\n.*whiteboards/);
    expect((await types('owed', 'U01')).text).not.toContain('Asked of you');
  });

  test('what waits for a yes is first', async () => {
    const id = await opens(ownIdea);
    expect(await opensHome('U11')).not.toContain(words);
    const change = {
      words: { value: words },
      due: { selected_date: '2026-03-12' },
      partner: { selected_user: 'U12' },
      readers: { selected_option: { value: 'pair' } },
      namesNoPupil: { selected_options: [] },
    };
    await sends('commit.change-form', change, { userId: 'U13', id });
    expect(await opensHome('U12')).toMatch(/Waiting for me.*I will be your partner/);
  });

  test('of who has said nothing and owes nothing say so, with the next step', async () => {
    expect((await types('mine', 'U20')).text).toContain('You have said nothing yet. Try');
    expect((await types('owed', 'U20')).text).toContain('You owe nobody anything');
    expect((await types('list', 'U20')).text).toContain('Nobody has chosen to show you anything yet');
  });

  test('are the same in another workspace with nothing in it', async () => {
    await opens(shownTo('school'));
    expect(await deps.commitments.shown('T2', { since: '2026-02-24', teammates: ['U13'] }, 9)).toEqual([]);
    expect(await deps.commitments.concerning('T2', 'U13')).toEqual([]);
  });
});
