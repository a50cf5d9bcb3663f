// Contour's weekly pages in a process of its own, for the test that kills it: the real jobs and the real sender. Its parent
// says what school time it is.
import { setTimeout as wait } from 'node:timers/promises';
import type { WebClient } from '@slack/web-api';
import { jobs } from '../../src/features/digest/index.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { wireContour } from './contour.ts';
import type { DigestProcessOptions } from './digest-process.ts';
import { testReceiver } from './test-receiver.ts';

const { uri, dbName, apiUrl, now: begins, looksFirst }: DigestProcessOptions = JSON.parse(String(process.argv[2]));
let now = new Date(begins);
process.on('message', (at: string) => {
  now = new Date(at);
});

/** A sender that finds nothing when it looks. */
function blind(client: WebClient): WebClient {
  return Object.assign(Object.create(client) as WebClient, {
    conversations: { ...client.conversations, history: async () => ({ ok: true, messages: [] }) },
  });
}

const ignore = () => {};
const client = await connectMongo(uri, 'main');
const { path } = await wireContour({
  ...{ client, dbName, slackApiUrl: apiUrl, botToken: 'xoxb-test', clock: () => now },
  self: { teamId: 'T1', botId: 'BBOT', botUserId: 'UBOT' },
  log: { info: ignore, warn: ignore, error: (line) => process.stderr.write(`${JSON.stringify(line)}\n`) },
  receiver: testReceiver,
  ...(!looksFirst && { posting: blind }),
});
process.send?.('ready');
for (;;) {
  for (const { run } of jobs) await run(path.deps, now);
  path.sender.wake();
  await wait(50);
}
