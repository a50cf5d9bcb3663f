import { beforeEach, describe, expect, test } from 'vitest';
import type { Gap } from '../../../src/domain/gap.ts';
import { jobs } from '../../../src/features/index.ts';
import { desk, labels } from '../../helpers/desk.ts';
import { filled } from '../model/model-desk.ts';

const { types, presses, sends, bot, slack, db, messagesTo, modal, modalText } = await desk('/contour');
const { deps } = bot;

beforeEach(async () => {
  await deps.schools.home('T1', 'America/Chicago');
});

const gapNow = async () => (await db.collection<Gap>('gaps').findOne({}, { projection: { _id: 0 } })) as Gap;
const newest = async (name: string) => String((await db.collection(name).find().sort({ _id: -1 }).limit(1).next())?.id);

async function goTo(at: string): Promise<void> {
  bot.setNow(new Date(at));
  for (const { name, run } of jobs) if (name.startsWith('gap.')) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
}

const agency = {
  name: { value: 'Region 4 math consultant' },
  kind: { selected_option: { value: 'agency' } },
  topics: { value: 'newcomer math, SLIFE' },
  contact: { value: 'math@region4.example' },
  cost: { value: '400 a day' },
  leadTime: { value: '3 weeks' },
  vettedBy: { selected_user: 'U04' },
};

/** A gap of 21's, sponsored by 01, that 21 and 05 will learn. */
async function ready(): Promise<string> {
  const words = { topic: { value: 'newcomer math' }, why: { value: null }, namesNoPupil: { selected_options: [] } };
  await sends('gap.name-form', words, { userId: 'U21' });
  const { id } = await gapNow();
  await presses('gap.own', id, { userId: 'U21' });
  await presses('gap.sponsor', id, { userId: 'U01' });
  for (const userId of ['U21', 'U05']) await presses('gap.learn', id, { userId });
  return id;
}

/** The same with help from the register on its way. */
async function planned(): Promise<string> {
  const id = await ready();
  expect(await sends('gap.help-form', agency, { userId: 'U04' })).toBeUndefined();
  const help = { help: { selected_option: { value: await newest('outsideHelp') } }, colleague: {}, byDay: {} };
  expect(await sends('gap.plan-form', help, { userId: 'U21', id })).toBeUndefined();
  return id;
}

/** A session on the gap by this host, which 17 watches; it takes place. */
async function taught(gapId: string, userId: string, at: { day: string; guest?: string }): Promise<void> {
  const topic = { value: at.guest ? 'newcomer math' : 'Newcomer Math, once more' };
  const form = filled({ topic, day: { selected_date: at.day }, guest: { value: at.guest ?? null } });
  expect(await sends('model.bring-in-form', form, { userId, id: gapId })).toBeUndefined();
  const session = await newest('sessions');
  await presses('model.post', session, { userId });
  await presses('model.join', session, { userId: 'U17' });
  await goTo(`${at.day}T16:30:00Z`);
  await presses('model.held', session, { userId });
  await goTo(`${at.day}T17:00:00Z`);
}

