import type { Button, KnownBlock } from '@slack/types';
import type { Question, QuestionOffer, Suggested } from '../../domain/question.ts';
import { actions, button, capped, context, escaped, localTime, mention, quote, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { View } from '../../slack/view.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { reasonToThem } from './reasons.ts';

const needWords = { ask: 'an answer', plan: 'to look at it together', watch: 'to see it live' };

/** What the asker told beside the question. */
function detailLines(question: Question): string[] {
  const { teaching, tried, need, neededBy, goal } = question;
  return [
    teaching && `*Teaches:* ${escaped(teaching)}`,
    tried && `*Has tried:* ${escaped(tried)}`,
    need !== 'ask' && `*Would like:* ${needWords[need]}`,
    neededBy && `*By:* ${dayWords(neededBy)}`,
    goal && `*For the goal:* ${escaped(goal)}`,
  ].filter((line): line is string => Boolean(line));
}

/** The question as it is held out to one colleague in their direct messages. */
export function offerView(question: Question, offer: QuestionOffer, why: Suggested | undefined): View {
  const who = question.anonymous ? 'A colleague' : mention(question.askedBy);
  const lead = offerLead(who, offer);
  const until = `It is yours until ${localTime(offer.deadline, offer.deadline.toUTCString())}. ${afterThat(offer)}; nothing is held against you.`;
  const lines = [
    becauseLine(question, offer, why),
    offer.note && `${mention(String(offer.passedBy))} adds: “${escaped(offer.note)}”`,
    ...detailLines(question),
    offer.fillsWeek && 'With this one you have as many questions this week as you take.',
  ].filter((line): line is string => Boolean(line));
  const value = question.id;
  const seen = [
    '*Who sees this:* the asker, the colleagues it is offered to, one at a time, and whoever looks after questions this week.',
    question.anonymous && 'You hear the asker’s name when you accept.',
    'Why you decline, if you do, stays with you.',
  ].filter(Boolean);
  return {
    text: [lead, escaped(question.text), ...lines, until].join('\n'),
    blocks: [
      section(lead),
      section(quote(question.text)),
      ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
      actions(
        button('I can help', ids.accept, { value, style: 'primary' }),
        button('I know who knows', ids.pass, { value }),
        button('Not this time', ids.decline, { value }),
        ...(offer.fillsWeek ? [button('Tell my leader I need time', 'time-back.tell')] : []),
        fewerButton(),
      ),
      context(until),
      context(seen.join(' ')),
    ],
  };
}

function afterThat({ kind }: QuestionOffer): string {
  const next = 'the asker decides how to go on';
  return kind === 'facilitator' ? `After that ${next}` : `After that I look for someone else, or ${next}`;
}

/** To asker or holder: the deadline has moved, because the school's days have. */
export function movedView({ askedBy, text: asked }: Question, { userId, deadline }: QuestionOffer, to: string): View {
  const until = localTime(deadline, deadline.toUTCString());
  const lead =
    to === askedBy
      ? `The days of the school have changed, so your question waits too: ${mention(userId)} has it until ${until}.`
      : `The days of the school have changed, so you have longer for this question: it is yours until ${until}.`;
  const next = 'The buttons in the message I sent you before still work.';
  return {
    text: [lead, escaped(asked), next].join('\n'),
    blocks: [section(lead), section(quote(asked, 300)), context(next), actions(fewerButton())],
  };
}

/** Why this colleague is asked. That the asker chose them is not said of one without a name, who may be known by that. */
function becauseLine(question: Question, { kind, userId }: QuestionOffer, why: Suggested | undefined) {
  if (kind !== 'colleague') return undefined;
  if (question.chosen.includes(userId))
    return question.anonymous ? undefined : `${mention(question.askedBy)} chose you.`;
  return why && reasonToThem(why);
}

function offerLead(who: string, { kind, passedBy }: QuestionOffer): string {
  if (kind === 'facilitator')
    return `You look after questions this week. ${who} asks something that nobody has taken yet:`;
  if (kind === 'passed') return `${mention(String(passedBy))} says you are the one who knows. ${who} asks:`;
  return `${who} asks, and you may be the one who knows:`;
}

const closings: Record<QuestionOffer['state'], string> = {
  open: '',
  accepted: 'You said you can help. Thank you.',
  declined: 'Not this time. That is fine; the question goes on without you.',
  expired: 'The time for this one has passed, and the question goes on. If nobody has taken it yet, you still can.',
  'passed-on': 'You knew who knows. Thank you for passing it on.',
  withdrawn: 'This one is settled; there is nothing left for you to do.',
};

/** The same message once the offer is no longer open. */
export function closedOfferView(question: Question, offer: QuestionOffer): View {
  const text = closing(question, offer);
  const value = question.id;
  const blocks: KnownBlock[] = [section(quote(question.text, 300)), section(text)];
  if (offer.state === 'expired') blocks.push(actions(button('I can help', ids.accept, { value })));
  if (offer.state === 'declined' && !offer.reason) {
    blocks.push(
      actions(
        button('No time', `${ids.declineReason}.no-time`, { value: `${value}:no-time` }),
        button('Not mine', `${ids.declineReason}.not-mine`, { value: `${value}:not-mine` }),
        button('Ask me later', `${ids.declineReason}.ask-later`, { value: `${value}:ask-later` }),
        button('None of us knows this yet', `${ids.declineReason}.none-knows`, { value: `${value}:none-knows` }),
      ),
      context(
        'If you like, say why. Nobody but you sees it, and it never lowers your standing. Only None of us knows this yet is told to who asked.',
      ),
    );
  }
  return { text: withQuestion(text, question), blocks };
}

function closing(question: Question, { state }: QuestionOffer): string {
  if (state === 'accepted') return `${closings.accepted} ${whereToWrite(question)}`;
  const goesOn = question.status === 'asking' || question.status === 'unanswered';
  if (state === 'withdrawn' && goesOn) return 'This one goes on without you; there is nothing left for you to do.';
  return closings[state];
}

/** To who accepted: where the two talk, and from when on. */
export function whereToWrite(question: Question): string {
  return `Write to each other in your conversation${opening(question)}.`;
}

/** What is said of a conversation that waits for both to be at work; it is as true once it is open. */
export function opening({ meetAt }: Question): string {
  return meetAt ? `, which opens when you are both at work, ${localTime(meetAt, meetAt.toUTCString())}` : '';
}

/** What a screen reader says of an edited message: how it stands, and of which question. */
function withQuestion(text: string, { text: asked }: Question): string {
  return `${text}\n${escaped(capped(asked, 300))}`;
}

/** The conversation of the two: the question, and the three ways on. */
export function togetherView(question: Question): View {
  const lead = `${mention(question.askedBy)} asked, and ${mention(String(question.answerer))} can help. Talk in this thread.`;
  const lines = detailLines(question);
  return {
    text: [lead, escaped(question.text), ...lines].join('\n'),
    blocks: [
      section(lead),
      section(quote(question.text)),
      ...(lines.length > 0 ? [section(lines.join('\n'))] : []),
      wayOn(question),
      context('*Who sees this:* the two of you.'),
    ],
  };
}

/** Where Slack opened no conversation for the two: each is told the other's name in their own direct message. */
export function apartView(question: Question, to: string): View {
  const other = to === question.askedBy ? String(question.answerer) : question.askedBy;
  const lead =
    to === question.askedBy
      ? `${mention(other)} can help with your question. Write to each other directly.`
      : `You can help ${mention(other)} with this question. Write to each other directly.`;
  return {
    text: `${lead}\n${escaped(question.text)}`,
    blocks: [section(lead), section(quote(question.text)), wayOn(question)],
  };
}

/** Turns the answer into a request to be shown it: `/model` listens. */
export function seeItLive(value: string): Button {
  return button('See it live', 'model.see-it-live', { value });
}

function wayOn({ id: value }: Question): KnownBlock {
  return actions(
    button('This helped', ids.helped, { value, style: 'primary' }),
    button('Still stuck', ids.stillStuck, { value }),
    seeItLive(value),
  );
}

/** The conversation's message once it is over: how it went, or how the question goes on. */
export function togetherDoneView(question: Question, after: Question): View {
  const text = doneSentence(mention(question.askedBy), after);
  return { text: withQuestion(text, question), blocks: [section(quote(question.text, 300)), section(text)] };
}

function doneSentence(asker: string, { helped, status }: Question): string {
  if (helped) return `This helped: “${escaped(helped.practice)}”`;
  if (status === 'stopped') return `${asker} has stopped asking. There is nothing left to do. Thank you for your time.`;
  return `${asker} is still looking, so I ask someone else. Thank you for your time.`;
}

/** To the answerer: what helped, in the asker's words. */
export function thanksView(question: Question): View {
  const { practice, mayBeShown, answererAgrees } = { practice: '', mayBeShown: false, ...question.helped };
  const text = `${mention(question.askedBy)} says this helped: “${escaped(practice)}” Thank you.`;
  if (answererAgrees) {
    const agreed = 'You let others find this one.';
    return { text: `${text} ${agreed}`, blocks: [section(text), context(agreed)] };
  }
  const ask =
    'May others with a similar question find this one, with your name and this sentence? Your colleague agrees.';
  return {
    text: mayBeShown ? `${text} ${ask}` : text,
    blocks: [
      section(text),
      ...(mayBeShown ? [section(ask)] : []),
      actions(...(mayBeShown ? [button('Let others find it', ids.agree, { value: question.id })] : []), fewerButton()),
    ],
  };
}

/** In a channel: anyone may take it, the first wins. */
export function postView(question: Question): View {
  const who = question.anonymous ? 'A colleague' : mention(question.askedBy);
  const lead = `${who} asks. Who knows?`;
  return {
    text: `${lead}\n${escaped(question.text)}`,
    blocks: [
      section(lead),
      section(quote(question.text)),
      actions(button('I can help', ids.accept, { value: question.id, style: 'primary' })),
      context('The first to press gets a conversation with the asker.'),
    ],
  };
}

export function closedPostView(question: Question): View {
  const text = question.answerer ? `${mention(question.answerer)} can help.` : 'This question is settled.';
  return { text: withQuestion(text, question), blocks: [section(quote(question.text, 300)), section(text)] };
}
