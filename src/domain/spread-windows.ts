import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { Commitment } from './commitment.ts';
import { least, shownSteps, teamsShown } from './digest-threshold.ts';
import type { Person, Rank } from './person.ts';
import {
  type AnswerArc,
  answersAmong,
  crossesIn,
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
  /** Is no colleague any more: counts where they asked or answered, so that a window stays as it was when someone leaves. */
  hasLeft?: boolean;
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
  /**
   * Marks of the acts behind what is told; of the school's blocks also behind what is hidden. They tell nobody's number, only
   * whether the same acts are found when a later window is worked out.
   */
  made?: Partial<Record<Basis, number>>;
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

/** How many acts of each kind there were, who did them, and a mark that is another where anything of this is. */
type Acts = Record<Basis, { count: number; people: Set<string>; mark: number }>;

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
  /** By user id. */
  gave: ReadonlyMap<string, OfGiver>;
  /** By channel id. */
  teams: ReadonlyMap<string, Given & { members: ReadonlySet<string> }>;
}

/**
 * The figures of each block and of the year so far in whole blocks, which comes last and is left out while it is the first block
 * alone. Whoever has all of them, also those of earlier closings, and takes them from each other, learns nothing of fewer than
 * five people.
 *
 * @param blocks of one school year, the first one first
 * @param before what was told of this year when earlier windows closed, by their first day: the first blocks are left out
 */
export function windowFigures(
  facts: WindowFacts,
  blocks: readonly DaySpan[],
  before: readonly WindowFigures[] = [],
): WindowFigures[] {
  // One text object a person: comparing by content hundreds of thousands of times is what would take long.
  const same = new Map(facts.people.map(({ userId }) => [userId, userId]));
  const answers = facts.answers.map((one) => ({
    day: one.day,
    asker: same.get(one.asker) ?? one.asker,
    answerer: same.get(one.answerer) ?? one.answerer,
  }));
  const windows = blocks.map((span) => blockOf({ ...facts, answers }, span));
  const shown = windows.map(shownIn);
  const kept = before.filter(({ kind }) => kind === 'block').length;
  const figures = windows.slice(kept).map((one, index) => ({
    kind: 'block' as const,
    ...figuresOf(facts, one, shown[kept + index] ?? nothing, bases),
  }));
  if (blocks.length < 2) return figures;
  const year = yearOf(facts, windows);
  return [...figures, { kind: 'year', ...figuresOf(facts, year, shownInYear(year, { windows, shown, before })) }];
}

/**
 * The staff of a window: who had joined by its end, and was not on leave all of it; of those who left, who acted.
 * Source: domain.md section 5.
 */
function staffIn(
  people: readonly WindowPerson[],
  { from, to }: DaySpan,
  answers: readonly AnswerArc[],
): WindowPerson[] {
  const left = new Set(people.filter(({ hasLeft }) => hasLeft).map(({ userId }) => userId));
  const acted = new Set(
    answers.flatMap(({ asker, answerer }) => [asker, answerer].filter((userId) => left.has(userId))),
  );
  return people.filter(
    ({ userId, joinedOn, hasLeft, leaves = [] }) =>
      joinedOn <= to &&
      !leaves.some((leave) => leave.from <= from && to <= leave.to) &&
      (!hasLeft || acted.has(userId)),
  );
}

function blockOf(facts: WindowFacts, span: DaySpan): Window {
  const inSpan = facts.answers.filter(({ day }) => isWithin(day, span));
  const staff = staffIn(facts.people, span, inSpan);
  const supports = supportsDueIn(facts.commitments, span, facts.calendar);
  return windowOf(facts, { span, staff, answers: answersAmong(inSpan, staff), supports });
}

/** The year so far is what its blocks hold, and nothing else: what lies between two of them would be told by taking them from it. */
function yearOf(facts: WindowFacts, blocks: readonly Window[]): Window {
  const span = { from: blocks[0]?.span.from ?? '', to: blocks.at(-1)?.span.to ?? '' };
  const answers = blocks.flatMap((block) => block.answers);
  const staff = staffIn(facts.people, span, answers);
  return windowOf(facts, { span, staff, answers, supports: blocks.flatMap(({ supports }) => supports) });
}