test('a gap goes from help outside to two insiders who have each taught it, who are found for it once they agree', {
  timeout: 90_000,
}, async () => {
  const id = await planned();
  const plan = await presses('gap.show', id, { userId: 'U21' });
  expect(plan.text).toContain('Brought in by Region 4 math consultant.');
  expect(labels(plan)).toContain('Plan the session');
  await presses('model.bring-in', id, { userId: 'U21' });
  expect(JSON.stringify(modal().blocks)).toContain('"initial_value":"Region 4 math consultant"');
  expect(JSON.stringify(modal().blocks)).toContain('"initial_value":"newcomer math"');

  await taught(id, 'U21', { day: '2026-02-25', guest: 'Region 4 math consultant' });
  expect(await gapNow()).toMatchObject({ stage: 'being-learned', taught: [] });
  expect(messagesTo('U01').at(-1)?.text).toContain('was shown here. It is ours once two of us');
  await presses('gap.served.part', id, { userId: 'U21' });

  await taught(id, 'U21', { day: '2026-02-26' });
  expect(await gapNow()).toMatchObject({ stage: 'being-learned', taught: [{ userId: 'U21' }] });
  expect(messagesTo('U21').filter(({ text }) => text.includes('May others find you'))).toEqual([]);
  await taught(id, 'U05', { day: '2026-02-27' });
  expect((await gapNow()).stage).toBe('carried');
  expect(await db.collection('expertise').countDocuments({})).toBe(0);
  await goTo('2026-03-02T16:00:00Z');
  const asked = messagesTo('U05').find(({ text }) => text.includes('May others find you for it?'));
  expect(labels(asked ?? { blocks: [] })).toEqual(['Yes, list me', 'Not now', 'Fewer of these']);
  await presses('gap.list-me', id, { userId: 'U05' });
  await presses('gap.not-now', id, { userId: 'U21' });
  expect((await presses('gap.list-me', id, { userId: 'U17' })).text).toContain('nothing to answer any more');
  const listed = await db.collection('expertise').find({}).toArray();
  expect(listed).toMatchObject([{ userId: 'U05', topic: 'newcomer math', source: 'skill', offers: ['ask', 'watch'] }]);
  expect((await types('gap')).text).toContain('Carried by now: *newcomer math*, taught by <@U21> and <@U05>.');
  expect((await types('outside help')).text).toContain('Brought in for newcomer math: it served in part.');

  await db.collection('gaps').updateOne({}, { $set: { why: 'They sit out' } });
  await goTo('2026-08-20T16:00:00Z');
  expect((await gapNow()).why).toBe('They sit out');
  await goTo('2026-09-01T16:00:00Z');
  expect(await gapNow()).not.toHaveProperty('why');
});

test('who taught what a question of two topics asked for is found for each of them', async () => {
  const id = await ready();
  const taught = [{ userId: 'U05', sessionId: 's1' }];
  await db.collection('gaps').updateOne({ id }, { $set: { topic: 'slife, number-talk', stage: 'carried', taught } });
  await presses('gap.list-me', id, { userId: 'U05' });
  const listed = (await deps.expertise.of('T1', 'U05')).map(({ topicKey }) => topicKey);
  expect(listed.sort()).toEqual(['number-talk', 'slife']);
});

test('who lists as much as one can is found for no more, also where a topic of theirs stands there twice', async () => {
  const id = await ready();
  const taught = [{ userId: 'U05', sessionId: 's1' }];
  await db.collection('gaps').updateOne({ id }, { $set: { stage: 'carried', taught } });
  const own = Array.from({ length: 30 }, (_, n) => ({ topicKey: `t${Math.max(1, n)}`, source: n ? 'skill' : 'hobby' }));
  await db
    .collection('expertise')
    .insertMany(own.map((one, n) => ({ ...one, id: `e${n}`, teamId: 'T1', userId: 'U05' })));
  expect((await presses('gap.list-me', id, { userId: 'U05' })).text).toContain('You list 30 topics');
  expect(await deps.expertise.of('T1', 'U05')).toHaveLength(30);
});

