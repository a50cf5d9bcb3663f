import { type CalendarDay, dayOf, utcMidnight, type Weekday, weekdays } from './calendar-day.ts';
import { clockTime } from './local-time.ts';

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

/** "Tue, Mar 3, 08:30". @param zone IANA name */
export function momentWords(at: Date, zone: string): string {
  return `${shortDay(dayOf(at, zone))}, ${clockTime(at, zone)}`;
}

/** "Monday" and so on, for choices. */
export const weekdayNames: Readonly<Record<Weekday, string>> = {
  ...{ mon: 'Monday', tue: 'Tuesday', wed: 'Wednesday', thu: 'Thursday', fri: 'Friday', sat: 'Saturday' },
  sun: 'Sunday',
};

/** "Monday to Friday" for days in a row, else each by its name. */
export function weekdayWords(days: readonly Weekday[]): string {
  const [first, ...rest] = weekdays.filter((day) => days.includes(day));
  const last = rest.at(-1);
  if (!first || !last) return first ? weekdayNames[first] : '';
  const inARow = weekdays.indexOf(last) - weekdays.indexOf(first) === rest.length && rest.length > 1;
  return inARow
    ? `${weekdayNames[first]} to ${weekdayNames[last]}`
    : [first, ...rest].map((day) => weekdayNames[day]).join(', ');
}
