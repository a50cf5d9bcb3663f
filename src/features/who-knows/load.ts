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

/** Keeps a change; throws UserError, with how the question stands by now, when another press was first. */
export async function keep(deps: LoadDeps, question: Question): Promise<Question> {
  if (await deps.questions.change(question)) return { ...question, turn: question.turn + 1 };
  const { status } = await questionOf(deps, question.teamId, question.id);
  throw new UserError(
    'someone-was-first',
    `Someone pressed just before you: ${byNow[status]}. Home shows what comes next.`,
  );
}

/** For everyone who has a button of it: nobody is named. */
const byNow: Record<Question['status'], string> = {
  sealed: 'this question waits for its asker',
  draft: 'this question has changed',
  asking: 'a colleague is asked now',
  unanswered: 'nobody has this question, and its asker decides how to go on',
  accepted: 'a colleague has taken this question',
  helped: 'this question is settled',
  stopped: 'nobody is asked any more',
  gap: 'it is on record that none of us knows this yet',
};

/** For a press that came after the question was settled. */
export function alreadySettled(code: 'already-settled' | 'not-accepted'): UserError {
  return new UserError(code, 'This question is settled already. `/who-knows mine` shows where it stands.');
}
