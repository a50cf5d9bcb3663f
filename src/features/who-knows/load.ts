import type { Deps } from '../../deps.ts';
import type { Question } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';

type LoadDeps = Pick<Deps, 'questions'>;

const gone = 'This question is not here any more. Ask it again with `/who-knows`.';

/** A question by the id on a button. Throws UserError when it is gone: a sealed one after an hour, an erased one. */
export async function questionOf(deps: LoadDeps, teamId: string, id: string): Promise<Question> {
  const question = await deps.questions.find(teamId, id);
  if (!question) throw new UserError('question-gone', gone);
  return question;
}

/** The same, for what only its asker may do. */
export async function ownQuestion(deps: LoadDeps, teamId: string, id: string, userId: string): Promise<Question> {
  const question = await questionOf(deps, teamId, id);
  if (question.askedBy !== userId)
    throw new UserError('not-the-asker', 'Only the colleague who asked can decide this.');
  return question;
}

/** Keeps a change; throws UserError when another press was first. */
export async function keep(deps: LoadDeps, question: Question): Promise<Question> {
  if (await deps.questions.change(question)) return { ...question, turn: question.turn + 1 };
  throw new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. Look at `/who-knows mine`.',
  );
}

/** For a press that came after the question was settled. */
export function alreadySettled(code: 'already-settled' | 'not-accepted'): UserError {
  return new UserError(code, 'This question is settled already. `/who-knows mine` shows where it stands.');
}
