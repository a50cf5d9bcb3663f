import { mkdtemp, rm } from 'node:fs/promises';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import { mirrorOf, readerOf } from '../../src/domain/digest-facts.ts';
import { closeWeek } from '../../src/features/digest/close-week.ts';
import { pageOf, schoolWeek } from '../../src/features/digest/school-week.ts';
import { digestView, mirrorView } from '../../src/features/digest/views.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { startEmbeddedMongod } from '../../src/stores/embedded/start-embedded-mongod.ts';
import { addDays } from '../../src/time/calendar-day.ts';
import { startBot } from '../helpers/bot.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { question } from '../helpers/question.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

/**
 * `npm run bench:digest`: what the weekly pages of a school of 100, and of districts of 1,000 and 10,000 staff, take after 40 weeks of
 * records in a real MongoDB: seconds to read the records, to close the week with its charts, and a page; and what memory it holds.
 * For each ten staff one leads; each team has 25. Growth is the time at 10,000 by the time at 1,000.
 */
const sizes = [100, 1_000, 10_000].filter((staff) => staff <= Number(process.argv[2] ?? 10_000));
const weeks = 40;
const firstMonday = '2025-08-18';
const monday = addDays(firstMonday, 7 * weeks);
const topics = ['fractions', 'wait-time', 'exit-ticket', 'number-talk', 'math-discourse', 'small-group'];
const pages = 50;

interface Figures {
  staff: number;
  records: number;
  gatherMs: number;
  closeMs: number;
  pageMs: number;
  heapMb: number;
}

const dataDir = await mkdtemp(join(tmpdir(), 'contour-bench-'));
const mongod = await startEmbeddedMongod({
  ...{ dataDir, cacheDir: join(process.cwd(), '.cache'), env: process.env, progress: console.log },
});
const client = await connectMongo(mongod.uri, 'main');
try {
  console.log(`Machine: ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, ${weeks} weeks of records`);
  console.log('staff    records   read s  close s  page ms  MB held');
  const all: Figures[] = [];
  for (const staff of sizes) {
    const one = await measured(staff);
    all.push(one);
    const { records, gatherMs, closeMs, pageMs, heapMb } = one;
    console.log(
      [
        String(staff).padEnd(8),
        String(records).padEnd(9),
        (gatherMs / 1_000).toFixed(2).padEnd(7),
        (closeMs / 1_000).toFixed(2).padEnd(8),
        pageMs.toFixed(1).padEnd(8),
        heapMb.toFixed(0),
      ].join(' '),
    );
  }
  const [, small, large] = all;
  const growth = (of: (one: Figures) => number) => (small && large ? (of(large) / of(small)).toFixed(1) : '');
  console.log(
    `growth from 1,000 to 10,000 staff: read ${growth((one) => one.gatherMs)}, close ${growth((one) => one.closeMs)}, page ${growth((one) => one.pageMs)}, memory ${growth((one) => one.heapMb)}`,
  );
} finally {
  await client.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true });
}
process.exit(0);

async function measured(staff: number): Promise<Figures> {
  const dbName = `bench${staff}`;
  const now = new Date(`${monday}T13:00:00Z`);
  const { deps, stop } = await startBot({ client, dbName, slackApiUrl: 'http://127.0.0.1:9/api/', now });
  const records = await fill(client.db(dbName), staff);
  await deps.schools.set('T1', { zone: 'America/Chicago' });
  const school = await deps.schools.home('T1');
  const before = heap();
  const { ms: gatherMs, gave: read } = await timed(() => schoolWeek(deps, 'T1', monday));
  const { ms: closeMs } = await timed(() => closeWeek(deps, school, { now, weekNow: async () => read }));
  const heapMb = heap() - before;
  const { ms: pageMs } = await timed(async () => {
    for (let index = 0; index < pages; index += 1) {
      const reader = readerOf(read.facts, `U${index % (staff / 10)}`);
      if (reader) digestView(await pageOf(read, reader, { today: monday, charts: [] }));
      mirrorView(await pageOf(read, mirrorOf('C0'), { today: monday, charts: [] }), { channelId: 'C0' });
    }
  });
  await stop();
  return { staff, records, gatherMs, closeMs, pageMs: pageMs / (2 * pages), heapMb };
}

