import type { ModalView } from '@slack/types';
import type { Served } from '../../domain/gap.ts';
import { helpKinds, type OutsideHelp } from '../../domain/outside-help.ts';
import { actions, button, context, escaped, input, mention, optionsOf, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import type { Answer } from '../../slack/view.ts';
import { ids } from './action-ids.ts';

export const helpTitle = 'Outside help';

/** As many as a list of a form takes. */
export const mostHelp = 100;
/** Slack takes 50 blocks in a message; an entry takes two. */
const mostListed = 20;

const servedWords: Record<Served, string> = { yes: 'it served', part: 'it served in part', no: 'it did not serve' };

/** Someone from outside, in a line: who, what they know, how to reach them, and whether they served before. */
export function helpLine(help: OutsideHelp): string {
  const { kind, name, topics, contact, cost, leadTime, vettedBy, uses } = help;
  const told = uses.map(({ topic, served }) => `${escaped(topic)}: ${served ? servedWords[served] : 'under way'}`);
  const parts = [
    `*${escaped(name)}* (${helpKinds[kind].toLowerCase()}): ${escaped(topics)}.`,
    `Contact: ${escaped(contact)}.`,
    cost && `Cost: ${escaped(cost)}.`,
    leadTime && `Ahead of time: ${escaped(leadTime)}.`,
    vettedBy && `${mention(vettedBy)} knows them.`,
    told.length > 0 && `Brought in for ${told.slice(-3).join('; ')}.`,
  ];
  return parts.filter(Boolean).join(' ');
}

/** `/contour outside help` @param mayChange whether this person may change an entry */
export function helpListView(
  register: readonly OutsideHelp[],
  mayChange: (help: OutsideHelp) => boolean,
  lead?: string,
): Answer {
  const heading =
    register.length > 0
      ? '*Outside help that we know*'
      : 'Nobody has written down any outside help yet. Add who has helped us, or could.';
  const shown = register.slice(0, mostListed);
  const rest = register.length > mostListed ? [`And ${register.length - mostListed} more, added earlier.`] : [];
  return {
    text: [...(lead ? [lead] : []), heading, ...shown.map(helpLine), ...rest, 'Press Add outside help.'].join('\n'),
    replaces: true,
    blocks: [
      ...(lead ? [section(lead)] : []),
      section(heading),
      ...shown.flatMap((help) => [
        section(helpLine(help)),
        ...(mayChange(help) ? [actions(...changeButtons(help))] : []),
      ]),
      ...rest.map((text) => section(text)),
      actions(button('Add outside help', ids.addHelp, { style: 'primary' }), button('All gaps', ids.list)),
      context(
        '*Who sees this:* all full members of this workspace. Those who are listed see nothing of the directory.',
      ),
    ],
  };
}

function changeButtons({ id: value, name }: OutsideHelp) {
  return [
    button('Change', ids.changeHelp, { value, label: `Change: ${name}` }),
    button('Remove', ids.removeHelp, {
      value,
      label: `Remove: ${name}`,
      confirm: { title: 'Remove it?', text: 'It is taken out of the register.', yes: 'Remove', no: 'Keep' },
    }),
  ];
}

const kindOptions = optionsOf(helpKinds);

/** Someone from outside: a new entry, or one that is said anew. */
export function helpForm(help?: OutsideHelp): ModalView {
  const text = (value?: string) => ({ type: 'plain_text_input' as const, ...(value && { initial_value: value }) });
  const kind = kindOptions.find(({ value }) => value === help?.kind);
  return {
    type: 'modal',
    callback_id: help ? ids.helpChangeForm : ids.helpForm,
    private_metadata: help?.id ?? '',
    title: plain(helpTitle),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      input('name', 'Who it is', text(help?.name), { hint: 'Such as “Region 4 math consultant”.' }),
      input('kind', 'Kind', {
        type: 'static_select',
        options: kindOptions,
        ...(kind && { initial_option: kind }),
      }),
      input('topics', 'What they know', text(help?.topics), { hint: 'With commas between topics.' }),
      input('contact', 'How to reach them', text(help?.contact)),
      input('cost', 'What it costs', text(help?.cost), { optional: true }),
      input('leadTime', 'How long ahead to ask', text(help?.leadTime), { optional: true, hint: 'Such as “3 weeks”.' }),
      input(
        'vettedBy',
        'Vetted by',
        { type: 'users_select', ...(help?.vettedBy && { initial_user: help.vettedBy }) },
        { optional: true, hint: 'The colleague who knows them and says that they are good.' },
      ),
      noPupilField(),
      context('*Who sees this:* all full members of this workspace. Write what they may know of each other.'),
    ],
  };
}
