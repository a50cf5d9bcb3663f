import { mkdtemp, readdir, rm, statfs } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startEmbeddedMongod } from '../../src/stores/embedded/start-embedded-mongod.ts';
import { mongodCache } from './mongod-cache.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The replica set that all tests of a run share; each file has its own database in it. */
    mongoUri: string;
  }
}

/** Starts one real MongoDB for the whole run, with faults on demand (`failCommand`), and ends it after. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await dataFolder();
  const mongod = await startEmbeddedMongod({
    dataDir,
    cacheDir: mongodCache,
    env: process.env,
    progress: (line) => console.log(line),
    extraArgs: [
      ...['--setParameter', 'enableTestCommands=1'],
      // Tests live in February 2026: by this machine's clock what they count by the day would be over long ago.
      ...['--setParameter', 'ttlMonitorEnabled=false'],
      // Nobody reads how it fared each second.
      ...['--setParameter', 'diagnosticDataCollectionEnabled=false'],
      // Files of tests make databases of a hundred files each: what no test reads any more is closed soon.
      ...[
        '--wiredTigerEngineConfigString',
        'file_manager=(close_idle_time=5,close_scan_interval=2,close_handle_minimum=100)',
      ],
    ],
  });
  project.provide('mongoUri', mongod.uri);
  return async () => {
    await mongod.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}

const memory = '/dev/shm';
/** A whole run takes about a tenth of it. */
const roomBytes = 4 * 1024 ** 3;
const prefix = 'contour-test-';

/**
 * In memory where Linux has room for it: each write waits for its journal, and a disk takes milliseconds over that, six
 * thousand times in one large file of tests. What killed runs left there is taken away, as no restart would do it.
 */
async function dataFolder(): Promise<string> {
  if ((await freeBytes()) < roomBytes) return mkdtemp(join(tmpdir(), prefix));
  for (const name of await readdir(memory)) {
    const [, pid] = new RegExp(`^${prefix}(\\d+)-`).exec(name) ?? [];
    if (pid && !isAlive(Number(pid))) await rm(join(memory, name), { recursive: true, force: true });
  }
  return mkdtemp(join(memory, `${prefix}${process.pid}-`));
}

async function freeBytes(): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(memory);
    return bavail * bsize;
  } catch {
    return 0; // not Linux: there is none
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM';
  }
}
