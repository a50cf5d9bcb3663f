import { describe, expect, test } from 'vitest';
import { keep } from '../../../src/features/who-knows/load.ts';
import { actionPayload } from '../../helpers/payloads.ts';
import { aisha, grace, jamal, mateo, sampleDesk, tamika } from './sample-desk.ts';

const { bot, db, slack, presses, sends, modalText, messagesTo, drafted, asked, taken, kept, told, becomes } =
  await sampleDesk();

const onlyTheAsker = 'Only the colleague who asked can decide this.';
const notAsked = 'This question was not offered to you.';
const settled = 'This question is settled already.';

async function unanswered(): Promise<string> {
  const id = await asked();
  await db.collection('questions').updateOne({ id }, { $set: { status: 'unanswered', 'offers.$[].state': 'expired' } });
  return id;
}

async function helped(): Promise<string> {
  const id = await taken();
  const mayBeShown = { selected_options: [{ value: 'yes' }] };
  await sends(
    'who-knows.helped-form',
    { practice: { value: 'Partners talk first' }, mayBeShown },
    { userId: mateo, id },
  );
  return id;
}

const pressOf = (actionId: string, value: string, userId: string) =>
  actionPayload(actionId, value, { user: { id: userId, team_id: 'T1' }, response_url: slack.responseUrl });
const deliver = async (...bodies: Record<string, unknown>[]) => {
  await Promise.all(bodies.map((body) => bot.slack.deliver(body)));
  await bot.settled();
};
const outbox = (filter: object) => db.collection('outbox').countDocuments(filter);

describe('a press by someone else changes nothing, and they are told why', () => {
  type Wrong = [actionId: string, userId: string, sentence: string];
  test.each<[string, () => Promise<string>, Wrong[]]>([
    [
      'on a draft',
      drafted,
      [
        ['who-knows.ask.0', grace, onlyTheAsker],
        ['who-knows.none', grace, onlyTheAsker],
        ['who-knows.go-on', grace, onlyTheAsker],
        ['who-knows.cancel', grace, onlyTheAsker],
      ],
    ],
    [
      'on a question that is offered',
      asked,
      [
        ['who-knows.accept', grace, notAsked],
        ['who-knows.accept', mateo, 'This is your own question.'],
        ['who-knows.decline', grace, notAsked],
        ['who-knows.decline-reason.no-time', grace, 'There is nothing to add here any more.'],
        ['who-knows.stop', aisha, onlyTheAsker],
      ],
    ],
    [
      'on one that nobody took',
      unanswered,
      [
        ['who-knows.gap', aisha, onlyTheAsker],
        ['who-knows.ask-again', aisha, onlyTheAsker],
      ],
    ],
    ['on one that is taken', taken, [['who-knows.still-stuck', aisha, onlyTheAsker]]],
    [
      'on one that has helped',
      helped,
      [
        ['who-knows.agree', mateo, 'Only the colleague who answered can agree to this.'],
        ['who-knows.not-yet', aisha, onlyTheAsker],
        ['who-knows.did-not-fit', aisha, onlyTheAsker],
      ],
    ],
  ])('%s', async (_, standing, wrong) => {
    const id = await standing();
    const before = await kept();
    for (const [actionId, userId, sentence] of wrong) {
      await presses(actionId, `${id}:${actionId.split('.')[2] ?? 0}`, { userId });
      expect(told().at(-1), actionId).toContain(sentence);
      expect(await kept(), actionId).toEqual(before);
    }
  });

  test.each<[string, () => Promise<string>, Wrong]>([
    ['Edit', drafted, ['who-knows.edit', grace, onlyTheAsker]],
    ['I know who knows', asked, ['who-knows.pass', grace, notAsked]],
    ['Ask the team', asked, ['who-knows.ask-team', aisha, onlyTheAsker]],
    ['This helped', taken, ['who-knows.helped', aisha, onlyTheAsker]],
    ['I tried it', helped, ['who-knows.tried-it', aisha, onlyTheAsker]],
  ])('on **%s**, in a form without the question', async (_, standing, [actionId, userId, sentence]) => {
    await presses(actionId, await standing(), { userId });
    expect(modalText()).toContain(sentence);
    expect(modalText()).not.toContain('quiet students');
  });
});

