import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import type { Commitment, Support } from './commitment.ts';
import { askAfterDays, daysLate, isPast, isSoon, stateOf } from './commitment-clock.ts';
import { groupBy } from './group-by.ts';

/** What someone is told when a day comes by itself: the next move is theirs. */
export interface Reminder {
  userId: string;
  /** Names it: the same is said once. */
  what: string;
  /** `soon` and `past` are of the owner's day; `ask-*` comes after five school days; the rest is the giver's. */
  about: 'soon' | 'past' | 'ask-owner' | 'ask-owner-no-yes' | 'support-soon' | 'support-late' | 'ask-giver';
  /** What it is about: all of one day that the same person is to be told of. None where it is of the owner's day. */
  supports: readonly Support[];
  /** School days late: see `daysLate`. */
  late: number;
}

const names = ['soon', 'past', 'late', 'support-soon', 'support-late'] as const;

/** Whether a prompt of this name is a reminder, which holds only while its day does. */
export function isReminder(what: string): boolean {
  return names.some((name) => what.startsWith(`${name}:`));
}

/**
 * The reminders that hold today; none while the commitment is paused. They go only to the side that owes the next move. Source:
 * domain.md section 3.
 *
 * @param today calendar day in the school's zone
 */
export function remindersOf(commitment: Commitment, calendar: SchoolCalendar, today: CalendarDay): Reminder[] {
  if (commitment.status !== 'open') return [];
  const { ownerId: userId, dueDay, supports } = commitment;
  const state = stateOf(commitment, calendar, today);
  if (state === 'paused') return [];
  const own: Reminder[] =
    state === 'due-soon'
      ? [{ userId, what: `soon:${dueDay}`, about: 'soon', supports: [], late: 0 }]
      : state === 'past-due'
        ? [{ userId, what: `past:${dueDay}`, about: 'past', supports: [], late: 0 }]
        : [];
  return [...own, ...together(supports.flatMap((support) => ofSupport(commitment, support, calendar, today)))];
}

/** Whoever promised several things for one day is told of them at once. */
function together(reminders: readonly Reminder[]): Reminder[] {
  const told = groupBy(reminders, ({ userId, what, about }) => `${userId} ${about} ${what}`);
  return [...told.values()].flatMap(([first, ...more]) =>
    first ? [{ ...first, supports: [first, ...more].flatMap(({ supports }) => supports) }] : [],
  );
}

function ofSupport(commitment: Commitment, support: Support, calendar: SchoolCalendar, today: CalendarDay): Reminder[] {
  const { ownerId } = commitment;
  const { giverId, dueDay, status, acceptedOn, blocking } = support;
  if (status !== 'owed' || giverId === ownerId) return [];
  const late = daysLate(commitment, support, { calendar, today });
  // Lateness counts from the giver's yes: what was promised after its day is told by itself.
  const since = acceptedOn && acceptedOn > dueDay ? `${dueDay}:${acceptedOn}` : dueDay;
  const to = (userId: string, name: (typeof names)[number], about: Reminder['about']): Reminder => ({
    ...{ userId, what: `${name}:${since}`, about, supports: [support], late },
  });
  const isLong = late >= askAfterDays;
  // Only what they cannot go on without keeps its owner waiting. What was passed on to someone is no debt of theirs before they
  // say yes; its owner waits all the same.
  const waits = isLong && blocking;
  if (!acceptedOn) return waits ? [to(ownerId, 'late', 'ask-owner-no-yes')] : [];
  if (isLong) return [...(waits ? [to(ownerId, 'late', 'ask-owner')] : []), to(giverId, 'late', 'ask-giver')];
  // Who was given it late hears of it once they are late themselves.
  if (isPast(dueDay, calendar, today)) return acceptedOn < today ? [to(giverId, 'support-late', 'support-late')] : [];
  return isSoon(dueDay, calendar, today) ? [to(giverId, 'support-soon', 'support-soon')] : [];
}
