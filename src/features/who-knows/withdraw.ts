import type { Deps } from '../../deps.ts';
import { closeOffer, openOffer, type Question } from '../../domain/question.ts';
import { goOn } from './go-on.ts';
import { keep } from './load.ts';
import { closeOffers } from './messages.ts';

/** Takes an open offer back from this person, and asks the next colleague at once. */
export async function withdrawFrom(deps: Deps, question: Question, userId: string): Promise<void> {
  if (openOffer(question)?.userId !== userId) return;
  const withdrawn = await keep(deps, closeOffer(question, 'withdrawn'));
  await closeOffers(deps, question, withdrawn);
  await goOn(deps, withdrawn);
}
