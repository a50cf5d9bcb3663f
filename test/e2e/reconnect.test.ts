import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { socketManifest } from '../../manifests/manifest.ts';
import { startPractice } from '../../src/practice/start-practice.ts';
import { systemClock } from '../../src/time/system-clock.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { mongodCache } from '../helpers/mongod-cache.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const { uri } = await freshDatabase();
const folder = await mkdtemp(join(tmpdir(), 'contour-reconnect-'));
await symlink(dirname(mongodCache), join(folder, '.cache'));
const practice = await startPractice({
  port: 0,
  manifest: socketManifest,
  clock: { now: systemClock(0).now, advanceTo: async () => {} },
});
const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
  cwd: folder,
  env: {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    MONGODB_URI: uri,
    SLACK_BOT_TOKEN: practice.tokens.bot,
    SLACK_APP_TOKEN: practice.tokens.app,
    SLACK_API_URL: practice.apiUrl,
  },
  stdio: ['ignore', 'ignore', 'ignore'],
});
afterAll(async () => {
  child.kill('SIGKILL');
  await practice.stop();
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
});

test('a connection that breaks while Slack is unwell comes back, and whoever types then is answered; Ctrl-C ends it cleanly', {
  timeout: 90_000,
}, async () => {
  const connected = () => expect.poll(() => practice.connections(), { timeout: 30_000 }).toBeGreaterThan(0);
  await connected();
  const fault = practice.faults.add({
    kind: 'http_error',
    status: 503,
    when: 'before',
    method: 'apps.connections.open',
    times: 2,
  });
  practice.disconnect('cut');
  await expect
    .poll(() => practice.faults.list().find(({ id }) => id === fault.id)?.struck ?? 2, { timeout: 30_000 })
    .toBe(2);
  await connected();
  const mateo = practice.as('17');
  await mateo.command('/who-knows', 'help');
  await mateo.sees('I find the colleague who knows');
  child.kill('SIGINT');
  const [code] = await once(child, 'exit');
  expect(code).toBe(0);
});
