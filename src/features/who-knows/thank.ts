import type { Deps } from '../../deps.ts';
import { askTriedOn } from '../../domain/follow-up.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { markHelped, type Question } from '../../domain/question.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { inModal } from './form-views.ts';
import type { GoOnDeps } from './go-on.ts';
import type { Pressed } from './input.ts';
import { learnFrom } from './learn.ts';
import { alreadySettled, keep, ownQuestion } from './load.ts';
import { closeTogether, sendThanks, showState } from './messages.ts';
import { speakFor } from './speak-for.ts';
import { instead } from './views.ts';

type ThankDeps = GoOnDeps & Pick<Deps, 'evidence' | 'learnedWords' | 'newId'>;

/** The asker of an accepted question, who alone can say that it helped. */
export async function toThank(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Question> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (question.status !== 'accepted') throw alreadySettled('not-accepted');
  return question;
}

/** **This helped**: thanks the answerer, is evidence on the topic, and leads to whom matching had not found. */
export async function thank(
  deps: ThankDeps,
  input: Pressed & { practice: string; mayBeShown: boolean },
): Promise<Answer> {
  const question = await toThank(deps, input);
  const helped = markHelped(question, input.practice, input.mayBeShown, deps.clock());
  if (!helped) throw alreadySettled('not-accepted');
  const school = await deps.schools.home(helped.teamId);
  const today = dayOf(deps.clock(), school.zone);
  const after = await keep(deps, { ...helped, followUp: { askOn: askTriedOn(school, today), asked: 0 } });
  const answerer = String(after.answerer);
  await speakFor(deps, after, answerer, 'helped');
  await learnFrom(deps, after);
  const person = await deps.people.find(after.teamId, answerer);
  const plan = person && unaskedPlan(person, school, deps.clock());
  await sendThanks(deps, after, plan ? await deps.budgets.place(plan) : { notBefore: deps.clock() });
  await closeTogether(deps, question, after);
  await showState(deps, after);
  return inModal(instead('Thank you. Your colleague will hear it in their working hours.'));
}
