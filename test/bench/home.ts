import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Db } from 'mongodb';
import type { Commitment } from '../../src/domain/commitment.ts';
import { sampleSchool, userIdOf } from '../../src/practice/sample-school.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { startEmbeddedMongod } from '../../src/stores/embedded/start-embedded-mongod.ts';
import { addDays, dayOf } from '../../src/time/calendar-day.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { observation } from '../helpers/observation.ts';
import { question } from '../helpers/question.ts';
import { ritualCard } from '../helpers/ritual.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { session } from '../helpers/session.ts';
import { startContour } from './contour-server.ts';
import { seedBench } from './seed-bench.ts';
import { signedHomeOpened } from './signed-command.ts';

/**
 * `npm run bench:home`: from Slack's news that someone opens Home to the page, over signed HTTP, in a school with a year of
 * records, and with four times as many. Each colleague opens it once, one after the other; each has things under every heading.
 * Limit: 1,000 ms, of issue 7, Due 8.
 */
const port = 3907;
const limitMs = 1_000;
/** Records of a year in a school of a hundred. */
const year = { questions: 4_000, sessions: 800, observations: 800, commitments: 1_200, rituals: 600 };
const random = seededRandom(20260227);
const staff = sampleSchool.people.filter(({ isGuest, isDeactivated }) => !isGuest && !isDeactivated);
const pick = () => userIdOf(staff[Math.floor(random() * staff.length)]?.no ?? '01');
const dayMs = 24 * 3600_000;

const dataDir = await mkdtemp(join(tmpdir(), 'contour-bench-'));
const mongod = await startEmbeddedMongod({
  dataDir,
  cacheDir: join(process.cwd(), '.cache'),
  env: process.env,
  progress: console.log,
});
const uri = mongod.uri.replace('/?', '/bench?');
const client = await connectMongo(uri, 'main');
const pages = new Map<string, (blocks: number) => void>();
const slack = await slackThatTakesPages();
let serial = 0;

try {
  await seedBench(client, sampleSchool);
  await client
    .db()
    .collection('memberships')
    .insertMany(staff.map(({ no }, at) => ({ teamId: 'TBENCH', channelId: `CBENCH${at % 5}`, userId: userIdOf(no) })));
  const contour = await startContour({ uri, slack, port, logLevel: 'fatal' });
  console.log(`\nMachine: ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}`);
  for (const times of [1, 4]) {
    await addYear(client.db(), times === 1 ? 1 : times - 1);
    const opened: { ms: number; blocks: number }[] = [];
    for (const { no } of staff) opened.push(await opensHome(userIdOf(no)));
    report(times, opened.slice(1));
  }
  contour.kill('SIGTERM');
  await once(contour, 'exit');
} finally {
  slack.close();
  slack.closeAllConnections();
  await client.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}

