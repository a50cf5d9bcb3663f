import { counted } from '../../domain/counted.ts';
import type { Closure } from '../../domain/entered-calendar.ts';
import { actions, button, context, mention, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { dayWords } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';

interface Standing {
  undo: boolean;
  /** Said just now, not before. */
  isNew: boolean;
  /** Messages that wait longer. */
  held?: number;
  /** Sessions and visits that cannot be today. */
  events?: number;
}

/** The school is closed that day, and the way back. */
export function closedView({ day, by }: Closure, { undo, isNew, held = 0, events = 0 }: Standing): Answer {
  const lead = isNew
    ? `The school is closed today, ${dayWords(day)}.`
    : `${mention(by)} has said already that the school is closed today, ${dayWords(day)}.`;
  const waiting = held > 0 ? `${counted(held, 'message waits', 'messages wait')} until people are back.` : undefined;
  const hosts =
    events > 0
      ? `${counted(events, 'session or visit', 'sessions and visits')} cannot be today: hosts are offered a new date.`
      : undefined;
  const what = 'Nobody is written to unasked, and what has a deadline has it later. Those it concerns are told once.';
  const way = undo ? 'You can undo this for an hour.' : 'The hour to undo this is over.';
  const lines = [lead, waiting, hosts, what, way].filter((line): line is string => Boolean(line));
  return {
    text: lines.join('\n'),
    blocks: [
      section(lines.slice(0, -1).join('\n')),
      ...(undo
        ? [actions(button('Undo', ids.undoClosed, { value: day, label: 'Undo: the school is open today' }))]
        : []),
      context(way),
    ],
    replaces: true,
  };
}

/** The school is open after all. */
export function reopenedView(day: string): Answer {
  const text = `Undone: ${dayWords(day)} is a day like it was planned. Messages and deadlines are back where they were. \`/contour closed today\` closes it again.`;
  return { text, blocks: [section(text)], replaces: true };
}
