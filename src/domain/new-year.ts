import { addDays, type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import { dayWords } from '../time/day-words.ts';
import type { Agreement } from './agreement.ts';
import { least } from './digest-threshold.ts';
import type { Leader } from './leader.ts';
import { type Depth, type DepthRecords, depthOf } from './modeling-depth.ts';
import { yearFaults } from './school-year.ts';
import { topicKey } from './vocabulary.ts';

/** A new school year, begun in one guided step by a leader of the school. Source: issue 7, "New school year". */
export interface NewYear {
  teamId: string;
  /** First and last day; the first one names it: a year begins once. */
  from: CalendarDay;
  to: CalendarDay;
  /** The year that ends with it. */
  ended: DaySpan;
  startedBy: string;
  startedAt: Date;
  /** When its form was drawn: what came into being since was in nobody's choice, and goes on. */
  shownAt: Date;
  /** What changed for students, by the goal's id; goals without are closed all the same. */
  changed: Record<string, string>;
  /** Channel ids of the teams that go on, and user ids of the leaders who do. */
  teams: string[];
  leaders: string[];
  /** What was done already; each step once, whatever ends in between. */
  done: NewYearStep[];
  /** How deep each topic of the goals had gone in the year that ended. */
  depth?: { topic: string; depth: Depth }[];
  /** Whether enough people's acts are in it for others to read it. */
  depthIsShown?: boolean;
  /** Rises with every change. */
  turn: number;
}

/** In their order: depth is read before the goals whose topics it is of are closed. */
export const newYearSteps = ['depth', 'goals', 'calendar', 'still-you', 'teams', 'leaders', 'agreement'] as const;

export type NewYearStep = (typeof newYearSteps)[number];

/** The step that comes next; undefined when all is done. */
export function nextStep({ done }: Pick<NewYear, 'done'>): NewYearStep | undefined {
  return newYearSteps.find((step) => !done.includes(step));
}

/** A step is done, once; undefined where it was before, or is not the next one. */
export function stepDone(year: NewYear, step: NewYearStep): NewYear | undefined {
  return nextStep(year) === step ? { ...year, done: [...year.done, step] } : undefined;
}

/** The year that ends: the one that was entered, else the year up to the new one. */
export function endedYear(entered: DaySpan | undefined, from: CalendarDay): DaySpan {
  return entered && entered.from < from ? entered : { from: addDays(from, -365), to: addDays(from, -1) };
}

/**
 * What is wrong with the days of a new year, by field, in sentences that stand beside them.
 *
 * @param entered the school year as it is set
 * @param today calendar day in the school's zone
 */
export function newYearFaults(
  { from, to }: { from: string; to: string },
  entered: DaySpan | undefined,
  today: CalendarDay,
): Record<string, string> {
  const faults = yearFaults(from, to, today);
  if (faults.yearFrom || !entered) return faults;
  if (from <= entered.from)
    return { yearFrom: 'This school year is under way already. Choose the first day of the next one.' };
  // The new days take the place of the old ones: begun too early, the weeks that are left would be closed.
  if (today > entered.to) return faults;
  return {
    ...faults,
    yearFrom: `This school year goes on until ${dayWords(entered.to)}. Begin the next one after it.`,
  };
}

/** Leaders who go on; at least one of the school's does, where it has one. */
export function leadersFault(leaders: readonly Leader[], goingOn: readonly string[]): string | undefined {
  const ofSchool = leaders.filter(({ scope }) => scope === 'school');
  if (ofSchool.length === 0 || ofSchool.some(({ userId }) => goingOn.includes(userId))) return undefined;
  return 'Somebody answers for the whole school: keep at least one of its leaders, or name a new one first.';
}

/**
 * How deep the goals' topics had gone, and whether others may read it: at least so many people's acts are in it.
 *
 * @param actors who answered, showed or watched, with topic and day
 */
export function archivedDepth(
  topics: readonly string[],
  records: DepthRecords,
  actors: readonly { userId: string; topic: string; day: CalendarDay }[],
  year: DaySpan,
): Required<Pick<NewYear, 'depth' | 'depthIsShown'>> {
  const keys = new Set(topics.map(topicKey));
  const acting = new Set(
    actors.filter(({ topic, day }) => keys.has(topicKey(topic)) && isWithin(day, year)).map(({ userId }) => userId),
  );
  return {
    depth: topics.map((topic) => ({ topic, depth: depthOf(topic, records, year) })),
    depthIsShown: acting.size >= least,
  };
}

/** Both who sign say yes anew; until then nobody visits. Undefined where none is in force. */
export function confirmAnew(agreement: Agreement): Agreement | undefined {
  return agreement.status === 'in-force' ? { ...agreement, status: 'pending', confirmed: [] } : undefined;
}