describe('a press made twice', () => {
  test.each([
    ['Ask Aisha', 'who-knows.ask.0', drafted, mateo, 'A colleague has your question now.'],
    ['I can help', 'who-knows.accept', asked, aisha, 'You have this question already.'],
    ['Not this time', 'who-knows.decline', asked, aisha, 'I have asked someone else by now.'],
    ['Stop asking', 'who-knows.stop', asked, mateo, settled],
    ['None of us knows this yet', 'who-knows.gap', unanswered, mateo, settled],
    ['Ask again', 'who-knows.ask-again', unanswered, mateo, 'This question is on its way or settled.'],
    ['Still stuck', 'who-knows.still-stuck', taken, mateo, settled],
  ])('on **%s** counts once, and the second is told so', async (_, actionId, standing, userId, sentence) => {
    const value = `${await standing()}:0`;
    await presses(actionId, value, { userId });
    const before = { question: await kept(), messages: await outbox({}) };
    await presses(actionId, value, { userId });
    expect(told().at(-1)).toContain(sentence);
    expect({ question: await kept(), messages: await outbox({}) }).toEqual(before);
  });

  test('at the same moment on **I can help** opens one conversation', async () => {
    const id = await asked();
    await deliver(pressOf('who-knows.accept', id, aisha), pressOf('who-knows.accept', id, aisha));
    expect(await outbox({ kind: 'who-knows.together' })).toBe(1);
    expect(await kept()).toMatchObject({ status: 'accepted', answerer: aisha });
  });
});

describe('**Cancel**', () => {
  test('of a question that is asked says how to stop it, and of one that is settled that it is', async () => {
    const id = await asked();
    await presses('who-knows.cancel', id, { userId: mateo });
    expect(told().at(-1)).toContain('Press Stop asking in the message I sent you.');
    await presses('who-knows.stop', id, { userId: mateo });
    await presses('who-knows.cancel', id, { userId: mateo });
    expect(told().at(-1)).toContain(settled);
    expect((await kept()).status).toBe('stopped');
  });
});

test('whoever acts on what has changed meanwhile hears what is so by now, and where it stands', async () => {
  await asked();
  const before = await kept();
  await presses('who-knows.accept', before.id, { userId: aisha });
  await expect(keep(bot.deps, { ...before, status: 'stopped' })).rejects.toMatchObject({
    code: 'someone-was-first',
    sentence: 'Someone pressed just before you: a colleague has taken this question. Home shows what comes next.',
  });
  expect((await kept()).status).toBe('accepted');
});

describe('two colleagues who press **I can help** at the same moment', () => {
  test('one has the question and the other is told', async () => {
    const id = await asked();
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { userId: mateo, id });
    slack.calls.length = 0;
    await deliver(pressOf('who-knows.accept', id, tamika), pressOf('who-knows.accept', id, jamal));
    expect(told()).toEqual([expect.stringContaining('Someone else has taken this question already.')]);
    const { status, answerer } = await kept();
    expect(status).toBe('accepted');
    expect([tamika, jamal]).toContain(answerer);
    expect(await outbox({ kind: 'who-knows.together' })).toBe(1);
  });
});

describe('a press a week later', () => {
  const later = '2026-03-03T15:00:00Z';

  test('on an offer that went on says so, and that one may still help', async () => {
    const id = await asked();
    await becomes(later);
    const before = await kept();
    await presses('who-knows.decline', id, { userId: aisha });
    expect(told().at(-1)).toContain('You can still press I can help.');
    expect(await kept()).toEqual(before);
  });

  test('on a question that has helped says that it is settled', async () => {
    const id = await helped();
    await becomes(later);
    const before = await kept();
    for (const actionId of ['who-knows.stop', 'who-knows.gap', 'who-knows.still-stuck']) {
      await presses(actionId, id, { userId: mateo });
      expect(told().at(-1), actionId).toContain(settled);
    }
    expect(await kept()).toEqual(before);
  });

  test('on **I can help** of a question that was stopped thanks for the will to help', async () => {
    const id = await asked();
    await presses('who-knows.stop', id, { userId: mateo });
    await becomes(later);
    await presses('who-knows.accept', id, { userId: aisha });
    expect(told().at(-1)).toBe('This question is settled; there is nothing left to do. Thank you for wanting to help.');
  });

  test('on a draft that was cancelled says how to ask again', async () => {
    const id = await drafted();
    await presses('who-knows.cancel', id, { userId: mateo });
    await becomes(later);
    await presses('who-knows.ask.0', `${id}:0`, { userId: mateo });
    expect(told().at(-1)).toContain('Ask it again with `/who-knows`.');
    expect(await outbox({ kind: 'who-knows.offer' })).toBe(0);
  });
});

