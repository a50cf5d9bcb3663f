import type { Deps } from '../../deps.ts';
import { askTriedOn } from '../../domain/follow-up.ts';
import { unaskedPlan } from '../../domain/message-budget.ts';
import {
  agreeToShow,
  becomeGap,
  isForAskerToDecide,
  markHelped,
  newRound,
  type Question,
  reopen,
  stop,
} from '../../domain/question.ts';
import { canonicalTopics } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { inModal } from './ask.ts';
import { askNext, goOn, settle } from './go-on.ts';
import type { Pressed } from './input.ts';
import { keep, ownQuestion, questionOf } from './load.ts';
import { closeThanks, closeTogether, sendPost, sendThanks, showState } from './messages.ts';
import type { OfferDeps } from './offers.ts';
import { speakFor } from './speak-for.ts';
import { instead } from './views.ts';

const settled = 'This question is settled already. `/who-knows mine` shows where it stands.';

/** **Stop asking**: nobody is asked any more; who had it is told that it is settled. */
export async function stopAsking(deps: OfferDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = stop(question, deps.clock());
  if (!next) throw new UserError('already-settled', settled);
  await settle(deps, question, await keep(deps, next));
  return undefined;
}

/** **Ask again**: whoever had no time before may be asked again. */
export async function askAgain(deps: OfferDeps, press: Pressed): Promise<Answer | undefined> {
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

/** **None of us knows this yet**: opens a gap, with its topic only. */
export async function openGap(
  deps: OfferDeps & Pick<Deps, 'gaps' | 'newId'>,
  press: Pressed,
): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = becomeGap(question, deps.clock());
  if (!next) throw new UserError('already-settled', settled);
  const after = await keep(deps, next);
  await deps.gaps.addOnce({
    id: deps.newId(),
    teamId: question.teamId,
    cause: `question:${question.id}`,
    openedBy: question.askedBy,
    openedAt: deps.clock(),
    topic:
      canonicalTopics(question.text)
        .map(({ canonical }) => canonical)
        .join(', ') || 'not named yet',
    stage: 'named',
  });
  await settle(deps, question, after);
  return question.status === 'draft'
    ? inModal(
        instead(
          'On record: none of us knows this yet. That is worth knowing. Your words stay with you; only the topic is kept.',
        ),
      )
    : undefined;
}

/** **Ask the team**: the question stands in a channel; the first **I can help** wins. */
export async function askTeam(deps: OfferDeps, press: Pressed & { channel: string }): Promise<Answer> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (!['draft', 'asking', 'unanswered'].includes(question.status)) throw new UserError('already-settled', settled);
  if (question.post?.open)
    throw new UserError('already-posted', 'It stands in a channel already. The message I sent you shows in which.');
  const after = await keep(deps, {
    ...question,
    status: 'asking',
    post: { channelId: press.channel, postedAt: deps.clock(), open: true },
  });
  await sendPost(deps, after);
  await showState(deps, after);
  return inModal(instead(`Your question goes to <#${press.channel}>. The first colleague to press I can help has it.`));
}

/** **Still stuck**: the answerer is thanked, and the next colleague is asked. */
export async function stillStuck(deps: OfferDeps, press: Pressed): Promise<Answer | undefined> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  const next = question.status === 'accepted' ? reopen(question) : undefined;
  if (!next) throw new UserError('not-accepted', settled);
  const after = await goOn(deps, next);
  await closeTogether(deps, question, after);
  return undefined;
}

/** The asker of an accepted question, who alone can say that it helped. */
export async function toThank(deps: Pick<Deps, 'questions'>, press: Pressed): Promise<Question> {
  const question = await ownQuestion(deps, press.teamId, press.questionId, press.userId);
  if (question.status !== 'accepted') throw new UserError('not-accepted', settled);
  return question;
}

/** **This helped**: thanks the answerer and is evidence on the topic. */
export async function thank(
  deps: OfferDeps,
  input: Pressed & { practice: string; mayBeShown: boolean },
): Promise<Answer> {
  const question = await toThank(deps, input);
  const helped = markHelped(question, input.practice, input.mayBeShown, deps.clock());
  if (!helped) throw new UserError('not-accepted', settled);
  const school = await deps.schools.home(helped.teamId);
  const today = dayOf(deps.clock(), school.zone);
  const after = await keep(deps, { ...helped, followUp: { askOn: askTriedOn(school, today), asked: 0 } });
  const answerer = String(after.answerer);
  await speakFor(deps, after, answerer, 'helped');
  const person = await deps.people.find(after.teamId, answerer);
  const plan = person && unaskedPlan(person, school, deps.clock());
  await sendThanks(deps, after, plan ? await deps.budgets.place(plan) : { notBefore: deps.clock() });
  await closeTogether(deps, question, after);
  await showState(deps, after);
  return inModal(instead('Thank you. Your colleague will hear it in their working hours.'));
}

/** **Let others find it**: the answerer agrees too. */
export async function agree(deps: OfferDeps, press: Pressed): Promise<Answer> {
  const question = await questionOf(deps, press.teamId, press.questionId);
  if (question.answerer !== press.userId)
    throw new UserError('not-the-answerer', 'Only the colleague who answered can agree to this.');
  const agreed = agreeToShow(question);
  if (!agreed) throw new UserError('not-to-show', 'Your colleague has not agreed to this.');
  await closeThanks(deps, await keep(deps, agreed));
  await deps.schools.directoryChanged(press.teamId);
  return {
    ...instead('Thank you. Colleagues with a similar question will find this one, with your name.'),
    replaces: false,
  };
}
