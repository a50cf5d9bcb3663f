import { differenceInCalendarDays } from 'date-fns';
import type { Evidence } from './profile.ts';

/** After this many days a piece of evidence counts half: one school year. Source: issue 4, item 4. */
const HALF_LIFE_DAYS = 365;

/** What each kind speaks for. Standing comes from practice tried and shown more than from thanks. */
const WEIGHT: Record<Evidence['kind'], number> = { tried: 1, modeled: 1, helped: 0.5, passed: 0.3 };

/**
 * What an item's evidence is worth on a day, 0 to 1: each piece by its kind, halved for each school year of age, with ever
 * less for the next one, so that a first try counts more than a tenth and nobody becomes unreachable.
 *
 * @param today calendar day in the school's zone, `YYYY-MM-DD`; evidence dated later counts as of today
 */
export function standing(evidence: readonly Evidence[], today: string): number {
  const sum = evidence.reduce((total, { kind, day }) => {
    const age = Math.max(0, differenceInCalendarDays(today, day));
    return total + WEIGHT[kind] * 0.5 ** (age / HALF_LIFE_DAYS);
  }, 0);
  return sum / (sum + 1);
}
