import { expect, test } from 'vitest';
import { packed, STEP, vectorRows } from '../../src/matching/vector-rows.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const numbers = seededRandom(8);
const vectorOf = (length: number) => Float32Array.from({ length }, () => numbers() - 0.5);
/** Number by number, as on paper. */
const onPaper = (one: ArrayLike<number>, other: Int8Array) =>
  other.reduce((sum, step, n) => sum + (one[n] as number) * step * STEP, 0);

// 768 is what the encoders give; 20 does not go up into sixteens; 2,100 rows stand in three pieces of memory.
test.each([
  [768, 40],
  [20, 2_100],
  [1, 3],
])('how near vectors of %i numbers are to each of %i is what adding up number by number gives', (length, count) => {
  const rows = vectorRows(length);
  const held = Array.from({ length: count }, () => packed(vectorOf(length)));
  for (const vector of held) rows.add(vector);
  const asked = [vectorOf(length), vectorOf(length)];
  rows.dots(asked).forEach((near, n) => {
    expect(near).toHaveLength(count);
    for (const [row, vector] of held.entries()) expect(near[row]).toBeCloseTo(onPaper(asked[n] ?? [], vector), 2);
  });
  const [first, last] = [held[0] ?? new Int8Array(), held.at(-1) ?? new Int8Array()];
  const steps = Float32Array.from(first, (step) => step * STEP);
  expect([...rows.dotsOfRow(0, [count - 1, 0])].map((near) => near.toFixed(4))).toEqual(
    [last, first].map((vector) => onPaper(steps, vector).toFixed(4)),
  );
});

test('vectors of two schools stand apart, and the place of one that goes is used again', () => {
  const [here, there] = [vectorRows(16), vectorRows(16)];
  const one = packed(new Float32Array(16).fill(0.25));
  const other = packed(new Float32Array(16).fill(-0.5));
  const gone = here.add(other);
  there.add(other);
  here.free(gone);
  expect(here.add(one)).toBe(gone);
  const question = [new Float32Array(16).fill(0.5)];
  expect(here.dots(question)[0]?.[0]).toBeCloseTo(2, 1);
  expect(there.dots(question)[0]?.[0]).toBeCloseTo(-4, 1);
});
