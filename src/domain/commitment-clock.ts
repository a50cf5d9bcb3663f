import { addDays, type CalendarDay, type DaySpan, isCalendarDay, isWithin } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import {
  addSchoolDays,
  isSchoolDay,
  isStaffDay,
  nextSchoolDay,
  type SchoolCalendar,
  schoolDaysAfter,
} from '../time/school-calendar.ts';
import { type Commitment, owedSupports, type Support } from './commitment.ts';
import { counted } from './counted.ts';

/** How an open commitment stands today; the first that fits. Source: domain.md section 3. */
export type CommitmentState = 'paused' | 'waiting' | 'past-due' | 'due-soon' | 'on-track';

const soonDays = 3;

/**
 * How an open commitment stands.
 *
 * @param today calendar day in the school's zone
 */
export function stateOf(commitment: Commitment, calendar: SchoolCalendar, today: CalendarDay): CommitmentState {
  const isBreak = calendar.breaks?.some((span) => isWithin(today, span));
  if (isBreak || commitment.pauses.some((span) => isWithin(today, span))) return 'paused';
  if (lateSupports(commitment, calendar, today).some(({ blocking }) => blocking)) return 'waiting';
  const due = effectiveDue(commitment, calendar, today);
  if (today > due) return 'past-due';
  return isSoon(due, calendar, today) ? 'due-soon' : 'on-track';
}

/**
 * When it is due today: each school day on which a blocking support was late, or the owner on leave, moves it by one. A day
 * counts once, and only those after the day was agreed on; today counts.
 */
export function effectiveDue(commitment: Commitment, calendar: SchoolCalendar, today: CalendarDay): CalendarDay {
  const until = commitment.endedOn && commitment.endedOn < today ? commitment.endedOn : today;
  const late = commitment.supports
    .filter(({ blocking }) => blocking)
    .flatMap((support) => lateDays(support, calendar, until));
  const away = commitment.pauses.flatMap(({ from, to }) => schoolDaysIn(calendar, from, to));
  const stood = new Set([...late, ...away].filter((day) => commitment.dueSetOn < day && day <= until));
  return addSchoolDays(calendar, heldDue(calendar, commitment.dueDay), stood.size);
}

/**
 * The days on which a support was late: each school day after its due day, up to and including the day it came, or `today`.
 * It came on the day its giver said so; while only the giver has said it, no further day counts.
 */
export function lateDays(support: Support, calendar: SchoolCalendar, today: CalendarDay): CalendarDay[] {
  const due = heldDue(calendar, support.dueDay);
  const until = support.endedOn && support.endedOn < today ? support.endedOn : today;
  return schoolDaysIn(calendar, addDays(due, 1), until);
}

/** The last day by which support is owed that the owner cannot go on without: no own day of theirs is earlier. Empty where none is. */
export function supportsUntil(commitment: Pick<Commitment, 'supports'>, calendar: SchoolCalendar): CalendarDay {
  const days = owedSupports(commitment)
    .filter(({ blocking, status }) => blocking && status === 'owed')
    .map(({ dueDay }) => heldDue(calendar, dueDay));
  return days.sort().at(-1) ?? '';
}

/** Supports that are late today and whose giver has not said that they came. */
function lateSupports(
  commitment: Pick<Commitment, 'supports'>,
  calendar: SchoolCalendar,
  today: CalendarDay,
): Support[] {
  return owedSupports(commitment).filter(
    (support) => support.status === 'owed' && lateDays(support, calendar, today).length > 0,
  );
}

/**
 * School days late, counted to the last finished school day: the one number of which everyone reads, and after which people are
 * asked. Nobody is late for what was not theirs yet, on a day on which the owner was away, or once it is over. Source: domain.md
 * section 3, D1.
 *
 * @param today calendar day in the school's zone
 */
