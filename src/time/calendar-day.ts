import { zoneOffsetMs } from './zone-offset.ts';

/** A day on a school's wall calendar, `YYYY-MM-DD`. It has no zone of its own and sorts as text. */
export type CalendarDay = string;

/** A day of the week; weeks begin on Monday. */
export type Weekday = (typeof weekdays)[number];

/** The days of the week, Monday first. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** The days from one to another, both included. */
export interface DaySpan {
  from: CalendarDay;
  to: CalendarDay;
}

/** Whether a text is a day that exists: "2026-02-30" is none. */
export function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const at = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(at) && isoDay(new Date(at)) === text;
}

/**
 * The day that the wall calendar shows.
 *
 * @param at instant, UTC
 * @param zone IANA name
 */
export function dayOf(at: Date, zone: string): CalendarDay {
  return isoDay(new Date(+at + zoneOffsetMs(at, zone)));
}

/** The day `days` after `day`; before it when negative. */
export function addDays(day: CalendarDay, days: number): CalendarDay {
  return isoDay(new Date(utcMidnight(day) + days * 86_400_000));
}

/** The day of the week. */
export function weekdayOf(day: CalendarDay): Weekday {
  return weekdays[(new Date(utcMidnight(day)).getUTCDay() + 6) % 7] as Weekday;
}

/** Whether `day` lies in the span, whose first and last day belong to it. */
export function isWithin(day: CalendarDay, { from, to }: DaySpan): boolean {
  return from <= day && day <= to;
}

/**
 * The day's midnight in UTC, epoch milliseconds. For arithmetic only: in UTC no day is missing or lasts 23 hours.
 *
 * @throws RangeError when there is no such day
 */
export function utcMidnight(day: CalendarDay): number {
  const before = midnights.get(day);
  if (before !== undefined) return before;
  if (!isCalendarDay(day)) throw new RangeError(`Not a calendar day: "${day}"`);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  if (midnights.size >= mostMidnights) midnights.clear();
  midnights.set(day, midnight);
  return midnight;
}

/** Days whose midnight was found before: every question asks for the same few many times. */
const midnights = new Map<CalendarDay, number>();
const mostMidnights = 2_000;

/** The day in UTC. Remembered like the midnights. */
function isoDay(at: Date): CalendarDay {
  const number = Math.floor(at.getTime() / 86_400_000);
  const before = isoDays.get(number);
  if (before !== undefined) return before;
  const day = at.toISOString().slice(0, 10);
  if (isoDays.size >= mostMidnights) isoDays.clear();
  isoDays.set(number, day);
  return day;
}

const isoDays = new Map<number, CalendarDay>();