/** Records as routines leave them: in a week every fourth colleague asks, and each has tried, shown or promised something now and then. */
async function fill(db: Db, staff: number): Promise<number> {
  const random = seededRandom(staff);
  const below = (most: number) => Math.floor(random() * most);
  const someone = () => `U${below(staff)}`;
  const topic = () => topics[below(topics.length)] ?? 'fractions';
  const everyone = Array.from({ length: staff }, (_, index) => index);
  const at = new Date('2025-08-01T12:00:00Z');
  const teamId = 'T1';
  const day = () => addDays(firstMonday, below(weeks) * 7 + below(5));
  const noon = (on: string) => new Date(`${on}T18:00:00Z`);
  const put = async (name: string, documents: object[]) => {
    for (let from = 0; from < documents.length; from += 5_000)
      await db.collection(name).insertMany(documents.slice(from, from + 5_000), { ordered: false });
    return documents.length;
  };
  await put(
    'people',
    everyone.map((index) => ({
      ...{ teamId, userId: `U${index}`, name: `Colleague${index} Case`, standing: 'colleague', isAdmin: false },
      ...{ zone: 'America/Chicago', joinedAt: at, readAt: at, rank: index % 10 === 0 ? 3 : 1 },
    })),
  );
  await put(
    'leaders',
    everyone.slice(0, staff / 10).map((index) => ({ teamId, userId: `U${index}`, scope: 'school', namedBy: 'U0', at })),
  );
  const teams = everyone.slice(0, staff / 25);
  await put(
    'teams',
    teams.map((index) => ({ teamId, channelId: `C${index}`, switchedOnBy: 'U0', switchedOnAt: at })),
  );
  await put(
    'memberships',
    everyone.map((index) => ({ teamId, channelId: `C${index % teams.length}`, userId: `U${index}`, joinedAt: at })),
  );
  await put('goals', [
    {
      ...{ teamId, id: 'g1', cause: 'g1', scope: 'school', words: 'Students explain', sign: 'Half the class spoke' },
      ...{ from: firstMonday, to: '2026-06-30', topics, status: 'active', place: 1, setBy: 'U0', setAt: at },
    },
  ]);
  const entries = everyone.map((index) => ({
    ...{ teamId, id: `e${index}`, userId: `U${index}`, topic: topic(), source: 'skill', level: 3, offers: ['ask'] },
    ...{ addedOn: firstMonday, confirmedOn: firstMonday },
  }));
  const asked = Array.from({ length: (staff * weeks) / 4 }, (_, index) => {
    const on = day();
    const by = someone();
    return question({
      ...{ id: `q${index}`, cause: `q${index}`, askedBy: someone(), askedAt: noon(on), answerer: by },
      suggestions: [{ userId: by, topic: topic(), detail: '', evidence: [], offers: ['ask'] }],
      offers: [
        {
          ...{ userId: by, kind: 'colleague', state: 'accepted' },
          ...{ deliverAt: noon(on), deadline: noon(on) },
        },
      ],
      ...{ acceptedAt: noon(on), helped: { practice: 'Partners talk first', at: noon(on), mayBeShown: true } },
      ...(index % 4 === 0 && { followUp: { asked: 1, outcome: 'tried', toldOn: on } }),
    });
  });
  const promised = Array.from({ length: staff * 4 }, (_, index) => {
    const due = day();
    const isKept = random() < 0.7;
    return commitment({
      ...{ id: `c${index}`, cause: `c${index}`, ownerId: someone(), partnerId: someone(), dueDay: due },
      ...{ dueSetOn: firstMonday, shownTo: random() < 0.1 ? 'school' : 'pair' },
      ...(isKept && { status: 'kept' as const, endedOn: due }),
      supports: [
        support({
          ...{ giverId: someone(), dueDay: due, acceptedOn: firstMonday },
          ...(random() < 0.8 && { status: 'delivered' as const, endedOn: due }),
        }),
      ],
    });
  });
  const counts = [await put('expertise', entries), await put('questions', asked), await put('commitments', promised)];
  return counts.reduce((sum, one) => sum + one, 0);
}

async function timed<T>(act: () => Promise<T>): Promise<{ ms: number; gave: T }> {
  const from = performance.now();
  const gave = await act();
  return { ms: performance.now() - from, gave };
}

/** Megabytes in use after everything that can be is let go. */
function heap(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed / 1e6;
}
