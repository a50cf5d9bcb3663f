import { addDays, type CalendarDay, type DaySpan } from '../time/calendar-day.ts';
import { firstOfYear, isSchoolDay, isStaffDay, type SchoolCalendar } from '../time/school-calendar.ts';
import { mondayOf } from '../time/school-week.ts';

/** The stretches of days that a page of one week tells of; both ends belong to them. */
export interface DigestWeeks {
  /** The last school week that is over. */
  week: DaySpan;
  /** The Monday on which the page comes: what lies before it is over. */
  monday: CalendarDay;
  /** The last block of six school weeks of this year that is over; absent until the first one is. */
  block?: DaySpan;
  /** From the first day of the year to the end of `week`. */
  year: DaySpan;
}

/** A block of six school weeks as it was cut when it was over. */
export interface WeekBlock extends DaySpan {
  /** The first day of the first block of its school year. */
  yearFrom: CalendarDay;
}

/** School weeks in a block; blocks follow each other, because one that slid would let one person be taken out. */
const weeksInBlock = 6;
const mostWeeksBack = 60;

/**
 * What the page of the week that begins on `monday` tells of: nothing of the week itself. A week is a school week when students
 * come on one of its days. Source: domain.md section 4, "Windows".
 *
 * @param cut the school's blocks that are on record
 */
export function digestWeeks(
  calendar: SchoolCalendar,
  monday: CalendarDay,
  cut: readonly WeekBlock[] = [],
): DigestWeeks {
  const yearFrom = firstOfYear(calendar, monday);
  const last = schoolMondays(calendar, yearFrom, monday).at(-1) ?? addDays(monday, -7);
  const block = blocksOver(calendar, monday, cut).at(-1);
  return {
    week: weekFrom(last),
    monday,
    ...(block && { block: { from: block.from, to: block.to } }),
    year: { from: yearFrom, to: addDays(last, 6) },
  };
}

/**
 * The blocks of this school year that are over before the week that begins on `monday`, the first one first: those that were cut,
 * and those that are to be cut now.
 */
export function blocksOver(calendar: SchoolCalendar, monday: CalendarDay, cut: readonly WeekBlock[]): WeekBlock[] {
  const over = [...cut, ...freshBlocks(calendar, monday, cut)].filter(({ to }) => to < monday);
  const last = over.at(-1);
  if (!last || isNewYear(calendar, monday, last)) return [];
  return over.filter(({ yearFrom }) => yearFrom === last.yearFrom);
}

/**
 * The blocks that are over and were not cut yet. A calendar that changes moves none that was: the next one begins after the last,
 * and a year goes on until another begins after that one. Of two that lay across each other, or of two years that did, one person's
 * number could be taken from the other. Source: domain.md section 4, "Windows".
 *
 * @param before the Monday before which they are over, the page's own unless said
 */
export function freshBlocks(
  calendar: SchoolCalendar,
  monday: CalendarDay,
  cut: readonly WeekBlock[],
  before: CalendarDay = monday,
): WeekBlock[] {
  const last = cut.at(-1);
  const goesOn = last && !isNewYear(calendar, monday, last);
  const mondays = schoolMondays(calendar, goesOn ? addDays(last.to, 1) : firstOfYear(calendar, monday), before);
  const yearFrom = goesOn ? last.yearFrom : (mondays[0] ?? monday);
  return Array.from({ length: Math.floor(mondays.length / weeksInBlock) }, (_, block) => ({
    from: mondays[block * weeksInBlock] ?? monday,
    to: addDays(mondays[(block + 1) * weeksInBlock - 1] ?? monday, 6),
    yearFrom,
  }));
}

/** Whether a school year has begun since a block was over. */
function isNewYear(calendar: SchoolCalendar, monday: CalendarDay, { to }: DaySpan): boolean {
  return to < firstOfYear(calendar, monday);
}

/** The day on which a week's page is read first: the first one on which staff work; undefined in a week without students. */
export function digestDay(calendar: SchoolCalendar, monday: CalendarDay): CalendarDay | undefined {
  return isSchoolWeek(calendar, monday) ? daysFrom(monday).find((day) => isStaffDay(calendar, day)) : undefined;
}

/** Whether students come in the week that begins on this Monday: no page tells of any other. */
export function isSchoolWeek(calendar: SchoolCalendar, monday: CalendarDay): boolean {
  return daysFrom(monday).some((day) => isSchoolDay(calendar, day));
}

const daysFrom = (monday: CalendarDay) => [0, 1, 2, 3, 4, 5, 6].map((ahead) => addDays(monday, ahead));

function schoolMondays(calendar: SchoolCalendar, from: CalendarDay, before: CalendarDay): CalendarDay[] {
  const first = mondayOf(from);
  const earliest = addDays(before, -7 * mostWeeksBack);
  const mondays: CalendarDay[] = [];
  for (let monday = first < earliest ? mondayOf(earliest) : first; monday < before; monday = addDays(monday, 7))
    if (digestDay(calendar, monday)) mondays.push(monday);
  return mondays;
}

const weekFrom = (monday: CalendarDay): DaySpan => ({ from: monday, to: addDays(monday, 6) });
