import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageStory } from '../../src/practice/page-api.ts';
import { mongodCache } from '../helpers/mongod-cache.ts';
import { mateoAt, type Started, startProgram, stopProgram, unusedPort } from '../helpers/program.ts';

const text = 'how do I get quiet students talking in math';
const begun: Started[] = [];
const port = await unusedPort();
const { page, channels, sees } = mateoAt(port);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contour-restart-'));
  await symlink(dirname(mongodCache), join(folder, '.cache'));
});
afterAll(async () => {
  for (const { child } of begun) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}, 30_000);

/** @param isByNpm below a shell, as npm starts it */
function start({ isByNpm = false } = {}): Started {
  const { PATH, HOME, MONGOD_PATH } = process.env;
  const started = startProgram(
    folder,
    {
      PATH,
      HOME,
      ...(MONGOD_PATH && { MONGOD_PATH }),
      PRACTICE_PORT: String(port),
      ...(isByNpm && { npm_lifecycle_event: 'start' }),
    },
    { isInShell: isByNpm },
  );
  begun.push(started);
  return started;
}

test('told to stop while its database starts, it leaves none running and speaks of no fault', {
  timeout: 120_000,
}, async () => {
  const early = start();
  // A mongod writes its number there as it begins, and takes it out at a clean end.
  const holder = () => readFile(join(folder, '.data/mongo/mongod.lock'), 'utf8').catch(() => '');
  await expect.poll(holder, { timeout: 60_000, interval: 10 }).not.toBe('');
  const pid = Number(await holder());
  // On a machine without one it told how it fetches the database.
  const told = early.said();
  expect(await stopProgram(early, 'SIGINT'), early.said()).toBe(0);
  // Now and then a mongod that is stopped while it opens its files aborts and leaves its number; the start below minds that not.
  expect(isAlive(pid)).toBe(false);
  expect(early.said()).toBe(told);
});

test('after each way of ending, everything is still there and an offer’s clock goes on', {
  timeout: 240_000,
}, async () => {
  const first = start({ isByNpm: true });
  expect(await first.ready, first.said()).toBe('ready');
  const { everyone: channel } = await channels();
  await page('command', { channel, command: '/who-knows', text });
  const answer = await sees('everyone', /You asked/);
  const asking = answer.blocks.find(({ type }) => type === 'actions');
  await page('action', { where: { channel, ts: answer.ts }, blockId: asking?.block_id, actionId: 'who-knows.ask.0' });
  const { text: asked } = await sees('contour', /has it until/);

  const second = start();
  expect(await second.ready).toBe(1);
  const [, running] = second.said().match(/Another Contour \(process (\d+)\) is using the data/) ?? [];
  const story = async () => (await page<{ state: { story: PageStory } }>('state', {})).state.story;
  await page('story', { move: 'play', how: {} });
  await expect.poll(async () => (await story()).done, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
  await stopProgram(first, 'SIGTERM');
  await expect.poll(() => isAlive(Number(running)), { timeout: 20_000 }).toBe(false);

  const third = start();
  expect(await third.ready, third.said()).toBe('ready');
  expect((await sees('contour', /has it until/)).text).toBe(asked);
  // The story goes on from where it was cut off: what was done of it is not done again.
  const { status, done } = await story();
  expect(status).toBe('resting');
  await page('story', { move: 'next' });
  const oneMore = { status: 'resting', done: done + 1, isInStep: false, fault: null };
  await expect.poll(story, { timeout: 30_000 }).toMatchObject(oneMore);
  await stopProgram(third, 'SIGKILL');

  const fourth = start();
  expect(await fourth.ready, fourth.said()).toBe('ready');
  for (let day = 0; day < 2; day += 1) await page('moveClock', { move: 'next-school-day' });
  await expect.poll(async () => (await sees('contour', /Your question/)).text, { timeout: 10_000 }).not.toBe(asked);
  expect(await stopProgram(fourth, 'SIGINT')).toBe(0);
});

/** A running process, not one that ended and waits to be noticed. */
function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
