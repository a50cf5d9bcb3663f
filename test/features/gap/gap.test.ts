import { beforeEach, describe, expect, test } from 'vitest';
import type { Gap } from '../../../src/domain/gap.ts';
import { home } from '../../../src/features/gap/index.ts';
import { desk, labels } from '../../helpers/desk.ts';

const { types, presses, sends, bot, slack, db, messagesTo, modalText } = await desk('/contour');
const { deps } = bot;

beforeEach(async () => {
  await deps.schools.home('T1', 'America/Chicago');
});

const kept = async () =>
  (await db
    .collection<Gap>('gaps')
    .find({}, { projection: { _id: 0 } })
    .toArray()) as Gap[];
const idOf = async () => (await kept())[0]?.id ?? '';

/** Someone names a gap by hand; gives its id. */
async function named(topic = 'newcomer math', userId = 'U21'): Promise<string> {
  const fields = {
    topic: { value: topic },
    why: { value: 'They sit out in math' },
    namesNoPupil: { selected_options: [] },
  };
  expect(await sends('gap.name-form', fields, { userId })).toBeUndefined();
  return idOf();
}

/** Someone asks this, and presses None of us knows this yet; gives the id of the question. */
async function nobodyKnows(text: string, userId = 'U21'): Promise<string> {
  await bot.slack.deliver({
    ...{ command: '/who-knows', text, team_id: 'T1', user_id: userId, channel_id: 'C1' },
    ...{ trigger_id: 'asked', api_app_id: 'A1', response_url: slack.responseUrl },
  });
  await bot.settled();
  const id = String((await db.collection('questions').findOne({}))?.id);
  await presses('who-knows.gap', id, { userId });
  return id;
}

describe('a gap by hand', () => {
  test('stands on the list that every colleague reads with /contour gap, once', async () => {
    await named();
    await named('Newcomer math', 'U05');
    expect(await kept()).toHaveLength(1);
    const list = await types('gap', 'U05');
    bot.setNow(new Date('2026-02-25T15:00:00Z'));
    expect((await types('gap', 'U05')).text).toContain('named, for 1 school day.');
    expect(list.text).toContain('*newcomer math*: named. Nobody owns it yet.');
    expect(labels(list)).toEqual(['Open', 'Name a gap', 'Outside help']);
  });

  test('that a second one names keeps their reason where it has none, and says so where it has one', async () => {
    const name = (why: string | null, userId: string) =>
      sends('gap.name-form', { topic: { value: 'newcomer math' }, why: { value: why } }, { userId });
    await name(null, 'U21');
    await name('They sit out in math', 'U05');
    expect((await kept())[0]).toMatchObject({ openedBy: 'U21', why: 'They sit out in math', whyBy: 'U05' });
    expect(modalText()).toContain('This is on the list already.');
    expect(modalText()).not.toContain('not kept');
    await name('Six of them came in May', 'U13');
    expect(modalText()).toContain('your words were not kept');
    expect((await kept())[0]?.why).toBe('They sit out in math');
  });

  test('is taken off by who named it while nobody has taken it on, and by nobody else', async () => {
    const id = await named();
    expect((await presses('gap.take-off', id, { userId: 'U05' })).text).toContain('Only who named it can take it off');
    await presses('gap.own', id, { userId: 'U05' });
    expect((await presses('gap.take-off', id, { userId: 'U21' })).text).toContain('Only who named it can take it off');
    await presses('gap.back-owner', id, { userId: 'U05' });
    expect(await kept()).toHaveLength(1);
    await db.collection('gaps').updateOne({}, { $set: { stage: 'named' } });
    expect((await presses('gap.take-off', id, { userId: 'U21' })).text).toContain('It is off the list.');
    expect(await kept()).toEqual([]);
  });

  test('that seems to name a student stays in the form', async () => {
    const fields = { topic: { value: 'Help Marcus Bell with reading' }, why: { value: null }, namesNoPupil: {} };
    expect(await sends('gap.name-form', fields)).toEqual({ topic: expect.stringContaining('seems to name a student') });
    expect(await kept()).toEqual([]);
  });
});

