import type { KnownBlock } from '@slack/types';
import type { Commitment } from '../../domain/commitment.ts';
import { propose, proposedAs } from '../../domain/commitment-acts.ts';
import type { Circumstance, CommitmentDraft, Refusal } from '../../domain/commitment-press.ts';
import { actions, button, context, divider, escaped, mention, plain, quote, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { readersWords, supportLine } from './views.ts';

/** What would be sent, and to whom: nobody has seen it yet. */
export function previewAnswer(draft: CommitmentDraft, now: Circumstance & { userId: string }): Answer {
  const { id: value, ownerId, proposedBy, partnerId, words, dueDay, topic, goal, evidence, supports } = draft;
  const isOwn = ownerId === proposedBy;
  const outcome = propose(draft, now);
  // What keeps it from being sent hides none of its support.
  const standing = proposedAs(draft, now);
  const lead = 'This is what will be sent. Nobody has seen it yet.';
  const lines = [
    isOwn ? 'You will do this:' : `You ask ${mention(ownerId)} to do this:`,
    quote(words, 300),
    [
      `By ${shortDay(dueDay)}. Partner: ${mention(partnerId)}`,
      ...(topic ? [`Topic: ${escaped(topic)}`] : []),
      ...(goal ? [`For the goal: ${escaped(goal)}`] : []),
      ...(evidence ? [`What shows it: ${escaped(evidence)}`] : []),
    ].join('\n'),
    ...standing.supports.map((one) => supportLine(standing, one, now)),
  ];
  const missing = 'refused' in outcome ? missingWords[outcome.refused] : undefined;
  const asked = [...new Set([ownerId, partnerId, ...supports.map(({ giverId }) => giverId)])].filter(
    (one) => one !== proposedBy,
  );
  const next = missing ?? `Send asks ${asked.map(mention).join(', ')} for a yes. It opens once everyone has said yes.`;
  const sees = `Who sees this: ${readersWords(draft)}.`;
  const refused = 'refused' in outcome ? outcome.refused : undefined;
  const lacksSupport = refused === 'no-support' || refused === 'paid-time';
  const hasAll = refused === 'no-support' && isOwn;
  const blocks: KnownBlock[] = [
    section(lead),
    divider(),
    ...lines.map((line) => section(line)),
    section(next),
    actions(
      ...(missing ? [] : [button('Send', ids.send, { value, style: 'primary' })]),
      ...(hasAll ? [button('I have what I need', ids.hasAll, { value, style: 'primary' })] : []),
      button(lacksSupport ? 'Add a support' : 'Change', ids.rewrite, { value }),
    ),
    context(sees),
  ];
  return { ...shown('Preview', blocks), text: [lead, ...lines, next, sees].join('\n'), replaces: true };
}

const missingWords: Partial<Record<Refusal, string>> = {
  'day-past': 'A day in this has passed. Choose a later one.',
  'three-open':
    'Three of yours are open, and that is the most at once. Say of one that it is done, or let it go: `/commit mine`. This waits a day for you.',
  'no-support': 'What do you need for it, from whom? Add a support, or say that you have what you need.',
  'paid-time':
    'You are paid by the hour, so preparing is paid work. Add paid time inside your shift as a support, of the kind Time.',
};

/** It is on its way. */
export function sentAnswer({ status }: Commitment): Answer {
  const text =
    status === 'open'
      ? 'It is open now. Your message with me shows how it stands.'
      : 'Sent. Your message with me shows whose yes is still to come. You can change it there.';
  return { ...shown('Sent', [section(text)]), text, replaces: true };
}

function shown(title: string, blocks: KnownBlock[]) {
  return { blocks, modal: { type: 'modal' as const, title: plain(title), close: plain('Close'), blocks } };
}
