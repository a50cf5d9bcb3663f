import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver } from '@slack/bolt';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sentAheadGuard } from '../../src/delivery/sent-ahead.ts';
import type { LogLine } from '../../src/deps.ts';
import { sdkLogger } from '../../src/slack/sdk-logger.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import { wireContour } from '../helpers/contour.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { commandPayload } from '../helpers/payloads.ts';
import { type SlackStub, slackStub } from '../helpers/slack-stub.ts';

const { client, db } = await freshDatabase();
const signingSecret = 'test signing secret';
const lines: LogLine[] = [];
const push = (line: LogLine) => void lines.push(line);
const log = { info: push, warn: push, error: push };
let slack: SlackStub;
let url: string;
let stop: () => Promise<unknown>;

beforeAll(async () => {
  slack = await slackStub();
  const receiver = new HTTPReceiver({
    signingSecret,
    logger: sdkLogger(log),
    ...sentAheadGuard(systemClock(0).now),
  });
  const { path, app } = await wireContour({
    client,
    dbName: db.databaseName,
    slackApiUrl: slack.apiUrl,
    botToken: 'xoxb-test',
    clock: () => new Date('2026-02-24T15:00:00Z'),
    log,
    receiver: () => receiver,
  });
  const server = (await app.start(0)) as Server;
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  stop = async () => {
    await app.stop();
    await path.stop();
    await slack.stop();
  };
});
afterAll(() => stop());

/** A signed `/contour help` dated this many minutes from now. */
async function sentIn(minutes: number, over: Record<string, string> = {}): Promise<number> {
  const payload = commandPayload('/contour', 'help', { response_url: slack.responseUrl, ...over });
  const body = new URLSearchParams(payload as Record<string, string>).toString();
  const timestamp = String(Math.floor(Date.now() / 1_000) + minutes * 60);
  const signature = createHmac('sha256', signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
  const { status } = await fetch(url, {
    method: 'POST',
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  });
  return status;
}

const kept = () => db.collection('inbox').countDocuments();

describe('a request over HTTP', () => {
  test.each([0, 4, -4])('dated %i minutes from now is taken', async (minutes) => {
    const before = await kept();
    expect(await sentIn(minutes)).toBe(200);
    expect((await kept()) - before).toBe(1);
  });

  test.each([6, 24 * 60])(
    'rightly signed but dated %i minutes ahead is refused, and nothing of it is kept',
    async (minutes) => {
      const before = await kept();
      expect(await sentIn(minutes)).toBe(401);
      expect((await kept()) - before).toBe(0);
      expect(lines).toContainEqual({ event: 'delivery.sent-ahead' });
    },
  );

  test('that is no payload of Slack still gets 500, so that Slack would send it again', async () => {
    expect(await sentIn(0, { trigger_id: '' })).toBe(500);
  });
});
