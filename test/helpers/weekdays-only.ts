import type { SchoolCalendar } from '../../src/time/school-calendar.ts';

/** The calendar of a school that has entered none: Monday to Friday are student days. */
export function weekdaysOnly(zone: string): SchoolCalendar {
  return { zone, studentWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], days: {} };
}
