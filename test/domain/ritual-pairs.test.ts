import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newSince, type Pairing, pairUp } from '../../src/domain/ritual-pairs.ts';
import type { Met, Partner } from '../../src/domain/round-pairs.ts';

const partner = (userId: string, over: Partial<Partner> = {}): Partner => ({
  ...{ userId, carries: [], wants: [], notWith: [], evaluates: [] },
  ...over,
});
const pairing = (people: Partner[], over: Partial<Pairing> = {}): Pairing => ({
  ...{ kind: 'baton', people, newcomers: [], met: [], goalTopics: [] },
  ...over,
});
const ids = (one: Pairing) =>
  pairUp(one)
    .pairs.map(({ userIds }) => [...userIds].sort().join(' '))
    .sort();

describe('passing the baton', () => {
  const grace = partner('U12', { carries: ['fractions', 'number-talk'] });
  const sunita = partner('U14', { wants: ['fractions', 'number-talk'] });
  const peter = partner('U13', { carries: ['pbl'] });

  test('pairs who knows with who wants to learn, and leaves alone who complements nobody', () => {
    const { pairs, alone } = pairUp(pairing([grace, peter, sunita]));
    expect(pairs.map(({ userIds }) => userIds)).toEqual([['U12', 'U14']]);
    expect(pairs[0]?.complement).toEqual({ from: 'U12', to: 'U14', topic: 'fractions' });
    expect(alone).toEqual(['U13']);
  });

  test('names a topic of the goal before others', () => {
    const { pairs } = pairUp(pairing([grace, sunita], { goalTopics: ['number-talk'] }));
    expect(pairs[0]?.complement?.topic).toBe('number-talk');
  });

  test('never pairs twice with the same colleague, and never against a list', () => {
    expect(ids(pairing([grace, sunita], { met: [['U14', 'U12']] }))).toEqual([]);
    expect(ids(pairing([grace, { ...sunita, notWith: ['U12'] }]))).toEqual([]);
  });
});

test.each([
  ['two weeks long', '2026-03-20', '2026-03-19', '2026-01-05', '2026-03-06'],
  [
    'where the team was new itself, from the start of the ritual on',
    '2026-02-27',
    '2026-02-26',
    '2026-02-24',
    '2026-02-26',
  ],
  ['also where the team was new until then', '2026-03-12', '2026-03-11', '2026-02-24', '2026-03-10'],
])('a colleague is new %s', (_, at, startedAt, switchedOnAt, since) => {
  const dates = { startedAt: new Date(startedAt), switchedOnAt: new Date(switchedOnAt) };
  expect(newSince(new Date(at), dates)).toEqual(new Date(since));
});

test('on a walk one of the two is new, by what they can learn from each other', () => {
  const people = [
    partner('U01', { carries: ['fractions'] }),
    partner('U02', { wants: ['circles'] }),
    partner('U03', { carries: ['circles'] }),
    partner('U04'),
  ];
  expect(ids(pairing(people, { kind: 'walk', newcomers: ['U03', 'U04'] }))).toEqual(['U01 U04', 'U02 U03']);
  expect(ids(pairing(people, { kind: 'walk', newcomers: [] }))).toEqual([]);
});

test('term after term, whoever takes part is in one pair at most, and no pair ever comes again', () => {
  const topics = ['fractions', 'circles', 'phonics', 'iep'];
  const someone = fc.record({
    carries: fc.subarray(topics),
    wants: fc.subarray(topics),
    apart: fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 2 }),
  });
  fc.assert(
    fc.property(
      fc.array(someone, { maxLength: 10 }),
      fc.constantFrom('baton' as const, 'walk' as const),
      (list, kind) => {
        const people = list.map(({ carries, wants, apart }, no) =>
          partner(`U${no}`, {
            carries,
            wants,
            notWith: apart.filter((other) => other !== no).map((other) => `U${other}`),
          }),
        );
        const newcomers = people.filter((_, no) => no % 3 === 0).map(({ userId }) => userId);
        let met: Met[] = [];
        for (let term = 0; term < 6; term += 1) {
          const { pairs, alone } = pairUp(pairing(people, { kind, newcomers, met }));
          const all = [...pairs.flatMap(({ userIds }) => userIds), ...alone];
          expect([...all].sort()).toEqual(people.map(({ userId }) => userId).sort());
          for (const { userIds, complement } of pairs) {
            expect(met.some((before) => before.includes(userIds[0]) && before.includes(userIds[1]))).toBe(false);
            if (kind === 'baton') expect(complement).toBeDefined();
            else expect(newcomers.includes(userIds[0])).toBe(!newcomers.includes(userIds[1]));
            const [one, other] = userIds.map((id) => people.find(({ userId }) => userId === id));
            expect(one?.notWith.includes(userIds[1]) || other?.notWith.includes(userIds[0])).toBe(false);
          }
          met = [...met, ...pairs.map(({ userIds }): Met => userIds)];
        }
      },
    ),
    { seed: 20260225, numRuns: 60 },
  );
});
