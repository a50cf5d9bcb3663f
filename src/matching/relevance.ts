import { standing } from './evidence.ts';
import type { ProfileItem } from './profile.ts';

/** How an item and the rest of its profile answer a question, as found by search. */
export interface Findings {
  item: ProfileItem;
  /** BM25 of the item, 0 and up. */
  words: number;
  /** Share of the question that the whole profile covers, 0 to 1. */
  coverage: number;
}

/** The numbers that make a relevance. Tuned on DEV, each cross-validated; source of the kinds: matching.md. */
const RELEVANCE = {
  /** The BM25 value that counts half: beyond it more words of the question add ever less. */
  wordsAtHalf: 1.2,
  coverage: 0.3,
  /** For each step of declared level above or below 3. */
  level: 0.05,
  /** At full standing, as a share of the relevance. */
  standing: 0.15,
} as const;

/**
 * How well an item answers, about 0 to 1.3: its own words, a little for the rest of the profile, the level someone gives
 * themself, and what use has shown.
 *
 * @param today calendar day in the school's zone, `YYYY-MM-DD`
 */
export function relevanceOf({ item, words, coverage }: Findings, today: string): number {
  const own = words / (words + RELEVANCE.wordsAtHalf);
  const level = own > 0 && item.level ? RELEVANCE.level * (item.level - 3) : 0;
  const base = Math.max(0, own + RELEVANCE.coverage * coverage + level);
  return base * (1 + RELEVANCE.standing * standing(item.evidence ?? [], today));
}
