import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { ensureWeights } from '../../src/matching/weights.ts';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { startEmbeddedMongod } from '../../src/stores/embedded/start-embedded-mongod.ts';
import { slackThatSaysYes, startContour } from './contour-server.ts';
import { seedBench } from './seed-bench.ts';

/**
 * `npm run bench:ack`: how fast `/who-knows` is acknowledged over signed HTTP, beside a bare Bolt app that only acknowledges
 * and one that does one durable insert first, process for process on this machine in one run; and how soon after the load
 * every acknowledged command has its question stored.
 */
const seconds = Number(process.argv[2] ?? 10);
const node = ['--import', 'tsx'];

interface Figures {
  accepted: number;
  refused: number;
  perSecond: number;
  p50: number;
  p99: number;
}

const dataDir = await mkdtemp(join(tmpdir(), 'contour-bench-'));
const mongod = await startEmbeddedMongod({
  dataDir,
  cacheDir: join(process.cwd(), '.cache'),
  env: process.env,
  progress: console.log,
});
const uri = mongod.uri.replace('/?', '/bench?');
const client = await connectMongo(uri, 'main');
// Fetched before anything is measured, not beside it.
await ensureWeights({ cacheDir: join(process.cwd(), '.cache', 'weights'), env: process.env, progress: console.log });
const slack = await slackThatSaysYes();

try {
  const acks = await measured(
    'bare Bolt, only acks',
    () => child('test/bench/bare-bolt.ts', ['acks', '3901', uri]),
    3901,
  );
  const inserts = await measured(
    'bare Bolt, one durable insert',
    () => child('test/bench/bare-bolt.ts', ['inserts', '3902', uri]),
    3902,
  );
  await seedBench(client, sampleSchool);
  const contour = await measured('Contour', () => startContour({ uri, slack, port: 3903 }), 3903, {
    warm: async () => void (await untilStored()),
    storedWithin,
  });
  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  console.log(
    `\nMachine: ${cpus().length} x ${cpus()[0]?.model}, Node ${process.version}, ${seconds} s a server, 20 connections`,
  );
  console.log(
    `Contour / only acks:      throughput ${ratio(contour.perSecond, acks.perSecond)}, p99 ${ratio(contour.p99, acks.p99)}`,
  );
  console.log(
    `Contour / durable insert: throughput ${ratio(contour.perSecond, inserts.perSecond)} (target 0.80 or more), p99 ${ratio(contour.p99, inserts.p99)} (target 1.50 or less)`,
  );
} finally {
  slack.close();
  slack.closeAllConnections();
  await client.close();
  await mongod.stop();
  await rm(dataDir, { recursive: true, force: true });
}

async function measured(
  name: string,
  start: () => Promise<ChildProcess>,
  port: number,
  then?: { warm(): Promise<void>; storedWithin(figures: Figures): Promise<void> },
): Promise<Figures> {
  const server = await start();
  await load(port, 2);
  // The warm-up is over when its work is done too.
  await then?.warm();
  const figures = await load(port, seconds);
  console.log(
    `${name.padEnd(32)} ${figures.perSecond.toFixed(0).padStart(6)} req/s   p50 ${figures.p50} ms   p99 ${figures.p99} ms   refused ${figures.refused}`,
  );
  await then?.storedWithin(figures);
  server.kill('SIGTERM');
  await once(server, 'exit');
  return figures;
}

async function load(port: number, duration: number): Promise<Figures> {
  const { port: slackPort } = slack.address() as AddressInfo;
  const generator = fork(
    'test/bench/load.ts',
    [String(port), String(duration), `http://127.0.0.1:${slackPort}/response/1`],
    { execArgv: node },
  );
  const [figures] = (await once(generator, 'message')) as [Figures];
  return figures;
}

async function child(file: string, args: string[], env: NodeJS.ProcessEnv = {}): Promise<ChildProcess> {
  const started = fork(file, args, { execArgv: node, env: { ...process.env, ...env } });
  await once(started, 'message');
  return started;
}

/** Every acknowledged command has its question within twice the load's length. */
async function storedWithin({ accepted }: Figures): Promise<void> {
  const atOnce = await client.db().collection('questions').estimatedDocumentCount();
  const { commands, stored, after } = await untilStored();
  console.log(
    `${accepted} acknowledged in the load; ${commands - atOnce} had no question yet when it ended; ${stored} of all ${commands} commands (warm-up included) had theirs ${after.toFixed(1)} s after it (limit ${seconds * 2} s): ${stored === commands ? 'all' : 'NOT ALL'}`,
  );
}

/** Waits until every command has its question, or twice the load's length; `after` in seconds. */
async function untilStored(): Promise<{ commands: number; stored: number; after: number }> {
  const startedAt = performance.now();
  const commands = await client.db().collection('inbox').countDocuments({ kind: 'command' });
  for (;;) {
    // Looked up, not counted: counting through what is measured would slow it.
    const stored = await client.db().collection('questions').estimatedDocumentCount();
    const after = (performance.now() - startedAt) / 1000;
    if (stored >= commands || after > seconds * 2) return { commands, stored, after };
    await wait(100);
  }
}