export function daysLate(
  { pauses, endedOn = '9999' }: Pick<Commitment, 'pauses' | 'endedOn'>,
  support: Support,
  { calendar, today }: { calendar: SchoolCalendar; today: CalendarDay },
): number {
  const { acceptedOn = '' } = support;
  return lateDays(support, calendar, addDays(today, -1)).filter(
    (day) => acceptedOn < day && day < endedOn && !pauses.some((span) => isWithin(day, span)),
  ).length;
}

/** The number, as it is said everywhere. */
export function lateWords(days: number): string {
  return `${counted(days, 'school day')} late`;
}

/** Ten school days without a press: a proposal is over. Source: domain.md section 3. */
export function isSilent(
  { actedOn }: Pick<Commitment, 'actedOn'>,
  calendar: SchoolCalendar,
  today: CalendarDay,
): boolean {
  return today > addSchoolDays(calendar, actedOn, silentDays);
}

const silentDays = 10;

/** Whether a day lies at most three school days ahead: then whoever owes something by it is reminded. */
export function isSoon(day: CalendarDay, calendar: SchoolCalendar, today: CalendarDay): boolean {
  return schoolDaysAfter(calendar, { from: today, to: day }) <= soonDays;
}

/**
 * The owner's days of leave up to `today`, since it opened: as their settings say now, and as was kept of days that are over.
 * Settings may change later, and the clock stood still all the same.
 */
export function pausedThrough(
  { pauses, history, dueSetOn }: Pick<Commitment, 'pauses' | 'history' | 'dueSetOn'>,
  leaves: readonly DaySpan[],
  today: CalendarDay,
): DaySpan[] {
  const openedOn = history.find(({ what }) => what === 'opened')?.on ?? dueSetOn;
  const yesterday = addDays(today, -1);
  const within = ({ from, to }: DaySpan, first: CalendarDay, last: CalendarDay) => ({
    from: from < first ? first : from,
    to: to > last ? last : to,
  });
  return joined([
    ...pauses.map(({ from, to }) => within({ from, to }, from, yesterday)),
    ...leaves.map((leave) => within(leave, openedOn, today)),
  ]);
}

/** The same days, each once, in order. */
function joined(spans: readonly DaySpan[]): DaySpan[] {
  const inOrder = spans.filter(({ from, to }) => from <= to).sort((one, other) => one.from.localeCompare(other.from));
  const all: DaySpan[] = [];
  for (const span of inOrder) {
    const last = all.at(-1);
    if (!last || addDays(last.to, 1) < span.from) all.push(span);
    else if (span.to > last.to) all[all.length - 1] = { from: last.from, to: span.to };
  }
  return all;
}

/** Late for so many school days, a support is asked about. Source: domain.md section 3. */
export const askAfterDays = 5;
/** Late for so many, whoever asked for it hears of it too. */
export const nameAfterDays = 10;

/** What is wrong with a due day, as a sentence; undefined when it can be kept. Source: issue 6, "Bad input gets". */
export function dueDayFault(day: CalendarDay, calendar: SchoolCalendar, today: CalendarDay): string | undefined {
  if (!isCalendarDay(day)) return 'Choose a day.';
  if (day < today) return 'This day is past. Choose today or later.';
  if (day > addDays(today, mostDaysAhead)) return 'That is more than a year ahead. Choose a nearer day.';
  if (isStaffDay(calendar, day)) return undefined;
  return `School is closed that day. The next school day is ${shortDay(nextSchoolDay(calendar, day))}.`;
}

/** Nobody promises further ahead than a school year. */
const mostDaysAhead = 400;

/** A due day that turned out to be closed moves to the next school day; a day for staff only stays. */
export function heldDue(calendar: SchoolCalendar, day: CalendarDay): CalendarDay {
  return isStaffDay(calendar, day) ? day : nextSchoolDay(calendar, day);
}

/** Whether a day on which something is due has passed. */
export function isPast(day: CalendarDay, calendar: SchoolCalendar, today: CalendarDay): boolean {
  return day < today && heldDue(calendar, day) < today;
}

function schoolDaysIn(calendar: SchoolCalendar, from: CalendarDay, to: CalendarDay): CalendarDay[] {
  const days: CalendarDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) days.push(day);
  return days;
}
