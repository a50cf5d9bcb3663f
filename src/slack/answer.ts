import { AlreadyDone, UserError } from '../errors.ts';
import { type Cause, causeIn } from './cause-in.ts';
import { type Heard, placeOf, type Show } from './place.ts';
import { type Answer, sentence } from './view.ts';

/** What answering needs of the rest of Contour; `D` is what a verb is given. */
export interface Answering<D, C extends Cause> {
  log: { info(line: LogLine): void; warn(line: LogLine): void; error(line: LogLine): void };
  newId(): string;
  /** `here`: the answer is shown where the person acted, and kept until that is done. `direct`: it is a direct message. */
  once(cause: C, where: 'here' | 'direct', work: (deps: D) => Promise<Answer | undefined>): Promise<Answer | undefined>;
  replied(cause: C): Promise<void>;
}

type LogLine = { event: string } & Record<string, unknown>;

/**
 * Lets a listener's work take effect once and tells the person what came of it. A UserError is said as it stands; anything
 * else is a bug or an outage: logged whole under a reference, which the person gets. Never throws.
 */
export async function answer<D, C extends Cause>(
  deps: Answering<D, C>,
  name: string,
  heard: Heard & { context: object },
  work: (deps: D) => Promise<Answer | undefined>,
): Promise<void> {
  const cause = causeIn<C>(heard.context);
  const show = cause.replayed ? undefined : placeOf(heard);
  const where = show ? 'here' : 'direct';
  const startedAt = performance.now();
  const line = { event: name, teamId: cause.teamId, userId: cause.userId };
  const ms = () => Math.round(performance.now() - startedAt);
  try {
    await tell(deps, cause, show, await deps.once(cause, where, work));
    deps.log.info({ ...line, outcome: 'ok', ms: ms() });
  } catch (error) {
    if (error instanceof AlreadyDone) return deps.log.info({ ...line, outcome: 'already done', ms: ms() });
    if (error instanceof UserError) {
      deps.log.info({ ...line, outcome: 'refused', code: error.code, ms: ms() });
      return end(deps, cause, show, error.sentence, error.code);
    }
    const reference = deps.newId();
    deps.log.error({ ...line, outcome: 'failed', reference, ms: ms(), err: error });
    await end(deps, cause, show, bugSentence(reference), reference);
  }
}

export function bugSentence(reference: string): string {
  return `Something went wrong on my side, and nothing was changed. If it happens again, give whoever runs Contour this reference: ${reference}`;
}

/** The answer is kept with its inbox row until it is shown; one that could not be shown becomes a direct message. */
async function tell<D, C extends Cause>(
  deps: Answering<D, C>,
  cause: C,
  show: Show | undefined,
  view: Answer | undefined,
): Promise<void> {
  if (!view || !show) return;
  try {
    await show(view);
  } catch (error) {
    deps.log.warn({ event: 'reply.not-shown', teamId: cause.teamId, userId: cause.userId, err: error });
    return;
  }
  try {
    await deps.replied(cause);
  } catch (error) {
    // The person has their answer; recovery takes the row up and says it once more, which is better than a fault now.
    deps.log.warn({ event: 'reply.not-noted', teamId: cause.teamId, userId: cause.userId, err: error });
  }
}

/** Ends a cause that changed nothing with a sentence to the person; when MongoDB is away too, the row stays for recovery. */
async function end<D, C extends Cause>(
  deps: Answering<D, C>,
  cause: C,
  show: Show | undefined,
  text: string,
  reason: string,
): Promise<void> {
  const refusal = { ...sentence(text), reason };
  try {
    await tell(deps, cause, show, await deps.once(cause, show ? 'here' : 'direct', async () => refusal));
  } catch (error) {
    if (error instanceof AlreadyDone) return;
    deps.log.error({ event: 'reply.left-for-recovery', teamId: cause.teamId, userId: cause.userId, err: error });
    await show?.(
      sentence(
        'This is saved, but I cannot work on it right now. I will, and you will hear from me in a direct message.',
      ),
    );
  }
}
