import { TZDate } from '@date-fns/tz';
import { format } from 'date-fns';
import { addDays, type CalendarDay, dayOf, weekdayOf, weekdays } from './calendar-day.ts';
import { instantOf } from './local-time.ts';

/** A stretch of time: from `from` up to, not including, `to`; instants, UTC. */
export interface Span {
  from: Date;
  to: Date;
}

/** The Monday on or before a day. */
export function mondayOf(day: CalendarDay): CalendarDay {
  return addDays(day, -weekdays.indexOf(weekdayOf(day)));
}

/**
 * The school week that contains `at`: Monday 00:00 up to, not including, the next Monday 00:00 in `zone`.
 * 167 or 169 hours long in a week when clocks change.
 *
 * @param at instant, UTC
 * @param zone IANA name, such as "America/Chicago"
 */
export function schoolWeek(at: Date, zone: string): Span {
  const monday = mondayOf(dayOf(at, zone));
  return { from: instantOf(monday, '00:00', zone), to: instantOf(addDays(monday, 7), '00:00', zone) };
}

/**
 * The name of the week that contains `at` on the wall calendar of `zone`, such as "2026-W48": the ISO year and week, so
 * that the days around New Year are in one week.
 */
export function weekLabel(at: Date, zone: string): string {
  return format(new TZDate(+at, zone), "RRRR-'W'II");
}

/** The Monday of a week by its name, such as "2026-W48"; undefined where the year has no such week. */
export function mondayOfWeek(label: string): CalendarDay | undefined {
  const [, year = '', week = ''] = /^(\d{4})-W(\d{2})$/.exec(label) ?? [];
  if (!week) return undefined;
  // The fourth of January lies in the first week.
  const monday = addDays(mondayOf(`${year}-01-04`), (Number(week) - 1) * 7);
  return weekLabel(instantOf(monday, '12:00', 'UTC'), 'UTC') === label ? monday : undefined;
}
