import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver, type Receiver, SocketModeReceiver } from '@slack/bolt';
import type { MongoClient } from 'mongodb';
import { httpManifest, socketManifest } from '../../manifests/manifest.ts';
import { seedSampleSchool } from '../../scripts/seed.ts';
import { buildApp } from '../../src/app.ts';
import { type DurablePath, durablePath } from '../../src/delivery/durable-path.ts';
import type { LogLine } from '../../src/deps.ts';
import { guards, jobs, undelivered } from '../../src/features/index.ts';
import { startTick } from '../../src/jobs/tick.ts';
import { directorySource } from '../../src/matching/directory-source.ts';
import { freshMatcher } from '../../src/matching/fresh-matcher.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { type Practice, startPractice } from '../../src/practice/start-practice.ts';
import { clientOptions, clientPool, interactiveTimeoutMs, postingTimeoutMs } from '../../src/slack/clients.ts';
import { roster } from '../../src/slack/roster.ts';
import { sdkLogger } from '../../src/slack/sdk-logger.ts';
import { ensureIndexes } from '../../src/stores/indexes.ts';
import { databaseOf } from '../../src/stores/stores.ts';

export interface SchoolOptions {
  client: MongoClient;
  dbName: string;
  mode: 'socket' | 'http';
  /** Instant, UTC. */
  now: string;
}

export interface SchoolWithContour extends Practice {
  path: DurablePath;
  log: LogLine[];
  /** Lets school time go on to this instant, and does what became due. */
  goTo(at: string): Promise<void>;
}

/** The sample school with Contour at work in it, over the real protocol, on a clock that runs and that the test moves on. */
export async function schoolWithContour({ client, dbName, mode, now }: SchoolOptions): Promise<SchoolWithContour> {
  let schoolTime = new Date(now).getTime();
  let setAt = performance.now();
  const clock = () => new Date(schoolTime + performance.now() - setAt);
  const lines: LogLine[] = [];
  const push = (line: LogLine) => void lines.push(line);
  const log = { info: push, warn: push, error: push };
  const port = mode === 'http' ? await freePort() : 0;
  await ensureIndexes(client.db(dbName));

  const practice = await startPractice({
    port: 0,
    manifest: mode === 'http' ? httpManifest : socketManifest,
    clock: { now: clock, advanceTo: (at) => goTo(at.toISOString()) },
    ...(mode === 'http' && { delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` } }),
  });
  const { bot, app: appToken, signingSecret } = practice.tokens;
  const tokenOf = () => bot;
  const interactive = clientOptions(log, interactiveTimeoutMs, practice.apiUrl);
  const interactiveClient = clientPool(tokenOf, interactive);
  const self = await interactiveClient('').auth.test();
  const path = durablePath({
    database: databaseOf(client, client, dbName),
    tools: (stores) => ({
      clock,
      newId: randomUUID,
      log,
      roster: roster(stores.people, interactiveClient, clock),
      matcher: freshMatcher(createMatcher(), directorySource(stores)),
    }),
    postingClient: clientPool(tokenOf, clientOptions(log, postingTimeoutMs, practice.apiUrl)),
    interactiveClient,
    undelivered,
    guards,
    responseHosts: [new URL(practice.apiUrl).host],
    secret: 'test secret',
  });
  const logger = sdkLogger(log);
  const receiver: Receiver =
    mode === 'socket'
      ? new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: { ...interactive } } })
      : new HTTPReceiver({ signingSecret, port, logger });
  const app = buildApp(path.deps, {
    receiver: path.inFrontOf(receiver),
    authorize: async () => ({
      botToken: bot,
      botId: String(self.bot_id),
      botUserId: String(self.user_id),
      teamId: String(self.team_id),
    }),
    clientOptions: interactive,
  });
  await seedSampleSchool(path.deps, String(self.team_id), sampleSchool);
  await app.start();
  const tick = startTick(path.deps, jobs);

  async function goTo(at: string): Promise<void> {
    schoolTime = new Date(at).getTime();
    setAt = performance.now();
    await tick.now();
    path.sender.wake();
    await path.settled();
    practice.clockMoved();
  }

  return {
    ...practice,
    path,
    log: lines,
    goTo,
    async stop() {
      await app.stop();
      await tick.stop();
      await path.stop();
      await practice.stop();
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
