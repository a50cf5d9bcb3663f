/** The steps of the durable path at which a test lets the process die. */
export type CrashPoint =
  | 'inbox.stored'
  | 'acked'
  | 'effect.committed'
  | 'replied'
  | 'outbox.claimed'
  | 'outbox.posted'
  | 'outbox.ended';

/** Told at each step; does nothing outside tests. */
export type CrashPoints = (point: CrashPoint) => void;
