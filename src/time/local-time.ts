import { type CalendarDay, utcMidnight } from './calendar-day.ts';
import { zoneOffsetMs } from './zone-offset.ts';

/** A time on the wall clock, `HH:MM`, "00:00" to "23:59". It sorts as text. */
export type LocalTime = string;

/** Local times differ from UTC by at most 14 hours, so no instant of a local day lies further off than this. */
const REACH_MS = 15 * 3_600_000;

/** Whether a text is a time of day: "07:30" is, "7:30" and "24:00" are not. */
export function isLocalTime(text: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(text);
}

/**
 * The instant at which the wall clock shows a day and a time. Where clocks spring over that time it is the first instant
 * after the gap; where the hour comes twice, the first pass. Source: reliability.md, "Time".
 *
 * @param zone IANA name
 * @throws RangeError when day, time or zone do not exist
 */
export function instantOf(day: CalendarDay, time: LocalTime, zone: string): Date {
  const key = `${day} ${time} ${zone}`;
  const before = instants.get(key);
  if (before !== undefined) return new Date(before);
  const instant = found(day, time, zone);
  if (instants.size >= mostInstants) instants.clear();
  instants.set(key, +instant);
  return instant;
}

/** Instants found before: every question asks for the working hours of all who may know. */
const instants = new Map<string, number>();
const mostInstants = 10_000;

function found(day: CalendarDay, time: LocalTime, zone: string): Date {
  if (!isLocalTime(time)) throw new RangeError(`Not a time of day: "${time}"`);
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const wall = utcMidnight(day) + (hours * 60 + minutes) * 60_000;
  const before = zoneOffsetMs(new Date(wall - REACH_MS), zone);
  const after = zoneOffsetMs(new Date(wall + REACH_MS), zone);
  // With the larger offset the instant comes earlier: that is the first pass.
  const candidates = [wall - Math.max(before, after), wall - Math.min(before, after)];
  const shown = candidates.find((instant) => instant + zoneOffsetMs(new Date(instant), zone) === wall);
  return new Date(shown ?? firstAfterGap(wall, before, after, zone));
}

/** The instant at which the clocks change from offset `before` to `after`, found by halving; the gap holds `wall`. */
function firstAfterGap(wall: number, before: number, after: number, zone: string): number {
  let early = wall - after - 1;
  let late = wall - before;
  while (late - early > 1) {
    const middle = Math.floor((early + late) / 2);
    if (zoneOffsetMs(new Date(middle), zone) === after) late = middle;
    else early = middle;
  }
  return late;
}

/**
 * Whether the wall clock shows this time on this day at all: where clocks spring forward, they skip some.
 *
 * @throws RangeError when day, time or zone do not exist
 */
export function isShown(day: CalendarDay, time: LocalTime, zone: string): boolean {
  const [hours, minutes] = time.split(':').map(Number) as [number, number];
  const at = instantOf(day, time, zone);
  return +at + zoneOffsetMs(at, zone) === utcMidnight(day) + (hours * 60 + minutes) * 60_000;
}

/** What the wall clock shows at an instant, `HH:MM`. @param zone IANA name */
export function clockTime(at: Date, zone: string): LocalTime {
  return new Date(+at + zoneOffsetMs(at, zone)).toISOString().slice(11, 16);
}
