import { addDays, type CalendarDay, dayOf, weekdayOf } from '../time/calendar-day.ts';
import { instantOf } from '../time/local-time.ts';
import type { ClockMove } from './page-api.ts';

/** School time as the practice workspace moves it; where it is kept is the caller's matter. */
export interface SchoolClock {
  now(): Date;
  /** Moves school time forward to this instant (UTC); resolves when what became due has been started. */
  advanceTo(at: Date): Promise<void>;
  /** Resolves when all that was begun has been done, and what is due has been sent. */
  settled?(): Promise<void>;
}

const dayBegins = '07:30';
const fridayAfternoon = '15:00';
const hourMs = 3_600_000;

/**
 * Where a press on one of the page's clock buttons leads: always forward.
 *
 * @param now instant, UTC
 * @param zone the school's
 * @param isSchoolDay which days **Next school day** stops at
 */
export function clockTarget(
  move: ClockMove,
  now: Date,
  zone: string,
  isSchoolDay: (day: CalendarDay) => boolean = isWeekday,
): Date {
  const today = dayOf(now, zone);
  if (move === 'next-hour') return new Date(now.getTime() + hourMs);
  if (move === 'next-school-day') return instantOf(nextDay(today, isSchoolDay), dayBegins, zone);
  const thisFriday = weekdayOf(today) === 'fri' ? today : nextDay(today, isFriday);
  const target = instantOf(thisFriday, fridayAfternoon, zone);
  return target > now ? target : instantOf(nextDay(thisFriday, isFriday), fridayAfternoon, zone);
}

/** When school days begin between two instants (UTC), both left out: what is due in a morning is done in it, however far the clock is moved. */
export function morningsBetween(
  from: Date,
  to: Date,
  zone: string,
  isSchoolDay: (day: CalendarDay) => boolean = isWeekday,
): Date[] {
  const mornings: Date[] = [];
  for (let day = dayOf(from, zone); day <= dayOf(to, zone); day = addDays(day, 1)) {
    const begins = instantOf(day, dayBegins, zone);
    if (isSchoolDay(day) && begins > from && begins < to) mornings.push(begins);
  }
  return mornings;
}

function nextDay(after: CalendarDay, isWanted: (day: CalendarDay) => boolean): CalendarDay {
  for (let days = 1; days <= 366; days++) {
    const day = addDays(after, days);
    if (isWanted(day)) return day;
  }
  throw new Error(`No school day within a year after ${after}.`);
}

function isWeekday(day: CalendarDay): boolean {
  return !['sat', 'sun'].includes(weekdayOf(day));
}

function isFriday(day: CalendarDay): boolean {
  return weekdayOf(day) === 'fri';
}
