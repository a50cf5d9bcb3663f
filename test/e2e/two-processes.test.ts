import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { socketManifest } from '../../manifests/manifest.ts';
import type { CrashPoint } from '../../src/delivery/crash-points.ts';
import type { Question } from '../../src/domain/question.ts';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { type Practice, startPractice } from '../../src/practice/start-practice.ts';
import { outboxStore } from '../../src/stores/outbox-store.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import { type BotProcess, buildBotProgram, startBotProcess } from '../helpers/bot-process.ts';
import { empty, freshDatabase } from '../helpers/mongo.ts';

const { db, uri } = await freshDatabase({ isDropped: false });
const program = await buildBotProgram();
afterAll(() => program.remove());

/** Tuesday 26 February 2036, 09:00 in Chicago: ahead of this machine's clock, as every practice workspace's is. */
const tuesday = Date.parse('2036-02-26T15:00:00Z') - Date.now();
const dayMs = 24 * 3600_000;
let practice: Practice;
let bots: BotProcess[] = [];

beforeEach(async () => {
  await empty(db);
  const clock = { now: systemClock(tuesday).now, advanceTo: async () => {} };
  practice = await startPractice({ port: 0, manifest: socketManifest, clock, timing: { ackMs: 1_500 } });
});
afterEach(async () => {
  for (const bot of bots) bot.kill();
  bots = [];
  await practice.stop();
});

/** Contour in a process of its own. */
async function starts(offsetMs = tuesday): Promise<BotProcess> {
  const { bot: botToken, app: appToken } = practice.tokens;
  const place = { uri, dbName: db.databaseName, apiUrl: practice.apiUrl };
  const bot = await startBotProcess(program.file, { ...place, botToken, appToken, offsetMs, looksFirst: true });
  bots.push(bot);
  return bot;
}
const eventually = { timeout: 20_000, interval: 100 };

test('of two processes that find an offer’s time over at the same moment one offers it to the next colleague, once', {
  timeout: 90_000,
}, async () => {
  const first = await starts();
  const mateo = practice.as('17');
  await mateo.command('/who-knows', 'how do I get quiet students talking in math');
  await mateo.press('Ask Aisha');
  await mateo.sees('has it until');
  expect(await first.stop()).toBe(0);

  // Wednesday 09:00; it was Aisha's until Tuesday 13:00.
  const both = await Promise.all([starts(tuesday + dayMs), starts(tuesday + dayMs)]);
  const offers = async () => (await db.collection<Question>('questions').findOne({}))?.offers ?? [];
  await expect.poll(async () => (await offers()).length, eventually).toBeGreaterThan(1);
  for (const bot of both) expect(await bot.stop()).toBe(0);
  const [, next, ...more] = await offers();
  expect((await offers()).map(({ state }) => state)).toEqual(['expired', 'open']);
  expect(more).toEqual([]);
  expect(await db.collection('outbox').countDocuments({ kind: 'who-knows.offer', channel: next?.userId })).toBe(1);
  expect(await db.collection('occurrences').countDocuments({ scheduleId: /:deadline$/ })).toBe(1);
});

describe('a school that has to close, said to a bot that is killed', { timeout: 90_000 }, () => {
  const points: CrashPoint[] = ['inbox.stored', 'acked', 'effect.committed', 'replied'];

  test.each(points)('at %s is closed once, and each message is held once', async (point) => {
    const bot = await starts();
    const afternoon = new Date('2036-02-26T20:00:00Z');
    await outboxStore(db).add({
      ...{ teamId: practice.workspace.state.team.id, key: 'planned', kind: 'test', method: 'chat.postMessage' },
      ...{ channel: userIdOf('11'), payload: { text: 'This afternoon' }, priority: 3, unasked: true },
      ...{ notBefore: afternoon, notAfter: new Date('2036-02-26T22:00:00Z'), onAmbiguous: 'resend' },
    });
    await bot.dieAt(point);
    const renata = practice.as('01');
    // Whoever is told of a fault looks whether it was heard all the same.
    await renata.command('/contour', 'closed today').catch(() => undefined);
    await bot.dead;
    const aMinuteAgo = { $set: { receivedAt: { $subtract: [{ $toDate: '$receivedAt' }, 70_000] } } };
    const free = { $set: { takenUntil: { $cond: ['$takenUntil', { $toDate: 0 }, '$$REMOVE'] } } };
    await db.collection('inbox').updateMany({}, [aMinuteAgo, free]);

    const again = await starts();
    const unfinished = () => db.collection('inbox').countDocuments({ state: { $ne: 'done' } });
    await expect.poll(unfinished, eventually).toBe(0);
    expect(await again.stop()).toBe(0);
    const [school] = await db.collection('schools').find({}).toArray();
    expect(school?.calendar.closures).toMatchObject([{ day: '2036-02-26', by: userIdOf('01') }]);
    expect(await db.collection('audit').countDocuments({ act: 'school.closed' })).toBe(1);
    expect(await db.collection('outbox').findOne({ key: 'planned' })).toMatchObject({
      plannedFor: afternoon,
      notBefore: new Date('2036-02-27T13:30:00Z'),
      notAfter: new Date('2036-02-27T22:00:00Z'),
    });
    const [budget] = await db
      .collection('budgets')
      .find({ userId: userIdOf('11'), day: '2036-02-27' })
      .toArray();
    expect(budget).toMatchObject({ count: 1, hasBundle: true });
  });
});
