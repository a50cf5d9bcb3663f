import { waitsUntil } from '../../domain/lost-day.ts';
import { isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import { actions, button, context, escaped, mention, section } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { cancelButton, notMeButton, plainHeldButton, seatButton } from './session-buttons.ts';
import { seatsLine, sessionLine, shownBy, wasClosed, watchFor, whenAndWhere, whenWords } from './session-words.ts';
import { heldView } from './try-views.ts';

/** Who reads a list, and when. */
export interface Reader {
  userId: string;
  now: Date;
}

/** On the day, or the last working day before it: where to be, and what to watch for. */
export function reminderView(session: ModelingSession, zone: string, { userId, now }: Reader): View {
  const [day, today] = [dayOf(session.startsAt, zone), dayOf(now, zone)];
  if (session.hostId === userId) {
    const lead = `${day === today ? 'Today' : 'Next'} you show *${escaped(session.topic)}*: ${whenAndWhere(session, zone)}`;
    const text = `${lead}\n${seatsLine(session)} If you cannot, change it or call it off with \`/model list\`.`;
    return { text, blocks: [section(text)] };
  }
  const lines = [`${day === today ? 'Today' : 'Next'}: ${sessionLine(session, zone)}`, watchFor(session)];
  return {
    text: [...lines, 'If you cannot come, press Leave.'].join('\n'),
    blocks: [...lines.map((one) => section(one)), actions(button('Leave', ids.leave, { value: session.id }))],
  };
}

/** To who asked for it: these are the times. */
export function forYouView(offer: readonly [ModelingSession, ...ModelingSession[]], zone: string): View {
  const [first] = offer;
  const lead = `You asked to see it: ${shownBy(first)}. Join one of these times in <#${first.channelId}> or here.`;
  const rows = offer.map((session) => ({ line: whenAndWhere(session, zone), press: seatButton(session) }));
  return {
    text: [lead, ...rows.map(({ line }) => line), 'Press Join.'].join('\n'),
    blocks: [section(lead), ...rows.map(({ line, press }) => section(line, press))],
  };
}

/** It is called off. */
export function cancelledView(session: ModelingSession, zone: string): View {
  return told(
    `Called off: ${sessionLine(session, zone)}. Your time is free again. \`/model list\` shows what else is coming.`,
  );
}

/** Whoever had a seat, or waited for one, has days away then. */
export function awayView(session: ModelingSession, userId: string, zone: string): View {
  const what = isVisitor(session, userId) ? 'your seat is free again' : 'you do not wait for a seat any more';
  return told(
    `You are away then, so ${what}: ${sessionLine(session, zone)}. \`/model list\` shows what else is coming.`,
  );
}

/** It is at another time or place. @param keeps whether this person still has their seat, or their place in the line */
export function movedView(before: ModelingSession, after: ModelingSession, zone: string, keeps: Keeps): View {
  const isUncovered = keeps === 'seat' && before.cover.by && !after.cover.by;
  const minded = isUncovered ? ' Who was to mind a visitor’s class cannot then: ask who shows it.' : '';
  const text = `Moved: ${sessionLine(after, zone)}. It was ${whenAndWhere(before, zone)}. ${keepsWords[keeps]}${minded}`;
  return keeps === 'cover' ? { text, blocks: [section(text), actions(notMeButton(after))] } : told(text);
}

/** What someone keeps of a session that moves: `file`, when they have no more than its calendar file; `cover`, when they mind a visitor's class, and `no-cover`, when they did and cannot. */
export type Keeps = 'seat' | 'place' | 'file' | 'cover' | 'no-cover' | 'host' | 'nothing';

const keepsWords: Record<Keeps, string> = {
  seat: 'You keep your seat. If you cannot come then, press Leave in `/model list`.',
  place: 'You keep your place on the waitlist. `/model list` lets you leave it.',
  file: '`/model list` shows whether there is a seat.',
  cover: 'You mind a class meanwhile. If you cannot then, press Not me.',
  'no-cover': 'You are away or somewhere else then, so you need not mind a class.',
  host: 'Open this file to move it in your calendar too.',
  nothing: 'You are somewhere else then, so your seat is free again. `/model list` shows what else is coming.',
};

/** To who is to mind a visitor's class meanwhile, as the host wrote. */
export function lenderView(session: ModelingSession, zone: string): View {
  const { hostId, cover } = session;
  const whose = cover.classOf ? `the class of ${mention(cover.classOf)}` : 'a visitor’s class';
  const lead = `${mention(hostId)} wrote that you mind ${whose}: ${whenWords(session, zone)}. That counts as ${cover.minutes} min of yours in \`/contour time\`.`;
  const next = 'Is it not so? Press Not me, and they hear it.';
  return { text: `${lead} ${next}`, blocks: [section(lead), actions(notMeButton(session)), context(next)] };
}

/** The same message once it is not so, or not any more. */
export function lendsNotView(session: ModelingSession, zone: string): View {
  return told(
    `You do not mind a visitor’s class then: ${whenWords(session, zone)}. \`/contour time\` does not count it.`,
  );
}

/** To the same: they need not, because they are away then. */
export function lenderAwayView(session: ModelingSession, zone: string): View {
  return told(`You are away then, so you need not mind a visitor’s class: ${whenWords(session, zone)}.`);
}

/** To the same: the host has named somebody else, or nobody. */
export function lenderFreeView(session: ModelingSession, zone: string): View {
  return told(
    `You need not mind a visitor’s class then: ${whenWords(session, zone)}. Your time is free again; \`/contour time\` counts it no more.`,
  );
}

/** To the host and the visitors: whoever was to mind a class does not. */
export function uncoveredView(session: ModelingSession, lenderId: string, zone: string, userId: string): View {
  const lead = `${mention(lenderId)} does not mind a visitor’s class then: ${sessionLine(session, zone)}.`;
  if (session.hostId === userId)
    return told(`${lead} Ask somebody else, and name them by Change in \`/model list\`. The visitors hear it, too.`);
  return told(
    `${lead} Is it yours? Ask ${mention(session.hostId)} who minds it. If you cannot come, press Leave in \`/model list\`.`,
  );
}

/** The school is closed on its day. */
export function displacedView(session: ModelingSession, zone: string): View {
  return told(
    `School ${wasClosed(session)} on that day, so this waits for a new date: ${sessionLine(session, zone)}. What was agreed holds, and I write to you once there is one.`,
  );
}

/** In the place of the question whether it took place: the school was closed on its day. */
export function noSchoolView(session: ModelingSession, zone: string): View {
  return told(
    `School ${wasClosed(session)} on that day: ${sessionLine(session, zone)}. \`/model list\` lets you choose a new date.`,
  );
}

/** The school is open on its day after all. */
export function undisplacedView(session: ModelingSession, zone: string): View {
  return told(`School is open on that day after all. It stands as it was: ${sessionLine(session, zone)}.`);
}

/** To the host: the school is closed on its day, and this is a new time. */
export function newDayView(session: ModelingSession, zone: string): View {
  const { id: value, displaced } = session;
  const lead = `School ${wasClosed(session)} on the day of your session: ${sessionLine(session, zone)}.`;
  const next = displaced?.to
    ? `I propose ${whenWords(displaced.to, zone)}. Nobody is told of a new date before you press.`
    : 'Please choose another time. Nobody is told of a new date before you do.';
  const move = displaced?.to ? [button('Move it there', ids.newDay, { value, style: 'primary' as const })] : [];
  const held = displaced?.late ? [plainHeldButton(session)] : [];
  const orHeld = displaced?.late ? ' Did it take place all the same? Then say so.' : '';
  const end = `If you do nothing, I call it off on ${shortDay(dayOf(waitsUntil(session), zone))}.`;
  const presses = [...move, button('Another time', ids.move, { value }), ...held, cancelButton(session)];
  return {
    text: `${lead}\n${next}${orHeld} Press ${presses.map(({ text }) => text.text).join(' or ')}. ${end}`,
    blocks: [section(lead), section(`${next}${orHeld} ${end}`), actions(...presses)],
  };
}

/** The same message once the host has decided, or the school is open after all. */
export function newDayDoneView(session: ModelingSession, zone: string): View {
  const line = sessionLine(session, zone);
  if (session.status === 'held' || session.status === 'missed') return heldView(session);
  if (session.status !== 'open') return told(`Called off: ${line}. \`/model\` offers another one.`);
  return told(`Your session is on: ${line}. \`/model list\` changes it.`);
}

function told(text: string): View {
  return { text, blocks: [section(text)] };
}
