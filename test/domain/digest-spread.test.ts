import { describe, expect, test } from 'vitest';
import { crossRoleFlow, crossTeamShare, effectivePeople } from '../../src/domain/digest-spread.ts';

describe('the worked numbers of the domain guide', () => {
  test('ten, four, three, two and one answers are as if 3.077 people shared them evenly', () => {
    expect(effectivePeople([10, 4, 3, 2, 1, 0, 0, 0])).toBeCloseTo(3.077, 3);
  });

  test('the 17 answers of Alder Creek are as if 7.049 did', () => {
    expect(effectivePeople([5, 2, 2, 1, 1, 1, 1, 1, 1, 1, 1])).toBeCloseTo(7.049, 3);
  });

  test('nobody gave anything: there is no number', () => {
    expect(effectivePeople([0, 0])).toBeNull();
  });

  test('of 20 answers 7 go up, 9 stay level and 2 go down from a title: 7 of 18', () => {
    const rank: Record<string, number> = { aide: 0, teacher: 1, lead: 2 };
    const times = (count: number, asker: string, answerer: string) =>
      Array.from({ length: count }, () => ({ asker, answerer }));
    const answers = [
      ...times(7, 'lead', 'teacher'),
      ...times(9, 'teacher', 'teacher'),
      ...times(2, 'teacher', 'lead'),
      ...times(2, 'aide', 'lead'),
    ];
    expect(crossRoleFlow(answers, (userId) => rank[userId])).toBeCloseTo(7 / 18, 9);
    expect(crossRoleFlow(times(3, 'nobody', 'lead'), (userId) => rank[userId])).toBeNull();
  });

  test('12 of 40 answers come from another team: 0.30', () => {
    const teams = [{ members: ['A', 'B'] }, { members: ['C'] }];
    const within = Array.from({ length: 28 }, () => ({ asker: 'A', answerer: 'B' }));
    const across = Array.from({ length: 12 }, () => ({ asker: 'A', answerer: 'C' }));
    expect(crossTeamShare([...within, ...across], teams)).toBeCloseTo(0.3, 9);
    expect(crossTeamShare([], teams)).toBeNull();
  });
});
