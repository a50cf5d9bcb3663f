import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { Commitment } from './commitment.ts';
import { least, shownSteps, teamsShown } from './digest-threshold.ts';
import type { Person, Rank } from './person.ts';
import {
  type AnswerArc,
  answersAmong,
  type Spread,
  type SpreadSchool,
  spreadAmong,
  spreadSchool,
  titleRank,
} from './spread.ts';
import { supportFigures, supportsDueIn } from './spread-supports.ts';

/** Measures of spread need so much. Source: domain.md section 5. */
const leastAnswers = 15;
const leastActive = 8;

/** What the figures of the windows of a school year are made from; days are those of the school’s zone. */
export interface WindowFacts {
  calendar: SchoolCalendar;
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
  /** How many of every ten answers, where five people of the role and five others gave some; “a few” of a smaller role. */
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
type Basis = 'given' | 'among' | 'teamed' | 'titles' | 'ranked' | 'leading' | 'notLeading' | 'supports';

/** A measure is told where each of its bases may be. */
const basesOf: Record<Measure, readonly Basis[]> = {
  gini: ['given'],
  giniCorrected: ['given'],
  effectiveSimpson: ['given'],
  effectiveShannon: ['given'],
  centralization: ['among'],
  density: ['among'],
  reciprocity: ['among'],
  flowUp: ['titles'],
  // It parts those who lead by title from the others: a school's one principal must not be read off it.
  titleReliance: ['ranked', 'leading', 'notLeading'],
  busFactor: ['given'],
  crossTeam: ['teamed'],
  eiIndex: ['teamed'],
  supportsOnTime: ['supports'],
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
  acts: Acts;
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
 * @param kept how many of the first blocks are told already, and are left out
 */
export function windowFigures(facts: WindowFacts, blocks: readonly DaySpan[], kept = 0): WindowFigures[] {
  // One text object a person: comparing by content hundreds of thousands of times is what would take long.
  const same = new Map(facts.people.map(({ userId }) => [userId, userId]));
  const answers = facts.answers.map((one) => ({
    day: one.day,
    asker: same.get(one.asker) ?? one.asker,
    answerer: same.get(one.answerer) ?? one.answerer,
  }));
  const windows = blocks.map((span) => windowOf({ ...facts, answers }, span));
  const shown = windows.map(shownIn);
  const figures = windows.slice(kept).map((one, index) => ({
    kind: 'block' as const,
    ...figuresOf(facts, one, shown[kept + index] ?? nothing),
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

function windowOf({ calendar, people, teams, answers, commitments }: WindowFacts, span: DaySpan): Window {
  const staff = staffIn(people, span);
  const inSpan = answersAmong(
    answers.filter(({ day }) => isWithin(day, span)),
    staff,
  );
  const everyone = spreadSchool(staff, teams);
  // By who gave them, so that a large school’s answers are not gone through once for each of its teams.
  const answersOf = grouped(inSpan, ({ answerer }) => answerer);
  const supportsOf = grouped(supportsDueIn(commitments, span, calendar), ({ giverId }) => giverId);
  const givenBy = (userIds: Iterable<string>, members?: ReadonlySet<string>): Given => {
    const givers = [...userIds];
    return {
      answers: givers.flatMap((userId) => answersOf.get(userId) ?? []),
      supports: givers.flatMap((userId) => supportsOf.get(userId) ?? []),
      acts: actsOf(givers, { answersOf, supportsOf, everyone }, members),
    };
  };
  const ofTeam = ({ channelId, members }: WindowFacts['teams'][number]) => {
    const own = new Set(members);
    return [channelId, { members: own, ...givenBy(own, own) }] as const;
  };
  return {
    span,
    staff,
    everyone,
    ...givenBy(new Set([...answersOf.keys(), ...supportsOf.keys()])),
    teams: new Map(teams.map(ofTeam)),
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

const bases: readonly Basis[] = ['given', 'among', 'teamed', 'titles', 'ranked', 'leading', 'notLeading', 'supports'];
const each = <T>(make: (basis: Basis) => T) =>
  Object.fromEntries(bases.map((basis) => [basis, make(basis)])) as Record<Basis, T>;
const nothing: Shown = { school: each(() => false), teams: each(() => []) };

/** Undefined for who has no title. */
function rankIn({ staff, placeOf }: SpreadSchool): (userId: string) => Rank | undefined {
  return (userId) => staff[placeOf.get(userId) ?? -1]?.rank;
}

interface ByGiver {
  answersOf: ReadonlyMap<string, readonly AnswerArc[]>;
  supportsOf: ReadonlyMap<string, readonly unknown[]>;
  everyone: SpreadSchool;
}

/** @param members of the team whose acts they are; absent: the whole school’s */
function actsOf(
  givers: readonly string[],
  { answersOf, supportsOf, everyone }: ByGiver,
  members?: ReadonlySet<string>,
): Acts {
  const rankOf = rankIn(everyone);
  const hasTeam = (userId: string) => everyone.teamsOf[everyone.placeOf.get(userId) ?? -1]?.length;
  const acts: Acts = each(() => ({ count: 0, people: new Set<string>() }));
  const add = (basis: Basis, userId: string, count: number) => {
    if (count === 0) return;
    acts[basis].count += count;
    acts[basis].people.add(userId);
  };
  for (const userId of givers) {
    const answers = answersOf.get(userId) ?? [];
    add('given', userId, answers.length);
    add('among', userId, members ? answers.filter(({ asker }) => members.has(asker)).length : answers.length);
    if (hasTeam(userId)) add('teamed', userId, answers.filter(({ asker }) => hasTeam(asker)).length);
    add('supports', userId, supportsOf.get(userId)?.length ?? 0);
    const rank = rankOf(userId);
    if (rank === undefined) continue;
    add('ranked', userId, answers.length);
    add(rank >= titleRank ? 'leading' : 'notLeading', userId, answers.length);
    add('titles', userId, answers.filter(({ asker }) => rankOf(asker)).length);
  }
  return acts;
}

/** Whose thresholds are five acts of five people. */
const ofFive: readonly Basis[] = ['leading', 'notLeading', 'supports'];

function isEnough(basis: Basis, { count, people }: Acts[Basis]): boolean {
  return ofFive.includes(basis)
    ? count >= least && people.size >= least
    : count >= leastAnswers && people.size >= leastActive;
}

function shownIn(window: Window): Shown {
  const parts = [...window.teams].map(([channelId, { acts }]) => ({ channelId, acts }));
  return {
    school: each((basis) => isEnough(basis, window.acts[basis])),
    teams: each((basis) => {
      const enough = parts.filter(({ acts }) => isEnough(basis, acts[basis]));
      const people = enough.map(({ channelId, acts }) => ({ channelId, people: acts[basis].people }));
      return teamsShown(window.acts[basis].people, people);
    }),
  };
}

/**
 * In the year: the school’s number where five people or nobody acted in the blocks that do not show theirs; a team’s where each of
 * its blocks shows its own, so that the year adds nothing to them.
 */
function shownInYear(year: Window, blocks: readonly Window[], shown: readonly Shown[]): Shown {
  const whole = shownIn(year);
  return {
    school: each((basis) => {
      const hidden = new Set(
        blocks.flatMap(({ acts }, index) => (shown[index]?.school[basis] ? [] : [...acts[basis].people])),
      );
      return whole.school[basis] && (hidden.size === 0 || hidden.size >= least);
    }),
    teams: each((basis) =>
      whole.teams[basis].filter((channelId) =>
        blocks.every(({ acts }, index) => acts[basis].count === 0 || shown[index]?.teams[basis].includes(channelId)),
      ),
    ),
  };
}

function figuresOf({ teams }: WindowFacts, window: Window, shown: Shown): Omit<WindowFigures, 'kind'> {
  const inAny = new Set(bases.flatMap((basis) => shown.teams[basis]));
  const ofTeam = ({ channelId }: { channelId: string }): [string, ScopeFigures][] => {
    const team = window.teams.get(channelId);
    if (!team || !inAny.has(channelId)) return [];
    const spread = spreadAmong(team.answers, window.everyone, team.members);
    const isShown = (basis: Basis) => shown.teams[basis].includes(channelId);
    const answers = isShown('given') ? stepsOf(team) : 'a few';
    return [[channelId, { staff: spread.staff, answers, measures: toldOf(spread, onTimeShare(team), isShown) }]];
  };
  const spread = spreadAmong(window.answers, window.everyone);
  return {
    window: window.span,
    school: {
      staff: spread.staff,
      answers: stepsOf(window),
      measures: toldOf(spread, onTimeShare(window), (basis) => shown.school[basis]),
    },
    teams: Object.fromEntries(teams.flatMap(ofTeam)),
    roles: rolesOf(window, shown.school.ranked),
  };
}

function stepsOf({ acts: { given } }: Given): ScopeFigures['answers'] {
  return shownSteps(given.count, given.people);
}

/** M13: the share of supports due in the window that had come by their day. */
function onTimeShare({ supports }: Given): number | null {
  const { due, onTime } = supportFigures(supports);
  return due === 0 ? null : onTime / due;
}

function toldOf(spread: Spread, supportsOnTime: number | null, isShown: (basis: Basis) => boolean) {
  const values = { ...spread, supportsOnTime };
  const told = (measure: Measure): Told => {
    if (!basesOf[measure].every(isShown)) return 'too few';
    const value = values[measure];
    return value === null ? 'not defined' : rounded(value, digits[measure]);
  };
  return Object.fromEntries(measures.map((measure) => [measure, told(measure)])) as Record<Measure, Told>;
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}

const rankList: readonly Rank[] = [0, 1, 2, 3, 4];

/**
 * A role’s share stands where five people of it and five others gave answers. Of a role of fewer than five nothing is told, not
 * even that none of them did.
 */
function rolesOf({ staff, answers, acts, everyone }: Window, isShown: boolean): RoleFigures[] {
  const rankOf = rankIn(everyone);
  const roles = rankList.map((rank) => ({ channelId: String(rank), people: new Set<string>(), given: 0 }));
  const answersOf = grouped(answers, ({ answerer }) => answerer);
  for (const userId of acts.ranked.people) {
    const role = roles[rankOf(userId) ?? -1];
    role?.people.add(userId);
    if (role) role.given += answersOf.get(userId)?.length ?? 0;
  }
  const shown = isShown ? teamsShown(acts.ranked.people, roles) : [];
  return rankList.map((rank, place) => {
    const given = roles[place]?.given ?? 0;
    const share = shown.includes(String(rank)) ? Math.round((given / acts.ranked.count) * 10) : 'a few';
    const people = staff.filter((person) => person.rank === rank).length;
    return { rank, people, ofEveryTen: given === 0 && people >= least ? 'none yet' : share };
  });
}
