import { mkdtemp, rm } from 'node:fs/promises';
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
  const dataDir = await mkdtemp(join(tmpdir(), 'contour-test-'));
  const mongod = await startEmbeddedMongod({
    dataDir,
    cacheDir: mongodCache,
    env: process.env,
    progress: (line) => console.log(line),
    extraArgs: [
      ...['--setParameter', 'enableTestCommands=1'],
      // Tests live in February 2026: by this machine's clock what they count by the day would be over long ago.
      ...['--setParameter', 'ttlMonitorEnabled=false'],
      // Two hundred files make a database each, of a hundred files: what no test reads any more is closed soon.
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
