import type { Button, ModalView } from '@slack/types';
import { isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import { actions, button, context, divider, mention, plain, section } from '../../slack/blocks.ts';
import type { ListPage } from '../../slack/list-page.ts';
import type { Answer, View } from '../../slack/view.ts';
import { ids } from './action-ids.ts';
import {
  calendarButton,
  cancelButton,
  heldButton,
  missedButton,
  moveButton,
  newDayButton,
  plainHeldButton,
  seatButton,
} from './session-buttons.ts';
import { details, invited, seatsLine, sessionLine, wasClosed, whenAndWhere } from './session-words.ts';
import type { Reader } from './told-views.ts';

/** What would stand in the channel: nobody has seen it yet. */
export function previewAnswer(session: ModelingSession, zone: string): Answer {
  const lead = `This is how it will stand in ${placeOf(session)}. Nobody has seen it yet.`;
  const times = (session.more ?? []).map((time) => `Also ${whenAndWhere({ ...session, ...time }, zone)}`);
  const said = session.channelId ? [...details(session), invited] : details(session);
  const lines = [sessionLine(session, zone), ...times, ...said, seatsLine(session)];
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

/** Where the card of a session stands. */
function placeOf({ channelId, forId }: ModelingSession): string {
  return channelId ? `<#${channelId}>` : `your conversation with ${mention(String(forId))}`;
}

/** It stands in the channel now. */
export function postedAnswer(session: ModelingSession): Answer {
  const text = `It stands in ${placeOf(session)} now. You can change it or call it off at any time with \`/model list\`.`;
  return { text, blocks: [section(text)], modal: modal('Posted', [section(text)]), replaces: true };
}

/** What someone is told of their own place, with the way out of it. */
export function placeAnswer(session: ModelingSession, zone: string, lead: string): Answer {
  const lines = [lead, sessionLine(session, zone)];
  return {
    text: lines.join('\n'),
    blocks: [
      ...lines.map((line) => section(line)),
      actions(button('Leave', ids.leave, { value: session.id }), calendarButton(session)),
    ],
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

/** The session as a line with what this person can do. */
export function sessionRow(session: ModelingSession, zone: string, { userId, now }: Reader): View {
  const { id: value, topic } = session;
  const place = session.waiting.indexOf(userId) + 1;
  const line = sessionLine(session, zone);
  const leave = button('Leave', ids.leave, { value, label: `Leave: ${topic}` });
  const row = (words: string, ...presses: Button[]): View => ({
    text: [`${line}. ${words}`, ...(presses.length > 0 ? [`Press ${presses.map(labelOf).join(' or ')}.`] : [])].join(
      ' ',
    ),
    blocks: [section(`${line}\n${words}`), ...(presses.length > 0 ? [actions(...presses)] : [])],
  });
  if (session.displaced) {
    const words = `School ${wasClosed(session)} on that day. A new date is looked for.`;
    const held = session.displaced.late ? [plainHeldButton(session)] : [];
    if (session.hostId === userId) return row(words, newDayButton(session, zone), ...held, cancelButton(session));
    if (isVisitor(session, userId)) return row(words, ...held, leave);
    return place > 0 ? row(words, leave) : row(words);
  }
  if (session.startsAt <= now) {
    const wasThere = session.hostId === userId || isVisitor(session, userId);
    if (!wasThere) return row('It has begun.');
    const presses = session.hostId === userId ? [heldButton(session), missedButton(session)] : [heldButton(session)];
    const words = session.endsAt <= now ? 'It is over. Did it take place?' : 'It has begun. Say so when it took place.';
    return row(words, ...presses);
  }
  if (session.hostId === userId)
    return row(`Yours. ${seatsLine(session)}`, moveButton(session), calendarButton(session), cancelButton(session));
  if (isVisitor(session, userId)) return row('You have a seat.', leave, calendarButton(session));
  if (place > 0) return row(`You are number ${place} on the waitlist.`, leave);
  return row(seatsLine(session), seatButton(session));
}

const labelOf = ({ text }: Button) => text.text;

/** `/model list` */
export function listView({ shown, rest }: ListPage<View>): Answer {
  if (shown.length === 0)
    return saidAnswer('Nobody shows anything in the coming days. Type `/model` to show a practice yourself.');
  const more = rest ? [rest] : [];
  return {
    text: ['Coming up:', ...shown.map(({ text }) => text), ...more].join('\n'),
    blocks: [section('*Coming up*'), ...shown.flatMap(({ blocks }) => blocks), ...more.map((line) => context(line))],
    replaces: false,
  };
}

/** `/model help`, and what is said to words that nobody understands. */
export function helpView(lead = 'Colleagues show each other what they do, on purpose.'): Answer {
  const lines = [
    '`/model` offers a session in which you show a practice',
    '`/model ask` asks a colleague to show you something',
    '`/model list` shows what is coming, to join, leave or change',
  ];
  return {
    text: [lead, ...lines].join('\n'),
    blocks: [section([lead, ...lines].join('\n')), context('What is shown is never rated or filmed.')],
    replaces: false,
  };
}
