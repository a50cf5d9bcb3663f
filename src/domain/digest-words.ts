import { addDays, type DaySpan } from '../time/calendar-day.ts';
import { shortDay } from '../time/day-words.ts';
import { counted } from './counted.ts';
import type { Shown, shownSteps } from './digest-threshold.ts';

/** A block by its last Friday: it may have ended weeks ago. */
export function sixWeeks({ to }: DaySpan): string {
  return `the six school weeks to ${shortDay(addDays(to, -2))}`;
}

export function few(people: ReadonlySet<string>): string {
  return people.size === 0 ? 'none yet' : 'a few';
}

export function people(count: Shown | ReturnType<typeof shownSteps>): string {
  return count === 'none yet' ? count : `${count} colleagues`;
}

export function countedOrNo(count: number, thing: string): string {
  return count === 0 ? `no ${thing}` : counted(count, thing);
}

export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

export function ofTen(share: number): number {
  return Math.round(share * 10);
}
