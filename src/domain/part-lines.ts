import { isCalendarDay } from '../time/calendar-day.ts';
import type { Cycle, SchoolPart } from '../time/school-part.ts';
import { bellLines, readBellLines } from './bell-lines.ts';
import type { LineFault } from './day-lines.ts';

export const alphabet = 'ABCDEFGH';
export const mostLetters = alphabet.length;
const mostNameOfPart = 40;
const example = '“Grades 3–5: 6 letters from 2025-08-18”, or “K–2: no letters”';
/** Two times, as they stand in a line of bells. */
const bellTimes = /\d\d:\d\d ?[-–] ?\d\d:\d\d/;

/** A part of the school, and the line on which it begins. */
export interface TypedPart {
  line: number;
  part: SchoolPart;
}

/**
 * Parts of the school, each a line with its letters and then its bells a line each: "Grades 3–5: 6 letters from 2025-08-18,
 * skip" or "Lower half: B A from 2026-02-23". Whether students come on that day is for the caller to see.
 */
export function readPartLines(text: string): { parts: TypedPart[]; faults: LineFault[] } {
  const lines = text.split('\n').map((line) => line.trim());
  const faults: LineFault[] = [];
  const parts: TypedPart[] = [];
  const bellsOf = new Map<TypedPart, number[]>();
  for (const [index, line] of lines.entries()) {
    const last = parts.at(-1);
    if (bellTimes.test(line) && last) bellsOf.set(last, [...(bellsOf.get(last) ?? []), index]);
    else if (line) {
      const read = readHead(line);
      if (typeof read === 'string') faults.push({ line: index + 1, sentence: read });
      else parts.push({ line: index + 1, part: read });
    }
  }
  for (const [typed, at] of bellsOf) {
    // Lines keep their numbers.
    const { schedules, faults: wrong } = readBellLines(
      lines.map((line, index) => (at.includes(index) ? line : '')).join('\n'),
    );
    faults.push(...wrong);
    if (schedules.length > 0) typed.part = { ...typed.part, schedules };
  }
  return { parts, faults: faults.sort((a, b) => a.line - b.line) };
}

function readHead(line: string): SchoolPart | string {
  const colon = line.indexOf(': ');
  const name = line.slice(0, Math.max(0, colon)).trim();
  if (!name || name.length > mostNameOfPart) return `First comes a short name, then the letters: ${example}.`;
  const words = line.slice(colon + 1).trim();
  if (words.toLowerCase() === 'no letters') return { name };
  const [which = '', since = ''] = words.split(' from ');
  const [day = '', closure = 'slide'] = since.split(',').map((word) => word.trim());
  const letters = lettersOf(which.trim());
  if (!letters) return `Write 2 to ${mostLetters} letters for ${name}: ${example}.`;
  if (!isCalendarDay(day)) return `Write from which day ${name} has the first letter: ${example}.`;
  if (closure !== 'slide' && closure !== 'skip')
    return `After the day may follow “skip”, where a snow day uses its letter up: ${example}.`;
  return { name, cycle: { letters, from: day, onClosure: closure } };
}

/** "6 letters", or the letters themselves in turn. */
function lettersOf(words: string): string[] | undefined {
  const count = /^(\d) letters$/.exec(words)?.[1];
  const letters = count ? alphabet.slice(0, Number(count)).split('') : words.toUpperCase().split(/[\s,]+/);
  const isRight = letters.every((letter) => letter.length === 1 && alphabet.includes(letter));
  const isNumber = letters.length >= 2 && (!count || letters.length === Number(count));
  return isRight && isNumber && new Set(letters).size === letters.length ? letters : undefined;
}

/** The lines that say the same. */
export function partLines(parts: readonly SchoolPart[]): string {
  return parts
    .flatMap(({ name, cycle, schedules = [] }) => [
      `${name}: ${cycle ? cycleWords(cycle) : 'no letters'}`,
      ...(schedules.length > 0 ? [bellLines(schedules)] : []),
    ])
    .join('\n');
}

function cycleWords({ letters, from, onClosure }: Cycle): string {
  const words = isInOrder(letters) ? `${letters.length} letters` : letters.join(' ');
  return `${words} from ${from}${onClosure === 'skip' ? ', skip' : ''}`;
}

function isInOrder(letters: readonly string[]): boolean {
  return letters.join('') === alphabet.slice(0, letters.length);
}

/** The parts as the fields of a form show them; those that they cannot show stand in lines. */
export interface ShownParts {
  first?: SchoolPart;
  /** Has B while the first has A, or only bells of its own where there are no letters. */
  other?: SchoolPart;
  more: SchoolPart[];
}

export function shownParts(parts: readonly SchoolPart[]): ShownParts {
  const [first, other] = parts;
  if (!first || (first.cycle && !isInOrder(first.cycle.letters))) return { more: [...parts] };
  if (!other || !isOtherHalf(first, other)) return { first, more: parts.slice(1) };
  return { first, other, more: parts.slice(2) };
}

function isOtherHalf({ cycle, schedules }: SchoolPart, other: SchoolPart): boolean {
  // Where it has none, the form would give it those of the first.
  if (!other.schedules && schedules) return false;
  if (!cycle || !other.cycle) return !cycle && !other.cycle && other.schedules !== undefined;
  return cycleWords(oneAhead(cycle)) === cycleWords(other.cycle);
}

/** The same letters one day ahead: those of the other half. */
export function oneAhead(cycle: Cycle): Cycle {
  const [first = 'A', ...rest] = cycle.letters;
  return { ...cycle, letters: [...rest, first] };
}
