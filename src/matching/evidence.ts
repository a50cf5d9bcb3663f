import { differenceInCalendarDays } from 'date-fns';
import type { Evidence } from './profile.ts';

/** After this many days a piece of evidence counts half: one school year. Source: issue 4, item 4. */
const HALF_LIFE_DAYS = 365;

/** What each kind speaks for. Standing comes from practice tried and shown more than from thanks. */
export const EVIDENCE: Readonly<Record<Evidence['kind'], number>> = { tried: 1, modeled: 1, helped: 0.5, passed: 0.3 };

/** A declaration holds this long without a word: a year, and a month to answer "still you?". */
const HOLDS_DAYS = 395;
/** What one that nobody confirms loses in the end, as a share of the relevance. */
export const MOST_FADED = 0.15;

/**
 * What is left of an item's weight when its owner has not confirmed it for long: all for a year and a month, then ever less,
 * half of what it can lose with each school year. Never below 0.85, so that silence alone takes nobody off the list.
 *
 * @param today calendar day in the school's zone, `YYYY-MM-DD`
 */
export function freshness(confirmedOn: string | undefined, today: string): number {
  const late = confirmedOn ? differenceInCalendarDays(today, confirmedOn) - HOLDS_DAYS : 0;
  return late > 0 ? 1 - MOST_FADED * (1 - 0.5 ** (late / HALF_LIFE_DAYS)) : 1;
}

/**
 * What an item's evidence is worth on a day, 0 to 1: each piece by its kind, halved for each school year of age, with ever
 * less for the next one, so that a first try counts more than a tenth and nobody becomes unreachable.
 *
 * @param today calendar day in the school's zone, `YYYY-MM-DD`; evidence dated later counts as of today
 */
export function standing(evidence: readonly Evidence[], today: string): number {
  const sum = evidence.reduce((total, { kind, day }) => {
    const age = Math.max(0, differenceInCalendarDays(today, day));
    return total + EVIDENCE[kind] * 0.5 ** (age / HALF_LIFE_DAYS);
  }, 0);
  return sum / (sum + 1);
}
