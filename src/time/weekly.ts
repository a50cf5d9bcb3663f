import { addDays, type CalendarDay, dayOf, type Weekday, weekdays } from './calendar-day.ts';
import { instantOf, type LocalTime } from './local-time.ts';
import { isSchoolDay } from './school-calendar.ts';
import { mondayOf, weekLabel } from './school-week.ts';
import { type Workplace, worksOn } from './working-hours.ts';

/** What comes once a school week, on its reader's own wall clock. */
export interface Weekly {
  at: LocalTime;
  /** The day on which it is to come, or the next one on which its reader works, or the last one before; Monday where nothing is said. */
  day?: Weekday;
}

/** One time that a schedule came due. */
export interface Due {
  /** The local week, so that a changed zone makes no second one: "2026-W48". */
  slot: string;
  /** Instant, UTC. */
  at: Date;
}

/** Weeks to look back: what came due earlier is of no use to anyone. */
const lookBackWeeks = 2;

/**
 * When a weekly schedule came due last, at `now` or before: on its day, or the nearest on which its reader works; see `Weekly`.
 * Only the newest counts, so that there is never a burst. A week in which they do not work, or no student comes, has none, such
 * as a break: the next one comes on their first working day. Source: domain.md section 4; reliability.md, "Time".
 *
 * @returns undefined when there was none in this week and the one before
 */
export function newestDue(workplace: Workplace, weekly: Weekly, now: Date): Due | undefined {
  const { zone } = workplace.person;
  const monday = mondayOf(dayOf(now, zone));
  for (let back = 0; back < lookBackWeeks; back += 1) {
    const day = dueDayIn(workplace, weekly, addDays(monday, -7 * back));
    const at = day && instantOf(day, weekly.at, zone);
    if (at && at <= now) return { slot: weekLabel(at, zone), at };
  }
  return undefined;
}

/** Weeks to look ahead: summers and long leaves end before. */
const lookAheadWeeks = 30;

/**
 * When a weekly schedule comes due next, after `now`.
 *
 * @param taken slots that took place already
 * @returns undefined when there is none in 30 weeks
 */
export function nextDue(
  workplace: Workplace,
  weekly: Weekly,
  { now, taken }: { now: Date; taken: string[] },
): Due | undefined {
  const { zone } = workplace.person;
  const monday = mondayOf(dayOf(now, zone));
  for (let ahead = 0; ahead <= lookAheadWeeks; ahead += 1) {
    const day = dueDayIn(workplace, weekly, addDays(monday, 7 * ahead));
    const at = day && instantOf(day, weekly.at, zone);
    if (at && at > now && !taken.includes(weekLabel(at, zone))) return { slot: weekLabel(at, zone), at };
  }
  return undefined;
}

/** On which day it comes in the week that begins on `monday`; undefined where in none. */
export function dueDayIn(
  workplace: Workplace,
  { day: chosen = 'mon' }: Pick<Weekly, 'day'>,
  monday: CalendarDay,
): CalendarDay | undefined {
  const days = weekdays.map((_, ahead) => addDays(monday, ahead));
  if (!days.some((day) => isSchoolDay(workplace.calendar, day))) return undefined;
  const at = weekdays.indexOf(chosen);
  return [...days.slice(at), ...days.slice(0, at).reverse()].find((day) => worksOn(workplace, day));
}
