import type { Deps } from '../../deps.ts';
import type { Answer } from '../../slack/view.ts';
import { inModal } from './form-views.ts';
import type { Pressed } from './input.ts';
import { instead } from './views.ts';

/** **Cancel**: the draft is gone, as if it had not been written. */
export async function cancel(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Answer> {
  const removed = await deps.questions.removeDraft(press.teamId, press.questionId, press.userId);
  return inModal(
    instead(
      removed
        ? 'Cancelled. Nobody has seen your question.'
        : 'This question is on its way already. Press Stop asking in the message I sent you.',
    ),
  );
}
