import type { Button, ModalView } from '@slack/types';
import { coverWords, isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import { modelingFormats } from '../../domain/modeling-format.ts';
import { actions, button, context, divider, escaped, localTime, mention, plain, section } from '../../slack/blocks.ts';
import type { Answer, View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { clockTime } from '../../time/local-time.ts';
import { ids } from './action-ids.ts';

const learnerWords: Record<ModelingSession['learner'], string> = {
  visitor: 'Those who come are there to learn.',
  host: 'The host is there to learn: tell them what you saw.',
  both: 'Host and visitors learn from each other.',
};

/** When it is, for the reader's own clock; the fallback is the school's. */
function whenWords({ startsAt, endsAt }: Pick<ModelingSession, 'startsAt' | 'endsAt'>, zone: string): string {
  const minutes = Math.round((+endsAt - +startsAt) / 60_000);
  return `${localTime(startsAt, `${shortDay(dayOf(startsAt, zone))}, ${clockTime(startsAt, zone)}`)}, ${minutes} min`;
}

/** What it is about and when, in a line. */
export function sessionLine(session: ModelingSession, zone: string): string {
  return `*${escaped(session.topic)}*, shown by ${mention(session.hostId)}: ${whenWords(session, zone)}, ${escaped(session.place)}`;
}

/** All that is said of a session. */
function details(session: ModelingSession, zone: string): string[] {
  const { name } = modelingFormats[session.format];
  const { kind, minutes } = session.cover;
  return [
    sessionLine(session, zone),
    `${name}. ${learnerWords[session.learner]}`,
    `*Watch for*\n${session.lookFors.map((one) => `• ${escaped(one)}`).join('\n')}`,
    ...(session.goal ? [`*For the goal* ${escaped(session.goal)}`] : []),
    minutes > 0 ? `${coverWords[kind]}: ${minutes} min.` : `${coverWords[kind]}.`,
  ];
}

function seatsLine({ visitors, seats, waiting }: ModelingSession): string {
  const names = visitors.map(({ userId }) => mention(userId)).join(', ');
  const taken = `${visitors.length} of ${seats} ${seats === 1 ? 'seat' : 'seats'} taken${names ? `: ${names}` : ''}.`;
  return waiting.length > 0 ? `${taken} ${waiting.length} on the waitlist.` : taken;
}

function cameWords({ visitors }: ModelingSession): string {
  if (visitors.length === 0) return 'Nobody had signed up.';
  return visitors.length === 1 ? '1 colleague came.' : `${visitors.length} colleagues came.`;
}

const isFull = ({ visitors, seats }: ModelingSession) => visitors.length >= seats;

function seatButton(session: ModelingSession): Button {
  const label = `${isFull(session) ? 'Waitlist' : 'Join'}: ${session.topic}`;
  return isFull(session)
    ? button('Waitlist', ids.wait, { value: session.id, label })
    : button('Join', ids.join, { value: session.id, style: 'primary', label });
}

/** The message that stands in the channel, edited as it goes. */
export function cardView(session: ModelingSession, zone: string): View {
  if (session.status === 'cancelled') {
    const text = `Called off: ${sessionLine(session, zone)}. \`/model list\` shows what else is coming.`;
    return { text, blocks: [section(text)] };
  }
  if (session.status === 'held') {
    const text = `Took place: ${sessionLine(session, zone)}. ${cameWords(session)} Type \`/model\` to show something yourself.`;
    return { text, blocks: [section(text)] };
  }
  const lines = [...details(session, zone), seatsLine(session)];
  // Over, and nobody has said yet that it took place: there is nothing to join any more.
  const press = session.askedHost ? heldButton(session) : seatButton(session);
  return { text: lines.join('\n'), blocks: [...lines.map((line) => section(line)), actions(press)] };
}

/** What would stand in the channel: nobody has seen it yet. */
export function previewAnswer(session: ModelingSession, zone: string): Answer {
  const lead = `This is how it will stand in <#${session.channelId}>. Nobody has seen it yet.`;
  const lines = [...details(session, zone), seatsLine(session)];
  const blocks = [
    section(lead),
    divider(),
    ...lines.map((line) => section(line)),
    actions(
      button('Post it', ids.post, { value: session.id, style: 'primary' }),
      button('Change', ids.change, { value: session.id }),
    ),
  ];
  return { text: [lead, ...lines, 'Press Post it, or Change.'].join('\n'), blocks, modal: modal('Preview', blocks) };
}

function modal(title: string, blocks: ModalView['blocks']): ModalView {
  return { type: 'modal', title: plain(title), close: plain('Close'), blocks };
}

/** It stands in the channel now. */
export function postedAnswer({ channelId }: ModelingSession): Answer {
  const text = `It stands in <#${channelId}> now. You can call it off at any time with \`/model list\`.`;
  return { text, blocks: [section(text)], modal: modal('Posted', [section(text)]), replaces: true };
}

/** What someone is told of their own place, with the way out of it. */
export function placeAnswer(session: ModelingSession, zone: string, lead: string): Answer {
  const lines = [lead, sessionLine(session, zone)];
  return {
    text: lines.join('\n'),
    blocks: [...lines.map((line) => section(line)), actions(button('Leave', ids.leave, { value: session.id }))],
    replaces: false,
  };
}

/** One or two sentences in answer to a press; what stands there stays. */
export function saidAnswer(text: string): Answer {
  return { text, blocks: [section(text)], replaces: false };
}

/** A seat became free, and it is theirs. */
export function movedUpView(session: ModelingSession, zone: string): View {
  const { text, blocks } = placeAnswer(session, zone, 'A seat became free, and it is yours now.');
  return { text: `${text}\nIf you cannot come, press Leave.`, blocks };
}

/** On the day: where to be, and what to watch for. */
export function reminderView(session: ModelingSession, zone: string, userId: string): View {
  const [line = '', , watchFor = ''] = details(session, zone);
  if (session.hostId === userId) {
    const text = `Today you show this: ${line}\n${seatsLine(session)} If you cannot, call it off with \`/model list\`.`;
    return { text, blocks: [section(text)] };
  }
  const lines = [`Today: ${line}`, watchFor];
  return {
    text: [...lines, 'If you cannot come, press Leave.'].join('\n'),
    blocks: [...lines.map((one) => section(one)), actions(button('Leave', ids.leave, { value: session.id }))],
  };
}

/** The host has called it off. */
export function cancelledView(session: ModelingSession, zone: string): View {
  const text = `Called off: ${sessionLine(session, zone)}. Your time is free again. \`/model list\` shows what else is coming.`;
  return { text, blocks: [section(text)] };
}

/** Who reads a list, and when. */
export interface Reader {
  userId: string;
  now: Date;
}

/** The session as a line with what this person can do. */
export function sessionRow(session: ModelingSession, zone: string, { userId, now }: Reader): View {
  const { id: value, topic } = session;
  const place = session.waiting.indexOf(userId) + 1;
  const line = sessionLine(session, zone);
  const row = (words: string, press: Button): View => ({
    text: `${line}. ${words} Press ${press.text.text}.`,
    blocks: [section(`${line}\n${words}`), actions(press)],
  });
  if (session.startsAt <= now) {
    const wasThere = session.hostId === userId || isVisitor(session, userId);
    if (!wasThere) return { text: `${line}. It has begun.`, blocks: [section(`${line}\nIt has begun.`)] };
    return row('It has begun. Say so when it took place.', heldButton(session));
  }
  if (session.hostId === userId) return row(`Yours. ${seatsLine(session)}`, cancelButton(session));
  const leave = button('Leave', ids.leave, { value, label: `Leave: ${topic}` });
  if (isVisitor(session, userId)) return row('You have a seat.', leave);
  if (place > 0) return row(`You are number ${place} on the waitlist.`, leave);
  return row(seatsLine(session), seatButton(session));
}

function cancelButton({ id, topic }: ModelingSession): Button {
  return button('Cancel', ids.cancel, {
    value: id,
    label: `Cancel: ${topic}`,
    confirm: {
      title: 'Call it off?',
      text: 'Everyone who has a seat or waits is told once. No reason is needed.',
      yes: 'Call it off',
      no: 'Keep it',
    },
  });
}

/** **It took place**, wherever host and visitors meet the session. */
export function heldButton({ id: value, topic }: Pick<ModelingSession, 'id' | 'topic'>): Button {
  return button('It took place', ids.held, { value, style: 'primary', label: `It took place: ${topic}` });
}

/** `/model list` */
export function listView(sessions: readonly ModelingSession[], zone: string, reader: Reader): Answer {
  if (sessions.length === 0)
    return saidAnswer('Nobody shows anything in the coming days. Type `/model` to show a practice yourself.');
  const rows = sessions.map((session) => sessionRow(session, zone, reader));
  return {
    text: ['Coming up:', ...rows.map(({ text }) => text)].join('\n'),
    blocks: [section('*Coming up*'), ...rows.flatMap(({ blocks }) => blocks)],
    replaces: false,
  };
}

/** `/model help`, and what is said to words that nobody understands. */
export function helpView(lead = 'Colleagues show each other what they do, on purpose.'): Answer {
  const lines = [
    '`/model` offers a session in which you show a practice',
    '`/model list` shows what is coming, to join or leave',
  ];
  return {
    text: [lead, ...lines].join('\n'),
    blocks: [section([lead, ...lines].join('\n')), context('What is shown is never rated or filmed.')],
    replaces: false,
  };
}
