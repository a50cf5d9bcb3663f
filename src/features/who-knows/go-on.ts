import type { Deps } from '../../deps.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import { type Person, workplaceOf } from '../../domain/person.ts';
import {
  askedInTurn,
  nextChosen,
  noneLeft,
  notAskedAgain,
  offerTo,
  type Question,
  type QuestionOffer,
} from '../../domain/question.ts';
import type { School } from '../../domain/school.ts';
import { schoolWeek, weekLabel } from '../../time/school-week.ts';
import { addWorkingHours } from '../../time/working-hours.ts';
import { type ColleagueDeps, isAway } from './colleagues.ts';
import { keep } from './load.ts';
import { closeOffers, closePost, closeTogether, sendBackToAsker, sendOffer, showState } from './messages.ts';
import { nextBest } from './suggest.ts';

export type GoOnDeps = ColleagueDeps & Pick<Deps, 'outbox' | 'budgets' | 'facilitators'>;

/**
 * Takes the question to whoever is next: the asker's own order, the next best, after three the facilitator, then back to
 * the asker. One person at a time. Source: product.md, "Who knows" step 4.
 */
export async function goOn(deps: GoOnDeps, question: Question): Promise<Question> {
  const next = await askNext(deps, question);
  if (next) return next;
  const unanswered = await keep(deps, noneLeft(question));
  await showState(deps, unanswered);
  await sendBackToAsker(deps, unanswered, 'nobody left');
  return unanswered;
}

/** Offers the question to whoever is next; undefined when nobody is left. */
export async function askNext(deps: GoOnDeps, question: Question): Promise<Question | undefined> {
  return (await nextInTurn(deps, question)) ?? (await facilitator(deps, question));
}

async function nextInTurn(deps: GoOnDeps, question: Question): Promise<Question | undefined> {
  const school = await deps.schools.home(question.teamId);
  const notThese = [question.askedBy, ...notAskedAgain(question)];
  let current = question;
  while (askedInTurn(current) < school.defaults.offersInTurn || nextChosen(current)) {
    const chosen = nextChosen(current);
    const best = chosen ? undefined : await nextBest(deps, current, notThese);
    const userId = chosen ?? best?.userId;
    if (!userId) return undefined;
    const withReason =
      best && !current.suggestions.some((one) => one.userId === best.userId)
        ? { ...current, suggestions: [...current.suggestions, best] }
        : current;
    const offered = await offer(deps, withReason, { userId, kind: 'colleague' });
    if (offered) return offered;
    // Cannot be asked now (left, on leave, at the limit): passed over without counting.
    notThese.push(userId);
    current = { ...withReason, chosen: withReason.chosen.filter((one) => one !== userId) };
  }
  return undefined;
}

async function facilitator(deps: GoOnDeps, question: Question): Promise<Question | undefined> {
  const school = await deps.schools.home(question.teamId);
  const volunteers = await deps.facilitators.inWeek(question.teamId, weekLabel(deps.clock(), school.zone));
  const notThese = [question.askedBy, ...notAskedAgain(question)];
  for (const userId of volunteers) {
    if (notThese.includes(userId)) continue;
    const offered = await offer(deps, question, { userId, kind: 'facilitator' });
    if (offered) return offered;
  }
  return undefined;
}

/**
 * Holds the question out to one colleague and tells everyone concerned. Undefined when they cannot be asked now: no
 * colleague any more, away, or at their weekly limit. Who looks after questions this week takes them beyond it.
 */
export async function offer(
  deps: GoOnDeps,
  question: Question,
  to: Pick<QuestionOffer, 'userId' | 'kind' | 'passedBy' | 'note'>,
): Promise<Question | undefined> {
  const { teamId } = question;
  const person = await deps.people.find(teamId, to.userId);
  const school = await deps.schools.home(teamId);
  const now = deps.clock();
  if (!person || isAway(person, school, now)) return undefined;
  const room = await roomOf(deps, person, school);
  if (to.kind !== 'facilitator' && room <= 0) return undefined;
  const plan = unaskedPlan(person, school, now);
  if (!plan) return undefined;
  const place = await deps.budgets.place(plan);
  const deadline = addWorkingHours(workplaceOf(person, school), place.notBefore, school.defaults.offerHours);
  if (!deadline) return undefined;

  const after = await keep(
    deps,
    offerTo(question, {
      ...{ ...to, deliverAt: place.notBefore, deadline },
      ...(room === 1 && { fillsWeek: true as const }),
    }),
  );
  await closeOffers(deps, question, after);
  await sendOffer(deps, after, place);
  await showState(deps, after);
  return after;
}

/**
 * How many more questions someone takes this week. Two askers at once must not both take the last place, so the person's row is
 * written before it is counted.
 */
async function roomOf(deps: GoOnDeps, person: Person, school: School): Promise<number> {
  await deps.people.lock(person.teamId, person.userId);
  return roomNow(deps, person, school);
}

/** The same for telling it; it may have changed by the time they are asked. */
export async function roomNow(
  deps: Pick<Deps, 'questions' | 'clock'>,
  person: Person,
  school: School,
): Promise<number> {
  // The school's week, as for who is shown: by another one someone could be shown who then cannot be asked.
  const { from } = schoolWeek(deps.clock(), school.zone);
  const taken = await deps.questions.taken(person.teamId, person.userId, from);
  return (person.weeklyLimit ?? school.defaults.weeklyLimit) - taken;
}

/** Tells everyone who still has the question in front of them that it is settled. */
export async function settle(deps: Pick<Deps, 'outbox' | 'clock'>, before: Question, after: Question): Promise<void> {
  await closeOffers(deps, before, after);
  if (before.post?.open) await closePost(deps, after);
  if (before.status === 'accepted') await closeTogether(deps, before, after);
  await showState(deps, after);
}
