import { describe, expect, test } from 'vitest';
import type { Rank } from '../../src/domain/person.ts';
import {
  type AnswerArc,
  answersBy,
  brokerage,
  busFactor,
  correctedGini,
  crossRoleFlow,
  effectiveByEntropy,
  effectivePeople,
  gini,
  type Staff,
  spreadAmong,
  spreadOf,
  spreadSchool,
  teamCrossings,
} from '../../src/domain/spread.ts';
import { supportFigures, supportsDueIn } from '../../src/domain/spread-supports.ts';
import { coverageOf } from '../../src/domain/spread-topics.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { alderCreek } from '../helpers/alder-creek.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { seededRandom } from '../helpers/seeded-random.ts';
import { spreadByTheBook } from '../helpers/spread-by-the-book.ts';

const calendar = { ...sampleCalendar, zone: 'America/Chicago' };
const given = [10, 4, 3, 2, 1, 0, 0, 0];
const arcs = (pairs: string): AnswerArc[] =>
  pairs.split(' ').map(([asker = '', answerer = '']) => ({ asker, answerer }));
const staff = (userIds: string): Staff[] => [...userIds].map((userId) => ({ userId }));
const times = (count: number, asker: string, answerer: string) =>
  Array.from({ length: count }, () => ({ asker, answerer }));

test('M13: of five supports that were due, three had come by their day and all five came: 0.60', () => {
  const came = (dueDay: string, endedOn: string) =>
    support({ dueDay, acceptedOn: '2026-02-23', status: 'delivered', endedOn });
  const one = commitment({
    status: 'open',
    supports: [
      came('2026-02-27', '2026-02-27'),
      came('2026-02-26', '2026-02-26'),
      came('2026-03-02', '2026-03-09'),
      came('2026-02-25', '2026-02-25'),
      came('2026-03-05', '2026-03-06'),
      came('2026-03-24', '2026-03-24'),
      support({ dueDay: '2026-03-02', acceptedOn: '2026-02-23', status: 'waived', endedOn: '2026-03-02' }),
    ],
  });
  const window = { from: '2026-02-23', to: '2026-03-13' };
  expect(supportFigures(supportsDueIn([one], window, calendar))).toEqual({ due: 5, onTime: 3, delivered: 5 });
  expect(supportsDueIn([{ ...one, status: 'released' }], window, calendar)).toEqual([]);
});

test('M13: a support whose day turned out to be closed was due on the next school day', () => {
  const closed = { ...calendar, closures: ['2026-03-05', '2026-03-13'] };
  const came = (dueDay: string, endedOn: string) => support({ dueDay, status: 'delivered', endedOn });
  const one = commitment({ supports: [came('2026-03-05', '2026-03-06'), came('2026-03-13', '2026-03-23')] });
  const figures = (from: string, to: string) => supportFigures(supportsDueIn([one], { from, to }, closed));
  expect(figures('2026-02-23', '2026-03-13')).toEqual({ due: 1, onTime: 1, delivered: 1 });
  expect(figures('2026-03-14', '2026-03-29')).toEqual({ due: 1, onTime: 1, delivered: 1 });
});

