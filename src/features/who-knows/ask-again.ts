import { isForAskerToDecide, newRound } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { askNext, type GoOnDeps } from './go-on.ts';
import type { Pressed } from './input.ts';
import { ownQuestion } from './load.ts';
import { instead } from './views.ts';

/** **Ask again**: whoever had no time before may be asked again. */
export async function askAgain(deps: GoOnDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (!isForAskerToDecide(question))
    throw new UserError(
      'not-unanswered',
      'This question is on its way or settled. `/who-knows mine` shows where it stands.',
    );
  if (await askNext(deps, newRound(question))) return undefined;
  const text =
    'There is nobody else to ask just now. You can ask your team, or put on record that none of us knows this yet.';
  return { ...instead(text), replaces: false };
}
