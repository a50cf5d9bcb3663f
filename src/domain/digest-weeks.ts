import { addDays, type CalendarDay, type DaySpan } from '../time/calendar-day.ts';
import { isSchoolDay, isStaffDay, type SchoolCalendar } from '../time/school-calendar.ts';
import { mondayOf } from '../time/school-week.ts';

/** The stretches of days that a page of one week tells of; both ends belong to them. */
export interface DigestWeeks {
  /** The last school week that is over. */
  week: DaySpan;
  /** The last block of six school weeks of this year that is over; absent until the first one is. */
  block?: DaySpan;
  /** From the first day of the year to the end of `week`. */
  year: DaySpan;
}

/** School weeks in a block; blocks follow each other, because one that slid would let one person be taken out. */
const weeksInBlock = 6;
const mostWeeksBack = 60;

/**
 * What the page of the week that begins on `monday` tells of: nothing of the week itself. A week is a school week when students
 * come on one of its days. Source: domain.md section 4, "Windows".
 */
export function digestWeeks(calendar: SchoolCalendar, monday: CalendarDay): DigestWeeks {
  const yearFrom = firstOfYear(calendar, monday);
  const last = schoolMondays(calendar, yearFrom, monday).at(-1) ?? addDays(monday, -7);
  const block = closedBlocks(calendar, monday).at(-1);
  return {
    week: weekFrom(last),
    ...(block && { block }),
    year: { from: yearFrom, to: addDays(last, 6) },
  };
}

/**
 * The blocks of six school weeks that are over before the week that begins on `monday`, the first one first.
 *
 * @param from the day from which they are counted, the first of this school year unless said
 */
export function closedBlocks(
  calendar: SchoolCalendar,
  monday: CalendarDay,
  from: CalendarDay = firstOfYear(calendar, monday),
): DaySpan[] {
  const mondays = schoolMondays(calendar, from, monday);
  return Array.from({ length: Math.floor(mondays.length / weeksInBlock) }, (_, block) => ({
    from: mondays[block * weeksInBlock] ?? monday,
    to: addDays(mondays[(block + 1) * weeksInBlock - 1] ?? monday, 6),
  }));
}

/** The first day of the school year, or of August where none was entered. */
export function firstOfYear({ year }: SchoolCalendar, monday: CalendarDay): CalendarDay {
  return year?.from ?? `${monday.slice(5) < '08-01' ? Number(monday.slice(0, 4)) - 1 : monday.slice(0, 4)}-08-01`;
}

/** The weeks of a block that are school weeks, in order. */
export function weeksOf(calendar: SchoolCalendar, { from, to }: DaySpan): DaySpan[] {
  return schoolMondays(calendar, from, to).map(weekFrom);
}

/** The day on which a week's page is read first: the first one on which staff work; undefined in a week without students. */
export function digestDay(calendar: SchoolCalendar, monday: CalendarDay): CalendarDay | undefined {
  const days = [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(monday, ahead));
  return days.some((day) => isSchoolDay(calendar, day)) ? days.find((day) => isStaffDay(calendar, day)) : undefined;
}

function schoolMondays(calendar: SchoolCalendar, from: CalendarDay, before: CalendarDay): CalendarDay[] {
  const first = mondayOf(from);
  const earliest = addDays(before, -7 * mostWeeksBack);
  const mondays: CalendarDay[] = [];
  for (let monday = first < earliest ? mondayOf(earliest) : first; monday < before; monday = addDays(monday, 7))
    if (digestDay(calendar, monday)) mondays.push(monday);
  return mondays;
}

const weekFrom = (monday: CalendarDay): DaySpan => ({ from: monday, to: addDays(monday, 6) });
