import { randomUUID } from 'node:crypto';
import type { App, Receiver } from '@slack/bolt';
import type { WebClient, WebClientOptions } from '@slack/web-api';
import type { MongoClient } from 'mongodb';
import { buildApp } from '../../src/app.ts';
import type { CrashPoints } from '../../src/delivery/crash-points.ts';
import { type DurablePath, durablePath } from '../../src/delivery/durable-path.ts';
import type { Logger } from '../../src/deps.ts';
import { beforeSending, guards, undelivered } from '../../src/features/index.ts';
import { directorySource } from '../../src/matching/directory-source.ts';
import { freshMatcher } from '../../src/matching/fresh-matcher.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import { clientOptions, clientPool, interactiveTimeoutMs, postingTimeoutMs } from '../../src/slack/clients.ts';
import { isFileAddress, responseHosts } from '../../src/slack/hosts.ts';
import { roster } from '../../src/slack/roster.ts';
import { ensureIndexes } from '../../src/stores/indexes.ts';
import { databaseOf } from '../../src/stores/stores.ts';
import type { Clock } from '../../src/time/clock.ts';

/** Who the bot is in its workspace, as `auth.test` tells. */
export interface BotSelf {
  teamId: string;
  botId: string;
  botUserId: string;
}

export interface ContourParts {
  client: MongoClient;
  dbName: string;
  /** The client that stores deliveries; the main one where absent. */
  quick?: MongoClient;
  slackApiUrl: string;
  botToken: string;
  /** Asked of Slack where absent. */
  self?: BotSelf;
  clock: Clock;
  log: Logger;
  receiver(interactive: WebClientOptions): Receiver;
  /** Puts something in place of the client that posts. */
  posting?(client: WebClient): WebClient;
  passed?: CrashPoints;
  recoverAfterMs?: number;
  /** Milliseconds between two messages to one channel; as Slack asks where absent. */
  gapMs?: number;
  /** Search by meaning; by words alone where absent. */
  meaning?: Meaning;
}

export interface Wired {
  path: DurablePath;
  app: App;
  self: BotSelf;
}

/** Contour as `main.ts` wires it, but for what a test holds in its own hand: clock, log, receiver, crash points. */
export async function wireContour(parts: ContourParts): Promise<Wired> {
  const { client, dbName, slackApiUrl, botToken, clock, log, passed, recoverAfterMs, gapMs } = parts;
  const tokenOf = () => botToken;
  const interactive = clientOptions(log, interactiveTimeoutMs, slackApiUrl);
  const interactiveClient = clientPool(tokenOf, interactive);
  const posting = clientPool(tokenOf, clientOptions(log, postingTimeoutMs, slackApiUrl));
  await ensureIndexes(client.db(dbName));
  const self = parts.self ?? (await selfOf(interactiveClient('')));
  const path = durablePath({
    database: databaseOf(client, parts.quick ?? client, dbName),
    tools: (stores) => ({
      clock,
      newId: randomUUID,
      log,
      roster: roster(stores.people, interactiveClient, clock, log),
      matcher: freshMatcher(
        createMatcher(parts.meaning && { meaning: parts.meaning }),
        directorySource(stores),
        (teamId, fault) => log.warn({ event: 'directory.not-indexed', teamId, err: fault }),
      ),
    }),
    postingClient: (teamId) => parts.posting?.(posting(teamId)) ?? posting(teamId),
    interactiveClient,
    undelivered,
    beforeSending,
    guards,
    responseHosts: responseHosts(slackApiUrl),
    mayUploadTo: isFileAddress,
    secret: 'test secret',
    ...(passed && { passed }),
    ...(recoverAfterMs !== undefined && { recoverAfterMs }),
    ...(gapMs !== undefined && { gapMs }),
  });
  const app = buildApp(path.deps, {
    receiver: path.inFrontOf(parts.receiver(interactive)),
    authorize: async () => ({ ...self, botToken }),
    clientOptions: interactive,
  });
  return { path, app, self };
}

async function selfOf(client: WebClient): Promise<BotSelf> {
  const { team_id, bot_id, user_id } = await client.auth.test();
  return { teamId: String(team_id), botId: String(bot_id), botUserId: String(user_id) };
}