describe('the worked numbers of the domain guide', () => {
  test('M1: ten, four, three, two and one answers of eight people', () => {
    expect(gini(given)).toBeCloseTo(0.625, 12);
    expect(correctedGini(given)).toBeCloseTo(5 / 7, 12);
  });

  test('M2: are as if three people had shared them evenly', () => {
    expect(effectivePeople(given)).toBeCloseTo(1 / 0.325, 12);
    expect(effectiveByEntropy(given)).toBeCloseTo(3.793, 3);
  });

  test('M3, M4, M5: nine pairs among six people', () => {
    const { centralization, density, reciprocity } = spreadOf(arcs('BA CA DA EA AB FB CD DC EF'), staff('ABCDEF'), []);
    expect([centralization, density, reciprocity]).toEqual([15 / 25, 9 / 30, 4 / 9]);
  });

  test('M3: everyone asks one: 1; everyone asks the next: 0', () => {
    expect(spreadOf(arcs('BA CA DA'), staff('ABCD'), []).centralization).toBe(1);
    expect(spreadOf(arcs('AB BC CD DA'), staff('ABCD'), []).centralization).toBe(0);
  });

  test('M6, M7: eight topics with three, four, one, two, two, two, one and no carriers', () => {
    expect(coverageOf([3, 4, 1, 2, 2, 2, 1, 0])).toEqual({ coverage: 5 / 8, singlePoints: 2, holes: 1 });
    expect(coverageOf([3, 4, 1, 1, 2, 2, 1, 0])).toEqual({ coverage: 0.5, singlePoints: 3, holes: 1 });
    expect(coverageOf([]).coverage).toBeNull();
  });

  test('M8: of 20 answers 7 go up, 9 stay level and 2 go down from a title: 7 of 18', () => {
    const rank: Record<string, number> = { aide: 0, teacher: 1, lead: 2 };
    const answers = [
      ...times(7, 'lead', 'teacher'),
      ...times(9, 'teacher', 'teacher'),
      ...times(2, 'teacher', 'lead'),
      ...times(2, 'aide', 'lead'),
    ];
    expect(crossRoleFlow(answers, (userId) => rank[userId])).toBeCloseTo(7 / 18, 12);
    expect(crossRoleFlow(times(3, 'nobody', 'lead'), (userId) => rank[userId])).toBeNull();
  });

  test('M8b: 12 of 40 answers by 6 of 24 staff: 1.20', () => {
    const ranked = Array.from({ length: 24 }, (_, index) => ({
      userId: `P${index}`,
      rank: (index < 6 ? 2 : 1) as Rank,
    }));
    const answers = [...times(12, 'P20', 'P0'), ...times(28, 'P21', 'P10')];
    expect(spreadOf(answers, ranked, []).titleReliance).toBeCloseTo(1.2, 12);
    const withX = spreadOf([...answers, ...times(9, 'P20', 'X')], [...ranked, { userId: 'X' }], []);
    expect(withX.titleReliance).toBeCloseTo(1.2, 12);
  });

  test('M10: half of it comes from one person, or from two of five', () => {
    expect(busFactor(given)).toBe(1);
    expect(busFactor([5, 5, 4, 3, 3])).toBe(2);
    expect(busFactor([0, 0])).toBeNull();
  });

  test('M11: one who was asked by four and asked one stands between three pairs', () => {
    expect(brokerage(arcs('BA CA DA EA AB FB CD DC EF'), 'A')).toBe(3);
    expect(brokerage(arcs('BA CA'), 'A')).toBe(0);
  });

  test('M12: 12 of 40 answers come from another team: 0.30 and −0.40', () => {
    const teams = [{ members: ['A', 'B'] }, { members: ['C'] }];
    const answers = [...times(28, 'A', 'B'), ...times(12, 'A', 'C')];
    expect(spreadOf(answers, staff('ABC'), teams)).toMatchObject({
      crossTeam: 0.3,
      eiIndex: expect.closeTo(-0.4, 12),
    });
    expect(teamCrossings([], teams)).toEqual([]);
  });

  test('M12: an answer to or from a colleague without a team neither crosses teams nor stays in one', () => {
    const teams = [{ members: ['A', 'B'] }, { members: ['C'] }];
    const answers = arcs('AB AC AD DA DE');
    expect(teamCrossings(answers, teams).map(({ crosses }) => crosses)).toEqual([false, true]);
    expect(spreadOf(answers, staff('ABCDE'), teams)).toMatchObject({ crossTeam: 0.5, eiIndex: 0 });
    expect(spreadOf(arcs('AD'), staff('AD'), teams)).toMatchObject({ crossTeam: null, eiIndex: null });
  });
});

test('the 17 answers of Alder Creek give its check values', () => {
  const { answers, staff: everyone, teams } = alderCreek;
  expect(spreadOf(answers, everyone, teams)).toEqual({
    answers: 17,
    staff: 24,
    gini: expect.closeTo(0.674, 4),
    giniCorrected: expect.closeTo(0.7033, 4),
    effectiveSimpson: expect.closeTo(7.049, 3),
    effectiveShannon: expect.closeTo(8.996, 3),
    busFactor: 3,
    centralization: 103 / 529,
    density: 17 / 552,
    reciprocity: 4 / 17,
    flowUp: 5 / 16,
    titleReliance: expect.closeTo(2 / 17 / (6 / 24), 12),
    crossTeam: 6 / 17,
    eiIndex: expect.closeTo(-0.294, 3),
  });
});

test('nobody has answered anything: nothing is said but how many there are', () => {
  const { answers, staff: count, density, centralization, ...rest } = spreadOf([], staff('ABC'), []);
  expect([answers, count, density, centralization]).toEqual([0, 3, 0, 0]);
  expect(Object.values(rest).every((one) => one === null)).toBe(true);
});

test('an answer of someone who is not of the staff, or to oneself, is left out', () => {
  expect(spreadOf(arcs('AB AX AA'), staff('ABC'), [])).toEqual(spreadOf(arcs('AB'), staff('ABC'), []));
});

test('ten answers to colleagues who list nothing are ten that their giver gave, and no arcs', () => {
  const answers = [...times(5, 'X', 'A'), ...times(5, 'Y', 'A'), ...arcs('AB')];
  expect(spreadOf(answers, staff('ABC'), [{ members: ['A', 'X'] }, { members: ['B', 'Y'] }])).toMatchObject({
    ...{ answers: 11, staff: 3, gini: gini([10, 1, 0]), effectiveSimpson: effectivePeople([10, 1, 0]), busFactor: 1 },
    ...{ density: 1 / 6, reciprocity: 0, crossTeam: 1 },
  });
  const withTitles = [{ userId: 'A', rank: 1 }, ...staff('BC')] as Staff[];
  const { flowUp } = spreadOf(answers, withTitles, [], [{ userId: 'X', rank: 3 }]);
  expect(flowUp).toBe(1);
});

