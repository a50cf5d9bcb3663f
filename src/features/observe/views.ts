import type { KnownBlock, ModalView } from '@slack/types';
import { isPartOf, isVisitor, type NoPlace, type Observation } from '../../domain/observation.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import { actions, button, context, escaped, mention, plain, section } from '../../slack/blocks.ts';
import { fewerButton } from '../../slack/fewer-button.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import {
  afterActions,
  heldButton,
  hostActions,
  inLineActions,
  placeButton,
  visitorActions,
  waitingActions,
} from './visit-buttons.ts';
import { isFull, placesLine, visitLine, whenWords } from './visit-words.ts';

export function modal(title: string, blocks: KnownBlock[]): ModalView {
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks };
}

/** One or two sentences in answer to a press; what stands there stays. */
export function saidAnswer(text: string): Answer {
  return { text, blocks: [section(text)], replaces: false, modal: modal('Visits', [section(text)]) };
}

/** What someone is told of their own place, with the way out of it. */
export function placeAnswer(
  observation: Observation,
  zone: string,
  lead: string,
  presses: KnownBlock = visitorActions(observation),
): Answer {
  const lines = [lead, visitLine(observation, zone), `*Look at* ${escaped(observation.focus)}`];
  const blocks = [...lines.map((line) => section(line)), presses];
  return { text: lines.join('\n'), blocks, replaces: false, modal: modal('Visits', blocks) };
}

/** Why someone has no place, in a sentence that they can do something with. */
export const noPlace: Record<Exclude<NoPlace, 'in'>, string> = {
  own: 'This is your own door: you are there as its host.',
  minds: 'You mind a class then, as a visitor wrote. Is it not so? Tell them, and they change it.',
  over: 'This visit is over. `/observe list` shows what is coming.',
  displaced: 'This visit cannot be then, so it waits for a new day. `/observe list` shows what is coming.',
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

/** To the host of a door that nobody has asked for: its round is over. */
export function closedDoorView(observation: Observation, zone: string): View {
  const text = `The round is over, so your door is closed, because nobody had asked for it: ${visitLine(observation, zone)}. Your time is free again. \`/observe\` begins the next round.`;
  return { text, blocks: [section(text)] };
}

/** To someone who has come to evaluate the host: they are taken off a visit to which they were not asked. */
export function takenOffView(observation: Observation, zone: string): View {
  const text = `You are not on the list of this visit any more: ${visitLine(observation, zone)}. It was entered that you evaluate this colleague, so you come only when they invite you themself. Your time is free again. \`/observe list\` shows what else is coming.`;
  return { text, blocks: [section(text)] };
}

/** To someone who has entered days away on which they were to come, or waited for a place. */
export function awayView(observation: Observation, userId: string, zone: string): View {
  const what = isVisitor(observation, userId) ? 'your place is free again' : 'you do not wait for a place any more';
  const text = `You are away then, so ${what}: ${visitLine(observation, zone)}. \`/observe list\` shows what else is coming.`;
  return { text, blocks: [section(text)] };
}

/** To a host: someone whom they had asked to come was entered as evaluating them since. */
export function evaluatorAskedView(observation: Observation, userId: string, zone: string): View {
  const { id: value, place } = observation;
  const text = `You had invited ${mention(userId)} before it was entered that they evaluate you: ${visitLine(observation, zone)}. They come because you have asked them, and without notes.`;
  const next = 'Press Take it back if you do not want that. No reason is needed, and you can invite them again.';
  return {
    text: `${text}\n${next}`,
    blocks: [
      section(text),
      section(next),
      actions(button('Take it back', ids.uninvite, { value, label: `Take the invitation back: ${place}` })),
    ],
  };
}

/** To the host: who comes through their door. */
export function comingView(observation: Observation, zone: string): View {
  const { visitors } = observation;
  const who = visitors.length > 0 ? visitors.map(({ userId }) => mention(userId)).join(', ') : 'Nobody at the moment';
  const lines = [`Your door: ${visitLine(observation, zone)}`, `*Coming:* ${who}. ${placesLine(observation)}`];
  return {
    text: `${lines.join('\n')}\nYou can call it off to the last minute; no reason is needed.`,
    blocks: [...lines.map((line) => section(line)), hostActions(observation)],
  };
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
        fewerButton(),
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

function displacedActions(observation: Observation, userId: string): KnownBlock | undefined {
  if (observation.hostId === userId) return waitingActions(observation);
  if (isVisitor(observation, userId)) return visitorActions(observation);
  return observation.waiting.includes(userId) ? inLineActions(observation) : undefined;
}

/** A visit as a line with what this person can do. */
export function visitRow(observation: Observation, zone: string, { userId, now }: Reader): View {
  const line = visitLine(observation, zone);
  const row = (words: string, press?: KnownBlock): View => ({
    text: `${line}. ${words}`,
    blocks: [section(`${line}\n${words}`), ...(press ? [press] : [])],
  });
  if (observation.displaced) return row(lostWords(observation, userId, zone), displacedActions(observation, userId));
  if (observation.startsAt <= now)
    return isPartOf(observation, userId)
      ? row(begunWords(observation, now), afterActions(observation))
      : row('It has begun.');
  if (observation.hostId === userId) return row(`Yours. ${placesLine(observation)}`, hostActions(observation));
  if (isVisitor(observation, userId)) return row('You have a place.', visitorActions(observation));
  const place = observation.waiting.indexOf(userId) + 1;
  if (place > 0) return row(`You are number ${place} on the waitlist.`, inLineActions(observation));
  if (observation.invited.includes(userId))
    return row(
      isFull(observation) ? 'You are invited, and all places are taken by now.' : 'You are invited.',
      actions(
        isFull(observation)
          ? placeButton(observation)
          : button('I will come', ids.come, { value: observation.id, style: 'primary' }),
        button('Not this time', ids.notCome, { value: observation.id }),
      ),
    );
  return row(placesLine(observation), actions(placeButton(observation)));
}

function begunWords({ status, endsAt }: Observation, now: Date): string {
  if (status === 'held') return 'It took place.';
  return endsAt <= now ? 'It is over. Did it take place?' : 'It has begun.';
}

/** That it has lost its day; to its host, with the day that one press moves it to. */
function lostWords({ displaced, hostId }: Observation, userId: string, zone: string): string {
  const words = displaced?.isOtherClass
    ? 'Another class is in this lesson then.'
    : 'It cannot be then: it waits for a new day.';
  const to = hostId === userId ? displaced?.to : undefined;
  return to ? `${words} I propose ${whenWords({ startsAt: to.from, endsAt: to.to }, zone)}.` : words;
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
        fewerButton(),
      ),
      context('If it did not, nothing is kept of it, and nobody asks why.'),
    ],
  };
}

/** The same message once it was answered. */
export function heldView(observation: Observation, zone: string): View {
  const text = `Took place: ${visitLine(observation, zone)}. Thank you for opening your door. \`/observe list\` shows what is coming.`;
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
