import type { Button } from '@slack/types';
import type { ModelingSession } from '../../domain/modeling.ts';
import { actions, mention, section } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import { calendarButton, heldButton, seatButton } from './session-buttons.ts';
import {
  cameWords,
  details,
  invited,
  seatsLine,
  sessionLine,
  shownBy,
  wasClosed,
  whenAndWhere,
} from './session-words.ts';

/** The message that stands in the channel, edited as it goes. @param offer its sessions, by their start */
export function cardView(offer: readonly ModelingSession[], zone: string): View {
  const [first] = offer;
  if (!first) throw new Error('an offer without a session');
  const open = offer.filter(({ status }) => status === 'open');
  if (open.length === 0) {
    const lines = [...offer.map((session) => settledLine(session, zone)), settledNext(offer)];
    return { text: lines.join(' '), blocks: [section(lines.join(' '))] };
  }
  const lines = [offer.length === 1 ? sessionLine(first, zone) : shownBy(first), ...details(first)];
  if (first.channelId) lines.push(invited);
  const rows = offer.map((session) => timeRow(session, zone, offer.length === 1));
  return {
    text: [...lines, ...rows.map(({ text }) => text)].join('\n'),
    blocks: [...lines.map((line) => section(line)), ...rows.flatMap(({ blocks }) => blocks)],
  };
}

/** What became of a session that nobody can join any more. */
function settledLine(session: ModelingSession, zone: string): string {
  const line = sessionLine(session, zone);
  if (session.status === 'cancelled') return `Called off: ${line}.`;
  return session.status === 'missed' ? `Did not take place: ${line}.` : `Took place: ${line}. ${cameWords(session)}`;
}

function settledNext(offer: readonly ModelingSession[]): string {
  const isHeld = offer.some(({ status }) => status === 'held');
  return isHeld ? 'Type `/model` to show something yourself.' : '`/model list` shows what else is coming.';
}

/** One time of an offer on its card. @param isOnly when and where stand above already */
function timeRow(session: ModelingSession, zone: string, isOnly: boolean): View {
  const when = isOnly ? '' : `*${whenAndWhere(session, zone)}*`;
  const row = (words: string, ...presses: Button[]): View => {
    const text = [when, words].filter(Boolean).join('\n');
    return { text, blocks: [section(text), ...(presses.length > 0 ? [actions(...presses)] : [])] };
  };
  if (session.status === 'cancelled') return row('Called off.');
  if (session.status === 'missed') return row('Did not take place.');
  if (session.status === 'held') return row(`Took place. ${cameWords(session)}`);
  if (session.displaced)
    return row(
      `School ${wasClosed(session)} on that day. ${mention(session.hostId)} looks for a new date. ${seatsLine(session)}`,
    );
  if (session.begun) return row(`It has begun. ${seatsLine(session)}`, heldButton(session));
  return row(seatsLine(session), seatButton(session), calendarButton(session));
}
