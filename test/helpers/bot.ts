import type { App } from '@slack/bolt';
import type { MongoClient } from 'mongodb';
import type { CrashPoints } from '../../src/delivery/crash-points.ts';
import type { DurablePath } from '../../src/delivery/durable-path.ts';
import type { LogLine } from '../../src/deps.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import { wireContour } from './contour.ts';
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
  gapMs?: number;
  /** Search by meaning; by words alone where absent. */
  meaning?: Meaning;
}

export interface Bot extends DurablePath {
  app: App;
  slack: TestReceiver;
  /** Lets school time go on to this instant. */
  setNow(at: Date): void;
  log: LogLine[];
}

/** Contour in the workspace T1, given its deliveries by hand. */
export async function startBot({ now: begins, ...options }: BotOptions): Promise<Bot> {
  let now = begins ?? new Date('2026-02-24T15:00:00Z');
  const lines: LogLine[] = [];
  const push = (line: LogLine) => void lines.push(line);
  const slack = testReceiver();
  const { path, app } = await wireContour({
    ...options,
    botToken: 'xoxb-test',
    self: { teamId: 'T1', botId: 'BBOT', botUserId: 'UBOT' },
    clock: () => now,
    log: { info: push, warn: push, error: push },
    receiver: () => slack,
  });
  return { ...path, app, slack, log: lines, setNow: (at) => (now = at) };
}
