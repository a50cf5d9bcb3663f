import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';

/** What a school enters of its calendar; zone, year and numbers stand with the school, closures come day by day. */
export type EnteredCalendar = Omit<SchoolCalendar, 'zone' | 'year' | 'quietDays' | 'closures'>;

/** A day on which the school had to close without a plan. */
export interface Closure {
  day: CalendarDay;
  /** Slack user id of who said so. */
  by: string;
  /** Instant, UTC: for an hour from then on it can be undone. */
  at: Date;
}

/** A calendar as it is kept. */
export interface KeptCalendar extends EnteredCalendar {
  closures: readonly Closure[];
  /** Rises with every change; 0 while nothing was entered. */
  version: number;
}
