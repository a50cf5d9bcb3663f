import fc from 'fast-check';
import { expect, test } from 'vitest';
import { leastOfHighest } from '../../src/matching/highest.ts';
import type { ProfileItem } from '../../src/matching/profile.ts';
import { termsOf } from '../../src/matching/terms.ts';
import { wordsIndex } from '../../src/matching/words-index.ts';
import { item } from './builders.ts';

const USERS = ['ann', 'bob', 'cleo'];
const IDS = ['i1', 'i2', 'i3'];
const texts = fc
  .array(fc.constantFrom('kiln', 'glaze', 'choir', 'reading', 'wait time', 'FBA'), { maxLength: 4 })
  .map((words) => words.join(' '));
const edits = fc.array(
  fc.record({
    userId: fc.constantFrom(...USERS),
    id: fc.constantFrom(...IDS),
    topic: texts,
    detail: texts,
    isGone: fc.boolean(),
  }),
  { maxLength: 25 },
);
const QUESTION = 'kiln glaze for a choir, reading, wait time, FBA, volcano';
const sought = termsOf(QUESTION).map((term) => ({ ...term, weight: 1 }));

test('after any entries that came, changed and went a directory answers as one that was taken in anew', () => {
  fc.assert(
    fc.property(edits, (done) => {
      const edited = wordsIndex();
      const left = new Map<string, [string, ProfileItem]>();
      for (const { userId, isGone, ...said } of done) {
        const mine = item(said);
        if (isGone) edited.remove(userId, mine);
        else edited.add(userId, mine);
        if (isGone) left.delete(`${userId} ${mine.id}`);
        else left.set(`${userId} ${mine.id}`, [userId, mine]);
      }
      const fresh = wordsIndex();
      for (const [userId, mine] of left.values()) fresh.add(userId, mine);
      const told = [edited, fresh].map((index) => {
        const hits = index.search([sought], 500);
        return {
          users: [...hits.users].sort(),
          words: USERS.flatMap((userId) => IDS.map((id) => hits.words(userId, id).toFixed(4))),
          coverage: USERS.map((userId) => hits.coverage(userId).toFixed(4)),
          vocabulary: [...index.vocabulary('k').words],
          rarity: sought.map(({ key }) => [index.has(key), index.rarity(key)]),
        };
      });
      expect(told[0]).toEqual(told[1]);
    }),
    { numRuns: 200, seed: 11 },
  );
});

test('of many entries with a common word those that answer best say whose profile is looked at', () => {
  const index = wordsIndex();
  for (let n = 0; n < 40; n++) index.add(`p${n}`, item({ topic: n % 10 ? 'reading' : 'reading choir', detail: '' }));
  expect([...index.search([sought], 4).users]).toEqual(['p0', 'p10', 'p20', 'p30']);
});

test('the highest of many values are told without sorting them', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof(fc.float({ min: -1, max: 9, noNaN: true }), fc.constant(Number.NEGATIVE_INFINITY)), {
        minLength: 1,
      }),
      fc.integer({ min: 1, max: 20 }),
      (values, most) => {
        const present = Float32Array.from(values).filter(Number.isFinite).sort().reverse();
        const least = leastOfHighest(Float32Array.from(values), most);
        for (const high of present.slice(0, most)) expect(high).toBeGreaterThanOrEqual(least);
        // A step is a two-thousandth of what lies between: few more get in.
        const worst = present[most] ?? 0;
        if (present.length > most && worst < (present[most - 1] ?? 0) - 0.01) expect(worst).toBeLessThan(least);
      },
    ),
    { seed: 3 },
  );
});

test('a bare keyword answers no better than an entry of middle length that says what its owner does', () => {
  const index = wordsIndex();
  index.add('lister', item({ topic: 'pottery', detail: '' }));
  index.add('potter', item({ topic: 'pottery', detail: 'slow kilns' }));
  for (const [n, userId] of USERS.entries())
    index.add(userId, item({ topic: `club${n}`, detail: 'we meet on long winter evenings' }));
  const hits = index.search([termsOf('pottery').map((term) => ({ ...term, weight: 1 }))], 500);
  expect(hits.words('potter', 'i1')).toBeGreaterThan(hits.words('lister', 'i1'));
});
