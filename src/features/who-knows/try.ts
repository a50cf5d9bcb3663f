import type { Deps } from '../../deps.ts';
import { askTriedOn, type FollowUp, isToBeTold, notYet, tell } from '../../domain/follow-up.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import type { Question } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { inModal } from './form-views.ts';
import type { Pressed } from './input.ts';
import { keep, ownQuestion } from './load.ts';
import { showState } from './messages.ts';
import { speakFor } from './speak-for.ts';
import { closeTries, sendTriedNews } from './try-messages.ts';
import { notYetView, outcomeLine } from './try-views.ts';
import { instead } from './views.ts';

type TryDeps = Pick<Deps, 'questions' | 'schools' | 'people' | 'evidence' | 'budgets' | 'outbox' | 'clock'>;

/** An answered question of the asker's of which nothing was told yet. Throws UserError when there is nothing to tell. */
export async function toTell(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Question> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (!isToBeTold(question)) throw new UserError('nothing-to-tell', nothingToTell(question));
  return question;
}

/** **Tried it** and **I tried it**: speaks for the answerer, who hears of it as the asker agrees. */
export async function triedIt(
  deps: TryDeps,
  input: Pressed & { students?: string | undefined; answererMayHear: boolean },
): Promise<Answer> {
  const { students, answererMayHear } = input;
  const after = await told(deps, input, { outcome: 'tried', students, answererMayHear });
  await speakFor(deps, after, String(after.answerer), 'tried');
  if (answererMayHear) await tellAnswerer(deps, after);
  return inModal(instead(outcomeLine(after)));
}

/** **Did not fit**: said, and nothing is taken from anyone. */
export async function didNotFit(deps: TryDeps, press: Pressed): Promise<undefined> {
  await told(deps, press, { outcome: 'did-not-fit' });
}

/** **Not yet**: asked once more after the same time, then never. */
export async function notYetTried(deps: TryDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await toTell(deps, press);
  const school = await deps.schools.home(question.teamId);
  const later = notYet(question, askTriedOn(school, dayOf(deps.clock(), school.zone)));
  if (!later) return { ...notYetView(question), replaces: false };
  await closeTries(deps, await keep(deps, later));
  return undefined;
}

async function told(
  deps: TryDeps,
  press: Pressed,
  what: Required<Pick<FollowUp, 'outcome'>> & { students?: string | undefined; answererMayHear?: boolean },
): Promise<Question> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const { zone } = await deps.schools.home(question.teamId);
  const next = tell(question, { ...what, toldOn: dayOf(deps.clock(), zone) });
  if (!next) throw new UserError('nothing-to-tell', nothingToTell(question));
  const after = await keep(deps, next);
  await closeTries(deps, after);
  await showState(deps, after);
  return after;
}

function nothingToTell({ status }: Question): string {
  return status === 'helped'
    ? 'You have told me already how it went. `/who-knows mine` shows it.'
    : 'Press This helped first; then you can tell how it went.';
}

async function tellAnswerer(deps: TryDeps, question: Question): Promise<void> {
  const person = await deps.people.find(question.teamId, String(question.answerer));
  const plan =
    person?.standing === 'colleague' && unaskedPlan(person, await deps.schools.home(question.teamId), deps.clock());
  if (plan) await sendTriedNews(deps, question, await deps.budgets.place(plan));
}
