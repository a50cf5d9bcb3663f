import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { complementsOf, mayMeet, type Partner, proposeGroups } from '../../src/domain/round-pairs.ts';

const partner = (userId: string, over: Partial<Partner> = {}): Partner => ({
  userId,
  carries: [],
  wants: [],
  notWith: [],
  evaluates: [],
  ...over,
});

describe('the partners that a round proposes', () => {
  test('complement each other', () => {
    const people = [
      partner('U1', { carries: ['fractions'] }),
      partner('U2', { carries: ['wait-time'] }),
      partner('U3', { wants: ['fractions'] }),
      partner('U4', { wants: ['wait-time'] }),
    ];
    expect(proposeGroups(people, []).groups.map((group) => group.sort())).toEqual([
      ['U1', 'U3'],
      ['U2', 'U4'],
    ]);
    expect(complementsOf([people[0], people[2]] as Partner[])).toEqual([{ from: 'U1', to: 'U3', topic: 'fractions' }]);
  });

  test('have not met, where there is a choice', () => {
    const people = ['U1', 'U2', 'U3', 'U4'].map((userId) => partner(userId));
    const { groups } = proposeGroups(people, [
      ['U1', 'U2'],
      ['U4', 'U3'],
      ['U1', 'U3'],
    ]);
    expect(groups.map((group) => group.sort()).sort()).toEqual([
      ['U1', 'U4'],
      ['U2', 'U3'],
    ]);
  });

  test('are three where the count is odd', () => {
    const { groups, alone } = proposeGroups([partner('U1'), partner('U2'), partner('U3')], []);
    expect(groups).toHaveLength(1);
    expect(groups[0]).toHaveLength(3);
    expect(alone).toEqual([]);
  });

  test('are found by a pair that parts for two who would be alone', () => {
    // U1 and U2 suit each other best, and only they may be with U3 and U4.
    const people = [
      partner('U1', { carries: ['a', 'b'], wants: ['c'] }),
      partner('U2', { carries: ['c'], wants: ['a', 'b'] }),
      partner('U3', { notWith: ['U2', 'U4'] }),
      partner('U4', { notWith: ['U1'] }),
    ];
    expect(proposeGroups(people, []).alone).toEqual([]);
  });
});

test('are as many as there can be, whoever keeps apart from whom', () => {
  const names = Array.from({ length: 9 }, (_, n) => `U${n}`);
  const school = fc
    .array(fc.record({ wants: fc.subarray(['a', 'b']), notWith: fc.subarray(names) }), { maxLength: names.length })
    .map((list) => list.map((one, n) => partner(String(names[n]), { ...one, carries: ['a'] })));
  /** By trying everyone with everyone. */
  const most = ([one, ...others]: Partner[]): number =>
    one
      ? Math.max(
          most(others),
          ...others
            .filter((other) => mayMeet(one, other))
            .map((other) => 1 + most(others.filter((left) => left !== other))),
        )
      : 0;
  fc.assert(
    fc.property(school, (people) => {
      expect(proposeGroups(people, []).groups).toHaveLength(most(people));
    }),
    { seed: 1965, numRuns: 1_000 },
  );
});

test('whoever takes part is in one group or alone, never twice; nobody with whom they do not want to be, or whose work they judge', () => {
  const names = Array.from({ length: 14 }, (_, n) => `U${n}`);
  const some = fc.subarray(names, { maxLength: 4 });
  const topics = fc.subarray(['a', 'b', 'c', 'd'], { maxLength: 3 });
  const anyone = fc.record({ carries: topics, wants: topics, notWith: some, evaluates: some });
  const school = fc
    .array(anyone, { maxLength: names.length })
    .map((list) => list.map((one, n): Partner => ({ ...one, userId: String(names[n]) })));
  const met = fc.array(fc.tuple(fc.constantFrom(...names), fc.constantFrom(...names)), { maxLength: 10 });
  fc.assert(
    fc.property(school, met, (people, before) => {
      const { groups, alone } = proposeGroups(people, before);
      expect([...groups.flat(), ...alone].sort()).toEqual(people.map(({ userId }) => userId).sort());
      const byId = new Map(people.map((one) => [one.userId, one]));
      const of = (userId: string) => byId.get(userId) as Partner;
      for (const group of groups) {
        expect([2, 3]).toContain(group.length);
        for (const a of group) {
          expect(of(a).notWith.filter((other) => other !== a && group.includes(other))).toEqual([]);
          expect(of(a).evaluates.filter((other) => other !== a && group.includes(other))).toEqual([]);
        }
      }
      for (const a of alone) for (const b of alone) expect(a !== b && mayMeet(of(a), of(b))).toBe(false);
      // The same people in another order are proposed the same.
      expect(proposeGroups([...people].reverse(), before)).toEqual({ groups, alone });
    }),
    { seed: 20260226, numRuns: 500 },
  );
});

test('where nobody keeps apart from anyone, nobody is alone, and there is a trio only on odd counts', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 15 }), (count) => {
      const people = Array.from({ length: count }, (_, n) => partner(`U${n}`));
      const { groups, alone } = proposeGroups(people, []);
      expect(alone).toEqual([]);
      expect(groups.filter((group) => group.length === 3)).toHaveLength(count % 2);
    }),
    { seed: 3 },
  );
});
