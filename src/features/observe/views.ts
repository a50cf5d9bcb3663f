import type { Button, KnownBlock, ModalView } from '@slack/types';
import { isPartOf, isVisitor, type NoPlace, type Observation } from '../../domain/observation.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import type { Round } from '../../domain/round.ts';
import { actions, button, context, divider, escaped, localTime, mention, plain, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { dayWords, shortDay } from '../../time/day-words.ts';
import { clockTime } from '../../time/local-time.ts';
import { ids } from './action-ids.ts';

/** A card holds so many doors before nobody reads them; `/observe list` has all. */
const mostDoors = 12;

/** A round with what stands on its card. */
export interface ShownRound {
  round: Round;
  /** The doors that are to be seen: posted, and not over. */
  doors: readonly Observation[];
  /** Hosts among those who lead the school or this team. */
  leadingHosts: readonly string[];
  zone: string;
  /** Why no door is to be had just now: visits were stopped. */
  isStopped?: boolean;
}

const hasReport = ({ protocol }: Round) => protocols[protocol].keeps === 'patterns';
const reportButton = ({ id }: Round) => button('The report', ids.report, { value: id });

const isTemplate = ({ protocol }: Round) => protocols[protocol].keeps === 'template';

function roundLines({ round, leadingHosts }: ShownRound): string[] {
  const { name, guide } = protocols[round.protocol];
  const room = round.visitors === 1 ? '1 visitor' : `${round.visitors} visitors`;
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
  return `${members.length === 1 ? '1 colleague takes' : `${members.length} colleagues take`} part.`;
}

const readers = '*Who sees this:* this channel. What is noted in a visit is read by its author and the host alone.';

/** When it is, for the reader's own clock; the fallback is the school's. */
export function whenWords({ startsAt, endsAt }: Pick<Observation, 'startsAt' | 'endsAt'>, zone: string): string {
  const minutes = Math.round((+endsAt - +startsAt) / 60_000);
  return `${localTime(startsAt, `${shortDay(dayOf(startsAt, zone))}, ${clockTime(startsAt, zone)}`)}, ${minutes} min`;
}

/** Where and when, in a line. */
export function visitLine(observation: Observation, zone: string): string {
  const { hostId, place, period } = observation;
  const where = [period, place].filter((word): word is string => Boolean(word)).map(escaped);
  return `${whenWords(observation, zone)}, ${where.join(', ')}: ${mention(hostId)}`;
}

const isFull = ({ visitors, seats }: Observation) => visitors.length >= seats;

/** How many places are taken; never by whom, for what stands in a channel. */
function placesLine({ visitors, seats, waiting }: Observation): string {
  const taken = `${visitors.length} of ${seats} ${seats === 1 ? 'place' : 'places'} taken.`;
  return waiting.length > 0 ? `${taken} ${waiting.length} on the waitlist.` : taken;
}

function placeButton(observation: Observation): Button {
  const { id: value, place } = observation;
  return isFull(observation)
    ? button('Waitlist', ids.wait, { value, label: `Waitlist: ${place}` })
    : button('Sign up', ids.signUp, { value, style: 'primary', label: `Sign up: ${place}` });
}

function doorLine(observation: Observation, round: Round, zone: string): string {
  const own = observation.focus === round.focus ? '' : `\nLook at: ${escaped(observation.focus)}`;
  if (observation.displaced)
    return `${visitLine(observation, zone)}. No visits that day: the host is asked for a new one.`;
  return `${visitLine(observation, zone)}. ${placesLine(observation)}${own}`;
}

function doorBlocks({ round, doors, zone }: ShownRound): View {
  const shown = doors.slice(0, mostDoors);
  const lines = shown.map((door) => doorLine(door, round, zone));
  const rest = doors.length - shown.length;
  const more = rest > 0 ? [`${rest} more: \`/observe list\` in this channel.`] : [];
  const none = doors.length === 0 ? ['No door is open yet. Press Open a door to be the first.'] : [];
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
    text: [...lines, part, doors.text, readers.replaceAll('*', '')].filter(Boolean).join('\n'),
    blocks: [
      ...lines.map((line) => section(line)),
      ...doors.blocks,
      section(part),
      actions(
        button('Take part', ids.takePart, { value: round.id }),
        ...(isTemplate(round) ? [] : [button('Open a door', ids.openDoor, { value: round.id })]),
      ),
      context(readers),
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
    context(readers),
    actions(
      button('Post it', ids.post, { value: round.id, style: 'primary' }),
      button('Change', ids.change, { value: round.id }),
    ),
  ];
  return {
    text: [lead, ...lines, readers.replaceAll('*', ''), 'Press Post it, or Change.'].join('\n'),
    blocks,
    modal: modal('Preview', blocks),
  };
}

export function modal(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks };
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
      text: 'No new door can be opened. Visits that are agreed on stay.',
      yes: 'End it',
      no: 'Keep it',
    },
  });

