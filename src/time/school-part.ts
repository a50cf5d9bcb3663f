import { addDays, type CalendarDay } from './calendar-day.ts';
import type { LocalTime } from './local-time.ts';
import {
  type DayKind,
  dayKind,
  isSchoolDay,
  isStudentKind,
  plannedKind,
  type SchoolCalendar,
} from './school-calendar.ts';

/** A part of a school with letters or bells of its own: "Grades 6–8", or the half that begins with B. */
export interface SchoolPart {
  name: string;
  cycle?: Cycle;
  /** The first that fits a day holds; none is fine. */
  schedules?: readonly BellSchedule[];
}

/** Letters in turn, one for each school day. */
export interface Cycle {
  letters: readonly string[];
  /** The day that has the first letter; days before it have none. */
  from: CalendarDay;
  /**
   * What an unplanned closure does: `slide` leaves the letters as they are and gives the next day the one that was missed;
   * with `skip` the closed day has used it up. Breaks, holidays and staff days never use one up. Source: domain.md section 2.
   */
  onClosure: 'slide' | 'skip';
}

/** When the bells ring on some days. */
export interface BellSchedule {
  name: string;
  /** The kinds of day it is for. */
  kinds: readonly DayKind[];
  /** The letters it is for; all where there are none. */
  letters?: readonly string[];
  periods: readonly Period[];
}

/** A lesson of the bell schedule, on the school's wall clock: a period, or a block. */
export interface Period {
  name: string;
  from: LocalTime;
  to: LocalTime;
}

/** Further ahead nobody plans; a day in another century must not be counted up to. */
const HORIZON_DAYS = 4_000;

/** The first part of the school that has letters: what is asked about where nobody says which. */
export function letteredPart({ parts = [] }: SchoolCalendar): SchoolPart | undefined {
  return parts.find(({ cycle }) => cycle);
}

/** The letter of a day in this part of the school; undefined when students do not come, or before the cycle begins. */
export function letterOf(calendar: SchoolCalendar, { cycle }: SchoolPart, day: CalendarDay): string | undefined {
  if (!cycle || day < cycle.from || day > addDays(cycle.from, HORIZON_DAYS) || !isSchoolDay(calendar, day)) {
    return undefined;
  }
  let used = 0;
  for (let before = cycle.from; before < day; before = addDays(before, 1)) {
    const kind = cycle.onClosure === 'skip' ? plannedKind(calendar, before) : dayKind(calendar, before);
    if (isStudentKind(kind)) used += 1;
  }
  return cycle.letters[used % cycle.letters.length];
}

/** The periods of a day in this part of the school; none where it has no schedule for such a day. */
export function periodsOf(calendar: SchoolCalendar, part: SchoolPart, day: CalendarDay): readonly Period[] {
  const kind = dayKind(calendar, day);
  const letter = letterOf(calendar, part, day);
  const schedule = part.schedules?.find(
    ({ kinds, letters }) => kinds.includes(kind) && (!letters || (letter !== undefined && letters.includes(letter))),
  );
  return schedule?.periods ?? [];
}
