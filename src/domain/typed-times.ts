import { addDays, type CalendarDay, type DaySpan, isCalendarDay, weekdays } from '../time/calendar-day.ts';
import { isLocalTime } from '../time/local-time.ts';
import type { Leave, Person } from './person.ts';
import type { SchoolDefaults } from './school.ts';

/** The fields by which someone says when they work, as they come from a form. */
export interface TypedTimes {
  workingDays?: string[] | null | undefined;
  from?: string | null | undefined;
  to?: string | null | undefined;
  awayFrom?: string | null | undefined;
  awayTo?: string | null | undefined;
  hourly?: string[] | null | undefined;
}

/** What is wrong with one field, in a sentence that stands beside it. */
export interface TimeFault {
  field: keyof TypedTimes;
  sentence: string;
}

/** What is kept: null where the school's usual holds. */
export type KeptTimes = { [K in 'workingDays' | 'hours' | 'leaves' | 'hourly']: NonNullable<Person[K]> | null };

/** Nothing can be planned for someone who is away longer. */
export const mostDaysAway = 366;

/**
 * Reads all fields together, so that everything wrong is told at once; what is kept counts only without faults.
 *
 * @param today calendar day in the person's zone
 */
export function readTimes(
  typed: TypedTimes,
  defaults: Pick<SchoolDefaults, 'workingDays' | 'hours'>,
  today: CalendarDay,
): { faults: TimeFault[]; kept: KeptTimes } {
  const { awayFrom, awayTo } = typed;
  const from = typed.from ?? '';
  const to = typed.to ?? '';
  const days = weekdays.filter((day) => typed.workingDays?.includes(day));
  const usualDays = days.join() === weekdays.filter((day) => defaults.workingDays.includes(day)).join();
  const usualHours = from === defaults.hours.from && to === defaults.hours.to;
  return {
    faults: [...hourFaults(days, from, to), ...leaveFaults(awayFrom ?? '', awayTo ?? '', today)],
    kept: {
      workingDays: usualDays ? null : days,
      hours: usualHours ? null : { from, to },
      leaves: awayFrom && awayTo ? [{ from: awayFrom, to: awayTo }] : null,
      hourly: typed.hourly?.includes('yes') || null,
    },
  };
}

/** Days away as they are kept: those that were said before keep their time, and all others are said now. */
export function leavesAnew(said: readonly DaySpan[] | null, before: readonly Leave[] = [], now: Date): Leave[] | null {
  if (!said) return null;
  return said.map(
    ({ from, to }) => before.find((one) => one.from === from && one.to === to) ?? { from, to, saidAt: now },
  );
}

function hourFaults(days: readonly string[], from: string, to: string): TimeFault[] {
  const faults: TimeFault[] = [];
  if (days.length === 0) faults.push({ field: 'workingDays', sentence: 'Choose at least one day.' });
  if (!isLocalTime(from)) faults.push({ field: 'from', sentence: 'Choose when your day begins.' });
  if (!isLocalTime(to)) faults.push({ field: 'to', sentence: 'Choose when your day ends.' });
  else if (from === to) faults.push({ field: 'to', sentence: 'Choose a time other than the beginning.' });
  return faults;
}

function leaveFaults(from: string, to: string, today: CalendarDay): TimeFault[] {
  if (!from && !to) return [];
  if (!from) return [{ field: 'awayFrom', sentence: 'Choose the first day away too, or leave both empty.' }];
  if (!to) return [{ field: 'awayTo', sentence: 'Choose the last day away too, or leave both empty.' }];
  if (!isCalendarDay(from)) return [{ field: 'awayFrom', sentence: 'Choose a day that exists.' }];
  if (!isCalendarDay(to)) return [{ field: 'awayTo', sentence: 'Choose a day that exists.' }];
  if (to < from) return [{ field: 'awayTo', sentence: 'Choose the first day away or a later one.' }];
  if (to < today) return [{ field: 'awayTo', sentence: 'Choose today or a later day, or leave both empty.' }];
  if (to > addDays(from, mostDaysAway))
    return [{ field: 'awayTo', sentence: 'Choose a day within a year of the first. Check the years.' }];
  return [];
}
