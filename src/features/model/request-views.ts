import type { ModalView } from '@slack/types';
import type { ModelingRequest } from '../../domain/modeling-request.ts';
import { actions, button, context, escaped, input, mention, plain, quote, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

export const askTitle = 'Ask to be shown';

/** What stands in the form when it opens. */
export type ShownRequest = Partial<Pick<ModelingRequest, 'toId' | 'topic' | 'wish' | 'questionId' | 'gapId'>>;

/** The form by which someone asks a colleague to show a practice. */
export function askForm({ toId, topic, wish, questionId = '', gapId }: ShownRequest): ModalView {
  return {
    type: 'modal',
    callback_id: gapId ? ids.bringInAskForm : ids.askForm,
    private_metadata: gapId ?? questionId,
    title: plain(askTitle),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      input('colleague', 'Whom I ask', { type: 'users_select', ...(toId && { initial_user: toId }) }),
      input(
        'topic',
        'What I would like to see',
        { type: 'plain_text_input', ...(topic && { initial_value: topic }) },
        { hint: 'A few words, such as “number talks”.' },
      ),
      input(
        'wish',
        'My question',
        { type: 'plain_text_input', multiline: true, ...(wish && { initial_value: wish }) },
        { optional: true, hint: 'What you want to understand when you watch.' },
      ),
      noPupilField(),
      context(
        '*Who sees this:* your colleague and you, for 180 days. They offer times, or say not now without a reason.',
      ),
    ],
  };
}

function requestLine({ topic }: ModelingRequest): string {
  return `*${escaped(topic)}*`;
}

function wishLines({ wish }: ModelingRequest): string[] {
  return wish ? [quote(wish, 1_000)] : [];
}

/** To who is asked. */
export function requestView(request: ModelingRequest): View {
  const { id: value, askerId } = request;
  const lines = [
    `${mention(askerId)} would like to see how you do this: ${requestLine(request)}`,
    ...wishLines(request),
  ];
  return {
    text: [...lines, 'Press Offer times, or Not now. No reason is needed.'].join('\n'),
    blocks: [
      ...lines.map((line) => section(line)),
      actions(
        button('Offer times', ids.offerTimes, { value, style: 'primary' }),
        button('Not now', ids.notNow, { value }),
        fewerButton(),
      ),
      context('*Who sees this:* the two of you. Not now is told without a reason.'),
    ],
  };
}

/** The same message once it is settled. */
export function requestDoneView(request: ModelingRequest): View {
  const done = {
    open: 'It waits for you.',
    offered: 'You have offered times. Thank you! `/model list` shows them.',
    declined: 'That is fine: you said not now. `/model` offers something of your own.',
    withdrawn: 'They have taken it back, so there is nothing to do. `/model list` shows what is coming.',
  }[request.status];
  const text = `${mention(request.askerId)} wanted to see ${requestLine(request)}. ${done}`;
  return { text, blocks: [section(text)] };
}

/** To who asked: it cannot be now. */
export function notNowView(request: ModelingRequest): View {
  const text = `${mention(request.toId)} cannot show ${requestLine(request)} just now. \`/who-knows\` finds who else knows, and \`/model list\` shows what is coming.`;
  return { text, blocks: [section(text)] };
}

/** A request in the list and on Home, with what one can do. */
export function requestRow(request: ModelingRequest, userId: string): View {
  const { id: value, topic, askerId, toId } = request;
  const isMine = askerId === userId;
  const line = isMine
    ? `You asked ${mention(toId)} to show ${requestLine(request)}. They have not answered yet.`
    : `${mention(askerId)} would like to see how you do this: ${requestLine(request)}`;
  const presses = isMine
    ? [button('Take it back', ids.withdraw, { value, label: `Take it back: ${topic}` })]
    : [
        button('Offer times', ids.offerTimes, { value, style: 'primary' as const, label: `Offer times: ${topic}` }),
        button('Not now', ids.notNow, { value, label: `Not now: ${topic}` }),
      ];
  return {
    text: `${line} Press ${presses.map(({ text }) => text.text).join(' or ')}.`,
    blocks: [section(line), actions(...presses)],
  };
}