/** One or two sentences in answer to a press; what stands there stays. */
export function saidAnswer(text: string): Answer {
  return { text, blocks: [section(text)], replaces: false, modal: modal('Visits', [section(text)]) };
}

/** What someone is told of their own place, with the way out of it. */
export function placeAnswer(observation: Observation, zone: string, lead: string): Answer {
  const lines = [lead, visitLine(observation, zone), `*Look at* ${escaped(observation.focus)}`];
  const blocks = [...lines.map((line) => section(line)), visitorActions(observation)];
  return { text: lines.join('\n'), blocks, replaces: false, modal: modal('Visits', blocks) };
}

function visitorActions({ id: value, place }: Observation) {
  return actions(
    button('Add to calendar', ids.file, { value, label: `Add to calendar: ${place}` }),
    button('Withdraw', ids.withdraw, { value, label: `Withdraw: ${place}` }),
  );
}

/** Why someone has no place, in a sentence that they can do something with. */
export const noPlace: Record<Exclude<NoPlace, 'in'>, string> = {
  own: 'This is your own door: you are there as its host.',
  over: 'This visit is over. `/observe list` shows what is coming.',
  started: 'This visit has begun already. `/observe list` shows what is coming.',
  evaluates:
    'You evaluate this colleague, so you come only when they invite you themself, and without notes. Choose another door, or open your own.',
  'not-invited': 'This door is not open to the channel. `/observe list` shows the doors that are.',
  full: 'All places are taken by now. Press Waitlist, and I write to you when one becomes free.',
};

/** A place became free, and it is theirs. */
export function movedUpView(observation: Observation, zone: string): View {
  const { text, blocks } = placeAnswer(observation, zone, 'A place became free, and it is yours now.');
  return { text: `${text}\nIf you cannot come, press Withdraw.`, blocks };
}

/** The visit is off; who had to do with it is told once, without a reason. */
export function calledOffView(observation: Observation, zone: string): View {
  const text = `Called off: ${visitLine(observation, zone)}. Your time is free again. \`/observe list\` shows what else is coming.`;
  return { text, blocks: [section(text)] };
}

/** To a host: a visitor's place is free again, because they cannot come. */
export function comingView(observation: Observation, zone: string): View {
  const { visitors } = observation;
  const who = visitors.length > 0 ? visitors.map(({ userId }) => mention(userId)).join(', ') : 'Nobody at the moment';
  const lines = [`Your door: ${visitLine(observation, zone)}`, `*Coming:* ${who}. ${placesLine(observation)}`];
  return {
    text: `${lines.join('\n')}\nYou can call it off to the last minute; no reason is needed.`,
    blocks: [...lines.map((line) => section(line)), hostActions(observation)],
  };
}

function hostActions(observation: Observation) {
  const { id: value, place } = observation;
  return actions(
    button('Invite', ids.invite, { value, label: `Invite a colleague: ${place}` }),
    button('Add to calendar', ids.file, { value, label: `Add to calendar: ${place}` }),
    cancelButton(observation),
  );
}

function cancelButton({ id, place }: Observation): Button {
  return button('Call off', ids.cancel, {
    value: id,
    label: `Call off: ${place}`,
    confirm: {
      title: 'Call it off?',
      text: 'Whoever was to come is told once. No reason is needed, and nothing is kept of it.',
      yes: 'Call it off',
      no: 'Keep it',
    },
  });
}

/** To a colleague whom a host asks to come. */
export function invitedView(observation: Observation, zone: string, withoutNotes: boolean): View {
  const lines = [
    `${mention(observation.hostId)} invites you to visit: ${visitLine(observation, zone)}`,
    `*Look at* ${escaped(observation.focus)}`,
    ...(withoutNotes ? ['You evaluate them, so this visit is without notes.'] : []),
  ];
  const { id: value } = observation;
  return {
    text: `${lines.join('\n')}\nPress I will come, or Not this time.`,
    blocks: [
      ...lines.map((line) => section(line)),
      actions(
        button('I will come', ids.come, { value, style: 'primary' }),
        button('Not this time', ids.notCome, { value }),
      ),
      context('No reason is needed, and nobody counts.'),
    ],
  };
}

/** The same message once that was answered, or the visit is off. */
export function invitedBefore(words: string): View {
  return { text: words, blocks: [section(words)] };
}

/** On the day: where to be, and how it goes. */
export function reminderView(observation: Observation, zone: string, userId: string): View {
  const { guide } = protocols[observation.protocol];
  if (observation.hostId === userId) {
    const { blocks } = comingView(observation, zone);
    const lead = 'Today you have visitors.';
    return {
      text: `${lead} ${comingView(observation, zone).text}\n${guide}`,
      blocks: [section(lead), ...blocks, context(guide)],
    };
  }
  const { text, blocks } = placeAnswer(observation, zone, 'Today you visit:');
  return { text: `${text}\n${guide}`, blocks: [...blocks, context(guide)] };
}

