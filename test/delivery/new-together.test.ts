import fc from 'fast-check';
import { MongoClient } from 'mongodb';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { AlreadyDone } from '../../src/errors.ts';
import type { Cause } from '../../src/stores/inbox-store.ts';
import { startBot } from '../helpers/bot.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { question } from '../helpers/question.ts';
import { slackStub } from '../helpers/slack-stub.ts';

const { client: admin, db, uri } = await freshDatabase();
// Its own name, so that the faults on demand are met by nobody else, and its commands can be counted.
const client = await new MongoClient(uri, {
  appName: db.databaseName,
  monitorCommands: true,
  writeConcern: { w: 'majority', journal: true },
  readConcernLevel: 'majority',
}).connect();
const slack = await slackStub();
const bot = await startBot({ client, dbName: db.databaseName, slackApiUrl: slack.apiUrl });
const sent: string[] = [];
client.on('commandStarted', ({ commandName }) => sent.push(commandName));

const inbox = db.collection('inbox');
const questions = db.collection('questions');
const asks = (n: number): Cause => ({ teamId: 'T1', kind: 'command', key: `ask ${n}`, userId: 'U07', replayed: false });
const several = Array.from({ length: 12 }, (_, n) => n);

/** What comes of a command that asks, once it is kept: the answer that is shown, or the fault. */
async function asking(n: number): Promise<string> {
  try {
    const answer = await bot.deps.onceNew(asks(n), 'here', async (adding) => {
      await adding.questions.addOnce(question({ id: `q${n}`, cause: `ask ${n}`, status: 'draft' }));
      return { text: `answer ${n}`, blocks: [] };
    });
    return String(answer?.text);
  } catch (error) {
    if (error instanceof AlreadyDone) return 'already done';
    throw error;
  }
}

const askAll = () => Promise.all(several.map(asking));
const ids = async () => (await questions.find({}).toArray()).map(({ id }) => id).sort();
const stateOf = async (n: number) => (await inbox.findOne({ key: `ask ${n}` }))?.state;
const failNext = (data: object, times = 1) =>
  admin
    .db('admin')
    .command({ configureFailPoint: 'failCommand', mode: { times }, data: { appName: db.databaseName, ...data } });

beforeEach(async () => {
  await Promise.all([inbox.deleteMany({}), questions.deleteMany({})]);
  for (const n of several) await bot.deps.inbox.put(asks(n), {});
  sent.length = 0;
  bot.log.length = 0;
});
afterEach(() => admin.db('admin').command({ configureFailPoint: 'failCommand', mode: 'off' }));
afterAll(async () => {
  await bot.stop();
  await slack.stop();
  await client.close();
});

describe('colleagues who ask at once', () => {
  test('share a commit, and each has their question and their answer', async () => {
    expect(await askAll()).toEqual(several.map((n) => `answer ${n}`));
    expect(await ids()).toEqual(several.map((n) => `q${n}`).sort());
    expect(sent.filter((name) => name === 'commitTransaction').length).toBeLessThanOrEqual(2);
    for (const n of several)
      expect(await inbox.findOne({ key: `ask ${n}` })).toMatchObject({ reply: { text: `answer ${n}` } });
  });

  test('are answered though the command of one of them took effect before, which does so no more', async () => {
    expect(await asking(4)).toBe('answer 4');
    expect(await askAll()).toEqual(several.map((n) => (n === 4 ? 'already done' : `answer ${n}`)));
    expect(await ids()).toEqual(several.map((n) => `q${n}`).sort());
  });

  test('are answered though one of them waits for somebody else who is at the same row', async () => {
    const other = admin.startSession();
    other.startTransaction();
    await inbox.updateOne({ key: 'ask 4' }, { $set: { replays: 1 } }, { session: other });
    const all = askAll();
    await expect.poll(() => bot.log.map(({ event }) => event)).toContain('effect.not-together');
    await other.abortTransaction();
    await other.endSession();
    expect(await all).toEqual(several.map((n) => `answer ${n}`));
    expect(await ids()).toEqual(several.map((n) => `q${n}`).sort());
  });

  test.each([
    ['keeping the questions fails', { failCommands: ['insert'], errorCode: 8000 }, 2],
    [
      'keeping them meets a conflict',
      { failCommands: ['insert'], errorCode: 112, errorLabels: ['TransientTransactionError'] },
      2,
    ],
    ['the connection breaks at the commit', { failCommands: ['commitTransaction'], closeConnection: true }, 1],
    ['ending the deliveries fails', { failCommands: ['update'], errorCode: 8000 }, 1],
  ])('are answered, each once, where %s', async (_, fault, times) => {
    await failNext(fault, times);
    expect(await askAll()).toEqual(several.map((n) => `answer ${n}`));
    expect(await ids()).toEqual(several.map((n) => `q${n}`).sort());
  });

  test('whose commit took place, and who cannot know it, are asked for once and hear of it by direct message', async () => {
    await failNext(
      { failCommands: ['commitTransaction'], writeConcernError: { code: 100, errmsg: 'unsatisfiable' } },
      2,
    );
    expect(await askAll()).toEqual(several.map(() => 'already done'));
    // The majority has it a moment later.
    await expect.poll(ids).toEqual(several.map((n) => `q${n}`).sort());
    await inbox.updateMany({}, { $set: { receivedAt: new Date(0) } });
    expect(await bot.recover(bot.app)).toBe(several.length);
    const written = await db.collection('outbox').find({}).toArray();
    expect(written.map(({ key }) => key).sort()).toEqual(several.map((n) => `reply:T1/command/ask ${n}`).sort());
  });

  test('have each at most one question and one end, whatever happened to some of them before', async () => {
    const before = fc.constantFrom('nothing', 'done', 'failed', 'has its question') as fc.Arbitrary<string>;
    await fc.assert(
      fc.asyncProperty(fc.array(before, { minLength: 2, maxLength: several.length }), async (lots) => {
        await Promise.all([inbox.deleteMany({}), questions.deleteMany({})]);
        for (const [n, lot] of lots.entries()) {
          await bot.deps.inbox.put(asks(n), {});
          if (lot === 'done') await bot.deps.inbox.finish(asks(n), {});
          if (lot === 'failed') await bot.deps.inbox.fail(asks(n), 'before');
          if (lot === 'has its question')
            await bot.deps.questions.addOnce(question({ id: `q${n}`, cause: `ask ${n}` }));
        }
        const ended = (lot: string) => lot === 'done' || lot === 'failed';
        const told = await Promise.all(lots.map((_, n) => asking(n)));
        expect(told).toEqual(lots.map((lot, n) => (ended(lot) ? 'already done' : `answer ${n}`)));
        expect(await ids()).toEqual(lots.flatMap((lot, n) => (ended(lot) ? [] : [`q${n}`])).sort());
        for (const [n, lot] of lots.entries()) expect(await stateOf(n)).toBe(ended(lot) ? lot : 'replying');
      }),
      { numRuns: 15 },
    );
  });
});
