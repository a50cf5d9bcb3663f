import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = join(import.meta.dirname, '../..');
const notRun = 'The browser tests did not run: no Chromium was found. Install it, or set CHROMIUM_PATH.';
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contour-reporter-'));
  await symlink(join(root, 'node_modules'), join(folder, 'node_modules'));
  await mkdir(join(folder, 'test/browser'), { recursive: true });
  await mkdir(join(folder, 'test/helpers'));
  await writeFile(join(folder, 'test/helpers/global-mongo.ts'), 'export default function noDatabase() {}');
  for (const name of ['one', 'two', 'browser/walk'])
    await writeFile(
      join(folder, `test/${name}.test.ts`),
      "import { test } from 'vitest';\ntest('a test', () => {});\n",
    );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** A run of two tests and a browser test by our own configuration: its last lines and its exit code. */
function run(
  env: { CHROMIUM_PATH: string; CI?: string },
  ...chosen: string[]
): Promise<{ last: string[]; code: number }> {
  const { PATH, HOME } = process.env;
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--root', folder, '--config', join(root, 'vitest.config.ts'), ...chosen];
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { env: { PATH, HOME, ...env } }, (_, said) => {
      resolve({ last: said.trimEnd().split('\n').slice(-2), code: child.exitCode ?? -1 });
    });
  });
}

describe('the last lines of a test run', { timeout: 60_000 }, () => {
  const nowhere = '/nowhere/chromium';
  test.each<
    [what: string, env: { CHROMIUM_PATH: string; CI?: string }, chosen: string[], last: string[], code: number]
  >([
    [
      'without a browser they say that its tests did not run',
      { CHROMIUM_PATH: nowhere },
      [],
      [notRun, '2 passed, 0 failed'],
      0,
    ],
    ['in CI that is a failure', { CHROMIUM_PATH: nowhere, CI: 'true' }, [], [notRun, '2 passed, 0 failed'], 1],
    [
      'a single file needs no browser, in CI neither',
      { CHROMIUM_PATH: nowhere, CI: 'true' },
      ['test/one.test.ts'],
      ['', '1 passed, 0 failed'],
      0,
    ],
    [
      'with one its tests run and nothing is said',
      { CHROMIUM_PATH: process.execPath, CI: 'true' },
      [],
      ['', '3 passed, 0 failed'],
      0,
    ],
  ])('%s', async (_what, env, chosen, last, code) => {
    expect(await run(env, ...chosen)).toEqual({ last, code });
  });
});
