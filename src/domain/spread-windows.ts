import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { Commitment } from './commitment.ts';
import { least, shownSteps, teamsShown } from './digest-threshold.ts';
import type { Person, Rank } from './person.ts';
import {
  type AnswerArc,
  answersAmong,
  type Spread,
  type SpreadSchool,
  spreadOf,
  spreadOfTeam,
  spreadSchool,
} from './spread.ts';
import { supportFigures, supportsDueIn } from './spread-supports.ts';

/** Measures of spread need so much. Source: domain.md section 5. */
const leastAnswers = 15;
const leastActive = 8;

/** What the figures of the windows of a school year are made from; days are those of the school’s zone. */
export interface WindowFacts {
  people: readonly WindowPerson[];
  /** In an order that does not depend on the reader: earlier ones win where not all may be shown. */
  teams: readonly { channelId: string; members: readonly string[] }[];
  answers: readonly (AnswerArc & { day: CalendarDay })[];
  commitments: readonly Commitment[];
}

export interface WindowPerson extends Pick<Person, 'userId' | 'rank' | 'leaves'> {
  joinedOn: CalendarDay;
}

/** The measures of a window as they are shown. */
export const measures = [
  'gini',
  'giniCorrected',
  'effectiveSimpson',
  'effectiveShannon',
  'centralization',
  'density',
  'reciprocity',
  'flowUp',
  'titleReliance',
  'busFactor',
  'crossTeam',
  'eiIndex',
  'supportsOnTime',
] as const;

export type Measure = (typeof measures)[number];

/** A number that may be told, rounded; or why there is none. */
export type Told = number | 'too few' | 'not defined';

/** The figures of the school, or of one team, in one window. */
export interface ScopeFigures {
  /** Colleagues who had joined and were not on leave the whole window. */
  staff: number;
  answers: ReturnType<typeof shownSteps>;
  measures: Record<Measure, Told>;
}

/** One line of the table of roles: who gave answers, by title rank. */
export interface RoleFigures {
  rank: Rank;
  people: number;
  /** How many of every ten answers, where five people of the role and five others gave some. */
  ofEveryTen: number | 'a few' | 'none yet';
}

/** All that is told of one window, the same for every reader. Teams that may not be shown are not in it. */
export interface WindowFigures {
  kind: 'block' | 'year';
  window: DaySpan;
  school: ScopeFigures;
  teams: Record<string, ScopeFigures>;
  roles: RoleFigures[];
}

/** Acts of which a measure is made: who did them counts for the thresholds. */
type Basis = 'given' | 'among' | 'titles' | 'ranked' | 'supports';

const basisOf: Record<Measure, Basis> = {
  gini: 'given',
  giniCorrected: 'given',
  effectiveSimpson: 'given',
  effectiveShannon: 'given',
  centralization: 'among',
  density: 'among',
  reciprocity: 'among',
  flowUp: 'titles',
  titleReliance: 'ranked',
  busFactor: 'given',
  crossTeam: 'given',
  eiIndex: 'given',
  supportsOnTime: 'supports',
};

/**
 * Digits after the point. What tells of a part of the answers is told in tenths, so that its count cannot be worked out; density
 * is small in a large school.
 */
const digits: Record<Measure, number> = {
  gini: 2,
  giniCorrected: 2,
  effectiveSimpson: 1,
  effectiveShannon: 1,
  centralization: 2,
  density: 4,
  reciprocity: 1,
  flowUp: 1,
  titleReliance: 1,
  busFactor: 0,
  crossTeam: 1,
  eiIndex: 1,
  supportsOnTime: 2,
};

/** How many acts of each kind there were, and who did them. */
type Acts = Record<Basis, { count: number; people: Set<string> }>;

/** What happened in a window, in the whole school or of what a team’s members gave. */
interface Given {
  answers: readonly AnswerArc[];
  supports: ReturnType<typeof supportsDueIn>;
}

interface Window extends Given {
  span: DaySpan;
  staff: readonly WindowPerson[];
  everyone: SpreadSchool;
  /** By channel id. */
  teams: ReadonlyMap<string, Given & { members: ReadonlySet<string> }>;
}

/**
 * The figures of each block and of the year so far in whole blocks, which comes last and is left out while it is the first block
 * alone. Whoever has all of them, and takes them from each other, learns nothing of fewer than five people.
 *
 * @param blocks of one school year, the first one first
 */
