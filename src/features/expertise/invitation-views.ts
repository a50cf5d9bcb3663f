import type { Button, KnownBlock } from '@slack/types';
import type { Entry } from '../../domain/expertise.ts';
import type { Invitation } from '../../domain/invitation.ts';
import { actions, button, capped, context, mention, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { packed } from '../../slack/packed.ts';
import { sentence, type View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import type { Own } from './own.ts';
import { entryWords, standingWords, whoSees } from './words.ts';

/** Together with others this message may be one part of a bundle, so it stays under eight blocks. */
const mostSections = 4;
const detailShown = 120;

const seen =
  '*Who sees this:* only you, until you press Yes; then the full members of this workspace. With `/expertise` you can change or remove all of it.';

const leadOf = ({ invitedBy }: Invitation) =>
  `${mention(invitedBy)} suggests that colleagues could ask you about this. Would you like to be listed for it?`;

/** The question to one person whether they want to be listed. */
export function invitationView(invitation: Invitation): View {
  return {
    text: capped([leadOf(invitation), ...invitation.entries.map(line), seen].join('\n'), 3_900),
    blocks: [...asked(invitation), actions(...answers(invitation), fewerButton()), context(seen)],
  };
}

/** The same on Home, until it is answered. */
export function homeInvitation(invitation: Invitation): KnownBlock[] {
  return [...asked(invitation), actions(...answers(invitation)), context(seen)];
}

function asked(invitation: Invitation): KnownBlock[] {
  const lines = packed(invitation.entries.map(line)).slice(0, mostSections);
  return [section(leadOf(invitation)), ...lines.map((text) => section(text))];
}

const answers = ({ id: value }: Invitation): Button[] => [
  button('Yes, list me', ids.yes, { value, style: 'primary' }),
  button('Not now', ids.notNow, { value }),
];

/** In place of the question, once it was answered with yes. */
export function acceptedView({ entries }: Pick<Own, 'entries'>): View {
  const lead = 'Thank you. You are in the directory now, and colleagues can find you for this:';
  const lines = entries.map(line);
  return {
    text: capped([lead, ...lines, whoSees].join('\n'), 3_900),
    blocks: [
      section(lead),
      ...packed(lines)
        .slice(0, mostSections)
        .map((text) => section(text)),
      actions(button('My expertise', ids.show), button('My limits', ids.limits)),
      context(whoSees),
    ],
  };
}

/** In place of the question, once it was answered with "not now". */
export function declinedView(): View {
  return sentence(
    'Not now, then. You are not listed, and nobody is told. If you change your mind: /expertise add number talks',
  );
}

function line(entry: Entry): string {
  return `• ${entryWords({ ...entry, detail: capped(entry.detail, detailShown) })}. ${standingWords(entry)}`;
}
