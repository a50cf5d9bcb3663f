import { dayOf } from './calendar-day.ts';

/** Something that came due, looked at now. */
export type Missable = { due: Date; now: Date } & (
  | { kind: 'digest' }
  /** `zone` is its reader's. */
  | { kind: 'nudge'; zone: string }
);

/** It is done, and said to be late where it is; or it is skipped, for this reason. */
export type CatchUp = { isLate: boolean } | { skipped: string };

/** No weekly page is sent later than this after it was due. Source: reliability.md, "Time". */
export const mostLateMs = 48 * 3600_000;
/** Ticks come every 20 s, and a restart takes a few minutes: nobody calls that late. */
const onTimeMs = 15 * 60_000;

/**
 * What becomes of what came due while nothing ran: a digest goes out up to 48 hours late and is marked late; a nudge on the
 * same local day. Source: reliability.md, "Time".
 */
export function catchUp(missed: Missable): CatchUp {
  const { due, now } = missed;
  const lateMs = +now - +due;
  if (missed.kind === 'digest' && lateMs > mostLateMs) return { skipped: 'more than 48 hours late' };
  if (missed.kind === 'nudge' && dayOf(due, missed.zone) !== dayOf(now, missed.zone))
    return { skipped: 'its day is over' };
  return { isLate: lateMs > onTimeMs };
}
