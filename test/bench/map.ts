import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Person, Rank } from '../../src/domain/person.ts';
import { sendFile } from '../../src/features/leadership-map/file.ts';
import { ownPlace } from '../../src/features/leadership-map/own-place.ts';
import { pageNow } from '../../src/features/leadership-map/page.ts';
import { mapView } from '../../src/features/leadership-map/views.ts';
import { closeWindows } from '../../src/features/leadership-map/windows.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { startEmbeddedMongod } from '../../src/stores/embedded/start-embedded-mongod.ts';
import { ensureIndexes } from '../../src/stores/indexes.ts';
import { databaseOf, type Stores } from '../../src/stores/stores.ts';
import { goal } from '../helpers/leadership-map.ts';
import { question } from '../helpers/question.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

/**
 * `npm run bench:map`: how long the leadership map of a large district takes, from its records in MongoDB to the blocks that Slack
 * is sent: working out the last six school weeks and the year when they close, in the background; then what people wait for: each
 * look at the map, and **My own place**; at 1, 2, 4 and 8 times 1,250 people and 25,000 records. Limit: 2 s for 10,000 people and
 * 200,000 records (issue 7). Last an export of 100,000 rows, and what it holds in memory.
 */
const limitMs = 2_000;
const steps = [1, 2, 4, 8].map((times) => ({ people: 1_250 * times, records: 25_000 * times }));
const teamSize = 25;
/** When the first block of the year is over, and when the second is. */
const [before, now] = [new Date('2026-02-16T15:00:00Z'), new Date('2026-03-30T15:00:00Z')];
const days = ['2026-01-13', '2026-02-03', '2026-02-24', '2026-03-17'].map((day) => new Date(`${day}T16:00:00Z`));
const topics = ['math-discourse', 'fractions', 'slife', 'wait-time', 'exit-ticket', 'number-talk'];

/** The longest that others wait while the windows close, at the largest size. */
let longestMs = 0;

const dataDir = await mkdtemp(join(tmpdir(), 'contour-bench-'));
const mongod = await startEmbeddedMongod({
  dataDir,
  cacheDir: join(process.cwd(), '.cache'),
  env: process.env,
  progress: console.log,
});
const client = await connectMongo(mongod.uri, 'main');

