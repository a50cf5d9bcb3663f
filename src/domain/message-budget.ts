import { type CalendarDay, dayOf } from '../time/calendar-day.ts';
import { nextMorning, nextWorkingInstant } from '../time/working-hours.ts';
import { type Person, workplaceOf } from './person.ts';
import type { School } from './school.ts';

/** What placing an unasked message takes: when it would go, how many may go that day, and what comes after. */
export interface UnaskedPlan {
  teamId: string;
  userId: string;
  /** Instant, UTC, in the person's working hours. */
  at: Date;
  /** Calendar day of `at` in the person's zone. */
  day: CalendarDay;
  most: number;
  /** Instant, UTC: when they begin work on a later day. */
  nextMorning: Date;
  nextDay: CalendarDay;
}

/** Someone who pressed **Fewer of these** gets one unasked message a day. */
const fewerPerDay = 1;

/**
 * When someone can be written to without having asked for it: in their working hours, from `now` on.
 * Undefined when they do not work in the next 400 days. Source: product.md, "Message budget".
 */
export function unaskedPlan(person: Person, school: School, now: Date): UnaskedPlan | undefined {
  const workplace = workplaceOf(person, school);
  const at = nextWorkingInstant(workplace, now);
  const morning = at && nextMorning(workplace, at);
  if (!at || !morning) return undefined;
  const zone = workplace.person.zone;
  return {
    teamId: person.teamId,
    userId: person.userId,
    at,
    day: dayOf(at, zone),
    most: person.fewer ? fewerPerDay : school.defaults.unaskedPerDay,
    nextMorning: morning,
    nextDay: dayOf(morning, zone),
  };
}
