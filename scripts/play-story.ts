import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { MongoClient } from 'mongodb';
import type { HowToPlay, PageState, PageStory } from '../src/practice/page-api.ts';
import { userIdOf } from '../src/practice/sample-school.ts';
import { connectMongo } from '../src/stores/connect.ts';
import { freePort } from '../src/stores/embedded/free-port.ts';
import { startEmbeddedMongod } from '../src/stores/embedded/start-embedded-mongod.ts';

/** A sample school of its own, in which nothing has happened yet. */
export interface OwnSchool {
  client: MongoClient;
  pageUrl: string;
  /** Plays the story on, or throws Error with the step that was not as the story has it. */
  play(how?: HowToPlay): Promise<void>;
}

const lookEveryMs = 200;

/** Starts the whole of Contour with the practice workspace on a database of its own, which is gone when the work is done. */
export async function inOwnSchool<T>(work: (school: OwnSchool) => Promise<T>): Promise<T> {
  const place = await mkdtemp(join(tmpdir(), 'contour-story-'));
  const undo: (() => Promise<unknown>)[] = [() => rm(place, { recursive: true, force: true })];
  try {
    const mongod = await startEmbeddedMongod({
      dataDir: join(place, 'database'),
      cacheDir: resolve('.cache'),
      env: process.env,
      progress: (line) => void process.stderr.write(`${line}\n`),
    });
    undo.push(() => mongod.stop());
    await symlink(resolve('.cache'), join(place, '.cache'));
    const { child, pageUrl } = await started(place, mongod.uri);
    undo.push(() => stopped(child));
    const client = await connectMongo(mongod.uri, 'main');
    undo.push(() => client.close());
    return await work({ client, pageUrl, play: (how) => play(pageUrl, how) });
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

async function started(place: string, uri: string): Promise<{ child: ChildProcess; pageUrl: string }> {
  const port = await freePort();
  const child = spawn(
    process.execPath,
    ['--import', import.meta.resolve('tsx'), resolve(import.meta.dirname, '../src/main.ts')],
    {
      cwd: place,
      env: { PATH: process.env.PATH, MONGODB_URI: uri, PRACTICE_PORT: String(port), LOG_LEVEL: 'error' },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await new Promise<void>((found, failed) => {
    child.stdout?.on('data', (part: Buffer) => {
      if (part.includes('ready to try')) found();
    });
    child.once('exit', () => failed(new Error('Contour did not start.')));
  });
  return { child, pageUrl: `http://127.0.0.1:${port}/` };
}

async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

async function play(pageUrl: string, how: HowToPlay = {}): Promise<void> {
  await ask(pageUrl, 'story', { move: 'play', how });
  for (;;) {
    const { state } = (await ask(pageUrl, 'state', {})) as { state: PageState };
    if (state.story.status === 'stopped') throw new Error(state.story.fault ?? 'The story stopped.');
    if (isAtRest(state.story)) return;
    await wait(lookEveryMs);
  }
}

const isAtRest = ({ status }: PageStory) => status === 'resting' || status === 'over';

async function ask(pageUrl: string, method: string, request: object): Promise<unknown> {
  const answer = await fetch(`${pageUrl}page/${method}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: userIdOf('01'), ...request }),
  });
  return answer.json();
}