/** @param answers between two of the staff */
function windowOf(
  { teams }: WindowFacts,
  { span, staff, answers, supports }: Pick<Window, 'span' | 'staff' | 'answers' | 'supports'>,
): Window {
  const everyone = spreadSchool(staff, teams);
  // By who gave them, so that a large school’s answers are not gone through once for each of its teams.
  const answersOf = grouped(answers, ({ answerer }) => answerer);
  const supportsOf = grouped(supports, ({ giverId }) => giverId);
  const gave = new Map(
    [...new Set([...answersOf.keys(), ...supportsOf.keys()])].map((userId) => [
      userId,
      ofGiver(userId, answersOf.get(userId), supportsOf.get(userId), everyone),
    ]),
  );
  const givenBy = (userIds: Iterable<string>, members?: ReadonlySet<string>): Given => {
    const givers = [...userIds];
    return {
      answers: givers.flatMap((userId) => answersOf.get(userId) ?? []),
      supports: givers.flatMap((userId) => supportsOf.get(userId) ?? []),
      acts: actsOf(givers, gave, members),
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
    gave,
    ...givenBy(gave.keys()),
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
  /** Title ranks, as text. */
  roles: readonly string[];
}

const bases: readonly Basis[] = ['given', 'among', 'teamed', 'titles', 'ranked', 'leading', 'notLeading', 'supports'];
const each = <T>(make: (basis: Basis) => T) =>
  Object.fromEntries(bases.map((basis) => [basis, make(basis)])) as Record<Basis, T>;
const nothing: Shown = { school: each(() => false), teams: each(() => []), roles: [] };

/** What one person gave, of which the acts of the school and of each of their teams are made. */
interface OfGiver {
  askers: readonly string[];
  /** Answers between two who have a team each, and those of them that went across teams. */
  teamed: number;
  crossed: number;
  rank: Rank | undefined;
  /** How many answers went to askers of each title rank above 0. */
  toRanks: readonly number[];
  supports: number;
  onTime: number;
}

function ofGiver(
  userId: string,
  answers: readonly AnswerArc[] = [],
  supports: Given['supports'] = [],
  everyone: SpreadSchool,
): OfGiver {
  const { staff, placeOf } = everyone;
  const toRanks = [0, 0, 0, 0];
  let [teamed, crossed] = [0, 0];
  for (const { asker } of answers) {
    const crosses = crossesIn(everyone, asker, userId);
    if (crosses !== undefined) teamed += 1;
    if (crosses) crossed += 1;
    const rank = staff[placeOf.get(asker) ?? -1]?.rank;
    if (rank) toRanks[rank - 1] = (toRanks[rank - 1] ?? 0) + 1;
  }
  const { due, onTime } = supportFigures(supports);
  const rank = staff[placeOf.get(userId) ?? -1]?.rank;
  return { askers: answers.map(({ asker }) => asker), teamed, crossed, rank, toRanks, supports: due, onTime };
}

/** @param members of the team whose acts they are; absent: the whole school’s */
function actsOf(givers: readonly string[], gave: ReadonlyMap<string, OfGiver>, members?: ReadonlySet<string>): Acts {
  const acts: Acts = each(() => ({ count: 0, people: new Set<string>(), mark: 0 }));
  /** @param how what else of them the measures of the basis are made of */
  const add = (basis: Basis, userId: string, count: number, how: string | number = '') => {
    if (count === 0) return;
    const to = acts[basis];
    to.count += count;
    to.people.add(userId);
    to.mark = (to.mark + markOf(`${userId} ${count} ${how}`)) % 2 ** 32;
  };
  for (const userId of givers) {
    const one = gave.get(userId);
    if (!one) continue;
    const { askers, teamed, crossed, rank, toRanks, supports, onTime } = one;
    add('given', userId, askers.length);
    add('among', userId, members ? askers.filter((asker) => members.has(asker)).length : askers.length);
    add('teamed', userId, teamed, crossed);
    add('supports', userId, supports, onTime);
    if (rank === undefined) continue;
    add('ranked', userId, askers.length, rank);
    add(rank >= titleRank ? 'leading' : 'notLeading', userId, askers.length);
    const titled = toRanks.reduce((sum, count) => sum + count, 0);
    add('titles', userId, titled, `${rank} ${toRanks.join(' ')}`);
  }
  return acts;
}

/** A number for a text. Mixed to the end (FNV-1a, then MurmurHash3's finish): sums of two that differ by a digit must not be alike. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  mark = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  mark = Math.imul(mark ^ (mark >>> 13), 0xc2b2ae35);
  return (mark ^ (mark >>> 16)) >>> 0;
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
  const ranked = window.acts.ranked;
  return {
    school: each((basis) => isEnough(basis, window.acts[basis])),
    teams: each((basis) => {
      const enough = parts.filter(({ acts }) => isEnough(basis, acts[basis]));
      const people = enough.map(({ channelId, acts }) => ({ channelId, people: acts[basis].people }));
      return teamsShown(window.acts[basis].people, people);
    }),
    roles: isEnough('ranked', ranked) ? teamsShown(ranked.people, givenByRole(window)) : [],
  };
}

interface BlocksTold {
  windows: readonly Window[];
  shown: readonly Shown[];
  before: readonly WindowFigures[];
}

/**
 * In the year: the school’s number where five people or nobody acted in the blocks that do not show theirs since the year was told
 * last, and a team’s where each of its blocks shows its own, so that the year adds nothing to them. Neither where other acts are
 * found by now in a block that was told: they would be left when it is taken from the year.
 */
function shownInYear(year: Window, { windows, shown, before }: BlocksTold): Shown {
  const whole = shownIn(year);
  const blocks = before.filter(({ kind }) => kind === 'block');
  const school = each((basis) => {
    const isSame = blocks.every(({ school }, index) => school.made?.[basis] === windows[index]?.acts[basis].mark);
    const last = before.findLast(({ kind, school }) => kind === 'year' && school.made?.[basis] !== undefined);
    const hidden = new Set(
      windows.flatMap(({ span, acts }, index) =>
        shown[index]?.school[basis] || (last && span.to <= last.window.to) ? [] : [...acts[basis].people],
      ),
    );
    return whole.school[basis] && isSame && (hidden.size === 0 || hidden.size >= least);
  });
  const gave = windows.map(
    (window) => new Set(givenByRole(window).flatMap(({ channelId, given }) => (given > 0 ? channelId : []))),
  );
  return {
    school,
    teams: each((basis) =>
      whole.teams[basis].filter((channelId) =>
        windows.every(({ teams }, index) => {
          const acts = teams.get(channelId)?.acts[basis];
          if (!acts || acts.count === 0) return true;
          const told = blocks[index];
          return told
            ? told.teams[channelId]?.made?.[basis] === acts.mark
            : shown[index]?.teams[basis].includes(channelId);
        }),
      ),
    ),
    roles: whole.roles.filter(
      (role) => school.ranked && shown.every(({ roles }, index) => roles.includes(role) || !gave[index]?.has(role)),
    ),
  };
}

/** @param marked what of the school is marked though it is hidden */
function figuresOf(
  { teams }: WindowFacts,
  window: Window,
  shown: Shown,
  marked: readonly Basis[] = [],
): Omit<WindowFigures, 'kind'> {
  const inAny = new Set(bases.flatMap((basis) => shown.teams[basis]));
  const ofTeam = ({ channelId }: { channelId: string }): [string, ScopeFigures][] => {
    const team = window.teams.get(channelId);
    if (!team || !inAny.has(channelId)) return [];
    const isShown = (basis: Basis) => shown.teams[basis].includes(channelId);
    const spread = spreadAmong(team.answers, window.everyone, team.members);
    return [[channelId, scopeFigures(team, spread, isShown, isShown)]];
  };
  const isShown = (basis: Basis) => shown.school[basis];
  const isMarked = (basis: Basis) => isShown(basis) || marked.includes(basis);
  return {
    window: window.span,
    school: {
      ...scopeFigures(window, spreadAmong(window.answers, window.everyone), isShown, isMarked),
      answers: stepsOf(window),
    },
    teams: Object.fromEntries(teams.flatMap(ofTeam)),
    roles: rolesOf(window, shown.roles),
  };
}

function scopeFigures(
  given: Given,
  spread: Spread,
  isShown: (basis: Basis) => boolean,
  isMarked: (basis: Basis) => boolean,
): ScopeFigures {
  return {
    staff: spread.staff,
    answers: isShown('given') ? stepsOf(given) : 'a few',
    measures: toldOf(spread, onTimeShare(given), isShown),
    made: Object.fromEntries(bases.filter(isMarked).map((basis) => [basis, given.acts[basis].mark])),
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

/** Who gave answers, by title rank, and how many they were. */
function givenByRole({ gave }: Window): { channelId: string; people: Set<string>; given: number }[] {
  const roles = rankList.map((rank) => ({ channelId: String(rank), people: new Set<string>(), given: 0 }));
  for (const [userId, { rank, askers }] of gave) {
    const role = askers.length > 0 ? roles[rank ?? -1] : undefined;
    role?.people.add(userId);
    if (role) role.given += askers.length;
  }
  return roles;
}

/**
 * A role’s share stands where five people of it and five others gave answers. Of a role of fewer than five nothing is told, not
 * even that none of them did.
 */
function rolesOf(window: Window, shown: readonly string[]): RoleFigures[] {
  return givenByRole(window).map(({ channelId, given }, place) => {
    const rank = rankList[place] ?? 0;
    const share = shown.includes(channelId) ? Math.round((given / window.acts.ranked.count) * 10) : 'a few';
    const people = window.staff.filter((person) => person.rank === rank).length;
    return { rank, people, ofEveryTen: given === 0 && people >= least ? 'none yet' : share };
  });
}
