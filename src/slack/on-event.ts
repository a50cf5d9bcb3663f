import { AlreadyDone } from '../errors.ts';
import type { Answering } from './answer.ts';
import { type Cause, causeIn } from './cause-in.ts';

/**
 * Lets an event of Slack take effect once. Nobody is waiting for an answer, so a fault is only logged, and the delivery
 * stays for recovery. Never throws.
 */
export async function onEvent<D, C extends Cause>(
  deps: Answering<D, C>,
  name: string,
  { context }: { context: object },
  work: (deps: D, cause: C) => Promise<void>,
): Promise<void> {
  const cause = causeIn<C>(context);
  const line = { event: name, teamId: cause.teamId, userId: cause.userId };
  try {
    await deps.once(cause, 'direct', async (tx) => {
      await work(tx, cause);
      return undefined;
    });
    deps.log.info({ ...line, outcome: 'ok' });
  } catch (error) {
    if (error instanceof AlreadyDone) deps.log.info({ ...line, outcome: 'already done' });
    else deps.log.error({ ...line, outcome: 'left for recovery', err: error });
  }
}
