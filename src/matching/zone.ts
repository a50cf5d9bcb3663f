/**
 * How sure a ranking is: `sure`, `closest` (colleagues who come nearest, not sure), or `nobody` ("nobody here knows this, as
 * far as I can see"), which is never said by words alone.
 */
export type Zone = 'sure' | 'closest' | 'nobody';

/** From this relevance on words alone are sure. */
const SURE_BY_WORDS = 0.75;

/** @param best the highest relevance of anyone but the asker, whoever is free; 0 when nothing was found */
export function zoneByWords(best: number): Zone {
  return best >= SURE_BY_WORDS ? 'sure' : 'closest';
}

/** Being sure is said of who is shown: the best of those who may be asked answers about as well as the best of all. Not tuned. */
const ABOUT_AS_WELL = 0.9;

/** Whether who is free answers clearly less well than someone who is not, by their relevance. */
export function isClearlyLess(free: number, notFree: number): boolean {
  return free < ABOUT_AS_WELL * notFree;
}

/** What tells whether anyone here knows. */
export interface ZoneFindings {
  /** How near the nearest entry of anyone but the asker is, by the encoder's own measure. */
  best: number;
  /** The same less what a chance entry reaches. */
  bestOverChance: number;
  /** The share of the question, by rarity, in words that nobody in this directory uses; 0 to 1. */
  unknownWords: number;
  /** Whether the whole directory is encoded: who is not yet may be the one who knows. */
  isComplete: boolean;
}

/**
 * Belongs to one digest of weights. The three weights come from a logistic fit on DEV. Below `nobody` lie the questions of DEV
 * that look most like gaps; the cut is lower than the best one for DEV, because a gap wrongly claimed costs an asker more than
 * a colleague who passes a question on costs them. From `sure` on, nine of ten first names were right in folds kept apart.
 */
const BY_MEANING = { overChance: 0.8, unknownWords: 0.33, nobody: 0.4, sure: 0.6 } as const;

export function zoneByMeaning({ best, bestOverChance, unknownWords, isComplete }: ZoneFindings): Zone {
  const trust = best + BY_MEANING.overChance * bestOverChance - BY_MEANING.unknownWords * unknownWords;
  if (isComplete && trust < BY_MEANING.nobody) return 'nobody';
  return trust >= BY_MEANING.sure ? 'sure' : 'closest';
}

/** @param rarity of a term in this directory, 0 to 1 */
export function shareOfUnknown(
  words: readonly string[],
  has: (word: string) => boolean,
  rarity: (word: string) => number,
): number {
  const sum = (some: readonly string[]) => some.reduce((total, word) => total + rarity(word), 0);
  return sum(words.filter((word) => !has(word))) / (sum(words) || 1);
}
