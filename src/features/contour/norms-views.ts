import type { ModalView } from '@slack/types';
import type { Scope } from '../../domain/leader.ts';
import { starterNorms } from '../../domain/norms.ts';
import { actions, button, context, escaped, input, mention, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

export const normsTitle = 'Norms';

/** The norms that hold in a scope, as one person looks at them. */
export interface NormsSeen {
  scope: Scope;
  norms: readonly string[];
  /** Written here, and not those that Contour begins with, or the school's. */
  areOwn: boolean;
  mayEdit: boolean;
  /** What just happened. */
  lead?: string | undefined;
}

export function normsView({ scope, norms, areOwn, mayEdit, lead }: NormsSeen): Answer {
  const whose =
    scope === 'school' ? '*How we work together in this school*' : `*How we work together in the team of <#${scope}>*`;
  const list = normLines(norms);
  const presses = mayEdit
    ? [
        button('Write our own', ids.editNorms, { value: scope }),
        ...(scope === 'school' ? [] : [button('Show them in this channel', ids.postNorms, { value: scope })]),
      ]
    : [];
  const next = `${areOwn ? '' : 'These are a beginning. '}${
    mayEdit
      ? 'Press Write our own to say them in your words.'
      : 'A team’s members write their own in its channel; the school’s leaders write those of the school.'
  }`;
  return {
    text: [lead, whose, list, next].filter(Boolean).join('\n'),
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(`${whose}\n${list}`),
      ...(presses.length > 0 ? [actions(...presses)] : []),
      context(next),
    ],
    replaces: true,
  };
}

/** The message that stands in a team's channel. */
export function normsCard(norms: readonly string[], by: string): View {
  const lead = `*How we work together here*, shown by ${mention(by)}`;
  const list = normLines(norms);
  const next = 'The team writes its own with `/contour norms`.';
  return { text: [lead, list, next].join('\n'), blocks: [section(`${lead}\n${list}`), context(next)] };
}

function normLines(norms: readonly string[]): string {
  return norms.map((norm) => `• ${escaped(norm)}`).join('\n');
}

/** Behind **Write our own**. */
export function normsForm(scope: Scope, norms: readonly string[]): ModalView {
  return {
    type: 'modal',
    callback_id: ids.normsForm,
    private_metadata: scope,
    title: plain(normsTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input(
        'norms',
        'One on each line',
        { type: 'plain_text_input', multiline: true, max_length: 2_000, initial_value: norms.join('\n') },
        {
          hint: `Twelve at most. Leave it empty for those that Contour begins with: ${starterNorms.slice(0, 2).join(' ')} …`,
          optional: true,
        },
      ),
      noPupilField(),
      context(
        `*Who sees this:* every colleague${scope === 'school' ? '' : ' who types `/contour norms` in this channel'}.`,
      ),
    ],
  };
}
