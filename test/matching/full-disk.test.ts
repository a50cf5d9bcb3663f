import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readdir } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { bringMeaning } from '../../src/matching/bring-meaning.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Model } from '../../src/matching/models.ts';
import { colleague, staff, suggested } from './builders.ts';

// Twice what the disk holds.
const BYTES = Buffer.alloc(2_000_000, 'weights');
const model: Model = {
  artifact: 'org.example:weights:1',
  prefix: '',
  files: {
    weights: {
      name: 'big.onnx',
      bytes: BYTES.length,
      sha256: createHash('sha256').update(BYTES).digest('hex'),
      hubPath: 'big.onnx',
      entry: 'big.onnx',
    },
  },
};
const server = createServer((_, response) => response.end(BYTES));
const disk = await mkdtemp(join(tmpdir(), 'contour-full-disk-'));
// A disk of this size can be had by the system's administrator only.
const isSmall = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', disk]).status === 0;

beforeAll(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
afterAll(() => {
  server.close();
  if (isSmall) execFileSync('umount', [disk]);
});

test.runIf(isSmall)('on a full disk matching goes on by words, says why once, and no half file stays', async () => {
  const said: string[] = [];
  const matcher = createMatcher();
  const meaning = await bringMeaning({
    cacheDir: disk,
    env: { PATH: '' },
    models: [model],
    hub: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    progress: () => undefined,
    use: matcher.use,
    withoutMeaning: (reason) => said.push(reason),
  });
  matcher.index('T1', 1, staff(colleague('rosa')));
  const ranking = await matcher.rank('T1', { text: 'wait time', asker: 'x', today: '2026-11-02' }, () => FREE, 1);
  expect([meaning, ranking.mode, suggested(ranking)]).toEqual([undefined, 'words', ['rosa']]);
  expect(said).toHaveLength(1);
  expect(said[0]).toContain('the model hub: ENOSPC: no space left on device');
  expect(await readdir(disk)).toEqual([]);
});
