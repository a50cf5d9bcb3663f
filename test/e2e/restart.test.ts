import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { PageChannel, PageMessage } from '../../src/practice/page-api.ts';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { mongodCache } from '../helpers/mongod-cache.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const text = 'how do I get quiet students talking in math';
const mateo = userIdOf('17');
const children: ChildProcess[] = [];
let folder: string;
let port: number;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contour-restart-'));
  await symlink(dirname(mongodCache), join(folder, '.cache'));
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  port = (server.address() as AddressInfo).port;
  server.close();
});
afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}, 30_000);

interface Started {
  child: ChildProcess;
  /** All it wrote so far. */
  said(): string;
  /** Resolves when people can act, or with its exit code when it could not start. */
  ready: Promise<number | 'ready'>;
}

/** `npm start` in a folder of its own, with nothing set but the port. */
function start(): Started {
  const { PATH, HOME, MONGOD_PATH } = process.env;
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    cwd: folder,
    env: { PATH, HOME, ...(MONGOD_PATH && { MONGOD_PATH }), PRACTICE_PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  children.push(child);
  let said = '';
  const ready = new Promise<number | 'ready'>((resolve) => {
    const hear = (chunk: Buffer) => {
      said += chunk;
      if (said.includes('Contour is ready')) resolve('ready');
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => resolve(code ?? -1));
  });
  return { child, said: () => said, ready };
}

async function stop({ child }: Started, signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL'): Promise<number | null> {
  child.kill(signal);
  if (child.exitCode === null) await once(child, 'exit');
  return child.exitCode;
}

/** What Mateo does on the page. */
async function page<T>(method: string, request: object): Promise<T> {
  const response = await fetch(`http://127.0.0.1:${port}/page/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: mateo, ...request }),
  });
  return (await response.json()) as T;
}

/** The channel of everyone, and the conversation with Contour once there is one. */
async function channels(): Promise<{ everyone: string; contour: string }> {
  const { state } = await page<{ state: { channels: PageChannel[]; app: { channel: string | null } } }>('state', {});
  const everyone = state.channels.find(({ name }) => name === 'alder-all')?.id ?? '';
  return { everyone, contour: state.app.channel ?? everyone };
}

/** Waits for the newest message with these words. */
async function sees(place: 'everyone' | 'contour', words: RegExp): Promise<PageMessage> {
  let found: PageMessage | undefined;
  await expect
    .poll(
      async () => {
        const channel = (await channels())[place];
        const { messages } = await page<{ messages: PageMessage[] }>('messages', { channel });
        found = messages.findLast((message) => words.test(message.text));
        return found;
      },
      { timeout: 10_000 },
    )
    .toBeDefined();
  return found as PageMessage;
}

test('after each way of ending, everything is still there and an offer’s clock goes on', {
  timeout: 120_000,
}, async () => {
  const first = start();
  expect(await first.ready, first.said()).toBe('ready');
  const { everyone: channel } = await channels();
  await page('command', { channel, command: '/who-knows', text });
  const answer = await sees('everyone', /You asked/);
  const asking = answer.blocks.find(({ type }) => type === 'actions');
  await page('action', { where: { channel, ts: answer.ts }, blockId: asking?.block_id, actionId: 'who-knows.ask.0' });
  const { text: asked } = await sees('contour', /has it until/);

  const second = start();
  expect(await second.ready).toBe(1);
  expect(second.said()).toMatch(/Another Contour \(process \d+\) is using the data/);
  expect(await stop(first, 'SIGTERM')).toBe(0);

  const third = start();
  expect(await third.ready, third.said()).toBe('ready');
  expect((await sees('contour', /has it until/)).text).toBe(asked);
  await stop(third, 'SIGKILL');

  const fourth = start();
  expect(await fourth.ready, fourth.said()).toBe('ready');
  for (let day = 0; day < 2; day += 1) await page('moveClock', { move: 'next-school-day' });
  await expect.poll(async () => (await sees('contour', /Your question/)).text, { timeout: 10_000 }).not.toBe(asked);
  expect(await stop(fourth, 'SIGINT')).toBe(0);
});
