import type { Deps } from '../../deps.ts';
import { refuseShown } from '../../domain/question.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import type { Pressed } from './input.ts';
import { keep, ownQuestion } from './load.ts';
import { noneOfTheseView } from './views.ts';

/** **None of these**: what else there is. Those who were shown are left out from now on. */
export async function noneOfThese(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (question.status !== 'draft') return inModal(noneOfTheseView(question));
  return inModal(noneOfTheseView(await keep(deps, refuseShown(question))));
}
