import { addDays, type CalendarDay, dayOf } from './calendar-day.ts';
import { clockTime, instantOf, isShown, type LocalTime } from './local-time.ts';
import { type DayKind, dayKind, isSchoolDay, type SchoolCalendar } from './school-calendar.ts';
import { schoolDay } from './school-day.ts';
import { letteredPart, letterOf, periodsOf, type SchoolPart } from './school-part.ts';
import type { Span } from './school-week.ts';

/** What an event asks of a day that takes the place of its own. */
export interface NewDateNeeds {
  /** Whose letters and bells hold; the first part of the school that has letters where nobody says. */
  part?: SchoolPart | undefined;
  /** Kinds of day on which it cannot be: no visits on testing days. */
  notOn?: readonly DayKind[];
  /** How many times to give at most. */
  most?: number;
}

/** Whoever finds nothing in so many days chooses for themself. */
const lookAheadDays = 60;

/** Whether the school is closed on the day of an event, so that it cannot be then. @param at instant, UTC */
export function isOnClosedDay(calendar: SchoolCalendar, at: Date): boolean {
  return dayKind(calendar, dayOf(at, calendar.zone)) === 'closed';
}

/**
 * Times that can take the place of one on a day that was closed, the nearest first: on the school days after it. A time that
 * was a lesson of the bell schedule is the lesson of the same name there, where a cycle runs on the days with the letter that
 * the closed day was to have. Any other is the same on the wall clock, within the school day if it was within one, and hangs
 * on no letter where bells say what is a lesson. The caller takes the first at which nobody is hindered. Source: domain.md
 * section 7: block 2 of Wed 4 March goes to Thu 5 under `slide`, and under `skip` to Fri 6, the next A.
 */
export function newDates(calendar: SchoolCalendar, { from, to }: Span, needs: NewDateNeeds = {}): Span[] {
  const { part = letteredPart(calendar), notOn = [], most = 5 } = needs;
  const closed = dayOf(from, calendar.zone);
  const planned = { ...calendar, closures: (calendar.closures ?? []).filter((day) => day !== closed) };
  const wall = { from: clockTime(from, calendar.zone), to: clockTime(to, calendar.zone) };
  const lesson = part && periodsOf(planned, part, closed).find((one) => one.from === wall.from && one.to === wall.to);
  const mayBeLesson = lesson !== undefined || (part?.schedules ?? []).length === 0;
  const letter = part && mayBeLesson && letterOf(planned, part, closed);
  const isInside = isWithinHours(planned, closed, { from, to });
  const found: Span[] = [];
  for (let ahead = 1; ahead <= lookAheadDays && found.length < most; ahead += 1) {
    const day = addDays(closed, ahead);
    if (!isSchoolDay(calendar, day) || notOn.includes(dayKind(calendar, day))) continue;
    if (letter && part && letterOf(calendar, part, day) !== letter) continue;
    const times = lesson && part ? periodsOf(calendar, part, day).find(({ name }) => name === lesson.name) : wall;
    const span = times && spanOn(calendar, day, times);
    if (span && (!isInside || isWithinHours(calendar, day, span))) found.push(span);
  }
  return found;
}

/** Undefined where clocks skip one of the two times. */
function spanOn(
  { zone }: SchoolCalendar,
  day: CalendarDay,
  { from, to }: Record<'from' | 'to', LocalTime>,
): Span | undefined {
  if (!isShown(day, from, zone) || !isShown(day, to, zone)) return undefined;
  return { from: instantOf(day, from, zone), to: instantOf(day, to, zone) };
}

/** Whether a time lies within the hours of the school on a day; false where it has entered none. */
function isWithinHours(calendar: SchoolCalendar, day: CalendarDay, { from, to }: Span): boolean {
  const { starts, ends } = schoolDay(calendar, day);
  return starts !== null && ends !== null && starts <= from && to <= ends;
}
