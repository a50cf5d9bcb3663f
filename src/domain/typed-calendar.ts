import { type CalendarDay, type DaySpan, weekdays } from '../time/calendar-day.ts';
import { isLocalTime } from '../time/local-time.ts';
import { type DayStretch, isSchoolDay, type SchoolCalendar, type SchoolHours } from '../time/school-calendar.ts';
import type { SchoolPart } from '../time/school-part.ts';
import { readBellLines } from './bell-lines.ts';
import { readDayLines, specialDays } from './day-lines.ts';
import { yearFaults } from './school-year.ts';

/** The fields of the calendar's form, as they come from it. */
export interface TypedCalendar {
  yearFrom?: string | null | undefined;
  yearTo?: string | null | undefined;
  weekdays?: string[] | null | undefined;
  dayFrom?: string | null | undefined;
  dayTo?: string | null | undefined;
  earlyRelease?: string | null | undefined;
  lateStart?: string | null | undefined;
  lunchFrom?: string | null | undefined;
  lunchTo?: string | null | undefined;
  /** Absent when they are too many for a form: then they stay as they are. */
  days?: string | null | undefined;
  terms?: string | null | undefined;
  /** How many letters there are; `0` for none. */
  letters?: string | null | undefined;
  cycleFrom?: string | null | undefined;
  onClosure?: string | null | undefined;
  part?: string | null | undefined;
  /** The half of the school that has B while `part` has A. */
  otherPart?: string | null | undefined;
  bells?: string | null | undefined;
}

export type CalendarField = keyof TypedCalendar;
export type CalendarFaults = Partial<Record<CalendarField, string>>;

const mostLetters = 8;
const alphabet = 'ABCDEFGH';
export const everyone = 'Everyone';

/**
 * Reads all fields together, so that everything wrong is told at once; the calendar counts only without faults.
 *
 * @param before the calendar as it was: its zone, and the days where the form did not show them
 * @param today calendar day in the school's zone
 */
export function readCalendar(
  typed: TypedCalendar,
  before: SchoolCalendar,
  today: CalendarDay,
): { faults: CalendarFaults; calendar: SchoolCalendar } {
  const faults: CalendarFaults = {};
  const year = readYear(typed, today, faults);
  const studentWeekdays = weekdays.filter((day) => typed.weekdays?.includes(day));
  if (studentWeekdays.length === 0) faults.weekdays = 'Choose at least one day.';
  const hours = readHours(typed, faults);
  const lunch = readLunch(typed, faults);
  const terms = readTerms(typed.terms ?? '', faults);
  const calendar: SchoolCalendar = {
    zone: before.zone,
    studentWeekdays,
    ...readDays(typed, before, faults),
    ...(year && { year }),
    ...(hours && { hours }),
    ...(lunch && { lunch }),
    ...(terms.length > 0 && { terms }),
  };
  const parts = readParts(typed, calendar, faults);
  return { faults, calendar: { ...calendar, ...(parts.length > 0 && { parts }) } };
}

function readYear(
  { yearFrom, yearTo }: TypedCalendar,
  today: CalendarDay,
  faults: CalendarFaults,
): DaySpan | undefined {
  if (!yearFrom && !yearTo) return undefined;
  const year = { from: yearFrom ?? '', to: yearTo ?? '' };
  Object.assign(faults, yearFaults(year.from, year.to, today));
  return year;
}

function readHours(typed: TypedCalendar, faults: CalendarFaults): SchoolHours | undefined {
  const { dayFrom, dayTo, earlyRelease, lateStart } = typed;
  if (!dayFrom && !dayTo) {
    const needs = 'Choose first when a usual day begins and ends.';
    if (earlyRelease) faults.earlyRelease = needs;
    if (lateStart) faults.lateStart = needs;
    return undefined;
  }
  if (!dayFrom || !isLocalTime(dayFrom)) faults.dayFrom = 'Choose when the day begins, or leave both empty.';
  if (!dayTo || !isLocalTime(dayTo)) faults.dayTo = 'Choose when the day ends, or leave both empty.';
  if (!dayFrom || !dayTo || faults.dayFrom || faults.dayTo) return undefined;
  if (dayTo <= dayFrom) {
    faults.dayTo = 'Choose a time after the beginning.';
    return undefined;
  }
  const isInside = (time: string) => isLocalTime(time) && dayFrom < time && time < dayTo;
  if (earlyRelease && !isInside(earlyRelease)) faults.earlyRelease = 'Choose a time within the usual day.';
  if (lateStart && !isInside(lateStart)) faults.lateStart = 'Choose a time within the usual day.';
  return { from: dayFrom, to: dayTo, ...(earlyRelease && { earlyRelease }), ...(lateStart && { lateStart }) };
}

