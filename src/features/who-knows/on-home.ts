import type { Deps } from '../../deps.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press } from './input.ts';

type Act = (tx: Deps, press: Press) => Promise<Answer | undefined>;

/** Refusals of a press that came too late, after which Home shows how it stands. Who wanted to help and was late is told all the same. */
const seenOnHome = new Set([
  'already-theirs',
  'offer-over',
  'already-settled',
  'not-unanswered',
  'not-accepted',
  'nothing-to-tell',
]);

/** The same of an answer. */
export function notOnHome({ onHome }: Press, answer: Answer): Answer | undefined {
  return onHome ? undefined : answer;
}

/** Home is drawn again after each press on it: what that says needs no message beside it. */
export function homeSaysIt(act: Act): Act {
  return async (tx, press) => {
    try {
      return await act(tx, press);
    } catch (error) {
      if (press.onHome && error instanceof UserError && seenOnHome.has(error.code)) return undefined;
      throw error;
    }
  };
}