try {
  console.log('people   records   closing the windows   a look at the map   my own place   blocks');
  const taken: number[][] = [];
  for (const size of steps) taken.push(await measured(size));
  const [first, last] = [taken[0] ?? [], taken.at(-1) ?? []];
  const growth = (of: number) => ((last[of] ?? 0) / (first[of] ?? 1)).toFixed(1);
  console.log(
    `\nFor 8 times the people and records: closing ${growth(0)} times, a look ${growth(1)} times, one’s own place ${growth(2)} times as long.`,
  );
  await exported();
  console.log(
    `Machine: ${cpus().length} x ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}, Node ${process.version}`,
  );
  const verdict = (ms = 0) => (ms < limitMs ? 'kept' : 'NOT KEPT');
  console.log(
    `Limit ${limitMs} ms: a look ${verdict(last[1])}, one’s own place ${verdict(last[2])}; closing, which nobody waits for, ${Math.round(last[0] ?? 0)} ms (of the processor ${Math.round(last[3] ?? 0)} ms, at most ${Math.round(longestMs)} ms before others have their turn).`,
  );
} finally {
  await client.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/**
 * Milliseconds to close the windows, to show the map and one’s own place, each the middle one of three; and what closing takes of
 * the processor.
 */
async function measured(size: { people: number; records: number }): Promise<[number, number, number, number]> {
  const name = `map-${size.people}`;
  const { stores } = databaseOf(client, client, name);
  await ensureIndexes(client.db(name));
  await seed(stores, name, size);
  const leader = await stores.people.find('T1', 'U0');
  if (!leader) throw new Error('no leader');
  let at = before;
  const deps = { ...stores, clock: () => at, roster: { colleague: async () => leader } } as unknown as Parameters<
    typeof closeWindows
  >[0] &
    Parameters<typeof pageNow>[0] &
    Parameters<typeof ownPlace>[0];
  await closeWindows(deps, 'T1');
  at = now;
  longestMs = Number.POSITIVE_INFINITY;
  const processor: number[] = [];
  const closing = await middleOf(async () => {
    await client
      .db(name)
      .collection('spread')
      .deleteMany({ 'window.to': { $gt: '2026-02-16' } });
    const [startedAt, used] = [performance.now(), process.cpuUsage()];
    const turns = turnsTaken();
    await closeWindows(deps, 'T1');
    longestMs = Math.min(longestMs, turns());
    processor.push(process.cpuUsage(used).user / 1_000);
    return performance.now() - startedAt;
  });
  let blocks = 0;
  const looking = await middleOf(async () => {
    const startedAt = performance.now();
    const page = await pageNow(deps, { teamId: 'T1', userId: 'U0' });
    blocks = mapView(page).blocks.length;
    return performance.now() - startedAt;
  });
  const placing = await middleOf(async () => {
    const startedAt = performance.now();
    await ownPlace(deps, { teamId: 'T1', userId: 'U0' });
    return performance.now() - startedAt;
  });
  const cell = (number: number, width: number) => Math.round(number).toLocaleString('en-US').padStart(width);
  console.log(
    `${cell(size.people, 6)}  ${cell(size.records, 8)}   ${cell(closing, 16)} ms   ${cell(looking, 14)} ms   ${cell(placing, 9)} ms   ${cell(blocks, 6)}`,
  );
  await client.db(name).dropDatabase();
  return [closing, looking, placing, Math.min(...processor)];
}

/** An export of 100,000 rows: the school’s, of more windows than it will ever have. */
async function exported(): Promise<void> {
  const { stores } = databaseOf(client, client, 'map-export');
  await ensureIndexes(client.db('map-export'));
  await seed(stores, 'map-export', { people: 1_250, records: 25_000 });
  const leader = await stores.people.find('T1', 'U0');
  const heldMb: number[] = [];
  const deps = {
    ...stores,
    clock: () => before,
    newId: () => 'export',
    roster: { colleague: async () => leader },
    outbox: {
      ...stores.outbox,
      async add(row: Parameters<Stores['outbox']['add']>[0]) {
        gc?.();
        heldMb.push(process.memoryUsage().heapUsed / 1e6);
        await stores.outbox.add(row);
      },
    },
  } as unknown as Parameters<typeof closeWindows>[0] & Parameters<typeof sendFile>[0];
  await closeWindows(deps, 'T1');
  const [block] = await stores.spread.since('T1', '2026-01-05');
  const windows = Array.from({ length: 132 }, (_, no) => ({ from: `2026-01-05#${no}`, to: '2026-02-15' }));
  await client
    .db('map-export')
    .collection('spread')
    .insertMany(windows.map((window) => ({ ...block, teamId: 'T1', window })));
  const startedAt = performance.now();
  const { text } = await sendFile(deps, { teamId: 'T1', userId: 'U0' }, 'csv');
  const held = heldMb.map((mb) => mb.toFixed(0)).join(', ');
  console.log(`An export, ${Math.round(performance.now() - startedAt)} ms: “${text}” Held with each file: ${held} MB.`);
}

/** How long, of the processor, anyone had to wait for a turn at most, in milliseconds, until it is asked. */
function turnsTaken(): () => number {
  let [used, most, isOver] = [process.cpuUsage().user, 0, false];
  const turn = () => {
    const now = process.cpuUsage().user;
    most = Math.max(most, now - used);
    used = now;
    if (!isOver) setImmediate(turn);
  };
  setImmediate(turn);
  return () => {
    isOver = true;
    return most / 1_000;
  };
}

async function middleOf(run: () => Promise<number>): Promise<number> {
  const times = [await run(), await run(), await run()].sort((one, other) => one - other);
  return times[1] ?? 0;
}

/** Answers of which few give many; an entry and evidence for each; teams of 25. */
async function seed(stores: Stores, name: string, { people, records }: { people: number; records: number }) {
  const random = seededRandom(people);
  const below = (most: number) => Math.floor(random() * most);
  const joinedAt = new Date('2025-08-18T13:00:00Z');
  const everyone: Person[] = Array.from({ length: people }, (_, no) => ({
    teamId: 'T1',
    userId: `U${no}`,
    name: `Person ${no}`,
    standing: 'colleague',
    isAdmin: no === 0,
    joinedAt,
    rank: below(5) as Rank,
  }));
  const insert = async (collection: string, documents: object[]) => {
    for (let from = 0; from < documents.length; from += 2_000)
      await client
        .db(name)
        .collection(collection)
        .insertMany(documents.slice(from, from + 2_000));
  };
  const teams = Array.from({ length: Math.ceil(people / teamSize) }, (_, no) => `C${no}`);
  await stores.schools.set('T1', { zone: 'America/Chicago', year: { from: '2026-01-05', to: '2026-06-05' } });
  await stores.goals.addOnce(goal({ topics }), 3);
  await stores.leaders.name({ teamId: 'T1', userId: 'U0', scope: 'school', namedBy: 'U0', at: joinedAt });
  await insert('people', everyone);
  await insert(
    'teams',
    teams.map((channelId) => ({ teamId: 'T1', channelId, switchedOnBy: 'U0', switchedOnAt: joinedAt })),
  );
  await insert(
    'memberships',
    everyone.map(({ userId }, no) => ({ teamId: 'T1', channelId: teams[no % teams.length], userId, joinedAt })),
  );
  const answers = Array.from({ length: records }, (_, no) => ({
    no,
    asker: `U${below(people)}`,
    answerer: `U${Math.floor(random() ** 2 * people)}`,
    at: days[below(days.length)] ?? now,
    topic: topics[below(topics.length)] ?? '',
  }));
  await insert(
    'questions',
    answers.map(({ no, asker, answerer, at }) => ({
      ...question({ id: `q${no}`, cause: `t${no}`, status: 'helped', askedBy: asker, answerer, askedAt: at }),
      helped: { practice: 'Partners talk first', at, mayBeShown: false },
    })),
  );
  await insert(
    'evidence',
    answers.map(({ no, answerer, at, topic }) => ({
      ...{ teamId: 'T1', userId: answerer, topic, kind: 'helped', day: at.toISOString().slice(0, 10) },
      cause: `question:q${no}`,
    })),
  );
  await insert(
    'expertise',
    everyone.map(({ userId }) => ({
      ...{ teamId: 'T1', userId, id: `e-${userId}`, topic: 'fractions', topicKey: topics[below(topics.length)] },
      ...{ detail: '', source: 'skill', level: 3, offers: ['ask'], confirmedOn: '2026-01-05' },
    })),
  );
}
