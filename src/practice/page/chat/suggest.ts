import type { PageState } from '../../page-api.ts';
import { type Choice, plain } from '../parts/choice.ts';

/** What could stand where the cursor is: `from` to `to` of the text is replaced by a choice's value. */
export interface Suggestion {
  from: number;
  to: number;
  /** What the list is of, for its name. */
  of: 'commands' | 'people' | 'channels';
  choices: Choice[];
}

const most = 8;

/** Suggestions for the text before the cursor, or null: commands at the very beginning, people after `@`, channels after `#`. */
export function suggestionFor(text: string, cursor: number, state: PageState, isThread: boolean): Suggestion | null {
  const before = text.slice(0, cursor);
  if (/^\/\S*$/.test(before) && !isThread) return some(0, cursor, 'commands', commands(before, state));
  const [, person] = /(?:^|[\s(])@([\p{L}\p{N}.’' -]{0,30})$/u.exec(before) ?? [];
  if (person !== undefined) return some(cursor - person.length - 1, cursor, 'people', people(person, state));
  const [, channel] = /(?:^|[\s(])#([\w-]*)$/.exec(before) ?? [];
  if (channel !== undefined) return some(cursor - channel.length - 1, cursor, 'channels', channels(channel, state));
  return null;
}

/** "Usage" of the command that the text begins with, once it is complete. */
export function usageOf(
  text: string,
  state: PageState,
): { command: string; usageHint: string; description: string } | null {
  const [command] = text.split(/\s/, 1);
  return state.commands.find((known) => known.command === command) ?? null;
}

function some(from: number, to: number, of: Suggestion['of'], choices: Choice[]): Suggestion | null {
  return choices.length > 0 ? { from, to, of, choices: choices.slice(0, most) } : null;
}

function commands(typed: string, state: PageState): Choice[] {
  return state.commands
    .filter(({ command }) => command.startsWith(typed.toLowerCase()))
    .map(({ command, usageHint, description }) => ({
      value: `${command} `,
      label: [command, usageHint].filter(Boolean).join(' '),
      description,
    }));
}

function people(typed: string, state: PageState): Choice[] {
  const wanted = plain(typed);
  return state.people
    .filter(({ isDeactivated }) => !isDeactivated)
    .filter(({ name, handle }) => {
      const words = plain(name).split(' ');
      // "rosa" and "delgado" find her; with a space only the beginning of the whole name does
      return wanted.includes(' ')
        ? plain(name).startsWith(wanted)
        : words.some((word) => word.startsWith(wanted)) || handle.startsWith(wanted);
    })
    .map(({ name, title }) => ({ value: `@${name} `, label: name, description: title }));
}

function channels(typed: string, state: PageState): Choice[] {
  return state.channels
    .filter(({ kind, name }) => (kind === 'public' || kind === 'private') && name.startsWith(typed.toLowerCase()))
    .map(({ name, topic }) => ({ value: `#${name} `, label: `#${name}`, description: topic }));
}
