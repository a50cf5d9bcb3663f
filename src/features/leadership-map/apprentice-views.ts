import type { ModalView } from '@slack/types';
import { type Apprenticeship, otherOf, sessionSteps, sessionsNeeded, silentDays } from '../../domain/apprenticeship.ts';
import { actions, button, context, escaped, input, mention, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

export const apprenticeTitle = 'Find an apprentice';

const whatFor =
  'Three short sessions: watch, do it together, do it watched. It is done when the learner has answered a question on it alone.';

/** @param wishing user ids of those who want to learn it */
export function apprenticeForm(topic: string, topicKey: string, wishing: readonly string[]): ModalView {
  const wish =
    wishing.length > 0 ? [context(`${wishing.map(mention).join(', ')} said that they want to learn it.`)] : [];
  return {
    type: 'modal',
    callback_id: ids.apprenticeForm,
    private_metadata: topicKey,
    title: plain(apprenticeTitle),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      section(`One colleague carries *${escaped(topic)}*. Who would like to learn it beside them? ${whatFor}`),
      input('colleague', 'Who could learn it', { type: 'users_select' }, { hint: 'It can be you.' }),
      ...wish,
      context('*Who sees this:* the two of them, who are both asked first. Either says no without a reason.'),
    ],
  };
}

/** After the form, and after each press: where it stands. */
export function askedAnswer(apprenticeship: Apprenticeship): Answer {
  const text =
    apprenticeship.status === 'asked'
      ? `I ask in their working hours. With the second yes the three sessions on ${escaped(apprenticeship.topic)} begin.`
      : `${mention(apprenticeship.apprenticeId)} learns ${escaped(apprenticeship.topic)} beside ${mention(apprenticeship.carrierId)}.`;
  return { text, blocks: [section(text)] };
}

/** To one of the two, who is asked. */
export function askView(apprenticeship: Apprenticeship, userId: string): View {
  const { id: value, topic, apprenticeId, carrierId, openedBy } = apprenticeship;
  const ask =
    userId === apprenticeId
      ? `Would you like to learn *${escaped(topic)}* beside ${mention(carrierId)}?`
      : `You are the only one who carries *${escaped(topic)}*. Would you show it to ${mention(apprenticeId)}?`;
  const text = `${mention(openedBy)} asks: ${ask} ${whatFor}`;
  return {
    text,
    blocks: [
      section(text),
      actions(
        button('Yes, I would', ids.agree, { value, style: 'primary' }),
        button('Not this time', ids.letGo, { value }),
        fewerButton(),
      ),
    ],
  };
}

/** On Home, to who asked and is neither of the two. */
export function waitingView(apprenticeship: Apprenticeship): View {
  const { id: value, topic, carrierId, apprenticeId, agreed } = apprenticeship;
  const waiting = [carrierId, apprenticeId].filter((userId) => !agreed.includes(userId)).map(mention);
  const text = `You asked whether ${mention(apprenticeId)} learns *${escaped(topic)}* beside ${mention(carrierId)}. I wait for ${waiting.join(' and ')}, at most ${silentDays} school days.`;
  return { text, blocks: [section(text), actions(button('Take it back', ids.letGo, { value }))] };
}

/** The message in which one of the two finds the apprenticeship as it stands. */
export function apprenticeshipView(apprenticeship: Apprenticeship, userId: string): View {
  const { id: value, topic, status, sessions } = apprenticeship;
  const beside = mention(otherOf(apprenticeship, userId));
  const count = sessions.length;
  const lead = `*${escaped(topic)}* with ${beside}`;
  const step = sessionSteps[count];
  const words = {
    asked: `${lead}: I wait for their answer.`,
    learning: `${lead}: session ${count + 1} of ${sessionsNeeded}. In this one ${step}. Agree on a time, or offer it with \`/model\`.`,
    answering: answeringWords(apprenticeship, lead, userId),
    done: doneWords(apprenticeship, lead, userId),
    ended: `${lead}: let go. That is fine; \`/leadership-map\` shows how it stands.`,
  }[status];
  const past = count > 0 ? [context(`You met on ${sessions.map(dayWords).join(', ')}.`)] : [];
  const canList = status === 'answering' || (status === 'done' && !apprenticeship.isListed);
  const presses = [
    ...(status === 'learning' ? [button('We met today', ids.met, { value, style: 'primary' })] : []),
    ...(canList && userId === apprenticeship.apprenticeId ? [button('List it', 'expertise.add')] : []),
    ...(apprenticeship.isOpen ? [button('Let it go', ids.letGo, { value }), fewerButton()] : []),
  ];
  return { text: words, blocks: [section(words), ...past, ...(presses.length > 0 ? [actions(...presses)] : [])] };
}

function answeringWords({ topic, apprenticeId }: Apprenticeship, lead: string, userId: string): string {
  return userId === apprenticeId
    ? `${lead}: three sessions are done. List it with \`/expertise add ${escaped(topic)}\`, so that you are asked. It is done when you have answered a question on it.`
    : `${lead}: three sessions are done. It is done when they have answered a question on it alone.`;
}

function doneWords({ topic, apprenticeId, isListed }: Apprenticeship, lead: string, userId: string): string {
  if (isListed) return `${lead}: done. Two of you carry it now. Thank you both!`;
  return userId === apprenticeId
    ? `${lead}: done. You have answered a question on it alone. Thank you both! List it with \`/expertise add ${escaped(topic)}\`, so that two of you carry it.`
    : `${lead}: done. They have answered a question on it alone. Thank you both! Two of you carry it once they list it.`;
}

/** To who opened it and is neither of the two. */
export function notNowView({ topic }: Apprenticeship): View {
  const text = `Nobody new learns *${escaped(topic)}* for now. \`/leadership-map\` has the button to ask someone else.`;
  return { text, blocks: [section(text), actions(fewerButton())] };
}

/** The leaving drill. @param from the first day away, where it is known */
export function leavingView(topics: readonly { topic: string; topicKey: string }[], from?: string): Answer {
  const lead = from ? `You are away from ${dayWords(from)} on.` : 'Before you are away for long, or change schools:';
  if (topics.length === 0) {
    const text = `${lead} Nothing that you list hangs on you alone. You can go in peace.`;
    return { text, blocks: [section(text)], replaces: false };
  }
  // What comes by itself begins with a whole sentence.
  const one = from ? 'One topic' : 'one topic';
  const ask =
    topics.length === 1
      ? `${one} hangs on you alone. Who could learn it before you go?`
      : `${topics.length} topics hang on you alone. Who could learn them before you go?`;
  const shown = topics.slice(0, mostLeaving);
  const rest =
    topics.length > shown.length ? [context(`And ${topics.length - shown.length} more in \`/expertise\`.`)] : [];
  return {
    text: [`${lead} ${ask}`, ...shown.map(({ topic }) => escaped(topic)), 'You can press: Find an apprentice.'].join(
      '\n',
    ),
    replaces: false,
    blocks: [
      section(`${lead} ${ask}`),
      ...shown.map(({ topic, topicKey }) => section(`*${escaped(topic)}*`, findButton(topic, topicKey))),
      ...rest,
      // What comes by itself can be had less often.
      ...(from ? [actions(fewerButton())] : []),
      context('*Who sees this:* only you.'),
    ],
  };
}

const mostLeaving = 20;

export function findButton(topic: string, topicKey: string) {
  return button('Find an apprentice', ids.findApprentice, { value: topicKey, label: `Find an apprentice: ${topic}` });
}
