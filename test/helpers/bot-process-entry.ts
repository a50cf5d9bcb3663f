// Contour in a process of its own, for the tests that kill it: the real wiring over Socket Mode, which dies at the step of
// the durable path that its parent names next.
import { SocketModeReceiver } from '@slack/bolt';
import type { WebClient } from '@slack/web-api';
import { seedSampleSchool } from '../../scripts/seed.ts';
import type { CrashPoint } from '../../src/delivery/crash-points.ts';
import type { Job } from '../../src/deps.ts';
import { jobs } from '../../src/features/index.ts';
import { startTick } from '../../src/jobs/tick.ts';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { sdkLogger } from '../../src/slack/sdk-logger.ts';
import { connectMongo } from '../../src/stores/connect.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import type { BotProcessOptions } from './bot-process.ts';
import { wireContour } from './contour.ts';

const { uri, dbName, apiUrl, botToken, appToken, offsetMs, looksFirst, ...options }: BotProcessOptions = JSON.parse(
  String(process.argv[2]),
);
let dieAt: CrashPoint | undefined = options.dieAt;
process.on('message', (point: CrashPoint | 'never') => {
  dieAt = point === 'never' ? undefined : point;
  process.send?.('armed');
});

/** A sender that finds nothing when it looks: what a bot would be that does not look before it posts again. */
function blind(client: WebClient): WebClient {
  return Object.assign(Object.create(client) as WebClient, {
    conversations: { ...client.conversations, history: async () => ({ ok: true, messages: [] }) },
  });
}

const write = (line: object) =>
  process.stderr.write(
    `${JSON.stringify(line, (_, value: unknown) => (value instanceof Error ? value.stack : value))}\n`,
  );
const log = { info: write, warn: write, error: write };
const clock = systemClock(offsetMs).now;
const [client, quick] = await Promise.all([connectMongo(uri, 'main'), connectMongo(uri, 'inbox')]);
const { path, app, self } = await wireContour({
  client,
  quick,
  dbName,
  slackApiUrl: apiUrl,
  botToken,
  clock,
  log,
  receiver: (interactive) =>
    new SocketModeReceiver({
      appToken,
      logger: sdkLogger(log),
      installerOptions: { clientOptions: { ...interactive } },
    }),
  ...(!looksFirst && { posting: blind }),
  passed(point) {
    if (point === dieAt) process.kill(process.pid, 'SIGKILL');
  },
});
const recovery: Job = { name: 'recovery', run: async () => void (await path.recover(app)) };
const wake: Job = { name: 'outbox', run: async () => path.sender.wake() };
await seedSampleSchool(path.deps, self.teamId, sampleSchool);
const tick = startTick(path.deps, [recovery, ...jobs, wake]);
await app.start();
void tick.now();
process.once('SIGTERM', async () => {
  await app.stop();
  await tick.stop();
  await path.stop();
  await Promise.all([client.close(), quick.close()]);
  process.exit(0);
});
process.send?.('ready');