describe('its owner and its sponsor', () => {
  test('are those who said yes themselves, and who asked hears it', async () => {
    const id = await named();
    expect(await sends('gap.ask-sponsor-form', { colleague: { selected_user: 'U01' } }, { userId: 'U21', id })).toBe(
      undefined,
    );
    expect((await kept())[0]).not.toHaveProperty('sponsor');
    const [asked] = messagesTo('U01');
    expect(asked?.text).toContain('<@U21> asks whether you would sponsor something that none of us knows yet');
    expect(labels(asked ?? { blocks: [] })).toEqual(['I sponsor it', 'Not this time', 'Fewer of these']);
    const said = await presses('gap.sponsor.message', id, { userId: 'U01' });
    expect(said.text).toContain('You sponsor it now.');
    expect((await kept())[0]?.sponsor).toBe('U01');
    expect(messagesTo('U21').map(({ text }) => text)).toEqual([expect.stringContaining('<@U01> sponsors it')]);
    expect(slack.callsOf('chat.update').map(({ text }) => text)).toEqual([
      expect.stringContaining('You sponsor it now.'),
    ]);
  });

  test('say not this time without a reason, and can be asked again', async () => {
    const id = await named();
    const ask = () => sends('gap.ask-owner-form', { colleague: { selected_user: 'U05' } }, { userId: 'U21', id });
    await ask();
    await presses('gap.decline-owner', id, { userId: 'U05' });
    expect(messagesTo('U21').map(({ text }) => text)).toEqual([expect.stringContaining('cannot take it on now')]);
    expect((await presses('gap.decline-owner', id, { userId: 'U05' })).text).toContain('nothing to answer any more');
    await ask();
    expect(messagesTo('U05')).toHaveLength(2);
  });

  test('and those who would learn it are nobody who has paused being asked, which the form says with the name', async () => {
    const id = await named();
    for (const userId of ['U05', 'U17', 'U18']) await deps.roster.colleague('T1', userId);
    await deps.people.set('T1', 'U18', { pausedUntil: '2026-03-20' });
    const { name = '' } = (await deps.people.find('T1', 'U18')) ?? {};
    const paused = expect.stringContaining(`${name.split(' ')[0]} is asked nothing before Mar 20, 2026.`);
    const one = { colleague: { selected_user: 'U18' } };
    for (const form of ['gap.ask-owner-form', 'gap.ask-sponsor-form'])
      expect(await sends(form, one, { userId: 'U21', id })).toEqual({ colleague: paused });
    const three = { colleagues: { selected_users: ['U05', 'U17', 'U18'] } };
    expect(await sends('gap.ask-learn-form', three, { userId: 'U21', id })).toEqual({ colleagues: paused });
    expect(slack.callsOf('chat.postMessage').filter(({ channel }) => channel !== 'U21')).toEqual([]);
    // Who has paused asks nobody when they take it on themself.
    expect(await sends('gap.ask-owner-form', one, { userId: 'U18', id })).toBeUndefined();
    bot.setNow(new Date('2026-03-20T15:00:00Z'));
    expect(await sends('gap.ask-sponsor-form', one, { userId: 'U21', id })).toBeUndefined();
  });

  test('of two who take it on at once one does', async () => {
    const id = await named();
    await Promise.all([presses('gap.own', id, { userId: 'U05' }), presses('gap.own', id, { userId: 'U17' })]);
    const [gap] = await kept();
    expect(['U05', 'U17']).toContain(gap?.owner);
    expect(gap?.stage).toBe('searching');
    expect((await presses('gap.own', id, { userId: 'U13' })).text).toContain('Someone owns it by now.');
  });

  test('who is no colleague any more owns nothing', async () => {
    const id = await named();
    await presses('gap.own', id, { userId: 'U05' });
    await presses('gap.learn', id, { userId: 'U05' });
    const user = { id: 'U05', team_id: 'T1', deleted: true, updated: 1 };
    await bot.slack.deliver({
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: 'T1',
      event: { type: 'user_change', user },
    });
    await bot.settled();
    expect((await kept())[0]).toMatchObject({ stage: 'searching', learners: [] });
    expect((await kept())[0]).not.toHaveProperty('owner');
  });
});

describe('who learns it', () => {
  test('says so by their own press; who was asked is asked once, and who declines is told of to nobody', async () => {
    const id = await named();
    const ask = () =>
      sends('gap.ask-learn-form', { colleagues: { selected_users: ['U05', 'U17'] } }, { userId: 'U21', id });
    await ask();
    await ask();
    expect([messagesTo('U05').length, messagesTo('U17').length]).toEqual([1, 1]);
    await presses('gap.learn.message', id, { userId: 'U05' });
    const waiting = async (userId: string) => {
      const parts = await home(deps, await deps.roster.colleague('T1', userId));
      return labels({ blocks: parts.filter(({ place }) => place === 'waiting').flatMap(({ items }) => items.flat()) });
    };
    expect(await waiting('U05')).toEqual([]);
    expect(await waiting('U17')).toEqual(['I will learn it', 'Not this time']);
    await presses('gap.decline-learn', id, { userId: 'U17' });
    expect(await waiting('U17')).toEqual([]);
    await db.collection('gaps').updateOne(
      {},
      {
        ...{ $set: { stage: 'carried', taught: [{ userId: 'U17', sessionId: 's1' }] }, $unset: { isOpen: '' } },
      },
    );
    expect(await waiting('U17')).toEqual(['Yes, list me', 'Not now']);
    await presses('gap.not-now', id, { userId: 'U17' });
    expect(await waiting('U17')).toEqual([]);
    expect((await kept())[0]?.learners).toEqual(['U05']);
    expect(messagesTo('U21')).toEqual([]);
  });
});

