import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test } from 'vitest';
import { addDays } from '../../../src/time/calendar-day.ts';
import { startBot } from '../../helpers/bot.ts';
import { buildBotProgram } from '../../helpers/bot-process.ts';
import { type DigestProcess, startDigestProcess } from '../../helpers/digest-process.ts';
import { freshDatabase } from '../../helpers/mongo.ts';
import { seededRandom } from '../../helpers/seeded-random.ts';
import { type Call, slackStub } from '../../helpers/slack-stub.ts';
import { wallClock } from '../../time/wall-clock.ts';

/** `npm run prove:digest` has a thousand. */
const leaders = Number(process.env.DIGEST_LEADERS ?? 5);
const isLong = leaders > 100;
/** The weeks before and after clocks change in North America, in spring and in autumn. */
const mondays = isLong ? ['2026-03-02', '2026-03-09', '2026-10-26', '2026-11-02'] : ['2026-03-09'];
const killedSteps = isLong ? 0.25 : 0.4;
const zones = [
  ...['America/Chicago', 'America/New_York', 'America/Denver', 'America/Phoenix', 'America/Los_Angeles'],
  ...['America/Anchorage', 'Pacific/Honolulu', 'America/St_Johns', 'America/Sao_Paulo', 'Atlantic/Azores'],
  ...['Europe/London', 'Europe/Berlin', 'Africa/Cairo', 'Africa/Nairobi', 'Asia/Kathmandu'],
  ...['Asia/Kolkata', 'Asia/Tokyo', 'Australia/Adelaide', 'Australia/Lord_Howe', 'Pacific/Auckland'],
];
const zoneOf = (index: number) => zones[index % zones.length] ?? 'UTC';
const userIds = Array.from({ length: leaders }, (_, index) => `U${String(index).padStart(4, '0')}`);
const seed = Number(process.env.DIGEST_SEED ?? 20260309);

const program = await buildBotProgram(fileURLToPath(new URL('../../helpers/digest-process-entry.ts', import.meta.url)));
afterAll(() => program.remove());

let running: (DigestProcess | undefined)[] = [];
afterEach(async () => {
  for (const one of running) await one?.kill();
  running = [];
});

/** A school of leaders in twenty zones, before a Slack that keeps what it is sent. */
async function school() {
  const { client, db, uri } = await freshDatabase({ isDropped: false });
  const slack = await slackStub();
  afterAll(() => slack.stop());
  const { deps, stop } = await startBot({ client, dbName: db.databaseName, slackApiUrl: slack.apiUrl });
  await deps.schools.set('T1', { zone: 'America/Chicago' });
  const at = new Date('2026-01-02T12:00:00Z');
  const person = (userId: string, index: number) => ({
    ...{
      teamId: 'T1',
      userId,
      name: `Leader ${index}`,
      standing: 'colleague',
      isAdmin: false,
      joinedAt: at,
      readAt: at,
    },
    zone: zoneOf(index),
  });
  await db.collection('people').insertMany(userIds.map(person));
  await db
    .collection('leaders')
    .insertMany(userIds.map((userId) => ({ teamId: 'T1', userId, scope: 'school', namedBy: 'U0000', at })));
  await stop();
  return { db, slack, place: { uri, dbName: db.databaseName, apiUrl: slack.apiUrl } };
}

/** The instants at which it is 07:30 on this Monday somewhere, as the wall clocks themselves show it, with the leaders there. */
function stepsOf(monday: string): { at: Date; due: string[] }[] {
  const steps = new Map<number, string[]>();
  for (const [index, userId] of userIds.entries()) {
    const quarters = Array.from(
      { length: 4 * 36 },
      (_, quarter) => Date.parse(`${addDays(monday, -1)}T17:00:00Z`) + quarter * 900_000,
    );
    const at = quarters.find((one) => wallClock(one, zoneOf(index)) === `${monday} 07:30`) ?? 0;
    steps.set(at, [...(steps.get(at) ?? []), userId]);
  }
  return [...steps].sort(([one], [other]) => one - other).map(([at, due]) => ({ at: new Date(at), due }));
}

interface Told {
  monday: string;
  at: Date;
  userId: string;
}

