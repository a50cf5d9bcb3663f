import { type CalendarDay, utcMidnight, type Weekday, weekdays } from './calendar-day.ts';

const format = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric', year: 'numeric' });

/** "Mar 3, 2026". */
export function dayWords(day: CalendarDay): string {
  return format.format(utcMidnight(day));
}

const short = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' });

/** "Tue, Mar 3", where the year is plain. */
export function shortDay(day: CalendarDay): string {
  return short.format(utcMidnight(day));
}

const monthAndDay = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short', day: 'numeric' });

/** "Mar 3", where there is little room. */
export function monthDay(day: CalendarDay): string {
  return monthAndDay.format(utcMidnight(day));
}

/** "Monday", for choices. */
export function weekdayName(day: Weekday): string {
  return new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'long' }).format(utcMidnight(monday[day]));
}

/** Any week will do. */
const monday = Object.fromEntries(weekdays.map((day, index) => [day, `2024-01-0${index + 1}`])) as Record<
  Weekday,
  CalendarDay
>;

/** "Monday to Friday" for days in a row, else each by its name. */
export function weekdayWords(days: readonly Weekday[]): string {
  const [first, ...rest] = weekdays.filter((day) => days.includes(day));
  const last = rest.at(-1);
  if (!first || !last) return first ? weekdayName(first) : '';
  const inARow = weekdays.indexOf(last) - weekdays.indexOf(first) === rest.length && rest.length > 1;
  return inARow ? `${weekdayName(first)} to ${weekdayName(last)}` : [first, ...rest].map(weekdayName).join(', ');
}
