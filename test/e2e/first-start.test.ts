import { execFileSync, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { MongoClient } from 'mongodb';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { PINNED_FILES } from '../../src/matching/models.ts';
import { mongodCache } from '../helpers/mongod-cache.ts';
import { mateoAt, type Started, startProgram, stopProgram, unusedPort } from '../helpers/program.ts';

/** No name is found by the program, as in a school without the Internet; addresses of this machine are no names. */
const withoutInternet = `data:text/javascript,${encodeURIComponent(`
import dns from 'node:dns';
import { syncBuiltinESMExports } from 'node:module';
const lookup = dns.lookup;
dns.lookup = (name, options, done = options) =>
  /^(localhost|[\\d.:]+)$/.test(name)
    ? lookup(name, options, done)
    : process.nextTick(done, Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));
syncBuiltinESMExports();
`)}`;

const keptWeights = join(dirname(mongodCache), 'weights');
const [tokenizer, firstWeights] = PINNED_FILES.map(({ name }) => name) as [string, string];
/** The weights as their source would give them, where an earlier start has kept them. */
const source = createServer(async ({ url = '' }, response) => {
  response.end(await readFile(join(keptWeights, url.slice(1))));
});
const areWeightsHere = (await readdir(dirname(mongodCache))).includes('weights');
const folders: string[] = [];
const begun: Started[] = [];
let folder: string;
let weights: string;

// A disk of its own size can be had by the system's administrator only. The tokenizer fits on it, the encoder does not.
const disk = await mkdtemp(join(tmpdir(), 'contour-full-disk-'));
const isSmall = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', disk]).status === 0;

beforeAll(async () => {
  source.listen(0, '127.0.0.1');
  await once(source, 'listening');
});
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'contour-first-start-'));
  folders.push(folder);
  weights = join(folder, '.cache/weights');
  await mkdir(dirname(weights));
  // A mongod is there already, weights are not.
  for (const name of await readdir(mongodCache)) await symlink(join(mongodCache, name), join(folder, '.cache', name));
});
afterAll(async () => {
  source.close();
  for (const { child } of begun) child.kill('SIGKILL');
  if (isSmall) execFileSync('umount', ['--lazy', disk]);
  for (const one of [...folders, disk])
    await rm(one, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 });
}, 60_000);

/** Starts the whole program, asks a question, and gives what the log said of it and what `/healthz` answers. */
async function firstStart(modelUrl: string) {
  const [port, healthPort] = [await unusedPort(), await unusedPort()];
  const { HOME, MONGOD_PATH } = process.env;
  const started = startProgram(
    folder,
    {
      HOME,
      // No program is found here, so there is no Maven.
      PATH: folder,
      ...(MONGOD_PATH && { MONGOD_PATH }),
      PRACTICE_PORT: String(port),
      HEALTH_PORT: String(healthPort),
      MODEL_URL: modelUrl,
    },
    { nodeArgs: ['--import', withoutInternet] },
  );
  begun.push(started);
  expect(await started.ready, started.said()).toBe('ready');
  const { page, channels, sees } = mateoAt(port);
  const byWords = () => started.said().match(/^.*matching\.by-words.*$/gm) ?? [];
  await expect.poll(byWords, { timeout: 60_000 }).not.toEqual([]);
  const { everyone: channel } = await channels();
  await page('command', { channel, command: '/who-knows', text: 'how do I get quiet students talking in math' });
  const { text, blocks } = await sees('everyone', /You asked/);
  expect(text).toContain('Aisha Rahman: “math talk”');
  expect(JSON.stringify(blocks)).toContain('who-knows.ask.0');
  const health = await (await fetch(`http://127.0.0.1:${healthPort}/healthz`)).text();
  expect(await stopProgram(started, 'SIGTERM')).toBe(0);
  const [line = '{}', ...more] = byWords();
  return { health, reason: String(JSON.parse(line).reason), more };
}

const nobodyThere = 'the model hub: ENOTFOUND; Maven: it is not installed)';

test('with no weights within reach the first start answers by words, and says why in one line', {
  timeout: 120_000,
}, async () => {
  const { health, reason, more } = await firstStart(`http://127.0.0.1:${await unusedPort()}`);
  expect(health).toBe('ok\nmatching by words only\n');
  expect(reason).toBe(`the weights could not be fetched (MODEL_URL: ECONNREFUSED; ${nobodyThere}`);
  expect(more).toEqual([]);
});

test('with a damaged file that no source can replace it does the same, and names the file', {
  timeout: 120_000,
}, async () => {
  await mkdir(weights);
  await writeFile(join(weights, tokenizer), '{"model":');
  const { health, reason, more } = await firstStart(`http://127.0.0.1:${await unusedPort()}`);
  expect(health).toBe('ok\nmatching by words only\n');
  expect(reason).toBe(
    `${tokenizer} is damaged, and the weights could not be fetched (MODEL_URL: ECONNREFUSED; ${nobodyThere}`,
  );
  expect(more).toEqual([]);
});

test.runIf(isSmall && areWeightsHere)(
  'with a full disk it does the same, and no half file stays',
  {
    timeout: 120_000,
  },
  async () => {
    await symlink(disk, weights);
    const { health, reason, more } = await firstStart(`http://127.0.0.1:${(source.address() as AddressInfo).port}`);
    expect(health).toBe('ok\nmatching by words only\n');
    expect(reason).toContain('(MODEL_URL: ENOSPC: no space left on device');
    expect(more).toEqual([]);
    expect(await readdir(disk)).not.toContainEqual(expect.stringContaining(firstWeights));
  },
);

test.runIf(areWeightsHere)(
  'with the weights at hand the directory is encoded before anyone asks, so that the first question is answered by meaning',
  { timeout: 120_000 },
  async () => {
    await symlink(keptWeights, weights);
    const port = await unusedPort();
    const { HOME, PATH, MONGOD_PATH } = process.env;
    const env = { HOME, PATH, ...(MONGOD_PATH && { MONGOD_PATH }), PRACTICE_PORT: String(port) };
    const started = startProgram(folder, env, { nodeArgs: ['--import', withoutInternet] });
    begun.push(started);
    expect(await started.ready, started.said()).toBe('ready');
    const [mongo] = (await readFile(join(folder, '.data/mongo.txt'), 'utf8')).split(' ');
    const client = new MongoClient(`mongodb://127.0.0.1:${mongo}/?directConnection=true`);
    const kept = client.db().collection('vectors');
    const encoded = () => kept.countDocuments();
    await expect.poll(encoded, { timeout: 60_000 }).toBeGreaterThan(0);
    await client.close();

    const { page, channels, sees } = mateoAt(port);
    const { everyone: channel } = await channels();
    await page('command', { channel, command: '/who-knows', text: 'they just stare at me when I ask something' });
    expect((await sees('everyone', /You asked/)).text).toContain('Erin Gallagher: “wait time”');
    expect(await stopProgram(started, 'SIGTERM')).toBe(0);
  },
);