/** Plays the Mondays with two processes that are killed again and again; gives what Slack was sent. */
async function play(options: {
  looksFirst: boolean;
  mondays: string[];
  /** Of a Monday: the instants at which pages are due. */
  mostSteps?: number;
}): Promise<{ told: Told[]; kills: number; due: (at: Told) => Date }> {
  const { db, slack, place } = await school();
  const random = seededRandom(seed);
  const told: Told[] = [];
  const dueAt = new Map<string, Date>();
  let kills = 0;
  let [monday, now] = [options.mondays[0] ?? '', new Date(`${addDays(options.mondays[0] ?? '', -1)}T12:00:00Z`)];
  slack.listen(({ method, args }: Call) => {
    if (method === 'chat.postMessage') told.push({ monday, at: now, userId: String(args.channel) });
  });
  const start = () =>
    startDigestProcess(program.file, { ...place, now: now.toISOString(), looksFirst: options.looksFirst });
  let started = Promise.resolve();
  const startBoth = () => {
    started = started.then(async () => {
      while (running.length < 2) {
        const one = await start();
        running.push(one);
      }
    });
    return started;
  };
  const open = () => db.collection('outbox').countDocuments({ state: { $in: ['pending', 'sending'] } });
  const planned = (week: string) => db.collection('outbox').countDocuments({ key: { $regex: `:${week}$` } });

  /** Both die wherever they are. */
  async function killSometime(): Promise<void> {
    await wait(random() * 400);
    await killBoth();
  }

  /** Both die when Slack has a page and has not said so: what whoever posts again without looking doubles. */
  const killOnceSent = () =>
    new Promise<void>((died, failed) => {
      slack.next('chat.postMessage', (_, store) => {
        store();
        started.then(killBoth).then(died, failed);
      });
    });

  /** What they held is free a minute later, as machine time would have it. */
  async function killBoth(): Promise<void> {
    await Promise.all(running.map((one) => one?.kill()));
    kills += running.length;
    running = [];
    const ago = (field: string) => ({ $cond: [`$${field}`, { $subtract: [`$${field}`, 100_000] }, '$$REMOVE'] });
    await db
      .collection('outbox')
      .updateMany({ state: 'sending' }, [
        { $set: { leaseUntil: ago('leaseUntil'), firstTry: ago('firstTry'), claimedAt: ago('claimedAt') } },
      ]);
  }

  for (monday of options.mondays) {
    let expected = 0;
    for (const { at, due } of stepsOf(monday).slice(0, options.mostSteps)) {
      now = at;
      slack.goTo(at);
      expected += due.length;
      for (const userId of due) dueAt.set(`${monday} ${userId}`, at);
      // Before they begin: they send what is due at once.
      const isKilled = kills === 0 || random() < killedSteps;
      const dead = isKilled && (kills === 0 || random() < 0.5) ? killOnceSent() : undefined;
      await startBoth();
      for (const one of running) one?.setNow(now);
      if (isKilled) await (dead ?? killSometime());
      await startBoth();
      const week = weekOf(monday);
      const isDone = async () => (await planned(week)) >= expected && (await open()) === 0;
      for (let tries = 0; !(await isDone()); tries += 1) {
        if (tries > 3_000)
          throw new Error(
            `${monday} ${at.toISOString()}: ${await planned(week)} of ${expected} planned, ${await open()} open`,
          );
        await wait(50);
      }
    }
  }
  return { told, kills, due: ({ monday: week, userId }) => dueAt.get(`${week} ${userId}`) ?? new Date(0) };
}

/** The ISO week of these Mondays of 2026. */
const weekOf = (monday: string) =>
  `2026-W${String(Math.round((Date.parse(monday) - Date.parse('2025-12-29')) / (7 * 86_400_000)) + 1).padStart(2, '0')}`;

const doubled = (told: readonly Told[]) =>
  told.length - new Set(told.map(({ monday, userId }) => `${monday} ${userId}`)).size;

test(`${leaders} leaders in ${Math.min(leaders, zones.length)} zones get one page each week at their own 07:30, whenever either instance dies`, {
  timeout: isLong ? 3_600_000 : 180_000,
}, async () => {
  const { told, kills, due } = await play({ looksFirst: true, mondays });
  process.stdout.write(`seed ${seed}: ${told.length} pages, ${kills} processes killed\n`);
  expect(kills).toBeGreaterThan(1);
  expect(doubled(told)).toBe(0);
  for (const monday of mondays)
    expect(
      told
        .filter((one) => one.monday === monday)
        .map(({ userId }) => userId)
        .sort(),
    ).toEqual(userIds);
  expect(told.filter((one) => +one.at !== +due(one))).toEqual([]);
});

test('a sender that does not look first is caught: it doubles a page', {
  timeout: isLong ? 3_600_000 : 180_000,
}, async () => {
  const { told } = await play({ looksFirst: false, mondays: mondays.slice(0, 1), ...(!isLong && { mostSteps: 1 }) });
  process.stdout.write(`a naive sender: ${told.length} pages, ${doubled(told)} of them doubled\n`);
  expect(doubled(told)).toBeGreaterThan(0);
});
