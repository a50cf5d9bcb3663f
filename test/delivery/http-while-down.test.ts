import { createHmac } from 'node:crypto';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HTTPReceiver } from '@slack/bolt';
import { expect, inject, test } from 'vitest';
import type { LogLine } from '../../src/deps.ts';
import { sdkLogger } from '../../src/slack/sdk-logger.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { wireContour } from '../helpers/contour.ts';
import { gateTo } from '../helpers/gate.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { question } from '../helpers/question.ts';
import { slackStub } from '../helpers/slack-stub.ts';

const { client, db } = await freshDatabase();
const signingSecret = 'a signing secret';

test('an event that comes over HTTP while the database is away gets a 500, and its redelivery takes effect once', {
  timeout: 40_000,
}, async () => {
  const slack = await slackStub();
  const way = await gateTo(Number(new URL(inject('mongoUri')).port));
  const quick = await connectMongo(`mongodb://127.0.0.1:${way.port}/${db.databaseName}?directConnection=true`, 'inbox');
  const push = (line: LogLine) => void lines.push(line);
  const lines: LogLine[] = [];
  const log = { info: push, warn: push, error: push };
  const { path, app } = await wireContour({
    client,
    quick,
    dbName: db.databaseName,
    slackApiUrl: slack.apiUrl,
    botToken: 'xoxb-test',
    self: { teamId: 'T1', botId: 'BBOT', botUserId: 'UBOT' },
    clock: () => new Date('2026-02-24T15:00:00Z'),
    log,
    receiver: () => new HTTPReceiver({ signingSecret, port: 0, logger: sdkLogger(log) }),
  });
  const server = (await app.start()) as Server;
  const { port } = server.address() as AddressInfo;
  const { helped: _, answerer: __, acceptedAt: ___, ...rest } = question({ status: 'asking' });
  await path.deps.people.keepSlack(
    { teamId: 'T1', userId: 'U11', name: 'Aisha Rahman', standing: 'colleague', isAdmin: false },
    path.deps.clock(),
  );
  await path.deps.questions.addOnce({ ...rest, offers: rest.offers.map((offer) => ({ ...offer, state: 'open' })) });

  const body = JSON.stringify({
    type: 'event_callback',
    event_id: 'Ev1',
    team_id: 'T1',
    event: { type: 'user_change', user: { id: 'U11', real_name: 'Aisha Rahman', deleted: true } },
  });
  /** Slack sends it, or sends it again; gives the HTTP status it gets. */
  async function sends(retry = 0): Promise<number> {
    const at = String(Math.floor(Date.now() / 1000));
    const signature = createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex');
    const { status } = await fetch(`http://127.0.0.1:${port}/slack/events`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-slack-request-timestamp': at,
        'x-slack-signature': `v0=${signature}`,
        ...(retry > 0 && { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': 'http_error' }),
      },
    });
    return status;
  }
  const offers = async () => (await path.deps.questions.find('T1', 'q1'))?.offers.map(({ state }) => state);

  way.set('shut');
  expect(await sends()).toBe(500);
  expect(await db.collection('inbox').countDocuments({})).toBe(0);
  expect(await offers()).toEqual(['open']);

  way.set('open');
  await expect.poll(() => sends(1), { timeout: 10_000 }).toBe(200);
  expect(await sends(2)).toBe(200);
  await path.settled();
  expect(await offers()).toEqual(['withdrawn']);
  expect(await db.collection('inbox').find({}).toArray()).toMatchObject([{ key: 'Ev1', state: 'done' }]);
  expect((await path.deps.questions.find('T1', 'q1'))?.turn).toBe(2);

  await app.stop();
  await path.stop();
  await quick.close();
  await Promise.all([way.stop(), slack.stop()]);
});