function readLunch({ lunchFrom, lunchTo }: TypedCalendar, faults: CalendarFaults): DayStretch | undefined {
  if (!lunchFrom && !lunchTo) return undefined;
  if (!lunchFrom || !isLocalTime(lunchFrom)) faults.lunchFrom = 'Choose when lunch begins, or leave both empty.';
  else if (!lunchTo || !isLocalTime(lunchTo)) faults.lunchTo = 'Choose when lunch ends, or leave both empty.';
  else if (lunchTo <= lunchFrom) faults.lunchTo = 'Choose a time after the beginning.';
  return { from: lunchFrom ?? '', to: lunchTo ?? '' };
}

function readDays(
  { days }: TypedCalendar,
  before: SchoolCalendar,
  faults: CalendarFaults,
): Pick<SchoolCalendar, 'days' | 'breaks' | 'closures'> {
  if (days === undefined) {
    return { days: before.days, breaks: before.breaks ?? [], closures: before.closures ?? [] };
  }
  const read = readDayLines(days ?? '');
  tell(faults, 'days', read.faults);
  return specialDays(read.entries);
}

/** Lines such as "2025-08-18 to 2025-12-19: Fall". */
function readTerms(text: string, faults: CalendarFaults) {
  // A term is written as a break is, but for the word.
  const asBreaks = text
    .split('\n')
    .map((line) => (line.trim() ? line.replace(':', ': school,') : ''))
    .join('\n');
  const read = readDayLines(asBreaks, { mostDays: 400 });
  tell(faults, 'terms', read.faults);
  return read.entries
    .map(({ from, to, name = 'Term' }) => ({ name, from, to }))
    .sort((a, b) => (a.from < b.from ? -1 : 1));
}

function readParts(typed: TypedCalendar, calendar: SchoolCalendar, faults: CalendarFaults): SchoolPart[] {
  const { schedules, faults: bellFaults } = readBellLines(typed.bells ?? '');
  tell(faults, 'bells', bellFaults);
  const part = typed.part?.trim() || everyone;
  const otherPart = typed.otherPart?.trim();
  const bells = schedules.length > 0 ? { schedules } : {};
  const count = Number(typed.letters ?? '0');
  if (!count) {
    if (otherPart) faults.otherPart = 'Choose first how many letters there are.';
    return schedules.length > 0 ? [{ name: part, ...bells }] : [];
  }
  if (!Number.isInteger(count) || count < 2 || count > mostLetters) faults.letters = 'Choose one of the list.';
  if (typed.onClosure !== 'slide' && typed.onClosure !== 'skip') faults.onClosure = 'Choose one.';
  const from = typed.cycleFrom ?? '';
  if (!from) faults.cycleFrom = 'Choose a day that has the letter A.';
  else if (!isSchoolDay(calendar, from)) faults.cycleFrom = 'Students do not come that day. Choose a day of school.';
  if (otherPart === part) faults.otherPart = 'Give the two halves different names.';
  const letters = alphabet.slice(0, count).split('');
  const onClosure = typed.onClosure === 'skip' ? 'skip' : 'slide';
  const [first = 'A', ...rest] = letters;
  const half = (name: string, order: readonly string[]) => ({
    name,
    cycle: { letters: order, from, onClosure } as const,
    ...bells,
  });
  return [half(part, letters), ...(otherPart ? [half(otherPart, [...rest, first])] : [])];
}

function tell(
  faults: CalendarFaults,
  field: CalendarField,
  lines: readonly { line: number; sentence: string }[],
): void {
  const [first] = lines;
  if (!first) return;
  const more = lines.length > 1 ? ` ${lines.length - 1} more after it.` : '';
  faults[field] = `Line ${first.line}: ${first.sentence}${more}`.slice(0, 300);
}
