import { reopen } from '../../domain/question.ts';
import type { Answer } from '../../slack/view.ts';
import { type GoOnDeps, goOn } from './go-on.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, ownQuestion } from './load.ts';
import { closeTogether } from './messages.ts';

/** **Still stuck**: the answerer is thanked, and the next colleague is asked. */
export async function stillStuck(deps: GoOnDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = question.status === 'accepted' ? reopen(question) : undefined;
  if (!next) throw alreadySettled('not-accepted');
  const after = await goOn(deps, next);
  await closeTogether(deps, question, after);
  return undefined;
}
