import type { Deps } from '../../deps.ts';
import { closeOffer, openOffer, type Question } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { type GoOnDeps, goOn, offer, roomNow } from './go-on.ts';
import type { Pressed } from './input.ts';
import { keep, questionOf } from './load.ts';
import { closeOffers } from './messages.ts';
import { instead } from './views.ts';
import { needsToHold } from './who-holds.ts';

/** **I know who knows**: the form may be filled in as long as the question is still theirs. */
export async function toPassOn(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Question> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  needsToHold(question, press.userId);
  return question;
}

/** Passes the question to a colleague, who need not have joined. Throws UserError when they cannot be asked. */
export async function passOn(
  deps: GoOnDeps & Pick<Deps, 'roster'>,
  input: Pressed & { colleague: string; note?: string | undefined },
): Promise<Answer | undefined> {
  const question = await questionOf(deps, input.teamId, input.questionId);
  needsToHold(question, input.userId);
  // Two who pass to the same colleague at once must not both find them free.
  await deps.people.lock(input.teamId, input.colleague);
  await mayBePassedTo(deps, question, input.colleague, input.userId);
  const passed = await keep(deps, closeOffer(question, 'passed-on'));
  await closeOffers(deps, question, passed);
  const offered = await offer(deps, passed, {
    userId: input.colleague,
    kind: 'passed',
    passedBy: input.userId,
    ...(input.note && { note: input.note }),
  });
  if (!offered) await goOn(deps, passed);
  const text = offered
    ? `Passed on to ${mention(input.colleague)}. Thank you.`
    : `${mention(input.colleague)} is away just now, so I look for someone else. Thank you all the same.`;
  return { ...instead(text), replaces: false };
}

/**
 * Throws UserError with the sentence that stands beside the field. It is one sentence for all, because another one for the
 * asker would tell who asks without their name.
 */
export async function mayBePassedTo(
  deps: Pick<Deps, 'roster' | 'questions' | 'schools' | 'clock'>,
  question: Question,
  colleague: string,
  passer: string,
): Promise<void> {
  if (colleague === passer) throw new UserError('pass-to-self', 'That is you. Press I can help instead.');
  const person = await deps.roster.freshly(question.teamId, colleague);
  const had = question.offers.some(({ userId, state }) => userId === colleague && state !== 'withdrawn');
  if (had || person.standing !== 'colleague' || colleague === question.askedBy)
    throw new UserError('cannot-pass-to', 'I cannot ask this colleague. Choose someone else.');
  if (!person.joinedAt && (await hasPassedQuestion(deps, question.teamId, colleague)))
    throw new UserError(
      'one-passed-question',
      'Someone who has not joined gets one passed question at a time, and this colleague has one now. Choose someone else.',
    );
  if ((await roomNow(deps, person, await deps.schools.home(question.teamId))) <= 0)
    throw new UserError('pass-to-full', 'This colleague cannot take another question just now. Choose someone else.');
}

async function hasPassedQuestion(deps: Pick<Deps, 'questions'>, teamId: string, userId: string): Promise<boolean> {
  const held = await deps.questions.heldBy(teamId, userId);
  return held.some((question) => openOffer(question)?.userId === userId && openOffer(question)?.kind === 'passed');
}