export function windowFigures(facts: WindowFacts, blocks: readonly DaySpan[]): WindowFigures[] {
  // One text object a person: comparing by content hundreds of thousands of times is what would take long.
  const same = new Map(facts.people.map(({ userId }) => [userId, userId]));
  const answers = facts.answers.map((one) => ({
    day: one.day,
    asker: same.get(one.asker) ?? one.asker,
    answerer: same.get(one.answerer) ?? one.answerer,
  }));
  const windows = blocks.map((span) => windowOf({ ...facts, answers }, span));
  const shown = windows.map(shownIn);
  const figures = windows.map((one, index) => ({
    kind: 'block' as const,
    ...figuresOf(facts, one, shown[index] ?? nothing),
  }));
  const [first, last] = [blocks[0], blocks.at(-1)];
  if (!first || !last || blocks.length < 2) return figures;
  const year = windowOf({ ...facts, answers }, { from: first.from, to: last.to });
  return [...figures, { kind: 'year', ...figuresOf(facts, year, shownInYear(year, windows, shown)) }];
}

/** The staff of a window: who had joined by its end, and was not on leave all of it. Source: domain.md section 5. */
function staffIn(people: readonly WindowPerson[], { from, to }: DaySpan): WindowPerson[] {
  return people.filter(
    ({ joinedOn, leaves = [] }) => joinedOn <= to && !leaves.some((leave) => leave.from <= from && to <= leave.to),
  );
}

function windowOf({ people, teams, answers, commitments }: WindowFacts, span: DaySpan): Window {
  const staff = staffIn(people, span);
  const inSpan = answersAmong(
    answers.filter(({ day }) => isWithin(day, span)),
    staff,
  );
  const supports = supportsDueIn(commitments, span);
  // By who gave them, so that a large school’s answers are not gone through once for each of its teams.
  const answersOf = grouped(inSpan, ({ answerer }) => answerer);
  const supportsOf = grouped(supports, ({ giverId }) => giverId);
  return {
    span,
    staff,
    answers: inSpan,
    supports,
    everyone: spreadSchool(staff, teams),
    teams: new Map(
      teams.map(({ channelId, members }) => [
        channelId,
        {
          members: new Set(members),
          answers: members.flatMap((userId) => answersOf.get(userId) ?? []),
          supports: members.flatMap((userId) => supportsOf.get(userId) ?? []),
        },
      ]),
    ),
  };
}

function grouped<T>(list: readonly T[], keyOf: (one: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const one of list) {
    const group = groups.get(keyOf(one));
    if (group) group.push(one);
    else groups.set(keyOf(one), [one]);
  }
  return groups;
}

/** Who may be told of, by what the measure is made of: the whole school, and which teams beside it. */
interface Shown {
  school: Record<Basis, boolean>;
  teams: Record<Basis, readonly string[]>;
}

const bases: readonly Basis[] = ['given', 'among', 'titles', 'ranked', 'supports'];
const each = <T>(make: (basis: Basis) => T) =>
  Object.fromEntries(bases.map((basis) => [basis, make(basis)])) as Record<Basis, T>;
const nothing: Shown = { school: each(() => false), teams: each(() => []) };

/** @param members of the team whose acts they are; absent: the whole school’s */
function actsIn({ answers, supports }: Given, { everyone }: Window, members?: ReadonlySet<string>): Acts {
  const acts: Acts = each(() => ({ count: 0, people: new Set<string>() }));
  const add = (basis: Basis, userId: string) => {
    acts[basis].count += 1;
    acts[basis].people.add(userId);
  };
  for (const { asker, answerer } of answers) {
    const rank = everyone.staff.get(answerer)?.rank;
    add('given', answerer);
    if (!members || members.has(asker)) add('among', answerer);
    if (rank === undefined) continue;
    add('ranked', answerer);
    if (everyone.staff.get(asker)?.rank) add('titles', answerer);
  }
  for (const { giverId } of supports) add('supports', giverId);
  return acts;
}

function isEnough(basis: Basis, { count, people }: Acts[Basis]): boolean {
  return basis === 'supports'
    ? count >= least && people.size >= least
    : count >= leastAnswers && people.size >= leastActive;
}

