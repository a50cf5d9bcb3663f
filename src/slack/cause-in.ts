/** What a listener was called for, as the durable path names it; only its own code reads more than this. */
export interface Cause {
  teamId: string;
  userId?: string;
  /** Taken up again after the first process died: triggers and response URLs are gone. */
  replayed: boolean;
}

/** The cause that the durable path put into a listener's context. Throws when the payload did not come that way: a wiring bug. */
export function causeIn<C extends Cause>(context: object): C {
  if ('cause' in context) return context.cause as C;
  throw new Error('a listener was called without a cause: the receiver is not durable');
}