describe('bringing someone in', () => {
  test('waits for a sponsor and for two who will learn it, and says which is missing', async () => {
    const id = await ready();
    await presses('gap.back-sponsor', id, { userId: 'U01' });
    await presses('gap.plan', id, { userId: 'U21' });
    expect(modalText()).toContain('they sponsor it');
    await presses('gap.sponsor', id, { userId: 'U01' });
    await presses('gap.not-learn', id, { userId: 'U05' });
    await presses('gap.plan', id, { userId: 'U21' });
    expect(modalText()).toContain('First two colleagues say that they will learn it');
    const colleague = { colleague: { selected_user: 'U03' } };
    await sends('gap.plan-form', colleague, { userId: 'U21', id });
    expect((await gapNow()).stage).toBe('searching');
    await presses('gap.learn', id, { userId: 'U05' });
    await presses('gap.plan', id, { userId: 'U13' });
    expect(modalText()).toContain('Its owner or its sponsor plans this');
    expect(await sends('gap.plan-form', {}, { userId: 'U21', id })).toEqual({
      colleague: expect.stringContaining('one of the two'),
    });
    for (const userId of ['U21', 'U05'])
      expect(await sends('gap.plan-form', { colleague: { selected_user: userId } }, { userId: 'U21', id })).toEqual({
        colleague: expect.stringContaining('Choose a colleague who knows it.'),
      });
    await sends('gap.plan-form', colleague, { userId: 'U21', id });
    expect((await gapNow()).stage).toBe('bringing-in');
    expect((await presses('gap.show.message', id, { userId: 'U21' })).text).toContain('Next: ask them to show it;');
    await presses('model.bring-in-ask', id, { userId: 'U21' });
    expect(JSON.stringify(modal().blocks)).toContain('"initial_user":"U03"');
  });

  test('that comes to nothing goes back to the search, and the register forgets it', async () => {
    const id = await planned();
    expect((await types('outside help')).text).toContain('Brought in for newcomer math: under way.');
    expect((await presses('gap.elsewhere', id, { userId: 'U13' })).text).toContain('Only its owner or its sponsor');
    await presses('gap.elsewhere', id, { userId: 'U21' });
    expect(await gapNow()).toMatchObject({ stage: 'searching' });
    expect((await types('outside help')).text).not.toContain('Brought in for');
    await presses('model.bring-in', id, { userId: 'U21' });
    expect(modalText()).toContain('No session is planned from here just now');
  });

  test('by a colleague counts where they show it to who asked alone; what they show others so is nobody’s to read', async () => {
    const id = await ready();
    const colleague = { colleague: { selected_user: 'U03' } };
    await sends('gap.plan-form', colleague, { userId: 'U21', id });
    const wanted = {
      ...colleague,
      topic: { value: 'newcomer math' },
      wish: {},
      namesNoPupil: { selected_options: [] },
    };
    const shows = async (form: string, userId: string, over: { id?: string; day: string }) => {
      expect(await sends(form, wanted, { userId, ...over })).toBeUndefined();
      const request = await newest('modelingRequests');
      const alone = { topic: { value: 'newcomer math' }, channel: {}, day: { selected_date: over.day } };
      expect(await sends('model.answer-form', filled(alone), { userId: 'U03', id: request })).toBeUndefined();
      const session = await newest('sessions');
      await presses('model.post', session, { userId: 'U03' });
      await presses('model.join', session, { userId });
      await goTo(`${over.day}T16:30:00Z`);
      await presses('model.held', session, { userId: 'U03' });
      await goTo(`${over.day}T17:00:00Z`);
    };
    await shows('model.ask-form', 'U17', { day: '2026-02-25' });
    expect(await gapNow()).toMatchObject({ stage: 'bringing-in', taught: [] });
    expect((await presses('gap.look', id, { userId: 'U13' })).text).toContain('nobody has shown it within a year');
    await presses('model.bring-in-ask', id, { userId: 'U21' });
    await shows(modal().callback_id ?? '', 'U21', { id: modal().private_metadata ?? '', day: '2026-02-26' });
    expect(await gapNow()).toMatchObject({ stage: 'being-learned', taught: [{ userId: 'U03' }] });
    await db.collection('sessions').updateMany({}, { $set: { channelId: 'C1', isPrivate: true } });
    expect((await presses('gap.look', id, { userId: 'U13' })).text).toContain('nobody has shown it within a year');
    await db.collection('sessions').updateMany({}, { $unset: { isPrivate: '' } });
    expect((await presses('gap.look', id, { userId: 'U13' })).text).toContain('<@U03> has shown it');
  });

  test('begins with what neighbouring teams and the register know, whatever words they use for it', async () => {
    const id = await ready();
    await sends('gap.help-form', agency, { userId: 'U04' });
    await deps.roster.colleague('T1', 'U08');
    const entry = { topic: 'newcomer math', topicKey: 'newcomer-math', detail: '', source: 'skill', level: 2 } as const;
    await deps.expertise.put({
      ...{ ...entry, teamId: 'T1', userId: 'U08', id: 'e1', offers: ['ask'], confirmedOn: '2026-02-01' },
    });
    const look = await presses('gap.look', id, { userId: 'U21' });
    expect(look.text).toContain('*In other teams:* <@U08> lists something of it.');
    expect(look.text).toContain('*In our register:*\n• *Region 4 math consultant* (regional service agency)');
    expect(look.text).toContain('Cost: 400 a day. Ahead of time: 3 weeks. <@U04> knows them.');
  });
});