function shownIn(window: Window): Shown {
  const all = actsIn(window, window);
  const parts = [...window.teams].map(([channelId, team]) => ({ channelId, acts: actsIn(team, window, team.members) }));
  return {
    school: each((basis) => isEnough(basis, all[basis])),
    teams: each((basis) => {
      const enough = parts.filter(({ acts }) => isEnough(basis, acts[basis]));
      const people = enough.map(({ channelId, acts }) => ({ channelId, people: acts[basis].people }));
      return teamsShown(all[basis].people, people);
    }),
  };
}

/**
 * In the year: the school’s number where five people or nobody acted in the blocks that do not show theirs; a team’s where each of
 * its blocks shows its own, so that the year adds nothing to them.
 */
function shownInYear(year: Window, blocks: readonly Window[], shown: readonly Shown[]): Shown {
  const whole = shownIn(year);
  const acts = blocks.map((block) => actsIn(block, block));
  return {
    school: each((basis) => {
      const hidden = new Set(acts.flatMap((one, index) => (shown[index]?.school[basis] ? [] : [...one[basis].people])));
      return whole.school[basis] && (hidden.size === 0 || hidden.size >= least);
    }),
    teams: each((basis) =>
      whole.teams[basis].filter((channelId) =>
        acts.every((one, index) => one[basis].count === 0 || shown[index]?.teams[basis].includes(channelId)),
      ),
    ),
  };
}

function figuresOf({ teams }: WindowFacts, window: Window, shown: Shown): Omit<WindowFigures, 'kind'> {
  const inAny = new Set(bases.flatMap((basis) => shown.teams[basis]));
  const ofTeam = ({ channelId }: { channelId: string }): [string, ScopeFigures][] => {
    const team = window.teams.get(channelId);
    if (!team || !inAny.has(channelId)) return [];
    const spread = spreadOfTeam(team.answers, window.everyone, team.members);
    const isShown = (basis: Basis) => shown.teams[basis].includes(channelId);
    const answers = isShown('given') ? stepsOf(team.answers) : 'a few';
    return [[channelId, { staff: spread.staff, answers, measures: toldOf(spread, onTimeShare(team), isShown) }]];
  };
  const spread = spreadOf(window.answers, window.staff, teams);
  return {
    window: window.span,
    school: {
      staff: spread.staff,
      answers: stepsOf(window.answers),
      measures: toldOf(spread, onTimeShare(window), (basis) => shown.school[basis]),
    },
    teams: Object.fromEntries(teams.flatMap(ofTeam)),
    roles: rolesOf(window, shown.school.ranked),
  };
}

function stepsOf(answers: readonly AnswerArc[]): ScopeFigures['answers'] {
  return shownSteps(answers.length, new Set(answers.map(({ answerer }) => answerer)));
}

/** M13: the share of supports due in the window that had come by their day. */
function onTimeShare({ supports }: Given): number | null {
  const { due, onTime } = supportFigures(supports);
  return due === 0 ? null : onTime / due;
}

function toldOf(spread: Spread, supportsOnTime: number | null, isShown: (basis: Basis) => boolean) {
  const values = { ...spread, supportsOnTime };
  const told = (measure: Measure): Told => {
    if (!isShown(basisOf[measure])) return 'too few';
    const value = values[measure];
    return value === null ? 'not defined' : rounded(value, digits[measure]);
  };
  return Object.fromEntries(measures.map((measure) => [measure, told(measure)])) as Record<Measure, Told>;
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

const rankList: readonly Rank[] = [0, 1, 2, 3, 4];

/** A role’s share stands where five people of it and five others gave answers; else nothing but that some did. */
function rolesOf({ staff, answers, everyone }: Window, isShown: boolean): RoleFigures[] {
  const roles = rankList.map((rank) => ({ channelId: String(rank), people: new Set<string>(), given: 0 }));
  const everyGiver = new Set<string>();
  let all = 0;
  for (const { answerer } of answers) {
    const rank = everyone.staff.get(answerer)?.rank;
    const role = rank === undefined ? undefined : roles[rank];
    if (!role) continue;
    role.people.add(answerer);
    everyGiver.add(answerer);
    role.given += 1;
    all += 1;
  }
  const shown = isShown ? teamsShown(everyGiver, roles) : [];
  return rankList.map((rank, place) => {
    const given = roles[place]?.given ?? 0;
    const share = shown.includes(String(rank)) ? Math.round((given / all) * 10) : 'a few';
    return {
      rank,
      people: staff.filter((person) => person.rank === rank).length,
      ofEveryTen: given === 0 ? 'none yet' : share,
    };
  });
}