/** Who reads a list, and when. */
export interface Reader {
  userId: string;
  now: Date;
}

/** A visit as a line with what this person can do. */
export function visitRow(observation: Observation, zone: string, { userId, now }: Reader): View {
  const line = visitLine(observation, zone);
  const row = (words: string, press?: KnownBlock): View => ({
    text: `${line}. ${words}`,
    blocks: [section(`${line}\n${words}`), ...(press ? [press] : [])],
  });
  if (observation.displaced && isPartOf(observation, userId))
    return row(
      'No visits that day: it waits for a new one.',
      observation.hostId === userId ? waitingActions(observation) : visitorActions(observation),
    );
  if (observation.startsAt <= now)
    return isPartOf(observation, userId)
      ? row(observation.status === 'held' ? 'It took place.' : 'It has begun.', afterActions(observation))
      : row('It has begun.');
  if (observation.hostId === userId) return row(`Yours. ${placesLine(observation)}`, hostActions(observation));
  if (isVisitor(observation, userId)) return row('You have a place.', visitorActions(observation));
  const place = observation.waiting.indexOf(userId) + 1;
  if (place > 0) return row(`You are number ${place} on the waitlist.`, visitorActions(observation));
  if (observation.invited.includes(userId))
    return row(
      'You are invited.',
      actions(
        button('I will come', ids.come, { value: observation.id, style: 'primary' }),
        button('Not this time', ids.notCome, { value: observation.id }),
      ),
    );
  return row(placesLine(observation), actions(placeButton(observation)));
}

/** What a host can do with a visit that has lost its day. */
export function waitingActions(observation: Observation) {
  const { id: value, place, displaced } = observation;
  return actions(
    ...(displaced?.to
      ? [button('Move it there', ids.move, { value, style: 'primary', label: `Move it there: ${place}` })]
      : []),
    cancelButton(observation),
  );
}

/** What host and visitors can do with a visit that has begun. */
function afterActions(observation: Observation): KnownBlock | undefined {
  const { status, visitors, protocol } = observation;
  const withNotes = protocols[protocol].keeps === 'notes' && visitors.length > 0;
  const presses = [
    ...(status === 'open' && visitors.length > 0 ? [heldButton(observation)] : []),
    ...(withNotes ? [writeButton(observation)] : []),
    ...(withNotes && status === 'held' ? [readButton(observation)] : []),
  ];
  return presses.length > 0 ? actions(...presses) : undefined;
}

/** **Write notes**, wherever host and visitors meet the visit. */
export function writeButton({ id: value, place }: Observation): Button {
  return button('Write notes', ids.notes, { value, label: `Write notes: ${place}` });
}

/** **Read notes**: of one's own visit. */
export function readButton({ id: value, place }: Observation): Button {
  return button('Read notes', ids.readNotes, { value, label: `Read notes: ${place}` });
}

function heldButton({ id: value, place }: Observation): Button {
  return button('It took place', ids.held, { value, style: 'primary', label: `It took place: ${place}` });
}

/** To the host, when it is over. */
export function askHeldView(observation: Observation, zone: string): View {
  const who = observation.visitors.map(({ userId }) => mention(userId)).join(', ');
  const lead = `Did the visit take place? ${visitLine(observation, zone)}, with ${who}.`;
  const { id: value, place } = observation;
  return {
    text: `${lead}\nPress It took place, or It did not.`,
    blocks: [
      section(lead),
      actions(
        heldButton(observation),
        button('It did not', ids.notHeld, { value, label: `It did not take place: ${place}` }),
        button('Fewer of these', 'contour.fewer'),
      ),
      context('If it did not, nothing is kept of it, and nobody asks why.'),
    ],
  };
}

/** The same message once it was answered. */
export function heldView(observation: Observation, zone: string): View {
  const text = `Took place: ${visitLine(observation, zone)}. Thank you for opening your door.`;
  return { text, blocks: [section(text)] };
}

/** `/observe list` */
export function listView(rows: readonly View[], way: string): Answer {
  if (rows.length === 0) return saidAnswer(`No visit is coming. ${way}`);
  return {
    text: ['Coming up:', ...rows.map(({ text }) => text), way].join('\n'),
    blocks: [section('*Coming up*'), ...rows.flatMap(({ blocks }) => blocks), context(way)],
    replaces: false,
  };
}

/** `/observe help`, and what is said to words that nobody understands. */
export function helpView(
  lead = 'Colleagues visit each other’s lessons, on one question, when the host invites them.',
): Answer {
  const lines = [
    '`/observe` in a team’s channel begins a round of visits, or shows the one that runs',
    '`/observe list` shows what is coming, to sign up, withdraw or call off',
  ];
  return {
    text: [lead, ...lines].join('\n'),
    blocks: [
      section([lead, ...lines].join('\n')),
      context('A visit is never an evaluation. `/contour agreement` shows what the school has agreed.'),
    ],
    replaces: false,
  };
}
