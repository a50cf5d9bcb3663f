import { stop } from '../../domain/question.ts';
import type { Answer } from '../../slack/view.ts';
import { type GoOnDeps, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { alreadySettled, keep, ownQuestion } from './load.ts';

/** **Stop asking**: nobody is asked any more; who had it is told that it is settled. */
export async function stopAsking(deps: GoOnDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = stop(question, deps.clock());
  if (!next) throw alreadySettled('already-settled');
  await settle(deps, question, await keep(deps, next));
  return undefined;
}
