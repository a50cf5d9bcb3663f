import type { OwnEntry } from '../../domain/directory.ts';
import { actions, button, capped, context, escaped, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import { sentence, type View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

const lead = 'Still you? It is about a year since you listed this:';
const whoSees =
  '*Who sees this:* only you. If you do nothing, it all stays listed, and who has confirmed theirs comes first where two know equally well.';

/** Once a year, to someone: everything of theirs that is a year old. `value`: the day on which it is asked. */
export function stillYouView(entries: readonly OwnEntry[], value: string): View {
  const lines = entries.map(({ topic }) => `• ${escaped(topic)}`);
  const confirm = {
    title: entries.length === 1 ? 'Remove this topic?' : 'Remove all of these?',
    text: `Colleagues will no longer find you for ${topicsOf(entries, 120)}; what grew from its use goes with it. To remove only some, press Change.`,
    yes: 'Remove',
    no: 'Keep',
  };
  return {
    text: [lead, ...lines, 'Press Yes, still me, Change or Remove.', whoSees.replaceAll('*', '')].join('\n'),
    blocks: [
      section(lead),
      section(lines.join('\n')),
      actions(
        button('Yes, still me', ids.stillMe, { value, style: 'primary' }),
        button('Change', ids.show, { label: 'Change or remove some of them' }),
        button('Remove', ids.notMe, { value, label: 'Remove all of these', confirm }),
        fewerButton(),
      ),
      context(whoSees),
    ],
  };
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
