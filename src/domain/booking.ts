import type { Span } from '../time/school-week.ts';

/** Someone's time is taken by an event: a session, a visit. */
export interface Booking {
  teamId: string;
  userId: string;
  eventId: string;
  /** See `cellsOf`. */
  cells: number[];
}

const cellMs = 300_000;

/**
 * The numbers of the 5-minute cells that a span touches, counted from 1970. One row for each, unique by person, is how
 * nobody is in two places. Source: reliability.md, "bookings".
 */
export function cellsOf({ from, to }: Span): number[] {
  const first = Math.floor(+from / cellMs);
  const last = Math.ceil(+to / cellMs) - 1;
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}
