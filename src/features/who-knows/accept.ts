import type { Deps } from '../../deps.ts';
import { workplaceOf } from '../../domain/person.ts';
import { accept, type Question } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import { colleagueNow } from '../../slack/roster.ts';
import type { Answer } from '../../slack/view.ts';
import { isWorkingAt, sharedWorkingSpanFrom } from '../../time/working-hours.ts';
import { type GoOnDeps, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { learnFrom } from './learn.ts';
import { keep, questionOf } from './load.ts';
import { sendApart, sendTogether } from './messages.ts';
import { speakFor } from './speak-for.ts';
import { settledSentence } from './who-holds.ts';

type AcceptDeps = GoOnDeps & Pick<Deps, 'evidence' | 'learnedWords' | 'newId' | 'roster'>;

/** **I can help**: the first who presses has it. */
export async function acceptQuestion(deps: AcceptDeps, press: Pressed): Promise<Answer | undefined> {
  await colleagueNow(deps.roster, press);
  const question = await questionOf(deps, press.teamId, press.questionId);
  mayTake(question, press.userId);
  const next = accept(question, press.userId, deps.clock());
  if (!next)
    throw new UserError(
      question.answerer === press.userId ? 'already-theirs' : 'not-to-take',
      settledSentence(question, press.userId),
    );
  const meetAt = await meeting(deps, next);
  const accepted = await keep(deps, { ...next, ...(meetAt && meetAt > deps.clock() && { meetAt }) });
  await creditPasser(deps, accepted);
  await learnFrom(deps, accepted);
  await settle(deps, question, accepted);
  if (meetAt) await sendTogether(deps, accepted);
  else await sendApart(deps, accepted);
  return undefined;
}

/** At once while the asker is at work, for whoever accepts is there; else when both are next, if they are at any time. */
async function meeting(deps: AcceptDeps, { teamId, askedBy, answerer }: Question): Promise<Date | undefined> {
  const now = deps.clock();
  const school = await deps.schools.home(teamId);
  const asker = await deps.people.find(teamId, askedBy);
  if (!asker || isWorkingAt(workplaceOf(asker, school), now)) return now;
  const two = await deps.people.findMany(teamId, [askedBy, String(answerer)]);
  const workplaces = two.map((person) => workplaceOf(person, school));
  return sharedWorkingSpanFrom(workplaces, now)?.from;
}

/** Only who was asked, or anyone when it stands in a channel. */
function mayTake(question: Question, userId: string): void {
  if (question.askedBy === userId)
    throw new UserError('own-question', 'This is your own question. A colleague can take it.');
  const wasAsked = question.offers.some((one) => one.userId === userId);
  if (!wasAsked && !question.post) throw new UserError('not-asked', 'This question was not offered to you.');
}

/** Passing well is credited: a question passed along that was accepted. */
async function creditPasser(deps: AcceptDeps, question: Question): Promise<void> {
  const taken = question.offers.findLast(({ userId, state }) => userId === question.answerer && state === 'accepted');
  if (!taken?.passedBy) return;
  await speakFor(deps, question, taken.passedBy, 'passed');
}
