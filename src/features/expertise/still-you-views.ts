import type { Button, KnownBlock } from '@slack/types';
import type { OwnEntry } from '../../domain/directory.ts';
import { actions, button, capped, context, escaped, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { sentence, type View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

// It is asked with a new school year, too, of what was listed some weeks ago.
const lead = 'Still you? Once a year I ask about what you list:';
const whoSees =
  '*Who sees this:* only you. If you do nothing, it all stays listed, and who has confirmed theirs comes first where two know equally well.';

/** Once a year, to someone: everything of theirs that is a year old. `value`: the day on which it is asked. */
export function stillYouView(entries: readonly OwnEntry[], value: string): View {
  return {
    text: [lead, ...topicLines(entries), 'Press Yes, still me, Change or Remove.', whoSees.replaceAll('*', '')].join(
      '\n',
    ),
    blocks: [...asked(entries), actions(...answers(entries, value), fewerButton()), context(whoSees)],
  };
}

/** The same on Home, until it is answered. */
export function homeStillYou(entries: readonly OwnEntry[], value: string): KnownBlock[] {
  return [...asked(entries), actions(...answers(entries, value))];
}

const topicLines = (entries: readonly OwnEntry[]) => entries.map(({ topic }) => `• ${escaped(topic)}`);

const asked = (entries: readonly OwnEntry[]) => [section(lead), section(topicLines(entries).join('\n'))];

function answers(entries: readonly OwnEntry[], value: string): Button[] {
  const confirm = {
    title: entries.length === 1 ? 'Remove this topic?' : 'Remove all of these?',
    text: `Colleagues will no longer find you for ${topicsOf(entries, 120)}; what grew from its use goes with it. To remove only some, press Change.`,
    yes: 'Remove',
    no: 'Keep',
  };
  return [
    button('Yes, still me', ids.stillMe, { value, style: 'primary' }),
    button('Change', ids.show, { label: 'Change or remove some of them' }),
    button('Remove', ids.notMe, { value, label: 'Remove all of these', confirm }),
  ];
}

/** The same message once it is answered. */
export function stillYouDoneView(entries: readonly OwnEntry[], answer: 'confirmed' | 'removed' | 'removed-some'): View {
  const topics = topicsOf(entries, 1_000);
  const found =
    answer === 'removed' ? 'Colleagues no longer find you for it.' : 'Some of it you list another way still.';
  return sentence(
    answer === 'confirmed'
      ? `Still you: ${topics}. Thank you. \`/expertise\` shows all you list.`
      : `Removed: ${topics}. ${found} \`/expertise add\` lists you again.`,
  );
}

function topicsOf(entries: readonly OwnEntry[], most: number): string {
  return capped(entries.map(({ topic }) => `“${topic}”`).join(', '), most);
}