describe('a press that is taken up again twice', () => {
  test('takes effect once', async () => {
    const id = await asked();
    const body = pressOf('who-knows.decline', id, aisha);
    const key = String(body.trigger_id);
    const cause = { teamId: 'T1', kind: 'action', key, userId: aisha };
    const row = { ...cause, state: 'waiting', receivedAt: new Date(0), payload: body };
    await db.collection('inbox').insertOne({ ...row });
    const again = { body, ack: async () => {}, customProperties: { cause: { ...cause, replayed: true } } };
    await Promise.all([bot.app.processEvent(again), bot.app.processEvent(again)]);
    await bot.recover(bot.app);
    await bot.settled();
    const { offers } = await kept();
    expect(offers.map(({ state }) => state)).toEqual(['declined', 'open']);
    expect(await db.collection('inbox').findOne({ key })).toMatchObject({ state: 'done' });
    // The offer, and the one to the next colleague; nothing about a second press.
    expect(messagesTo(aisha)).toHaveLength(1);
  });
});

describe('a colleague who was deactivated between offer and press', () => {
  const gone = { id: aisha, real_name: 'Aisha Rahman', deleted: true };
  const refused = expect.stringContaining('Contour is for the full members of this workspace.');

  test('is refused, and the question has gone on', async () => {
    const id = await asked();
    await deliver({
      type: 'event_callback',
      event_id: 'Ev1',
      team_id: 'T1',
      event: { type: 'user_change', user: gone },
    });
    await presses('who-knows.accept', id, { userId: aisha });
    expect(told().at(-1)).toEqual(refused);
    const { status, offers } = await kept();
    expect({ status, offers: offers.map(({ state }) => state) }).toEqual({
      status: 'asking',
      offers: ['withdrawn', 'open'],
    });
  });

  test('is refused though the news of it was lost, and the question goes on by itself', async () => {
    const id = await asked();
    slack.next('users.info', () => ({ ok: true, user: gone }));
    await presses('who-knows.accept', id, { userId: aisha });
    expect(told().at(-1)).toEqual(refused);
    await becomes('2026-02-24T15:01:00Z');
    const { status, offers } = await kept();
    expect({ status, offers: offers.map(({ state }) => state) }).toEqual({
      status: 'asking',
      offers: ['withdrawn', 'open'],
    });
  });
});

describe('a press on Home that comes too late', () => {
  const onHome = { id: 'VHOME', type: 'home' };

  test.each<[string, () => Promise<string>, [string, string][]]>([
    [
      'taken',
      taken,
      [
        ['who-knows.accept', aisha],
        ['who-knows.decline', aisha],
        ['who-knows.gap', mateo],
      ],
    ],
    ['on its way', asked, [['who-knows.ask-again', mateo]]],
    [
      'settled',
      helped,
      [
        ['who-knows.stop', mateo],
        ['who-knows.still-stuck', mateo],
      ],
    ],
  ])('because the question is %s is answered by Home alone', async (_, standing, late) => {
    const id = await standing();
    const before = await kept();
    for (const [actionId, userId] of late) {
      slack.calls.length = 0;
      await presses(actionId, id, { userId, view: onHome });
      expect(slack.callsOf('chat.postMessage'), actionId).toEqual([]);
      expect(slack.callsOf('views.publish'), actionId).toMatchObject([{ user_id: userId }]);
    }
    expect(await kept()).toEqual(before);
  });

  test('because someone else has taken the question is told in a message: Home only lacks it', async () => {
    const id = await asked();
    await sends('who-knows.team-form', { channel: { selected_conversation: 'C1' } }, { userId: mateo, id });
    await presses('who-knows.accept', id, { userId: tamika });
    await presses('who-knows.accept', id, { userId: aisha, view: onHome });
    expect(messagesTo(aisha).at(-1)?.text).toContain('Someone else has taken this question already.');
  });
});
