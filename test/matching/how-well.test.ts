import { resolve } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { bringMeaning } from '../../src/matching/bring-meaning.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import { alikeScore } from './alike-score.ts';
import { routingScore } from './routing-score.ts';

// Fetched by the same loader as in a school. Where nothing is reachable there is nothing to hold.
const meaning = await bringMeaning({
  cacheDir: resolve('.cache/weights'),
  env: process.env,
  progress: () => undefined,
  use: () => undefined,
  withoutMeaning: (reason) => process.stderr.write(`Matching by meaning was not measured: ${reason}\n`),
});
afterAll(() => meaning?.close());

// A little below what was seen: int8 results differ in the second decimal from machine to machine.
const FLOORS = [
  ['the one district it was tuned on', 'test/data/routing', { byWords: [0.43, 0.52], byMeaning: [0.59, 0.72, 0.58] }],
  [
    'the other district it was tuned on',
    'test/data/routing-second',
    { byWords: [0.45, 0.54], byMeaning: [0.61, 0.71, 0.63] },
  ],
  [
    'a district it was not tuned on',
    'test/data/routing-third',
    { byWords: [0.39, 0.45], byMeaning: [0.51, 0.61, 0.39] },
  ],
] as const;

test.runIf(meaning)(
  'answered questions that are alike are found by meaning, and few others shown',
  { timeout: 180_000 },
  async () => {
    const { found, shown, nearMisses } = await alikeScore(meaning as Meaning);
    expect(found).toBeGreaterThanOrEqual(8);
    expect(found / shown).toBeGreaterThan(0.85);
    expect(nearMisses).toBeLessThanOrEqual(6);
  },
);

describe.each(FLOORS)('%s', (_, dir, { byWords, byMeaning }) => {
  test('is answered by words alone as well as was seen, and no gap is claimed', async () => {
    const { ndcg3, firstIsRight, gapF1 } = await routingScore(dir);
    expect(ndcg3).toBeGreaterThan(byWords[0]);
    expect(firstIsRight).toBeGreaterThan(byWords[1]);
    expect(gapF1).toBe(0);
  });

  test.runIf(meaning)('is answered by meaning as well as was seen, with its gaps', { timeout: 180_000 }, async () => {
    const { ndcg3, firstIsRight, gapF1 } = await routingScore(dir, meaning);
    expect(ndcg3).toBeGreaterThan(byMeaning[0]);
    expect(firstIsRight).toBeGreaterThan(byMeaning[1]);
    expect(gapF1).toBeGreaterThan(byMeaning[2]);
  });
});