describe('a question that none of us knows', () => {
  test('becomes a gap with its topic alone, which its asker opens from their message', async () => {
    const asked = await nobodyKnows('how do I help slife students in my class');
    expect(await kept()).toMatchObject([{ topic: 'slife', topicKey: 'slife', openedBy: 'U21', stage: 'named' }]);
    expect(JSON.stringify(await kept())).not.toContain('how do I help');
    const gap = await presses('gap.show.message', `question:${asked}`, { userId: 'U21' });
    expect(gap.text).toContain('*slife*: named');
    expect(labels(gap)).toContain('I take it on');
  });

  test('stays on the list for its asker where a colleague had named the same by hand and would take it off', async () => {
    const id = await named('slife', 'U05');
    const asked = await nobodyKnows('how do I help slife students in my class');
    expect(labels(await presses('gap.show', id, { userId: 'U05' }))).not.toContain('Take it off');
    expect((await presses('gap.take-off', id, { userId: 'U05' })).text).toContain('taken it on or named it too');
    expect((await presses('gap.show.message', `question:${asked}`, { userId: 'U21' })).text).toContain(
      '*slife*: named',
    );
  });
});

test('a question of two topics becomes the gap of the one that nobody lists, which a session on it closes', async () => {
  await deps.roster.colleague('T1', 'U06');
  await deps.people.join('T1', 'U06', new Date('2026-01-05T15:00:00Z'));
  const entry = { topic: 'number talks', topicKey: 'number-talk', detail: '', source: 'skill', level: 2 } as const;
  await deps.expertise.put({
    ...{ ...entry, teamId: 'T1', userId: 'U06', id: 'e1', offers: ['ask'], confirmedOn: '2026-02-01' },
  });
  await deps.schools.directoryChanged('T1');
  await nobodyKnows('how do I help slife students take part in number talks');
  expect(await kept()).toMatchObject([{ topic: 'slife', topicKey: 'slife' }]);
});

test('guests see nothing of it', async () => {
  const id = await named();
  slack.next('users.info', () => ({ ok: true, user: { id: 'U90', real_name: 'Gail Guest', is_restricted: true } }));
  for (const said of [
    await types('gap', 'U90'),
    await presses('gap.show', id, { userId: 'U90' }),
    await presses('gap.own', id, { userId: 'U90' }),
  ])
    expect(said.text).not.toContain('newcomer');
  await bot.slack.deliver({
    ...{ type: 'block_actions', team: { id: 'T1' }, user: { id: 'U90', team_id: 'T1' }, api_app_id: 'A1' },
    ...{ trigger_id: 'guest', response_url: slack.responseUrl, actions: [{ action_id: 'gap.ask-learn', value: id }] },
  });
  await bot.settled();
  expect(modalText()).not.toContain('newcomer');
});

describe('a press on a gap', () => {
  const buttons = [
    ...['show', 'take-off', 'own', 'sponsor', 'decline-owner', 'decline-sponsor', 'back-owner', 'back-sponsor'],
    ...['learn', 'not-learn', 'decline-learn', 'look', 'elsewhere', 'list-me', 'not-now'],
  ];
  const state = async () => JSON.stringify(await kept());

  test.each([
    ['taken on', 'own', {}, { owner: 'U05' }],
    ['sponsored', 'sponsor', {}, { sponsor: 'U05' }],
    ['handed back', 'back-owner', { owner: 'U05', stage: 'searching' }, { turn: 1 }],
    ['learned', 'learn', {}, { learners: ['U05'] }],
    ['not learned after all', 'not-learn', { learners: ['U05', 'U17'] }, { learners: ['U17'] }],
  ])('twice at once: it is %s once', async (_, button, over, after) => {
    const id = await named();
    await db.collection('gaps').updateOne({}, { $set: { ...over, turn: 0 } });
    await Promise.all([1, 2].map(() => presses(`gap.${button}`, id, { userId: 'U05' })));
    expect((await kept())[0]).toMatchObject({ ...after, turn: 1 });
  });

  test('by someone whom it is not for changes nothing', async () => {
    const id = await named();
    await presses('gap.own', id, { userId: 'U05' });
    const before = await state();
    const notTheirs = buttons.filter((one) => !['show', 'own', 'sponsor', 'learn', 'look'].includes(one));
    for (const button of notTheirs) await presses(`gap.${button}`, id, { userId: 'U17' });
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', is_restricted: true } }));
    for (const button of buttons) await presses(`gap.${button}`, id, { userId: 'U50' });
    expect(await state()).toBe(before);
  });

  test('weeks later, when it is carried or off the list, changes nothing and says where to look', async () => {
    const id = await named();
    for (const over of [{ stage: 'carried', owner: 'U21' }, { id: 'gone' }]) {
      await db.collection('gaps').updateOne({}, { $set: over, $unset: { isOpen: '' } });
      bot.setNow(new Date('2026-05-04T15:00:00Z'));
      const before = await state();
      for (const button of buttons) {
        const { text } = await presses(`gap.${button}`, id, { userId: 'U05' });
        if ('id' in over) expect(text, button).toContain('/contour gap');
      }
      expect(await state()).toBe(before);
    }
  });
});
