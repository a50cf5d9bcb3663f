import type { ModalView } from '@slack/types';
import { type Gap, isTopicSettled } from '../../domain/gap.ts';
import { helpKinds, type OutsideHelp } from '../../domain/outside-help.ts';
import { context, escaped, input, mention, option, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { ids } from './action-ids.ts';

export const titles = {
  words: 'None of us knows this',
  ask: 'Ask a colleague',
  learn: 'Who will learn it?',
  plan: 'Bring it in',
} as const;

/** What none of us knows: a new gap, or one that is said anew. @param named what a new one is about, where it is known */
export function wordsForm(gap?: Gap, named?: string): ModalView {
  const isNew = gap === undefined;
  // The topic of a bare record is none of anyone's words.
  const topic = gap?.topicKey === undefined ? named : gap.topic;
  return {
    type: 'modal',
    callback_id: isNew ? ids.nameForm : ids.describeForm,
    private_metadata: gap?.id ?? '',
    title: plain(titles.words),
    submit: plain(isNew ? 'Put it on the list' : 'Save'),
    close: plain('Cancel'),
    blocks: [
      ...(gap && isTopicSettled(gap)
        ? [section(`*${escaped(gap.topic)}*: sessions are planned on it, so its name stays.`)]
        : []),
      input(
        'topic',
        'What none of us knows yet',
        { type: 'plain_text_input', ...(topic && { initial_value: topic }) },
        { hint: 'A few words, such as “number talks for newcomers”.' },
      ),
      input(
        'why',
        'Why it matters',
        { type: 'plain_text_input', multiline: true, ...(gap?.why && { initial_value: gap.why }) },
        { optional: true, hint: 'What students could do if we knew it.' },
      ),
      noPupilField(),
      context('*Who sees this:* all full members of this workspace, and the weekly page. No student names, please.'),
    ],
  };
}

/** Whom to ask to own or to sponsor it. */
export function askRoleForm(gap: Gap, callbackId: string, words: string): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: gap.id,
    title: plain(titles.ask),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(gap.topic)}*`),
      input('colleague', words, { type: 'users_select' }, { hint: 'I ask them in their working hours.' }),
      context('They say yes or not this time, without a reason. Nothing is theirs before they say yes.'),
    ],
  };
}

/** Whom to ask whether they would learn it. */
export function askLearnForm(gap: Gap): ModalView {
  return {
    type: 'modal',
    callback_id: ids.askLearnForm,
    private_metadata: gap.id,
    title: plain(titles.learn),
    submit: plain('Ask'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(gap.topic)}*`),
      input(
        'colleagues',
        'Whom I ask',
        { type: 'multi_users_select', max_selected_items: 10 },
        { hint: 'Each is asked once, in their working hours.' },
      ),
      context('They say yes or not this time, without a reason. Two are needed before someone is brought in.'),
    ],
  };
}

/** Who brings it in, and by when. @param register what fits best first */
export function planForm(gap: Gap, register: readonly OutsideHelp[]): ModalView {
  const options = register.map(({ id, name, kind, cost }) =>
    option(name, id, [helpKinds[kind], cost].filter(Boolean).join(', ')),
  );
  return {
    type: 'modal',
    callback_id: ids.planForm,
    private_metadata: gap.id,
    title: plain(titles.plan),
    submit: plain('Plan it'),
    close: plain('Cancel'),
    blocks: [
      section(`*${escaped(gap.topic)}*. Will learn it: ${gap.learners.map(mention).join(', ')}.`),
      ...(options.length > 0
        ? [input('help', 'Help from outside', { type: 'static_select', options }, { optional: true })]
        : [section('The register of outside help is empty. Close this and press Where to look to add someone.')]),
      input(
        'colleague',
        'Or a colleague who can show it',
        { type: 'users_select' },
        { optional: true, hint: 'Ask them first; they offer the session themselves.' },
      ),
      input('byDay', 'By when', { type: 'datepicker' }, { optional: true }),
      context('Next you plan the session: someone from outside shows it together with one of us.'),
    ],
  };
}
