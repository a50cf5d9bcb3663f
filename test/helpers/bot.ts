import { randomUUID } from 'node:crypto';
import type { App } from '@slack/bolt';
import type { MongoClient } from 'mongodb';
import { buildApp } from '../../src/app.ts';
import type { CrashPoints } from '../../src/delivery/crash-points.ts';
import { type DurablePath, durablePath } from '../../src/delivery/durable-path.ts';
import type { LogLine } from '../../src/deps.ts';
import { guards, undelivered } from '../../src/features/index.ts';
import { directorySource } from '../../src/matching/directory-source.ts';
import { freshMatcher } from '../../src/matching/fresh-matcher.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { clientOptions, clientPool, interactiveTimeoutMs, postingTimeoutMs } from '../../src/slack/clients.ts';
import { roster } from '../../src/slack/roster.ts';
import { ensureIndexes } from '../../src/stores/indexes.ts';
import { databaseOf } from '../../src/stores/stores.ts';
import { type TestReceiver, testReceiver } from './test-receiver.ts';

export interface BotOptions {
  client: MongoClient;
  dbName: string;
  slackApiUrl: string;
  /** The client that stores deliveries; the main one where absent. */
  quick?: MongoClient;
  now?: Date;
  passed?: CrashPoints;
  recoverAfterMs?: number;
}

export interface Bot extends DurablePath {
  app: App;
  slack: TestReceiver;
  /** Lets school time go on to this instant. */
  setNow(at: Date): void;
  log: LogLine[];
}

/** Contour as `main.ts` wires it, but for the receiver, the clock and the log, which the test holds. */
export async function startBot(options: BotOptions): Promise<Bot> {
  let now = options.now ?? new Date('2026-02-24T15:00:00Z');
  const lines: LogLine[] = [];
  const log = {
    info: (l: LogLine) => lines.push(l),
    warn: (l: LogLine) => lines.push(l),
    error: (l: LogLine) => lines.push(l),
  };
  const tokenOf = () => 'xoxb-test';
  const interactive = clientOptions(log, interactiveTimeoutMs, options.slackApiUrl);
  const interactiveClient = clientPool(tokenOf, interactive);
  await ensureIndexes(options.client.db(options.dbName));
  const path = durablePath({
    database: databaseOf(options.client, options.quick ?? options.client, options.dbName),
    tools: (stores) => ({
      clock: () => now,
      newId: randomUUID,
      log,
      roster: roster(stores.people, interactiveClient, () => now),
      matcher: freshMatcher(createMatcher(), directorySource(stores)),
    }),
    postingClient: clientPool(tokenOf, clientOptions(log, postingTimeoutMs, options.slackApiUrl)),
    interactiveClient,
    undelivered,
    guards,
    responseHosts: [new URL(options.slackApiUrl).host],
    secret: 'test secret',
    ...(options.passed && { passed: options.passed }),
    ...(options.recoverAfterMs !== undefined && { recoverAfterMs: options.recoverAfterMs }),
  });
  const slack = testReceiver();
  const app = buildApp(path.deps, {
    receiver: path.inFrontOf(slack),
    authorize: async () => ({ botToken: 'xoxb-test', botId: 'BBOT', botUserId: 'UBOT', teamId: 'T1' }),
    clientOptions: interactive,
  });
  return { ...path, app, slack, log: lines, setNow: (at) => (now = at) };
}
