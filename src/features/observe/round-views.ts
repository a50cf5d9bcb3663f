import type { ModalView } from '@slack/types';
import { counted } from '../../domain/counted.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Protocol, protocols } from '../../domain/observation-protocol.ts';
import type { Round } from '../../domain/round.ts';
import { actions, button, context, divider, escaped, mention, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { modal } from './views.ts';
import { placeButton } from './visit-buttons.ts';
import { placesLine, visitLine } from './visit-words.ts';

/** A card holds so many doors before nobody reads them; `/observe list` has all. */
const mostDoors = 12;

/** A round with what stands on its card. */
export interface ShownRound {
  round: Round;
  /** The doors that are to be seen: posted, and not over. */
  doors: readonly Observation[];
  /** Hosts among those who lead the school or this team. */
  leadingHosts: readonly string[];
  /** Whether any door has been opened so far, over or not. */
  hadDoors: boolean;
  zone: string;
  /** Why no door is to be had just now: visits were stopped. */
  isStopped?: boolean;
}

const hasReport = ({ protocol }: Round) => protocols[protocol].keeps === 'patterns';
const reportButton = ({ id }: Round) => button('The report', ids.report, { value: id });

const isTemplate = ({ protocol }: Round) => protocols[protocol].keeps === 'template';

function roundLines({ round, leadingHosts }: ShownRound): string[] {
  const { name, guide } = protocols[round.protocol];
  const room = counted(round.visitors, 'visitor');
  return [
    `*Visits: ${escaped(round.problem)}*`,
    `*Look at* ${escaped(round.focus)}`,
    `*${name}*, ${round.minutes} min in the room. ${guide}`,
    `${dayWords(round.from)} to ${dayWords(round.to)}, begun by ${mention(round.startedBy)}.${isTemplate(round) ? '' : ` Up to ${room} in a room, unless its host says otherwise.`}`,
    ...(isTemplate(round) ? [] : [leadersLine(leadingHosts)]),
  ];
}

function leadersLine(leadingHosts: readonly string[]): string {
  return leadingHosts.length > 0
    ? `*Leaders host too:* ${leadingHosts.map(mention).join(', ')}.`
    : '*Leaders host too:* none has opened a door yet.';
}

function partLine({ members }: Round): string {
  if (members.length === 0) return 'Nobody takes part yet.';
  return `${counted(members.length, 'colleague takes', 'colleagues take')} part.`;
}

/** Who reads the card, and what comes of its visits. Source: domain.md section 2, "Who sees what". */
function readersOf({ protocol, isPrivate }: Round): string {
  const { keeps } = protocols[protocol];
  const only = isPrivate && keeps === 'patterns' ? ' It is a private one: nobody else reads them.' : '';
  return `*Who sees this:* this channel. ${keptWords[keeps]}${only}`;
}

const keptWords: Record<Protocol['keeps'], string> = {
  that: 'Nothing is written down in a visit; only that it took place is kept.',
  notes: 'What is noted in a visit is read by its author and the host alone.',
  patterns:
    'What was seen is read by those who were in the rooms; this channel reads the patterns, without names and rooms.',
  template: 'Nothing more is kept of it here.',
};

function doorLine(observation: Observation, round: Round, zone: string): string {
  const own = observation.focus === round.focus ? '' : `\nLook at: ${escaped(observation.focus)}`;
  if (observation.displaced)
    return `${visitLine(observation, zone)}. It cannot be then: the host is asked for a new day.`;
  return `${visitLine(observation, zone)}. ${placesLine(observation)}${own}`;
}

function doorBlocks({ round, doors, hadDoors, zone }: ShownRound): View {
  const shown = doors.slice(0, mostDoors);
  const lines = shown.map((door) => doorLine(door, round, zone));
  const rest = doors.length - shown.length;
  const more = rest > 0 ? [`${rest} more: \`/observe list\` in this channel.`] : [];
  const first = hadDoors
    ? 'No door is open at the moment. Press Open a door for one more.'
    : 'No door is open yet. Press Open a door to be the first.';
  const none = doors.length === 0 ? [first] : [];
  return {
    text: [...lines, ...more, ...none].join('\n'),
    blocks: [
      ...shown.map((door, at) => section(String(lines[at]), door.displaced ? undefined : placeButton(door))),
      ...[...more, ...none].map((line) => section(line)),
    ],
  };
}

/** The message that stands in the channel: one a round, edited as it goes. */
export function cardView(shown: ShownRound): View {
  const { round, isStopped } = shown;
  const lines = roundLines(shown);
  if (round.status === 'ended') {
    const text = `*The round is over:* ${escaped(round.problem)}. ${escaped(round.focus)} \`/observe\` begins the next one.`;
    const isOpen = hasReport(round) && round.report?.step !== 'shown';
    return { text, blocks: [section(text), ...(isOpen ? [actions(reportButton(round))] : [])] };
  }
  if (isStopped) {
    const text = `${lines[0]}\nVisits are stopped in this school. \`/contour agreement\` shows the way on.`;
    return { text, blocks: [section(text)] };
  }
  const doors = isTemplate(round) ? { text: '', blocks: [] } : doorBlocks(shown);
  const part = partLine(round);
  return {
    text: [...lines, part, doors.text, readersOf(round).replaceAll('*', '')].filter(Boolean).join('\n'),
    blocks: [
      ...lines.map((line) => section(line)),
      ...doors.blocks,
      section(part),
      actions(
        button('Take part', ids.takePart, { value: round.id }),
        ...(isTemplate(round) ? [] : [button('Open a door', ids.openDoor, { value: round.id })]),
      ),
      context(readersOf(round)),
    ],
  };
}

/** What would stand in the channel: nobody has seen it yet. */
export function previewAnswer(shown: ShownRound): Answer {
  const { round } = shown;
  const lead = `This is how it will stand in <#${round.channelId}>. Nobody has seen it yet.`;
  const lines = roundLines(shown);
  const blocks = [
    section(lead),
    divider(),
    ...lines.map((line) => section(line)),
    context(readersOf(round)),
    actions(
      button('Post it', ids.post, { value: round.id, style: 'primary' }),
      button('Change', ids.change, { value: round.id }),
    ),
  ];
  return {
    text: [lead, ...lines, readersOf(round).replaceAll('*', ''), 'Press Post it, or Change.'].join('\n'),
    blocks,
    modal: modal('Preview', blocks),
  };
}

/** It stands in the channel now. */
export function postedAnswer({ id, channelId, protocol }: Round): Answer {
  const isOutline = protocols[protocol].keeps === 'template';
  const text = isOutline
    ? `It stands in <#${channelId}> now. Colleagues press Take part; the rest you plan together.`
    : `It stands in <#${channelId}> now. Open a door yourself: whoever begins a round goes first.`;
  const blocks = [
    section(text),
    ...(isOutline ? [] : [actions(button('Open a door', ids.openDoor, { value: id, style: 'primary' }))]),
  ];
  return { text, blocks, modal: modal('Posted', blocks), replaces: true };
}

/** The round as one person finds it behind `/observe`, with all that they can do. */
export function roundModal(shown: ShownRound, userId: string): ModalView {
  const { round } = shown;
  const isIn = round.members.includes(userId);
  const presses = [
    isIn
      ? button('Take no part', ids.takeNoPart, { value: round.id })
      : button('Take part', ids.takePart, { value: round.id, style: 'primary' }),
    ...(isTemplate(round) ? [] : [button('Open a door', ids.openDoor, { value: round.id })]),
    ...(hasReport(round) ? [reportButton(round)] : []),
    ...(isTemplate(round) ? [] : [button('Not with …', ids.notWith, { value: round.id, label: notWithLabel })]),
    ...(round.startedBy === userId
      ? [...(isTemplate(round) ? [] : [button('Propose partners', ids.pairs, { value: round.id })]), endButton(round)]
      : []),
  ];
  return modal('Visits in this channel', [
    ...roundLines(shown).map((line) => section(line)),
    section(`${partLine(round)}${isIn ? ' You are one of them.' : ''}`),
    ...(isTemplate(round) ? [] : doorBlocks(shown).blocks),
    actions(...presses),
    context('One round runs in a channel at a time. Your own visits: `/observe list`.'),
  ]);
}

const notWithLabel = 'Not with: with whom I do not want to be proposed';

const endButton = ({ id }: Round) =>
  button('End the round', ids.end, {
    value: id,
    confirm: {
      title: 'End the round?',
      text: 'No new door can be opened, and those that nobody has asked for are closed. Visits that are agreed on stay.',
      yes: 'End it',
      no: 'Keep it',
    },
  });