/** Slack's side: every call is fine, and whoever waits for a page is told how many blocks it has. */
async function slackThatTakesPages(): Promise<Server> {
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part as Buffer);
    if (request.url === '/api/views.publish') {
      const sent = new URLSearchParams(Buffer.concat(parts).toString());
      const { blocks } = JSON.parse(sent.get('view') ?? '{"blocks":[]}') as { blocks: unknown[] };
      pages.get(String(sent.get('user_id')))?.(blocks.length);
    }
    const self = { ok: true, team_id: 'TBENCH', user_id: 'UBOT', bot_id: 'BBOT' };
    const answer = request.url === '/api/auth.test' ? self : { ok: true, ts: '1.1', channel: 'D1' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function opensHome(userId: string): Promise<{ ms: number; blocks: number }> {
  serial += 1;
  const startedAt = performance.now();
  const page = new Promise<number>((resolve) => pages.set(userId, resolve));
  const told = signedHomeOpened({ userId, eventId: `EvBench${serial}` });
  await fetch(`http://127.0.0.1:${port}/slack/events`, { method: 'POST', ...told });
  const blocks = await page;
  return { ms: performance.now() - startedAt, blocks };
}

/** So many years of records; of each kind one in twenty is still under way. */
async function addYear(db: Db, years: number): Promise<void> {
  const now = Date.now();
  const today = dayOf(new Date(now), sampleSchool.team.zone);
  const made = (count: number) => Array.from({ length: count * years }, (_, at) => at);
  const past = () => new Date(now - random() * 365 * dayMs);
  const id = () => {
    serial += 1;
    return { teamId: 'TBENCH', id: `bench-${serial}`, cause: `bench-${serial}` };
  };
  await db.collection('questions').insertMany(
    made(year.questions).map((at) => {
      const [asker, answerer, askedAt] = [pick(), pick(), at % 20 === 0 ? new Date(now) : past()];
      const one = question({
        ...id(),
        askedBy: asker,
        answerer,
        askedAt,
        status: at % 20 === 0 ? 'accepted' : 'helped',
      });
      return { ...one, offers: one.offers.map((offer) => ({ ...offer, userId: answerer })) };
    }),
  );
  await db.collection('sessions').insertMany(
    made(year.sessions).map((at) => {
      const startsAt = at % 20 === 0 ? new Date(now + random() * 7 * dayMs) : past();
      const endsAt = new Date(+startsAt + 20 * 60_000);
      const visitors = [1, 2].map((seatNo) => ({ seatNo, userId: pick(), joinedAt: startsAt }));
      return session({ ...id(), hostId: pick(), startsAt, endsAt, status: at % 20 === 0 ? 'open' : 'held', visitors });
    }),
  );
  await db.collection('observations').insertMany(
    made(year.observations).map((at) => {
      const startsAt = at % 20 === 0 ? new Date(now + random() * 7 * dayMs) : past();
      const endsAt = new Date(+startsAt + 20 * 60_000);
      return observation({ ...id(), hostId: pick(), startsAt, endsAt, status: at % 20 === 0 ? 'open' : 'held' });
    }),
  );
  await db.collection('ritualCards').insertMany(
    made(year.rituals).map((at) => {
      const day = at % 40 === 0 ? today : addDays(today, -1 - Math.floor(random() * 365));
      const answers = Array.from({ length: 20 }, () => ({
        userId: pick(),
        words: 'I tried it. '.repeat(20),
        at: past(),
      }));
      const { id: one } = id();
      const channelId = `CBENCH${at % 5}`;
      return ritualCard({ teamId: 'TBENCH', id: one, ritualId: one, channelId, day, postedAt: past(), answers });
    }),
  );
  await db.collection('commitments').insertMany(
    made(year.commitments).map((at): Commitment => {
      const isOpen = at % 20 === 0;
      const [dueSetOn, ends] = isOpen ? [addDays(today, -5), {}] : ['2025-10-01', { endedOn: '2025-11-01' }];
      return commitment({
        ...{ ...id(), ownerId: pick(), partnerId: pick(), proposedBy: pick(), ...ends },
        ...{ status: isOpen ? 'open' : 'kept', dueSetOn, dueDay: addDays(today, 9) },
        supports: [support({ giverId: pick(), dueDay: addDays(today, at % 2 === 0 ? -2 : 5) })],
      });
    }),
  );
}

function report(times: number, opened: readonly { ms: number; blocks: number }[]): void {
  const ms = opened.map((one) => one.ms).sort((a, b) => a - b);
  const [median, slowest] = [ms[Math.floor(ms.length / 2)] ?? 0, ms.at(-1) ?? 0];
  const most = Math.max(...opened.map(({ blocks }) => blocks));
  const records = (year.questions + year.sessions + year.observations + year.commitments + year.rituals) * times;
  const met = slowest <= limitMs && most <= 100 ? 'met' : 'NOT MET';
  console.log(
    `${String(records).padStart(6)} records: median ${median.toFixed(0)} ms, slowest ${slowest.toFixed(0)} ms of ${opened.length} pages of up to ${most} blocks (limit ${limitMs} ms, 100 blocks): ${met}`,
  );
}