test('on a thousand random schools each measure is what its textbook definition gives', () => {
  const random = seededRandom(20260313);
  const below = (most: number) => Math.floor(random() * most);
  for (let school = 0; school < 1_000; school += 1) {
    const everyone: Staff[] = Array.from({ length: 1 + below(9) }, (_, index) => ({
      userId: `P${index}`,
      ...(random() < 0.9 && { rank: below(5) as Rank }),
    }));
    const someone = () => `P${below(everyone.length)}`;
    const favourite = someone();
    // Some ask, and now and then answer, without being of the staff.
    const beside: Staff[] = [{ userId: 'X0' }, { userId: 'X1', rank: below(5) as Rank }];
    const anyone = () => (random() < 0.2 ? `X${below(2)}` : someone());
    const answers = Array.from({ length: below(40) }, () => ({
      asker: anyone(),
      answerer: random() < 0.2 ? favourite : anyone(),
    })).filter(({ asker, answerer }) => asker !== answerer);
    const teams = Array.from({ length: below(4) }, () => ({
      members: [...everyone, ...beside].map(({ userId }) => userId).filter(() => random() < 0.4),
    }));
    const isStaff = ({ asker, answerer }: AnswerArc) => [asker, answerer].every((one) => one.startsWith('P'));
    const among = answers.filter(isStaff);
    const found = { ...spreadOf(answers, everyone, teams, beside), brokerage: brokerage(among, favourite) };
    for (const [name, expected] of Object.entries(spreadByTheBook(answers, everyone, teams, favourite, beside))) {
      const value = found[name as keyof typeof found];
      if (expected === null) expect(value, `${name} of school ${school}`).toBeNull();
      else expect(value, `${name} of school ${school}`).toBeCloseTo(expected, 9);
    }
    const [team] = teams;
    if (!team) continue;
    const members = new Set(team.members);
    const given = answersBy(everyone, answers).filter(({ answerer }) => members.has(answerer));
    const ofTeam = spreadAmong(given, spreadSchool(everyone, teams, beside), members);
    for (const [name, expected] of Object.entries(teamByTheBook(given, everyone, teams, beside))) {
      const value = ofTeam[name as keyof typeof ofTeam];
      if (expected === null) expect(value, `${name} of the team of school ${school}`).toBeNull();
      else expect(value, `${name} of the team of school ${school}`).toBeCloseTo(expected, 9);
    }
  }
});

/** The first team's: what its members gave to anyone, and who asked whom among themselves. */
function teamByTheBook(
  given: readonly AnswerArc[],
  everyone: readonly Staff[],
  teams: readonly { members: readonly string[] }[],
  beside: readonly Staff[],
): Record<string, number | null> {
  const ours = everyone.filter(({ userId }) => teams[0]?.members.includes(userId));
  const { flowUp, crossTeam, eiIndex } = spreadByTheBook(given, everyone, teams, '', beside);
  const { brokerage: _, ...inside } = spreadByTheBook(given, ours, teams, '');
  return { ...inside, flowUp: flowUp ?? null, crossTeam: crossTeam ?? null, eiIndex: eiIndex ?? null };
}

test('on a thousand random schools M6, M7 and M13 are what one counts by hand', () => {
  const random = seededRandom(20260314);
  const below = (most: number) => Math.floor(random() * most);
  const days = ['2026-02-25', '2026-02-26', '2026-03-02', '2026-03-03', '2026-03-09'];
  const day = () => days[below(days.length)] ?? '';
  for (let school = 0; school < 1_000; school += 1) {
    const carriers = Array.from({ length: below(9) }, () => below(4));
    let [shared, single, none] = [0, 0, 0];
    for (const one of carriers) {
      if (one === 0) none += 1;
      else if (one === 1) single += 1;
      else shared += 1;
    }
    const coverage = carriers.length === 0 ? null : shared / carriers.length;
    expect(coverageOf(carriers)).toEqual({ coverage, singlePoints: single, holes: none });

    const supports = Array.from({ length: below(6) }, () => {
      const status = (['owed', 'said-delivered', 'delivered', 'waived', 'swapped'] as const)[below(5)] ?? 'owed';
      const isOver = status !== 'owed' && status !== 'said-delivered';
      return support({ dueDay: day(), status, acceptedOn: '2026-02-23', ...(isOver && { endedOn: day() }) });
    });
    const window = { from: '2026-02-26', to: '2026-03-03' };
    let [due, onTime, delivered] = [0, 0, 0];
    for (const { dueDay, status, endedOn } of supports) {
      if (status === 'waived' || status === 'swapped' || dueDay < window.from || dueDay > window.to) continue;
      due += 1;
      if (status === 'delivered') delivered += 1;
      if (status === 'delivered' && endedOn && endedOn <= dueDay) onTime += 1;
    }
    const found = supportFigures(supportsDueIn([commitment({ status: 'open', supports })], window, calendar));
    expect(found, `supports of school ${school}`).toEqual({ due, onTime, delivered });
  }
});
