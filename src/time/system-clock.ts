import type { Clock } from './clock.ts';

/** School time as a process sees it: the system's clock plus the offset kept in the database. */
export interface SystemClock {
  now: Clock;
  /** Takes over the offset that is in force, in milliseconds. */
  setOffset(offsetMs: number): void;
}

export function systemClock(offsetMs: number): SystemClock {
  let ahead = offsetMs;
  return {
    now: () => new Date(Date.now() + ahead),
    setOffset(next) {
      ahead = next;
    },
  };
}
