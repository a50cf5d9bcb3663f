import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver, SocketModeReceiver } from '@slack/bolt';
import type { MongoClient } from 'mongodb';
import { httpManifest, socketManifest } from '../../manifests/manifest.ts';
import { seedSampleSchool } from '../../scripts/seed.ts';
import type { DurablePath } from '../../src/delivery/durable-path.ts';
import type { LogLine } from '../../src/deps.ts';
import { jobs } from '../../src/features/index.ts';
import { startTick } from '../../src/jobs/tick.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { type Practice, type PracticeOptions, startPractice } from '../../src/practice/start-practice.ts';
import { sdkLogger } from '../../src/slack/sdk-logger.ts';
import { wireContour } from './contour.ts';

export interface SchoolOptions {
  client: MongoClient;
  dbName: string;
  /** The client that stores deliveries; the main one where absent. */
  quick?: MongoClient;
  /** Shorter waits of Slack's. */
  timing?: PracticeOptions['timing'];
  mode: 'socket' | 'http';
  /** Instant, UTC. */
  now: string;
  /** Nobody knows yet that it will snow on 4 March. */
  isSnowUnknown?: true;
}

export interface SchoolWithContour extends Practice {
  path: DurablePath;
  log: LogLine[];
  /** A second Contour over the same database, in the same workspace, over a socket of its own; it ends with the first. */
  another(): Promise<Pick<SchoolWithContour, 'path' | 'log'>>;
  /** Lets school time go on to this instant, and does what became due. */
  goTo(at: string): Promise<void>;
}

/** The sample school with Contour at work in it, over the real protocol, on a clock that runs and that the test moves on. */
export async function schoolWithContour({
  client,
  quick,
  dbName,
  mode,
  now,
  timing,
  isSnowUnknown,
}: SchoolOptions): Promise<SchoolWithContour> {
  let schoolTime = new Date(now).getTime();
  let setAt = performance.now();
  const clock = () => new Date(schoolTime + performance.now() - setAt);
  const port = mode === 'http' ? await freePort() : 0;

  const practice = await startPractice({
    port: 0,
    manifest: mode === 'http' ? httpManifest : socketManifest,
    clock: { now: clock, advanceTo: (at) => goTo(at.toISOString()), settled },
    ...(timing && { timing }),
    ...(mode === 'http' && { delivery: { mode: 'http', url: `http://127.0.0.1:${port}/slack/events` } }),
  });
  const { bot, app: appToken, signingSecret } = practice.tokens;

  async function instance() {
    const lines: LogLine[] = [];
    const push = (line: LogLine) => void lines.push(line);
    const log = { info: push, warn: push, error: push };
    const logger = sdkLogger(log);
    const { path, app, self } = await wireContour({
      client,
      dbName,
      ...(quick && { quick }),
      slackApiUrl: practice.apiUrl,
      botToken: bot,
      clock,
      log,
      receiver: (interactive) =>
        mode === 'socket'
          ? new SocketModeReceiver({ appToken, logger, installerOptions: { clientOptions: { ...interactive } } })
          : new HTTPReceiver({ signingSecret, port, logger }),
    });
    await seedSampleSchool(path.deps, self.teamId, sampleSchool, isSnowUnknown ? [] : sampleCalendar.closures);
    await app.start();
    const tick = startTick(path.deps, jobs);
    const stop = async () => {
      await app.stop();
      await tick.stop();
      await path.stop();
    };
    return { path, log: lines, tick, stop };
  }

  const first = await instance();
  const all = [first];

  async function settled(): Promise<void> {
    for (const { path } of all) await path.settled();
  }

  async function goTo(at: string): Promise<void> {
    schoolTime = new Date(at).getTime();
    setAt = performance.now();
    for (const { tick, path } of all) {
      await tick.now();
      path.sender.wake();
      await path.settled();
    }
    practice.clockMoved();
  }

  return {
    ...practice,
    path: first.path,
    log: first.log,
    async another() {
      const next = await instance();
      all.push(next);
      return next;
    },
    goTo,
    async stop() {
      for (const { stop } of all) await stop();
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
