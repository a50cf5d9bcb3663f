import { type CalendarDay, utcMidnight } from './calendar-day.ts';

const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' });

/** "Mar 3, 2026". */
export function dayWords(day: CalendarDay): string {
  return format.format(utcMidnight(day));
}
