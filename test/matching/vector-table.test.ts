import { describe, expect, test } from 'vitest';
import { packed } from '../../src/matching/vector-rows.ts';
import { vectorTable } from '../../src/matching/vector-table.ts';
import { seededRandom } from '../helpers/seeded-random.ts';

const TALK = Float32Array.of(0.5, 0.1, 0, 0);
const OTHERS = [Float32Array.of(0.1, 0.5, 0, 0), Float32Array.of(0, 0.1, 0.5, 0), Float32Array.of(0, 0, 0.1, 0.5)];

/** What a question for Rosa's entry finds, when she has it beside three colleagues and whatever is added. */
function found(...more: { owner: string; vector: Float32Array; isProfile?: boolean }[]) {
  const table = vectorTable(4);
  const rosa = { owner: 'rosa', vector: TALK };
  const others = OTHERS.map((vector, n) => ({ owner: `other${n}`, vector }));
  for (const [slot, { vector, ...entry }] of [rosa, ...others, ...more].entries()) {
    table.set({ slot, ...entry }, [packed(vector)]);
  }
  const { slots, near, hub, mean } = table.search([TALK]);
  const at = slots.indexOf(0);
  return { near: near[at] ?? 0, hub: hub[at] ?? 0, mean };
}

describe('an entry that is near to what others have', () => {
  test('is set back, because it wins many questions', () => {
    expect(found({ owner: 'ben', vector: TALK }).hub).toBeGreaterThan(found().hub + 0.01);
  });

  test('is not set back by what its owner says once more, in an entry or in all', () => {
    expect(found({ owner: 'rosa', vector: TALK }).hub).toBeCloseTo(found().hub, 2);
    expect(found({ owner: 'rosa', vector: TALK, isProfile: true }).hub).toBeCloseTo(found().hub, 5);
  });
});

test('an entry that is like nothing else gains no more by it than one that is about as odd', () => {
  const alike = ['ann', 'bob', 'cleo'].map((owner) => ({ owner, vector: Float32Array.of(0, 0.5, 0.5, 0.5) }));
  expect(found(...alike).hub).toBeCloseTo(-0.1, 5);
});

test('how near the nearest is, is told of the whole question and of each of its sentences', () => {
  const table = vectorTable(4);
  for (const [slot, vector] of [TALK, ...OTHERS].entries()) table.set({ slot, owner: `p${slot}` }, [packed(vector)]);
  const beside = Float32Array.of(0, 0, 0.05, 0.05);
  const [whole = 0, talk = 0, ...more] = table.search([beside, TALK]).bestOverChance;
  expect(talk).toBeGreaterThan(whole + 0.1);
  expect(more).toEqual([]);
});

test('who says a thing many times does not change what a chance colleague reaches', () => {
  const again = { owner: 'rosa', vector: TALK };
  expect(found(again, again, again).mean).toBeCloseTo(found().mean, 5);
});

test('among thousands of entries the nearest are found, with all else their owners have, and few others', () => {
  const size = 128;
  const numbers = seededRandom(5);
  const unit = (vector: Float32Array) => {
    const length = Math.hypot(...vector);
    return vector.map((value) => (0.5 * value) / length);
  };
  const chance = () => unit(Float32Array.from({ length: size }, () => numbers() - 0.5));
  const vectors = Array.from({ length: 3_000 }, chance);
  const table = vectorTable(size);
  vectors.forEach((vector, slot) => {
    table.set({ slot, owner: `p${slot % 1_500}` }, [packed(chance()), packed(vector)]);
  });
  for (let asked = 0; asked < 20; asked++) {
    const about = chance();
    const question = unit((vectors[asked * 150] as Float32Array).map((value, n) => value + 0.9 * (about[n] as number)));
    const { slots } = table.search([question]);
    expect(slots).toContain(asked * 150);
    expect(slots).toContain((asked * 150 + 1_500) % 3_000);
    expect(slots.length).toBeLessThan(600);
  }
});

test('among thousands of entries too, one that is near to what others have is set back', () => {
  const size = 128;
  const numbers = seededRandom(6);
  const chance = () => Float32Array.from({ length: size }, () => 0.09 * (numbers() - 0.5));
  const common = chance();
  const table = vectorTable(size);
  for (let slot = 0; slot < 2_000; slot++) {
    const own = slot % 50 ? chance() : common.map((value, n) => value + 0.2 * (chance()[n] as number));
    table.set({ slot, owner: `p${slot}` }, [packed(own)]);
  }
  while (table.warm());
  const { slots, hub } = table.search([common]);
  const hubsOf = (isCommon: boolean) => [...hub].filter((_, n) => ((slots[n] ?? 0) % 50 === 0) === isCommon);
  expect(hubsOf(true)).toHaveLength(40);
  expect(Math.min(...hubsOf(true))).toBeGreaterThan(Math.max(...hubsOf(false)));
});
