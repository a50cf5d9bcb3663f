import { expect, test } from 'vitest';
import { pace } from '../../src/delivery/pace.ts';

test('two messages to one channel are a second apart, and no other channel waits', () => {
  const pacing = pace(100);
  expect(pacing('C1', 5_000)).toBe(0);
  expect(pacing('C1', 5_000)).toBe(1_000);
  expect(pacing('C2', 5_000)).toBe(0);
  expect(pacing('C1', 6_000)).toBe(0);
});

test('a message that may not go soon takes no turn from the next; one that may has its turn', () => {
  const pacing = pace(100);
  pacing('C1', 5_000);
  for (let asked = 0; asked < 9; asked += 1) expect(pacing('C1', 5_800)).toBe(200);
  expect(pacing('C1', 5_900)).toBe(100);
  expect(pacing('C1', 5_900)).toBe(1_100);
  expect(pacing('C1', 7_000)).toBe(0);
});
