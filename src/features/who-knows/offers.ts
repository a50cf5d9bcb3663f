import type { Deps } from '../../deps.ts';
import { firstName } from '../../domain/person.ts';
import { accept, closeOffer, type DeclineReason, openOffer, type Question, takeable } from '../../domain/question.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import { onlyColleague } from '../../slack/roster.ts';
import type { Answer } from '../../slack/view.ts';
import { lastRead } from './as-slack-has-them.ts';
import { inModal } from './ask.ts';
import { type GoOnDeps, goOn, offer, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { learnFrom } from './learn.ts';
import { keep, ownQuestion, questionOf } from './load.ts';
import { closeOffers, sendTogether } from './messages.ts';
import { speakFor } from './speak-for.ts';
import { instead } from './views.ts';

export type OfferDeps = GoOnDeps & Pick<Deps, 'roster' | 'log' | 'evidence' | 'learnedWords' | 'newId'>;

/** **Ask Rosa**: holds the question out to the colleague at this place of the list. */
export async function askColleague(deps: OfferDeps, press: Pressed & { place: number }): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const chosen = question.suggestions[press.place];
  if (!chosen) throw new UserError('no-such-suggestion', 'This button is out of date. Ask again with `/who-knows`.');
  const holder = openOffer(question);
  if (holder) {
    throw new UserError(
      'one-at-a-time',
      'A colleague has your question now. I ask one person at a time; the message I sent you shows whom, and until when.',
    );
  }
  if (!['draft', 'unanswered'].includes(question.status)) {
    throw new UserError(
      `not-askable-${question.status}`,
      'This question is on its way or settled. `/who-knows mine` shows where it stands.',
    );
  }
  const person = await lastRead(deps, press.teamId, chosen.userId);
  const name = firstName(person);
  if (person.standing !== 'colleague')
    throw new UserError(
      'colleague-left',
      `${name} is no longer here. Ask one of the others, or press Edit to look again.`,
    );
  const asked = await offer(deps, question, { userId: chosen.userId, kind: 'colleague' });
  if (!asked)
    throw new UserError(
      'colleague-not-free',
      `${name} cannot take another question just now. Ask one of the others, or press Edit to look again.`,
    );
  return inModal(
    instead(
      `Asked ${mention(chosen.userId)}. I have sent you one message that always shows who has your question and what comes next.`,
    ),
  );
}

/** **I can help**: the first who presses has it. */
export async function acceptQuestion(deps: OfferDeps, press: Pressed): Promise<Answer | undefined> {
  onlyColleague(await lastRead(deps, press.teamId, press.userId));
  const question = await questionOf(deps, press.teamId, press.questionId);
  mayTake(question, press.userId);
  const next = accept(question, press.userId, deps.clock());
  if (!next)
    throw new UserError(
      question.answerer === press.userId ? 'already-theirs' : 'not-to-take',
      settledSentence(question, press.userId),
    );
  const accepted = await keep(deps, next);
  await creditPasser(deps, accepted);
  await learnFrom(deps, accepted);
  await settle(deps, question, accepted);
  await sendTogether(deps, accepted);
  return undefined;
}

/** Only who was asked, or anyone when it stands in a channel. */
function mayTake(question: Question, userId: string): void {
  if (question.askedBy === userId)
    throw new UserError('own-question', 'This is your own question. A colleague can take it.');
  const wasAsked = question.offers.some((one) => one.userId === userId);
  if (!wasAsked && !question.post) throw new UserError('not-asked', 'This question was not offered to you.');
}

function settledSentence({ status, answerer }: Question, userId: string): string {
  if (answerer === userId) return 'You have this question already. Look for your conversation with the asker.';
  if (answerer) return 'Someone else has taken this question already. Thank you for wanting to help.';
  if (status === 'gap') return 'The asker has put on record that none of us knows this yet. Write to them if you do!';
  return 'This question is settled; there is nothing left to do. Thank you for wanting to help.';
}

/** Passing well is credited: a question passed along that was accepted. */
async function creditPasser(deps: OfferDeps, question: Question): Promise<void> {
  const taken = question.offers.findLast(({ userId, state }) => userId === question.answerer && state === 'accepted');
  if (!taken?.passedBy) return;
  await speakFor(deps, question, taken.passedBy, 'passed');
}

/** **Not this time**: one press, and the next colleague is asked. */
export async function decline(deps: OfferDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  holds(question, press.userId);
  const declined = await keep(deps, closeOffer(question, 'declined'));
  await closeOffers(deps, question, declined);
  await goOn(deps, declined);
  return undefined;
}

/** Why, if the person likes; kept for nobody but them, and it lowers nothing. */
export async function declineFor(deps: OfferDeps, press: Pressed & { word: string }): Promise<Answer | undefined> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  const reason = (['no-time', 'not-mine', 'ask-later'] as DeclineReason[]).find((one) => one === press.word);
  const index = question.offers.findLastIndex(({ userId, state }) => userId === press.userId && state === 'declined');
  if (index < 0 || !reason) throw new UserError('nothing-declined', 'There is nothing to add here any more.');
  const offers = question.offers.map((one, at) => (at === index ? { ...one, reason } : one));
  const after = await keep(deps, { ...question, offers });
  await closeOffers(deps, question, after);
  return undefined;
}

/** **I know who knows**: the form may be filled in as long as the question is still theirs. */
export async function toPassOn(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Question> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  holds(question, press.userId);
  return question;
}

/** Passes the question to a colleague, who need not have joined. Throws UserError `cannot-pass-to` beside the field. */
export async function passOn(
  deps: OfferDeps,
  input: Pressed & { colleague: string; note?: string | undefined },
): Promise<Answer | undefined> {
  const question = await questionOf(deps, input.teamId, input.questionId);
  holds(question, input.userId);
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
  deps: Pick<Deps, 'people' | 'questions'>,
  question: Question,
  colleague: string,
  passer: string,
): Promise<void> {
  if (colleague === passer) throw new UserError('pass-to-self', 'That is you. Press I can help instead.');
  const person = await lastRead(deps, question.teamId, colleague);
  const had = question.offers.some(({ userId, state }) => userId === colleague && state !== 'withdrawn');
  if (had || person.standing !== 'colleague' || colleague === question.askedBy)
    throw new UserError('cannot-pass-to', 'I cannot ask this colleague. Choose someone else.');
  if (!person.joinedAt && (await hasPassedQuestion(deps, question.teamId, colleague)))
    throw new UserError(
      'one-passed-question',
      'Someone who has not joined gets one passed question at a time, and this colleague has one now. Choose someone else.',
    );
}

async function hasPassedQuestion(deps: Pick<Deps, 'questions'>, teamId: string, userId: string): Promise<boolean> {
  const held = await deps.questions.heldBy(teamId, userId);
  return held.some((question) => openOffer(question)?.userId === userId && openOffer(question)?.kind === 'passed');
}

function holds(question: Question, userId: string): void {
  const mine = openOffer(question)?.userId === userId;
  if (mine) return;
  const was = question.offers.some((one) => one.userId === userId);
  if (!was) throw new UserError('not-asked', 'This question was not offered to you.');
  throw new UserError(
    'offer-over',
    takeable.includes(question.status)
      ? 'I have asked someone else by now. You can still press I can help.'
      : settledSentence(question, userId),
  );
}