describe('the register of outside help', () => {
  test('is changed by who added an entry, a leader of the school or an admin, and by nobody else', async () => {
    await sends('gap.help-form', agency, { userId: 'U04' });
    const id = await newest('outsideHelp');
    expect((await presses('gap.help-remove', id, { userId: 'U13' })).text).toContain('Ask one of them');
    expect(labels(await types('outside help', 'U13'))).toEqual(['Add outside help', 'All gaps']);
    const dearer = { ...agency, cost: { value: '500 a day' } };
    await sends('gap.help-change-form', dearer, { userId: 'U13', id });
    expect((await types('outside help', 'U13')).text).toContain('400 a day');
    await sends('gap.help-change-form', dearer, { userId: 'U04', id });
    expect((await types('outside help', 'U13')).text).toContain('500 a day');
    await presses('gap.help-remove', id, { userId: 'U04' });
    expect(await db.collection('outsideHelp').countDocuments({})).toBe(0);
  });

  test('says beside each field what is missing', async () => {
    const errors = await sends('gap.help-form', { name: { value: ' ' }, topics: { value: ':tada:' }, contact: {} });
    expect(Object.keys(errors ?? {}).sort()).toEqual(['contact', 'kind', 'name', 'topics']);
  });
});

test('who is asked and says that none of us knows this yet is heard by the asker, who decides', async () => {
  await deps.roster.colleague('T1', 'U03');
  await deps.people.join('T1', 'U03', new Date('2026-01-05T15:00:00Z'));
  const entry = { topic: 'slife', topicKey: 'slife', detail: '', source: 'skill', level: 2 } as const;
  await deps.expertise.put({
    ...{ ...entry, teamId: 'T1', userId: 'U03', id: 'e1', offers: ['ask'], confirmedOn: '2026-02-01' },
  });
  await deps.schools.directoryChanged('T1');
  await bot.slack.deliver({
    ...{ command: '/who-knows', text: 'how do I help slife students', team_id: 'T1', user_id: 'U21', channel_id: 'C1' },
    ...{ trigger_id: 'asked', api_app_id: 'A1', response_url: slack.responseUrl },
  });
  await bot.settled();
  const id = await newest('questions');
  await presses('who-knows.ask.0', `${id}:0`, { userId: 'U21' });
  await presses('who-knows.decline', id, { userId: 'U03' });
  await presses('who-knows.decline-reason.none-knows', `${id}:none-knows`, { userId: 'U03' });
  const state = slack.callsOf('chat.update').findLast(({ text }) => String(text).includes('slife students'));
  expect(state?.text).toContain('A colleague who was asked thinks that none of us knows this yet. What next?');
  expect(await db.collection('gaps').countDocuments({})).toBe(0);
  await presses('who-knows.gap', id, { userId: 'U21' });
  expect((await gapNow()).topic).toBe('slife');
});
