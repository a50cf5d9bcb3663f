import type { ModalView } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import type { ImportDraft } from '../../domain/invitation.ts';
import { actions, button, capped, context, escaped, input, plain, section } from '../../slack/blocks.ts';
import { noPupilField } from '../../slack/no-pupil-tick.ts';
import { packed } from '../../slack/packed.ts';
import { ids } from './action-ids.ts';
import { type Framed, framed } from './views.ts';

export const importTitle = 'Invite colleagues';

/** Slack takes as many characters in a field. */
export const mostPasted = 3_000;
/** Lines told of each kind; more is no report any more. */
const mostTold = 60;
/** Slack takes 50 blocks in a message, where the report goes when its form is gone. */
const mostSections = 45;

const nobodyYet = 'Nobody is listed before they press Yes.';

/** The form into which a list is pasted. */
export function importForm(pasted?: string): ModalView {
  return {
    type: 'modal',
    callback_id: ids.importForm,
    title: plain(importTitle),
    submit: plain('Check the list'),
    close: plain('Cancel'),
    blocks: [
      section(
        'Paste a list from a spreadsheet saved as CSV: one line per colleague and topic, with the column names in the first line.\n```email,topic,detail,source,level,offers\nrosa@example.org,number talks,counting on the rug,skill,3,ask;watch```',
      ),
      input(
        'list',
        'The list',
        { type: 'plain_text_input', multiline: true, max_length: mostPasted, ...(pasted && { initial_value: pasted }) },
        {
          hint: 'email (or a Slack id) and topic are needed; the rest may be left out. A long list goes in parts, some 40 lines at a time.',
        },
      ),
      noPupilField(),
      context(`You see first what will happen, line by line. ${nobodyYet}`),
    ],
  };
}

/** What is said of one line of a list. */
export interface ReportLine {
  line: number;
  sentence: string;
  taken: boolean;
}

/** What would come of a list, line by line, and the button that sends it. */
export function reportView({ id: value, invitations }: ImportDraft, lines: ReportLine[]): Framed {
  const people = invitations.length;
  const wrong = lines.filter(({ taken }) => !taken);
  const right = lines.filter(({ taken }) => taken);
  const lead =
    people > 0
      ? `I can invite ${counted(people, 'colleague')} for ${counted(right.length, 'topic')}. ${nobodyYet}`
      : 'There is nobody to invite on this list yet.';
  const [wrongLead, rightLead] = [`*${counted(wrong.length, 'line')} cannot be used:*`, '*Ready:*'];
  const said = ({ line, sentence }: ReportLine) => `Line ${line}: ${escaped(capped(sentence, 400))}`;
  const groups = [
    wrong.length > 0 ? [wrongLead, ...mostOf(wrong.map(said))] : [],
    right.length > 0 ? [rightLead, ...mostOf(right.map(said))] : [],
  ];
  const blocks = [
    section(lead),
    ...groups
      .flatMap(packed)
      .slice(0, mostSections)
      .map((text) => section(text)),
    actions(
      ...(people > 0 ? [button('Send invitations', ids.send, { value, style: 'primary' })] : []),
      button('Change the list', ids.mend, { value }),
    ),
  ];
  return framed(capped([lead, ...groups.flat()].join('\n'), 39_000), blocks, importTitle);
}

function mostOf(lines: string[]): string[] {
  const rest = lines.length - mostTold;
  return rest > 0 ? [...lines.slice(0, mostTold), `And ${counted(rest, 'more line')}.`] : lines;
}

/** The list went out. */
export function sentView(sent: number, left: number): Framed {
  const text = [
    `Sent to ${counted(sent, 'colleague')}. Each gets one message in their working hours.`,
    left > 0
      ? `${counted(left, 'colleague')} could not be invited just now: away for long, gone, or invited by someone else.`
      : '',
    'Who presses Yes is listed. I tell nobody who says not now.',
  ]
    .filter(Boolean)
    .join(' ');
  return framed(text, [section(text)], importTitle);
}
