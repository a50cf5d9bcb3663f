import { closeOffer, type DeclineReason } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { type GoOnDeps, goOn } from './go-on.ts';
import type { Pressed } from './input.ts';
import { keep, questionOf } from './load.ts';
import { closeOffers, showState } from './messages.ts';
import { needsToHold } from './who-holds.ts';

/** **Not this time**: one press, and the next colleague is asked. */
export async function decline(deps: GoOnDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  needsToHold(question, press.userId);
  const declined = await keep(deps, closeOffer(question, 'declined'));
  await closeOffers(deps, question, declined);
  await goOn(deps, declined);
  return undefined;
}

/** Why, if the person likes; kept for nobody but them, and it lowers nothing. */
export async function declineFor(deps: GoOnDeps, press: Pressed & { word: string }): Promise<Answer | undefined> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  const reason = (['no-time', 'not-mine', 'ask-later', 'none-knows'] as DeclineReason[]).find(
    (one) => one === press.word,
  );
  const index = question.offers.findLastIndex(({ userId, state }) => userId === press.userId && state === 'declined');
  if (index < 0 || !reason) throw new UserError('nothing-declined', 'There is nothing to add here any more.');
  const offers = question.offers.map((one, at) => (at === index ? { ...one, reason } : one));
  const after = await keep(deps, { ...question, offers });
  await closeOffers(deps, question, after);
  // Only this one is said to the asker.
  if (reason === 'none-knows') await showState(deps, after);
  return undefined;
}
