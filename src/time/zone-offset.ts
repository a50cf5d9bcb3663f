import { tzOffset } from '@date-fns/tz';

/**
 * How far a zone's wall clock is ahead of UTC at an instant, in milliseconds.
 *
 * @param at instant, UTC
 * @param zone IANA name, such as "America/Chicago"
 * @throws RangeError for a zone nobody knows or an invalid instant, where the library would go on with NaN
 */
export function zoneOffsetMs(at: Date, zone: string): number {
  const minutes = tzOffset(zone, at);
  if (Number.isNaN(minutes)) throw new RangeError(`No such zone or instant: "${zone}", ${at}`);
  return Math.round(minutes * 60_000);
}
