import type { Deps } from '../../deps.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import type { Pressed } from './input.ts';
import { keep, ownQuestion } from './load.ts';
import { noneOfTheseView } from './views.ts';

/** **None of these**: what else there is. */
export async function noneOfThese(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (question.status !== 'draft' || question.noneOfThese) return inModal(noneOfTheseView(question));
  return inModal(noneOfTheseView(await keep(deps, { ...question, noneOfThese: true })));
}
