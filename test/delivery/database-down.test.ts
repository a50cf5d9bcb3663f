import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest';
import { connectMongo } from '../../src/stores/connect.ts';
import { type Bot, startBot } from '../helpers/bot.ts';
import { type Gate, gateTo } from '../helpers/gate.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { actionPayload, commandPayload, submissionPayload } from '../helpers/payloads.ts';
import { type SlackStub, slackStub } from '../helpers/slack-stub.ts';

const { db } = await freshDatabase();
const notSaved = 'I could not make sure this was saved. Look at `/who-knows mine` before trying again.';
let slack: SlackStub;
let bot: Bot;
/** The way to the database: of what is stored while a person waits, and of the work. */
let inboxWay: Gate;
let workWay: Gate;

beforeAll(async () => {
  slack = await slackStub();
  const port = Number(new URL(inject('mongoUri')).port);
  [inboxWay, workWay] = await Promise.all([gateTo(port), gateTo(port)]);
  const through = (gate: Gate) => `mongodb://127.0.0.1:${gate.port}/${db.databaseName}?directConnection=true`;
  const [quick, main] = await Promise.all([
    connectMongo(through(inboxWay), 'inbox'),
    connectMongo(through(workWay), 'main'),
  ]);
  bot = await startBot({ client: main, quick, dbName: db.databaseName, slackApiUrl: slack.apiUrl });
  await bot.deps.schools.home('T1');
  return async () => {
    for (const gate of [inboxWay, workWay]) gate.set('open');
    await bot.stop();
    await Promise.all([quick.close(), main.close()]);
  };
}, 30_000);
afterAll(async () => {
  await Promise.all([inboxWay.stop(), workWay.stop(), slack.stop()]);
});
beforeEach(async () => {
  for (const gate of [inboxWay, workWay]) gate.set('open');
  slack.calls.length = 0;
  bot.log.length = 0;
  await db.collection('inbox').deleteMany({});
});

/** Delivers it; gives the acknowledgement and after how many milliseconds the person had heard. */
async function heard(body: Record<string, unknown>): Promise<{ answer: unknown; ms: number }> {
  const startedAt = performance.now();
  const answer = await bot.slack.deliver(body);
  return { answer, ms: performance.now() - startedAt };
}

const ways = [
  ['stands still', 'held'],
  ['is closed', 'shut'],
] as const;

describe.each(ways)('while the way to the database %s', (_, way) => {
  type Heard = Awaited<ReturnType<typeof heard>>;
  let [command, press, home, form]: (Heard | undefined)[] = [];
  let event: Error | undefined;
  let calls: SlackStub['calls'] = [];

  beforeAll(async () => {
    slack.calls.length = 0;
    for (const gate of [inboxWay, workWay]) gate.set(way);
    const news = { type: 'event_callback', event_id: `Ev-${way}`, team_id: 'T1', event: { type: 'team_join' } };
    [command, press, home, form, event] = await Promise.all([
      heard(commandPayload('/who-knows', 'how do I get quiet students talking')),
      heard(actionPayload('who-knows.accept', 'q1', { response_url: slack.responseUrl })),
      heard(actionPayload('who-knows.accept', 'q1')),
      heard(submissionPayload('who-knows.form', { question: { type: 'plain_text_input', value: 'quiet students' } })),
      bot.slack.deliver(news).then(
        () => undefined,
        (error: Error) => error,
      ),
    ]);
    calls = [...slack.calls];
  });
  const callsOf = (method: string) => calls.filter((call) => call.method === method).map(({ args }) => args);

  test('everyone is answered before the three seconds are over that Slack waits', () => {
    for (const one of [command, press, home, form]) expect(one?.ms).toBeLessThan(3_000);
  });

  test('a command is answered that it may not be saved', () => {
    expect(command?.answer).toEqual({ response_type: 'ephemeral', text: notSaved });
  });

  test('so is a press on a button of a message, to that person alone', () => {
    expect(press?.answer).toBe('');
    expect(callsOf('response_url')).toEqual([{ response_type: 'ephemeral', replace_original: false, text: notSaved }]);
  });

  test('so is a press on Home, which has no other place than a form', () => {
    expect(home?.answer).toBe('');
    expect(JSON.stringify(callsOf('views.open'))).toContain(notSaved);
  });

  test('a form stays open with what was typed, and says it beside its first field', () => {
    expect(form?.answer).toEqual({ response_action: 'errors', errors: { question: notSaved } });
  });

  test('an event is not acknowledged, so that Slack delivers it again', () => {
    expect(event?.message).toBe('event not stored');
  });
});

describe('after the database is back', () => {
  test('what was refused and arrived late is taken back, and asking again asks once', async () => {
    const command = commandPayload('/contour', 'help', { response_url: slack.responseUrl });
    // A first one opens the connection on which the refused one is already on its way.
    await bot.slack.deliver({ ...command, trigger_id: 'first' });
    await bot.settled();
    await db.collection('inbox').deleteMany({});
    inboxWay.set('held');
    expect((await heard(command)).answer).toMatchObject({ text: notSaved });
    inboxWay.set('open');
    await expect.poll(() => bot.log.map(({ event }) => event), { timeout: 15_000 }).toContain('inbox.taken-back');
    expect(await db.collection('inbox').countDocuments({})).toBe(0);
    await bot.slack.deliver({ ...command, trigger_id: 'again' });
    await bot.settled();
    expect(slack.callsOf('response_url')).toHaveLength(2);
  });
});

describe('when the database goes away between keeping a delivery and working on it', () => {
  test('a person who typed a command hears that it is saved, and gets the answer when the database is back', async () => {
    workWay.set('shut');
    const command = commandPayload('/contour', 'help', { response_url: slack.responseUrl, user_id: 'U31' });
    await bot.slack.deliver(command);
    await bot.settled();
    expect(slack.callsOf('response_url')).toMatchObject([{ text: expect.stringContaining('This is saved') }]);
    workWay.set('open');
    await db.collection('inbox').updateMany({}, { $set: { receivedAt: new Date(0) } });
    await expect.poll(() => bot.recover(bot.app), { timeout: 10_000 }).toBe(1);
    await bot.settled();
    expect(slack.callsOf('chat.postMessage')).toMatchObject([
      { channel: 'U31', text: expect.stringContaining('/who-knows') },
    ]);
  });

  test('who sent a form hears in time that it is kept, and its faults come as a direct message', async () => {
    workWay.set('held');
    const form = submissionPayload(
      'who-knows.form',
      {
        question: { type: 'plain_text_input', value: '😀' },
        need: { type: 'radio_buttons', selected_option: { value: 'ask' } },
      },
      { userId: 'U32' },
    );
    const startedAt = performance.now();
    let toldAfterMs = 0;
    const delivered = bot.slack.deliver(form, () => (toldAfterMs = performance.now() - startedAt));
    await expect.poll(() => toldAfterMs, { timeout: 15_000 }).toBeGreaterThan(0);
    // Slack waits three seconds; how soon after two the answer comes is this machine's business.
    expect(toldAfterMs).toBeLessThan(3_000);
    workWay.set('open');
    expect(JSON.stringify(await delivered)).toContain('What you wrote is kept');
    await bot.settled();
    await db.collection('inbox').updateMany({ state: 'waiting' }, { $set: { receivedAt: new Date(0) } });
    await bot.recover(bot.app);
    await bot.settled();
    expect(slack.callsOf('chat.postMessage')).toMatchObject([
      { channel: 'U32', text: expect.stringContaining('There are no words in it yet') },
    ]);
  });
});
