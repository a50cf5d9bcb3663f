import { describe, expect, test } from 'vitest';
import { freshSchools, askedText as text } from '../../helpers/fresh-schools.ts';

const at = await freshSchools();

const rows = (filter: object) => at.records('outbox').find(filter).toArray();
/** A Slack stand-in without this method, or one that refuses it so from now on. */
const lacks = (method: string, code = 'unknown_method') =>
  at.school.faults.add({ kind: 'refuse', code, method, times: null });

describe('where Slack opens no form', () => {
  test.each(['unknown_method', 'trigger_expired', 'trigger_exchanged', 'ratelimited'])(
    'because of %s, the asker is told how to ask without one, and can',
    async (code) => {
      lacks('views.open', code);
      await at.school.as('17').command('/who-knows');
      await at.school.as('17').sees('Write your question after the command');
      await at.mateoAsksAisha();
    },
  );

  test('each button that needs one says what to do instead', async () => {
    const mateo = await at.mateoAsksAisha();
    lacks('views.open');
    await at.school.as('11').press('I know who knows');
    await at.school.as('11').sees('press Not this time, and I ask someone else');
    await mateo.press('Ask the team');
    await mateo.sees('write your question in the channel yourself');
    await at.school.as('11').press('I can help');
    await mateo.sees('can help. Talk in this thread');
    await mateo.press('This helped');
    await mateo.sees('thank your colleague in your conversation, and press Stop asking');
    await mateo.press('Stop asking');
    await mateo.sees('You stopped asking');
  });
});

describe('where Slack has no', () => {
  test('conversations.open, asker and colleague are told of each other and can still end it well', async () => {
    const mateo = await at.mateoAsksAisha();
    lacks('conversations.open');
    await at.school.as('11').press('I can help');
    await mateo.sees('can help with your question. Write to each other directly');
    await at.school.as('11').sees('Write to each other directly');
    expect(await rows({ state: 'dead' })).toMatchObject([{ kind: 'who-knows.together', reason: 'unknown_method' }]);
    expect(at.school.log).toContainEqual(expect.objectContaining({ event: 'outbox.refused', code: 'unknown_method' }));
    await mateo.press('This helped');
    await mateo.submit({ 'What practice helped?': 'Partners talk first' });
    await at.school.as('11').sees('Partners talk first');
  });

  test('users.info, those who are known go on as before', async () => {
    lacks('users.info');
    const mateo = await at.mateoAsksAisha();
    await at.school.as('11').press('I can help');
    await mateo.sees('can help. Talk in this thread');
  });

  test('users.info, a newcomer is told to try again, and nothing is kept of them', async () => {
    lacks('users.info');
    const newcomer = at.school.as(at.school.addPerson({ name: 'Noor Haddad', title: 'Teacher' }));
    await newcomer.command('/who-knows', text);
    await newcomer.sees('Slack does not tell me who you are just now');
    expect(at.school.log).toContainEqual(expect.objectContaining({ code: 'slack-does-not-tell-unknown_method' }));
  });

  test('chat.update, the asker gets a new message each time the question moves', async () => {
    const mateo = await at.mateoAsksAisha();
    lacks('chat.update');
    await at.school.as('11').press('I can help');
    await mateo.sees('can help you. Write to each other');
    const dead = await rows({ state: 'dead' });
    expect(new Set(dead.map(({ method, reason }) => `${method} ${reason}`))).toEqual(
      new Set(['chat.update unknown_method']),
    );
  });

  test('views.update, the form stays empty and the person is told what to do instead', async () => {
    lacks('views.update');
    await at.school.as('17').command('/who-knows');
    await at.school.path.settled();
    const inbox = at.records('inbox');
    expect(await inbox.findOne({ state: 'replying' })).toMatchObject({
      reply: { text: expect.stringContaining('Write your question after the command') },
    });
  });

  test('chat.postMessage, nobody has the question, and `/who-knows mine` says how to go on', async () => {
    lacks('chat.postMessage');
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', text);
    await mateo.press('Ask Aisha');
    await at.school.path.settled();
    await mateo.command('/who-knows', 'mine');
    await mateo.sees('Nobody has it just now');
    // Not one colleague after the other: what is lacking would meet each of them.
    expect(await rows({ kind: 'who-knows.offer' })).toHaveLength(1);
  });
});

describe('a message that cannot be posted', () => {
  test('to the colleague who is next passes the question on to the one after', async () => {
    const mateo = await at.mateoAsksAisha();
    at.school.faults.add({ kind: 'refuse', code: 'user_disabled', method: 'chat.postMessage', times: 1 });
    await at.school.as('11').press('Not this time');
    await at.school.path.settled();
    const questions = at.records('questions');
    expect((await questions.findOne({}))?.offers.map(({ state }: { state: string }) => state)).toEqual([
      'declined',
      'withdrawn',
      'open',
    ]);
    expect(await rows({ state: 'dead' })).toMatchObject([{ kind: 'who-knows.offer', reason: 'user_disabled' }]);
    await mateo.sees('has it until');
  });

  test('to the asker does not keep the next one from them', async () => {
    const mateo = at.school.as('17');
    await mateo.command('/who-knows', text);
    // The first message of all is the one to the asker.
    at.school.faults.add({ kind: 'refuse', code: 'msg_too_long', method: 'chat.postMessage', times: 1 });
    await mateo.press('Ask Aisha');
    await at.school.as('11').sees(text);
    await at.school.as('11').press('I can help');
    await mateo.sees('can help you. Write to each other');
  });

  test('in a channel is told to the asker, with the way to get in', async () => {
    const mateo = await at.mateoAsksAisha();
    await mateo.press('Ask the team');
    at.school.faults.add({ kind: 'refuse', code: 'not_in_channel', method: 'chat.postMessage', times: 1 });
    await mateo.submit({ 'In which channel': '#six-eight' });
    const told = await mateo.sees('I cannot post in');
    expect(told.text).toMatch(/<#C\w+>\. Invite me there/);
    await mateo.sees('has it until');
    // Somebody invites it, and he asks there once more.
    await mateo.dismiss();
    await at.school.goTo('2026-02-24T15:02:00Z');
    await mateo.press('Ask the team');
    await mateo.submit({ 'In which channel': '#six-eight' });
    await at.school.as('18').sees(text);
  });
});
