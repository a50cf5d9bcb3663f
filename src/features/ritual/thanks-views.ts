import type { ModalView } from '@slack/types';
import { type Thanks, thanksWords } from '../../domain/thanks.ts';
import { actions, button, context, escaped, input, mention, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import { promptText } from './prompt-views.ts';

export const thanksTitle = 'Thanks for a practice';

/** The form of thanks. @param id of the card it was opened from; none elsewhere */
export function thanksForm(id: string, to: string | undefined): ModalView {
  return {
    type: 'modal',
    callback_id: ids.thanksForm,
    private_metadata: id,
    title: plain(thanksTitle),
    submit: plain('Say thanks'),
    close: plain('Cancel'),
    blocks: [
      input('to', 'To', { type: 'users_select', ...(to && { initial_user: to }) }),
      input(
        'because',
        'Because you …',
        { type: 'plain_text_input', max_length: 300 },
        { hint: 'A practice, such as “waited five seconds after each question”.' },
      ),
      input(
        'could',
        '… my students could',
        { type: 'plain_text_input', max_length: 300 },
        { hint: 'What it did, such as “finish their thought”.' },
      ),
      noPupilField(),
      context(
        '*Who sees this:* only your colleague, who may show it to a team. It counts for nothing: no points, and nobody’s standing changes. One a week to the same colleague, three in all. No student names, please.',
      ),
    ],
  };
}

const quoted = (thanks: Thanks) => `> ${promptText(thanksWords(thanks))}`;

/** To the receiver: what was said, and who is to see it. @param teams channel ids of theirs, a few */
export function thanksView(thanks: Thanks, teams: readonly string[]): View {
  const lead = `${mention(thanks.giverId)} thanks you for a practice:\n${quoted(thanks)}`;
  const readers = teams.length > 0 ? 'Only you two see this, unless you show it to a team.' : 'Only you two see this.';
  return {
    text: `${lead}\n${readers}`,
    blocks: [
      section(lead),
      ...teams.map((channelId) =>
        section(
          `Show it in <#${channelId}>?`,
          button('Show it', ids.showThanks, { value: `${thanks.id}-in-${channelId}`, label: 'Show it to this team' }),
        ),
      ),
      actions(
        ...(teams.length > 0 ? [button('Keep it between us', ids.keepThanks, { value: thanks.id })] : []),
        fewerButton(),
      ),
      context(readers),
    ],
  };
}

/** The same message once the receiver has chosen. */
export function chosenView(thanks: Thanks): View {
  const lead = `${mention(thanks.giverId)} thanked you for a practice:\n${quoted(thanks)}`;
  const { shownIn, id: value } = thanks;
  if (!shownIn) {
    const readers = 'It stays between you two.';
    return { text: `${lead}\n${readers}`, blocks: [section(lead), context(readers)] };
  }
  const readers = `It stands in <#${shownIn}>.`;
  return {
    text: `${lead}\n${readers} Take it back brings it between you two again.`,
    blocks: [section(lead), section(readers), actions(button('Take it back', ids.hideThanks, { value }))],
  };
}

/** In the channel that the receiver chose. */
export function shownThanksView(thanks: Thanks): View {
  const text = `${mention(thanks.giverId)} thanks ${mention(thanks.receiverId)} for a practice:\n${quoted(thanks)}`;
  const readers = `Shown by ${mention(thanks.receiverId)}. \`/ritual thanks\` says one of your own.`;
  return { text: `${text}\n${readers}`, blocks: [section(text), context(readers)] };
}

/** The same message once the receiver took it back. */
export function hiddenThanksView(): View {
  const text = 'A thanks stood here; whom it was for has taken it back.';
  return { text, blocks: [section(text)] };
}

/** What whoever said thanks reads at once. */
export function sentWords({ receiverId }: Thanks, name: string): string {
  return `${mention(receiverId)} hears of it in their working hours. ${escaped(name)} says who else sees it; at first only you two do.`;
}
