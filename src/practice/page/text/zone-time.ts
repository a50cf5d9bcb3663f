import { TZDate } from '@date-fns/tz';
import { differenceInCalendarDays, format } from 'date-fns';

/** The instant of a Slack `ts`. */
export function instantOf(ts: string): Date {
  return new Date(Number(ts) * 1000);
}

/** "10:05 AM" in the zone. */
export function timeIn(zone: string, at: Date): string {
  return format(new TZDate(at, zone), 'h:mm a');
}

/** "Tue, Feb 24, 10:05 AM" in the zone. */
export function dayAndTimeIn(zone: string, at: Date): string {
  return format(new TZDate(at, zone), 'EEE, MMM d, h:mm a');
}

/** The calendar day in the zone, `YYYY-MM-DD`. */
export function dayIn(zone: string, at: Date): string {
  return format(new TZDate(at, zone), 'yyyy-MM-dd');
}

/** "Today", "Yesterday" or "Monday, February 23" in the zone, seen from `now`. */
export function dayNameIn(zone: string, at: Date, now: Date): string {
  const day = new TZDate(at, zone);
  const ago = differenceInCalendarDays(new TZDate(now, zone), day);
  if (ago === 0) return 'Today';
  return ago === 1 ? 'Yesterday' : format(day, 'EEEE, MMMM d');
}

/** Unix seconds as a `datetime-local` field shows them in the zone: `YYYY-MM-DDTHH:mm`. */
export function localFieldOf(seconds: string, zone: string): string {
  return format(new TZDate(Number(seconds) * 1000, zone), "yyyy-MM-dd'T'HH:mm");
}

/** The other way round: what a `datetime-local` field holds, meant in the zone, as unix seconds. */
export function secondsOfLocalField(field: string, zone: string): string {
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = field.split(/\D/).map(Number);
  return String(new TZDate(year, month - 1, day, hour, minute, zone).getTime() / 1000);
}
