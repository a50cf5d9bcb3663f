import { addDays, type CalendarDay, type DaySpan, dayOf, isWithin, type Weekday, weekdayOf } from './calendar-day.ts';
import { instantOf, type LocalTime } from './local-time.ts';
import { isStaffDay, type SchoolCalendar } from './school-calendar.ts';
import type { Span } from './school-week.ts';

/** The part of a day in which someone works, on their own wall clock. One that ends at or before its start ends next day. */
export interface DayHours {
  from: LocalTime;
  to: LocalTime;
}

/** When a colleague works. All days and times are those of the colleague's own zone. */
export interface WorkingTime {
  /** IANA name; may differ from the school's. */
  zone: string;
  days: readonly Weekday[];
  /** When messages may come to someone on a salary. */
  hours: DayHours;
  /** Someone paid by the hour: only this shift counts, because answering is paid work (FLSA; domain.md section 2). */
  shift?: DayHours | undefined;
  /** Quiet within the hours; lunch that lies outside of them, or in a night shift, is none. */
  lunch?: DayHours | undefined;
  /** Days of leave, first and last included. */
  leaves: readonly DaySpan[];
}

/** A colleague's working time at a school: they work on their own days when the school's staff do. */
export interface Workplace {
  person: WorkingTime;
  calendar: SchoolCalendar;
}

/** Quiet outside these hours, for whoever has set none. Source: product.md "Who knows" 4, domain.md section 2. */
const usualHours: DayHours = { from: '07:30', to: '16:00' };

/** Leave or a break longer than this has no end that we could plan for. */
const HORIZON_DAYS = 400;

/** People who never work at the same time are not waited for. */
const SHARED_HORIZON_MS = 14 * 24 * 3600_000;

/** The working time of a colleague of whom only the zone is known: Monday to Friday, the usual hours. */
export function usualWorkingTime(zone: string): WorkingTime {
  return { zone, days: ['mon', 'tue', 'wed', 'thu', 'fri'], hours: usualHours, leaves: [] };
}

/** Whether the colleague is at work at `at`; at the end of a day's hours no longer. */
export function isWorkingAt({ person, calendar }: Workplace, at: Date): boolean {
  const today = dayOf(at, person.zone);
  const { from, to } = person.shift ?? person.hours;
  // A night shift that began yesterday may still go on.
  const days = to > from ? [today] : [addDays(today, -1), today];
  return days.some((day) => workOf(person, calendar, day).some((span) => span.from <= at && at < span.to));
}

/**
 * The first instant at or after `at` at which the colleague works.
 *
 * @returns undefined when there is none in 400 days: on leave without an end, or no working days
 */
export function nextWorkingInstant(workplace: Workplace, at: Date): Date | undefined {
  return workingSpanFrom(workplace, at)?.from;
}

/**
 * What is left at `at` of the working time that is under way, or the next one: up to lunch, or to the end of the day's hours.
 *
 * @returns undefined when there is none in 400 days
 */
export function workingSpanFrom(workplace: Workplace, at: Date): Span | undefined {
  for (const { from, to } of spansFrom(workplace, at)) return { from, to };
  return undefined;
}

/**
 * The first part of working time at or after `at` that all of them have in common.
 *
 * @returns undefined when they have none in two weeks
 */
export function sharedWorkingSpanFrom(workplaces: readonly Workplace[], at: Date): Span | undefined {
  const last = +at + SHARED_HORIZON_MS;
  for (let from = at; +from <= last; ) {
    const spans = workplaces.flatMap((workplace) => workingSpanFrom(workplace, from) ?? []);
    if (spans.length === 0 || spans.length < workplaces.length) return undefined;
    from = new Date(Math.max(...spans.map((span) => +span.from)));
    const to = new Date(Math.min(...spans.map((span) => +span.to)));
    if (from < to) return { from, to };
  }
  return undefined;
}

/**
 * The end of `hours` working hours from `at` on: the deadline of whoever is asked at `at`. Hours that clocks skip or repeat
 * count as they pass.
 *
 * @returns undefined when the colleague does not work that long in 400 days
 */
export function addWorkingHours(workplace: Workplace, at: Date, hours: number): Date | undefined {
  let leftMs = hours * 3_600_000;
  for (const { from, to } of spansFrom(workplace, at)) {
    if (leftMs <= +to - +from) return new Date(+from + leftMs);
    leftMs -= +to - +from;
  }
  return undefined;
}

/**
 * When the colleague begins work on a later day than that of `at`: for what waits until "next morning".
 *
 * @returns undefined when there is none in 400 days
 */
export function nextMorning(workplace: Workplace, at: Date): Date | undefined {
  const today = dayOf(at, workplace.person.zone);
  for (const { day, from } of spansFrom(workplace, at)) {
    if (day > today) return from;
  }
  return undefined;
}

/** Whether the colleague begins work on a day of their own calendar. */
export function worksOn({ person, calendar }: Workplace, day: CalendarDay): boolean {
  return workOf(person, calendar, day).length > 0;
}

/** What is left of the colleague's working time from `at` on, in order, each with the day on which it began. */
function* spansFrom({ person, calendar }: Workplace, at: Date): Generator<Span & { day: CalendarDay }> {
  const yesterday = addDays(dayOf(at, person.zone), -1);
  for (let ahead = 0; ahead <= HORIZON_DAYS; ahead += 1) {
    const day = addDays(yesterday, ahead);
    for (const { from, to } of workOf(person, calendar, day)) {
      if (to > at) yield { day, from: from > at ? from : at, to };
    }
  }
}

/** The work that begins on a day, in order: before and after lunch; none on a day without. */
function workOf(person: WorkingTime, calendar: SchoolCalendar, day: CalendarDay): Span[] {
  const works =
    person.days.includes(weekdayOf(day)) &&
    isStaffDay(calendar, day) &&
    !person.leaves.some((leave) => isWithin(day, leave));
  if (!works) return [];
  const hours = person.shift ?? person.hours;
  return withoutLunch(hours, person.lunch)
    .map(({ from, to }) => ({
      from: instantOf(day, from, person.zone),
      to: instantOf(to > from ? day : addDays(day, 1), to, person.zone),
    }))
    .filter(({ from, to }) => from < to); // Clocks may skip all of a short working time.
}

function withoutLunch(hours: DayHours, lunch: DayHours | undefined): DayHours[] {
  if (!lunch || !(hours.from < lunch.from && lunch.from < lunch.to && lunch.to < hours.to)) return [hours];
  return [
    { from: hours.from, to: lunch.from },
    { from: lunch.to, to: hours.to },
  ];
}
