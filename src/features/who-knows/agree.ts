import type { Deps } from '../../deps.ts';
import { agreeToShow } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import type { Pressed } from './input.ts';
import { keep, questionOf } from './load.ts';
import { closeThanks } from './messages.ts';
import { instead } from './views.ts';

/** **Let others find it**: the answerer agrees too. */
export async function agree(
  deps: Pick<Deps, 'questions' | 'schools' | 'outbox' | 'clock'>,
  press: Pressed,
): Promise<Answer> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  if (question.answerer !== press.userId)
    throw new UserError('not-the-answerer', 'Only the colleague who answered can agree to this.');
  const agreed = agreeToShow(question);
  if (!agreed) throw new UserError('not-to-show', 'Your colleague has not agreed to this.');
  await closeThanks(deps, await keep(deps, agreed));
  await deps.schools.directoryChanged(press.teamId);
  return {
    ...instead('Thank you. Colleagues with a similar question will find this one, with your name.'),
    replaces: false,
  };
}
