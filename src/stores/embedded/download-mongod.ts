import { rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { DryMongoBinary } from 'mongodb-memory-server-core';
import type { Search } from './find-mongod.ts';
import { runWithProgress } from './run-with-progress.ts';

/** A network that swallows packets is given up after this; the library tells its progress every 2 s. */
const quietMs = 30_000;

/** The version that mongodb-memory-server downloads unless told otherwise. */
export const downloadVersion = DryMongoBinary.getEnsuredOptions().version;

const script = `
  const [library, downloadDir, version] = process.argv.slice(1);
  require(library).MongoBinary.getPath({ downloadDir, version }).then(
    (path) => console.log('mongod: ' + path),
    (fault) => { console.error(fault.code ?? fault.message.split('\\n')[0]); process.exitCode = 1; },
  );
`;

/**
 * Lets mongodb-memory-server download a mongod for this system into `dir`, and gives its path.
 * In a process of its own: it can be ended when it hangs, and only there certificates are checked strictly and tries
 * limited to one, both of which the library takes from the environment.
 */
export async function downloadMongod(
  dir: string,
  { env, progress, signal }: Pick<Search, 'env' | 'progress' | 'signal'>,
): Promise<string> {
  const library = createRequire(import.meta.url).resolve('mongodb-memory-server-core');
  let path = '';
  await rm(join(dir, `${downloadVersion}.lock`), { force: true });
  await runWithProgress({
    file: process.execPath,
    args: ['-e', script, library, dir, downloadVersion],
    env: { ...env, npm_config_strict_ssl: 'true', MONGOMS_MAX_RETRIES: '1', MONGOMS_DOWNLOAD_DIR: dir },
    quietMs,
    signal,
    onLine: (line) => {
      if (line.startsWith('mongod: ')) path = line.slice('mongod: '.length);
      else progress(line);
    },
  });
  return path;
}
