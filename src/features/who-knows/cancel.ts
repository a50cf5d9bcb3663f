import type { Deps } from '../../deps.ts';
import { isOpen } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, ownQuestion } from './load.ts';
import { instead } from './views.ts';

/** **Cancel**: the draft is gone, as if it had not been written. */
export async function cancel(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (await deps.questions.removeDraft(press.teamId, press.questionId, press.userId))
    return inModal(instead('Cancelled. Nobody has seen your question.'));
  if (!isOpen(question)) throw alreadySettled('already-settled');
  throw new UserError(
    'on-its-way',
    'This question is on its way already. Press Stop asking in the message I sent you.',
  );
}
