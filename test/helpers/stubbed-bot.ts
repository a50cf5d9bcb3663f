import type { Db, MongoClient } from 'mongodb';
import { afterAll } from 'vitest';
import { type Bot, type BotOptions, startBot } from './bot.ts';
import { indexedDatabase } from './mongo.ts';
import { type SlackStub, slackStub } from './slack-stub.ts';

/**
 * Between two messages to one channel, for `gapMs`: this Slack asks for no second, which the tests of delivery and the practice
 * workspace hold.
 */
export const soonMs = 120;

export interface StubbedBot {
  bot: Bot;
  slack: SlackStub;
  client: MongoClient;
  db: Db;
}

/** Contour with a database of its own, before a Slack that only records; both end with the tests of the file. */
export async function stubbedBot(options: Pick<BotOptions, 'meaning' | 'gapMs'> = {}): Promise<StubbedBot> {
  const { client, db } = await indexedDatabase();
  const slack = await slackStub();
  const bot = await startBot({ client, dbName: db.databaseName, slackApiUrl: slack.apiUrl, ...options });
  afterAll(async () => {
    await bot.stop();
    await slack.stop();
  });
  return { bot, slack, client, db };
}
