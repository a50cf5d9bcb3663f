import type { ModalView } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import type { Round } from '../../domain/round.ts';
import type { Complement } from '../../domain/round-pairs.ts';
import { actions, button, context, divider, escaped, input, mention, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { modal } from './views.ts';

/** A group with what its members could learn from each other. */
export interface ShownGroup {
  userIds: readonly string[];
  complements: readonly Complement[];
}

export const notWithTitle = 'Not with';

/** So many groups fit into one form. */
const mostGroups = 40;
const mostReasons = 3;

/** What one could learn from whom: what both say of themselves in the directory. Never who has visited whom. */
function reasonLines(complements: readonly Complement[]): string[] {
  return complements
    .slice(0, mostReasons)
    .map(
      ({ from, to, topic }) => `${mention(from)} knows ${escaped(words(topic))}, which ${mention(to)} wants to learn`,
    );
}

const words = (topic: string) => topic.replaceAll('-', ' ');

function groupLine({ userIds, complements }: ShownGroup): string {
  const reasons = reasonLines(complements);
  const who = userIds.map(mention).join(', ');
  return reasons.length > 0 ? `• ${who}: ${reasons.join('; ')}` : `• ${who}`;
}

/** What would be proposed, to who began the round: nobody has seen it yet. */
export function pairsPreview(round: Round, groups: readonly ShownGroup[], alone: number): Answer {
  const lead =
    groups.length > 0
      ? 'I would propose these partners, to each of them alone. Nobody has seen it yet.'
      : alone < 2
        ? 'Nobody can be proposed yet: at least two colleagues have to take part.'
        : 'I have no partners to propose this time.';
  const lines = groups.slice(0, mostGroups).map(groupLine);
  const rest = groups.length - lines.length;
  const more = rest > 0 ? [`${rest} more.`] : [];
  const none = alone > 0 && groups.length > 0 ? [`For ${counted(alone, 'colleague')} I have nobody this time.`] : [];
  const blocks = [
    section(lead),
    ...[...lines, ...more, ...none].map((line) => section(line)),
    ...(groups.length > 0
      ? [actions(button('Propose them', ids.sendPairs, { value: round.id, style: 'primary' }))]
      : []),
    context('They are free to follow it or not. Who takes part decides who is proposed.'),
  ];
  return { text: [lead, ...lines, ...more, ...none].join('\n'), blocks, modal: modal('Partners', blocks) };
}

/** To each member of a group: the others, and why. */
export function proposedView(round: Round, userId: string, group: ShownGroup): View {
  const others = group.userIds.filter((one) => one !== userId).map(mention);
  const lead = `For the round in <#${round.channelId}> I propose that you and ${others.join(' and ')} visit each other.`;
  const mine = group.complements.filter(({ from, to }) => from === userId || to === userId);
  const reasons = reasonLines(mine);
  const why = reasons.length > 0 ? [`Why: ${reasons.join('; ')}.`] : [];
  const next = 'Open a door, for the channel or only for them. If you would rather not, leave this: nobody is told.';
  const { id: value } = round;
  return {
    text: [lead, ...why, next].join('\n'),
    blocks: [
      ...[lead, ...why].map((line) => section(line)),
      actions(
        button('Open a door', ids.openDoor, { value, style: 'primary' }),
        button('Not with …', ids.notWith, { value, label: 'Not with: with whom I do not want to be proposed' }),
        fewerButton(),
      ),
      context(next),
    ],
  };
}

/** Behind **Not with …**: one's own list, read by nobody else. */
export function notWithForm(roundId: string, others: readonly string[]): ModalView {
  return {
    type: 'modal',
    callback_id: ids.notWithForm,
    private_metadata: roundId,
    title: plain(notWithTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      section('With whom shall I not propose you? I ask for no reason.'),
      input(
        'others',
        'Not with',
        { type: 'multi_users_select', ...(others.length > 0 && { initial_users: [...others] }) },
        { optional: true, hint: 'Empty: with anyone.' },
      ),
      divider(),
      context(
        '*Who sees this:* only you. It is used for nothing but partners that I propose, and nobody is told, now or later.',
      ),
    ],
  };
}
