import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MongoClient } from 'mongodb';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { findMongod } from '../../../src/stores/embedded/find-mongod.ts';
import { type EmbeddedMongod, startEmbeddedMongod } from '../../../src/stores/embedded/start-embedded-mongod.ts';
import { mongodCache } from '../../helpers/mongod-cache.ts';

const ownerScript = fileURLToPath(new URL('./owner.ts', import.meta.url));

let dataDir: string;
const running: EmbeddedMongod[] = [];
const children: ChildProcess[] = [];

beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'contour-data-'));
});

afterEach(async () => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  for (const mongod of running.splice(0)) await mongod.stop();
  await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}, 30_000);

async function start(): Promise<EmbeddedMongod> {
  const mongod = await startEmbeddedMongod({ dataDir, cacheDir: mongodCache, env: process.env, progress: () => {} });
  running.push(mongod);
  return mongod;
}

/** Another Contour over the same folder, in a process and a process group of its own, as from another terminal. */
async function startElsewhere(): Promise<{ owner: ChildProcess; lines: AsyncIterator<string>; mongodPid: number }> {
  const owner = spawn(process.execPath, ['--import', 'tsx', ownerScript, dataDir], {
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(owner);
  const lines = createInterface(owner.stdout)[Symbol.asyncIterator]();
  const ready: string = (await lines.next()).value;
  return { owner, lines, mongodPid: Number(ready.split(' ')[1]) };
}

async function write(mongod: EmbeddedMongod, document: object): Promise<void> {
  const client = new MongoClient(mongod.uri);
  await client.db('school').collection('log').insertOne(document);
  await client.close();
}

async function count(mongod: EmbeddedMongod, filter: object = {}): Promise<number> {
  const client = new MongoClient(mongod.uri);
  const found = await client.db('school').collection('log').countDocuments(filter);
  await client.close();
  return found;
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false; // ESRCH, which is the answer asked for
  }
}

/** The command lines of all processes that name `word`. */
async function processesNaming(word: string): Promise<string[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const commands = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => ''))); // ended since
  return commands.map((command) => command.replaceAll('\0', ' ')).filter((command) => command.includes(word));
}

describe('the embedded database', { timeout: 60_000 }, () => {
  test('is a replica set, so that a question and its messages are stored in one transaction', async () => {
    const client = new MongoClient((await start()).uri);
    const log = client.db('school').collection('log');
    await client.withSession((session) =>
      session.withTransaction(async () => {
        await log.insertOne({ question: 1 }, { session });
        await log.insertOne({ message: 1 }, { session });
      }),
    );
    expect(await log.countDocuments()).toBe(2);
    await client.close();
  });

  test('gives back what a killed process held in a transaction long before a minute is over', async () => {
    const client = new MongoClient((await start()).uri);
    const asked = { getParameter: 1, transactionLifetimeLimitSeconds: 1 };
    const { transactionLifetimeLimitSeconds: seconds } = await client.db('admin').command(asked);
    expect(seconds).toBeLessThanOrEqual(20);
    await client.close();
  });

  test('keeps what was written across a restart, at the same address', async () => {
    const first = await start();
    await write(first, { kept: true });
    await first.stop();
    const second = await start();
    expect(second.uri).toBe(first.uri);
    expect(await count(second, { kept: true })).toBe(1);
  });

  test('keeps what was written when someone else took its port meanwhile', async () => {
    const first = await start();
    await write(first, { kept: true });
    await first.stop();
    const taken = createServer().listen(Number(new URL(first.uri).port), '127.0.0.1');
    await once(taken, 'listening');
    try {
      const second = await start();
      expect(second.uri).not.toBe(first.uri);
      expect(await count(second, { kept: true })).toBe(1);
      await write(second, { kept: true });
    } finally {
      taken.close();
    }
  });

  test.runIf(process.platform === 'linux')('leaves no process behind when it stops', async () => {
    const mongod = await start();
    expect(await processesNaming(dataDir)).toHaveLength(1);
    await mongod.stop();
    expect(alive(mongod.pid)).toBe(false);
    expect(await processesNaming(dataDir)).toEqual([]);
    expect(await processesNaming(`mongo_killer.js ${process.pid} ${mongod.pid}`)).toEqual([]);
  });

  test('a second start over the same data says who is using it, and does the first no harm', async () => {
    const { owner } = await startElsewhere();
    await expect(start()).rejects.toThrow(
      `Another Contour (process ${owner.pid}) is using the data in ${dataDir}. Stop it before starting this one.`,
    );
    expect(owner.exitCode).toBeNull();
  });

  test('of two starts at the same moment one runs and the other is told', async () => {
    const outcomes = await Promise.allSettled([start(), start()]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason.message).toMatch(/is using the data in .* Stop it before starting this one\./);
  });

  test('survives the Ctrl-C that ends Contour, until Contour has written its last', async () => {
    const { owner, lines } = await startElsewhere();
    // What a terminal does: the signal goes to the whole process group.
    process.kill(-(owner.pid ?? 0), 'SIGINT');
    expect((await lines.next()).value).toBe('stopped');
    expect(await count(await start(), { last: true })).toBe(1);
  });

  test('ends soon after Contour was killed, and the next start finds everything', async () => {
    const { owner, mongodPid } = await startElsewhere();
    owner.kill('SIGKILL');
    await once(owner, 'exit');
    const next = await start();
    await expect.poll(() => alive(mongodPid), { timeout: 15_000 }).toBe(false);
    await write(next, { after: true });
    expect(await count(next)).toBe(1);
  });

  test('a mongod left behind without any owner is shut down by the next start', async () => {
    const first = await start();
    await write(first, { kept: true });
    await first.stop();
    const { path } = await findMongod({ cacheDir: mongodCache, env: process.env, progress: () => {} });
    const port = new URL(first.uri).port;
    const orphan = spawn(path, ['--dbpath', join(dataDir, 'mongo'), '--port', port, '--replSet', 'contour'], {
      stdio: 'ignore',
    });
    children.push(orphan);
    const client = await new MongoClient(first.uri).connect();
    await client.close();

    const [next] = await Promise.all([start(), once(orphan, 'exit')]);
    expect(await count(next, { kept: true })).toBe(1);
  });
});
