import { freshness, standing } from './evidence.ts';
import type { ProfileItem } from './profile.ts';
import { CUTS_BY_MEANING } from './zone.ts';

/** How an item and the rest of its profile answer a question, as found by words. */
export interface Findings {
  item: ProfileItem;
  /** BM25 of the item, 0 and up. */
  words: number;
  /** Share of the question that the whole profile covers, 0 to 1. */
  coverage: number;
}

/** The same as found by meaning. */
export interface NearFindings extends Pick<Findings, 'item' | 'words'> {
  /** How much nearer than a chance entry. */
  near: number;
  /** How much nearer to just anything than other entries. */
  hub: number;
}

/** A relevance and the item it comes from. */
export interface ScoredItem {
  item: ProfileItem;
  relevance: number;
}

/**
 * What each declared level adds, beside what `level` weighs it with; none counts as 3. A wish to get better is no expertise.
 * Tuned by meaning, taken over by words.
 */
export const LEVEL = { 1: -1.5, 2: -0.75, 3: 0, 4: 0.4 } as const;

/** The numbers that make a relevance by words. Tuned on both routing sets, cross-validated. */
export const BY_WORDS = {
  /** The BM25 value that counts half: beyond it more words of the question add ever less. */
  wordsAtHalf: 1.2,
  coverage: 0.3,
  level: 0.1,
  answer: -0.1,
} as const;

/** The numbers that make a relevance by meaning. Tuned on both routing sets, cross-validated: README, "How well it matches". */
export const BY_MEANING = {
  wordsAtHalf: 1.2,
  words: 0.085,
  /** What wins every question is set back by just that. */
  hub: 1,
  /** The profile as a whole, never more than its nearest item. */
  profile: 0.5,
  level: 0.17,
  answer: -0.17,
  /** What nearness beyond the cut of `sure` counts: who says least of a topic comes nearest to its bare name. Of three values. */
  beyondSure: 0.1,
} as const;

/** At full standing, as a share of the relevance. */
export const STANDING = 0.15;

/**
 * How well an item answers by words, about 0 to 1.3: its own words, a little for the rest of the profile, the level someone
 * gives themself, and what use has shown.
 *
 * @param today calendar day in the school's zone, `YYYY-MM-DD`
 */
export function relevanceByWords({ item, words, coverage }: Findings, today: string): number {
  const own = words / (words + BY_WORDS.wordsAtHalf);
  const level = own > 0 ? levelOf(item, BY_WORDS) : 0;
  return withStanding(Math.max(0, own + BY_WORDS.coverage * coverage + level), item, today);
}

/**
 * How well each item of a profile answers by meaning, its words beside it; about 0 to 1.5.
 *
 * @param profileNear how much nearer than chance the profile as a whole is
 * @param today calendar day in the school's zone, `YYYY-MM-DD`
 */
export function relevanceByMeaning(items: readonly NearFindings[], profileNear: number, today: string): ScoredItem[] {
  const nearest = Math.max(...items.map(({ near }) => near));
  const profile = BY_MEANING.profile * Math.min(profileNear, nearest);
  return items.map(({ item, words, near, hub }) => {
    const own = near - BY_MEANING.hub * hub + (BY_MEANING.words * words) / (words + BY_MEANING.wordsAtHalf);
    const level = levelOf(item, BY_MEANING);
    return { item, relevance: withStanding(Math.max(0, levelledOff(own + profile) + level), item, today) };
  });
}

function levelledOff(nearness: number): number {
  const { sure } = CUTS_BY_MEANING;
  return nearness > sure ? sure + BY_MEANING.beyondSure * (nearness - sure) : nearness;
}

/**
 * What a second entry counts that fits as well as the best; a third a tenth of that, and so on: whoever lists the same many times wins
 * hardly more than by listing it twice. By meaning it must outweigh that the
 * profile as a whole may come nearer to a question without an entry. By meaning .1 of five values; the rankings hardly change by it.
 */
export const FURTHER = { words: 0.05, meaning: 0.1 } as const;
/** How soon less a further entry counts when it fits less well. */
const STEEPNESS = 4;

/**
 * The item that speaks most for someone, with the relevance of all of theirs: others that fit about as well add a little, so that
 * without the one that is shown the rest is less, even where it says nearly the same. Undefined where nothing fits.
 */
export function ofAllItems(scored: readonly ScoredItem[], by: keyof typeof FURTHER): ScoredItem | undefined {
  const [best, ...others] = [...scored].sort((a, b) => b.relevance - a.relevance);
  if (!best || best.relevance <= 0) return undefined;
  const further = others.reduce((sum, { relevance }, n) => {
    const closeness = (relevance / best.relevance) ** STEEPNESS;
    return sum + (FURTHER[by] / 10 ** n) * closeness * relevance;
  }, 0);
  return { item: best.item, relevance: best.relevance + further };
}

/** What an item's declared level adds; an answer shows less than a firm declaration. */
function levelOf({ kind, level }: ProfileItem, by: { level: number; answer: number }): number {
  return kind === 'answer' ? by.answer : by.level * LEVEL[level ?? 3];
}

/** Words that led to someone once say less than what they say of themselves. Not tuned. */
export const LEARNED = 0.7;

function withStanding(base: number, item: ProfileItem, today: string): number {
  const kind = item.kind === 'learned' ? LEARNED : 1;
  return kind * freshness(item.confirmedOn, today) * base * (1 + STANDING * standing(item.evidence ?? [], today));
}
