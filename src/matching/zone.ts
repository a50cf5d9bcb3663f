import { canBeSure, type ProfileItem } from './profile.ts';

/**
 * How sure a ranking is: `sure`, `closest` (colleagues who come nearest, not sure), or `nobody` ("nobody here knows this, as
 * far as I can see"), which is never said by words alone.
 */
export type Zone = 'sure' | 'closest' | 'nobody';

/** From this relevance on words alone are sure. */
const SURE_BY_WORDS = 0.75;

/** How near one colleague comes, by their own relevance: `sure` as the zone has it, `close`, or `far`: only nearer than others. */
export type Fit = 'sure' | 'close' | 'far';

/** Below it nothing was near in two dozen look-ups in the sample school, by words and by meaning alike. Not tuned. */
const CLOSE = 0.5;

export function fitOf({ relevance, item }: { relevance: number; item: ProfileItem }, by: 'words' | 'meaning'): Fit {
  if (canBeSure(item) && relevance >= (by === 'words' ? SURE_BY_WORDS : CUTS_BY_MEANING.sure)) return 'sure';
  return relevance >= CLOSE ? 'close' : 'far';
}

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

/** What was found for a question, or for one sentence of it. */
export interface PartFindings {
  /** How much nearer than a chance entry the nearest one of anyone but the asker is. */
  bestOverChance: number;
  /** The share of it, by rarity, in words that nobody in this directory uses; 0 to 1. */
  unknownWords: number;
}

/** What tells whether anyone here knows. */
export interface ZoneFindings {
  /** The highest relevance of anyone but the asker, whoever is free. */
  relevance: number;
  /** Of the whole question, then of each of its sentences: it is known here when one of them is, though what stands beside it is not. */
  parts: readonly PartFindings[];
  /** How many entries are encoded. */
  encoded: number;
  /** Whether the whole directory is encoded: who is not yet may be the one who knows. */
  isComplete: boolean;
  /** Whether the encoders can read what was asked. */
  isReadable: boolean;
}

/**
 * Belongs to one digest of weights. The weight of unknown words comes from a logistic fit on both routing sets, the cut for
 * `nobody` from districts of 20 to 430 entries cut out of both. From `sure` on, nine of ten first names were right.
 */
export const CUTS_BY_MEANING = {
  unknownWords: 0.29,
  /** What a small word weighs beside the others: of a sentence of many, one unknown word is not all. Of four values. */
  smallWord: 0.05,
  nobody: 0.2,
  nobodyAtEntries: 200,
  nearerByChance: 0.065,
  sure: 0.85,
  /** A single sentence stands so much behind the whole: it may be the one that asks nothing. */
  partLess: 0.15,
} as const;

export function zoneByMeaning(findings: ZoneFindings): Zone {
  const { relevance, parts, encoded, isComplete, isReadable } = findings;
  const trust = Math.max(...parts.map((part, n) => trustOf(part) - (n === 0 ? 0 : CUTS_BY_MEANING.partLess)));
  if (isComplete && isReadable && trust < nobodyBelow(encoded)) return 'nobody';
  return relevance >= CUTS_BY_MEANING.sure ? 'sure' : 'closest';
}

function trustOf({ bestOverChance, unknownWords }: PartFindings): number {
  return bestOverChance - CUTS_BY_MEANING.unknownWords * unknownWords;
}

/**
 * The more entries there are, the nearer one of them comes to anything by mere chance: a question that nobody of either routing
 * set can answer, by .065 with each e-fold of entries.
 */
function nobodyBelow(entries: number): number {
  return CUTS_BY_MEANING.nobody + CUTS_BY_MEANING.nearerByChance * Math.log(entries / CUTS_BY_MEANING.nobodyAtEntries);
}

/**
 * @param words its terms, without small words
 * @param length of the text in words, small ones among them
 * @param rarity of a term in this directory, 0 to 1
 */
export function shareOfUnknown(
  { words, length }: { words: readonly string[]; length: number },
  has: (word: string) => boolean,
  rarity: (word: string) => number,
): number {
  const sum = (some: readonly string[]) => some.reduce((total, word) => total + rarity(word), 0);
  const small = CUTS_BY_MEANING.smallWord * Math.max(0, length - words.length);
  return sum(words.filter((word) => !has(word))) / (sum(words) + small || 1);
}
