import { tzOffset } from '@date-fns/tz';

/** Clocks change at full quarters of an hour of UTC, so an offset holds until the next one. */
const quarterMs = 900_000;
const known = new Map<string, number>();
const mostKnown = 10_000;

/**
 * How far a zone's wall clock is ahead of UTC at an instant, in milliseconds. Remembered by zone and quarter of an hour,
 * because every question asks it many times and the answer takes long to find.
 *
 * @param at instant, UTC
 * @param zone IANA name, such as "America/Chicago"
 * @throws RangeError for a zone nobody knows or an invalid instant, where the library would go on with NaN
 */
export function zoneOffsetMs(at: Date, zone: string): number {
  const key = `${zone} ${Math.floor(at.getTime() / quarterMs)}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  const minutes = tzOffset(zone, at);
  if (Number.isNaN(minutes)) throw new RangeError(`No such zone or instant: "${zone}", ${at}`);
  if (known.size >= mostKnown) known.clear();
  known.set(key, Math.round(minutes * 60_000));
  return Math.round(minutes * 60_000);
}

/** Whether a text names a zone of the IANA list: "America/Chicago" does, "Chicago" and "+05:00" do not. */
export function isZone(text: string): boolean {
  return /^[A-Za-z]/.test(text) && !Number.isNaN(tzOffset(text, new Date(0)));
}
