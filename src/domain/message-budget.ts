import { type CalendarDay, dayOf, weekdays } from '../time/calendar-day.ts';
import { nextMorning, workingSpanFrom } from '../time/working-hours.ts';
import { type Person, workplaceOf } from './person.ts';
import type { School } from './school.ts';

/** What placing an unasked message takes: when it would go, how many may go that day, and what comes after. */
export interface UnaskedPlan {
  teamId: string;
  userId: string;
  /** Instant, UTC, in the person's working hours. */
  at: Date;
  /** Instant, UTC: the end of those hours. Whatever has not gone out by then waits for the next ones. */
  until: Date;
  /** Calendar day of `at` in the person's zone. */
  day: CalendarDay;
  most: number;
  /** Instant, UTC: when they begin work on a later day. */
  nextMorning: Date;
  /** Instant, UTC: the end of their hours from that morning on. */
  nextMorningUntil: Date;
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
  const work = workingSpanFrom(workplace, now);
  const morning = work && nextMorning(workplace, work.from);
  const morningWork = morning && workingSpanFrom(workplace, morning);
  if (!work || !morningWork) return undefined;
  const zone = workplace.person.zone;
  return {
    teamId: person.teamId,
    userId: person.userId,
    at: work.from,
    until: work.to,
    day: dayOf(work.from, zone),
    most: person.fewer ? fewerPerDay : school.defaults.unaskedPerDay,
    nextMorning: morningWork.from,
    nextMorningUntil: morningWork.to,
    nextDay: dayOf(morningWork.from, zone),
  };
}

/**
 * When someone is told what became of an event that begins at `startsAt`: in their working hours. Whoever does not work before it
 * begins must not stand before a closed door, and hears it in their usual hours on any other staff day before it, else at once;
 * but who is paid by the hour is never written to outside the shift. Source: domain.md section 2, "Quiet hours".
 */
export function newsAt(person: Person, school: School, { startsAt, now }: { startsAt: Date; now: Date }): Date {
  const at = unaskedPlan(person, school, now)?.at;
  if (at && (at < startsAt || person.hourly)) return at;
  const { calendar, person: working } = workplaceOf(person, school);
  const anyDay = workingSpanFrom({ calendar, person: { ...working, days: weekdays, leaves: [] } }, now)?.from;
  return anyDay && anyDay < startsAt ? anyDay : now;
}

/** Everything that someone comes to on a day is one message that morning. @param at when they are reminded; its day is the school's */
export function remindersOf(userId: string, at: Date, { zone }: Pick<School, 'zone'>): string {
  return `reminders:${userId}:${dayOf(at, zone)}`;
}
