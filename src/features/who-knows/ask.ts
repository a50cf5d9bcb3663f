import type { Deps } from '../../deps.ts';
import { cleanText } from '../../domain/clean-text.ts';
import { goalGone, goalOf, servedBy, servedGoal } from '../../domain/goal.ts';
import { seemsToNamePupil } from '../../domain/pupil-name.ts';
import type { Question } from '../../domain/question.ts';
import { readQuestion } from '../../domain/question-text.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { type ColleagueDeps, type Staff, staffNow } from './colleagues.ts';
import { inModal } from './form-views.ts';
import { type Details, noDetails } from './input.ts';
import { suggest } from './suggest.ts';
import { matchesView, pupilView, tooLongView } from './views.ts';

export type AskDeps = ColleagueDeps & Pick<Deps, 'newId' | 'roster'>;

/** A new question reads the staff outside its transaction, where many who ask at once share one reading. */
export type NewQuestionDeps = AskDeps & { outside: ColleagueDeps };

export interface AskInput {
  teamId: string;
  userId: string;
  /** The Slack trigger: a replayed command finds this question instead of making a second. */
  cause: string;
  text: string;
  /** What the form adds; absent for what was typed after the command, whose goal is found by its topics. */
  details?: Details;
  /** Sent from the form for false alarms about a child's safety. */
  aboutTeaching?: true;
  /** A draft of the asker's that this one takes the place of. */
  replaces?: string;
}

/**
 * Ranks colleagues for a question and keeps it as a draft: nobody is told before the asker presses Ask. A question that
 * seems to name a pupil is sealed instead, until the asker rewrites it or says that it may go on.
 */
export async function ask(deps: NewQuestionDeps, input: AskInput): Promise<Answer> {
  const staff = await staffNow(deps.outside, { teamId: input.teamId, askedBy: input.userId });
  // Who joined is known to be a colleague; anyone else is asked about.
  const asker = staff.people.get(input.userId) ?? (await deps.roster.colleague(input.teamId, input.userId));
  const read = readQuestion(input.text);
  if (!read.ok && read.reason === 'too-long') return inModal(tooLongView(read.sentence, cleanText(input.text)));
  const before = input.replaces ? await deps.questions.find(input.teamId, input.replaces) : undefined;
  if (input.replaces) await deps.questions.removeDraft(input.teamId, input.replaces, input.userId);
  const goals = await deps.outside.goals.active(input.teamId);
  const { goal: typed, ...details } = input.details ?? noDetails;
  const served = input.details ? servedGoal(typed, goals) : servedBy(goalOf(goals, input.text));
  if (!served) throw new UserError('goal-gone', goalGone);
  const draft: Question = {
    teamId: input.teamId,
    id: deps.newId(),
    cause: input.cause,
    askedBy: asker.userId,
    askedAt: deps.clock(),
    status: 'draft',
    text: readText(input.text),
    ...details,
    ...served,
    ...(input.aboutTeaching && { aboutTeaching: true }),
    ...(before?.askedBy === asker.userId && before.status === 'draft' && learnedBefore(before, input.text)),
    suggestions: [],
    offers: [],
    roundFrom: 0,
    turn: 0,
  };
  const names = pupilsIn(draft, staff);
  if (names.length > 0) return inModal(pupilView(await deps.questions.addOnce({ ...draft, status: 'sealed' }), names));
  const { suggested, ...found } = await suggest(deps, draft, staff);
  const firstShown = suggested.map(({ userId }) => userId);
  const question = { ...draft, suggestions: suggested, ...(draft.chosen.length === 0 && { firstShown }) };
  return inModal(matchesView(await deps.questions.addOnce(question), found));
}

/** What the draft before this one can teach, once someone takes it; one that was sealed teaches nothing. The words stay with the asker. */
function learnedBefore(before: Question, text: string): Pick<Question, 'notThese' | 'earlier'> {
  const { firstShown, notThese, earlier } = before;
  if (readText(text) === before.text) return { ...(notThese && { notThese }), ...(earlier && { earlier }) };
  // Where the asker chose whom to ask, nobody was looked for.
  return firstShown ? { earlier: { text: before.text, shown: [...firstShown, ...(notThese ?? [])] } } : {};
}

/** Words that look like a pupil's name, anywhere in what the colleague who is asked would read. */
function pupilsIn({ text, teaching, tried, goalId, goal }: Question, { people }: Staff): string[] {
  const ownGoal = goalId ? undefined : goal;
  const colleagues = [...people.values()].map(({ name }) => name);
  const written = [text, teaching, tried, ownGoal].filter((words) => words !== undefined);
  return [...new Set(written.flatMap((words) => seemsToNamePupil(words, colleagues)))];
}

/** A question in the words that are kept. Throws UserError with the sentence that tells what is wrong. */
export function readText(text: string): string {
  const read = readQuestion(text);
  if (read.ok) return read.text;
  throw new UserError(`question-${read.reason}`, read.sentence);
}
