import { correct } from './spelling.ts';
import { counterpart, isWord, termsOf } from './terms.ts';
import type { SoughtTerm, WordsIndex } from './words-index.ts';

/** A corrected word is a guess. */
const CORRECTED_WEIGHT = 0.8;

/**
 * What to look for in this directory: each word of the question, corrected towards a word of the directory when nobody here
 * uses it, and acronyms against what they stand for, in both directions.
 */
export function questionTerms(text: string, index: WordsIndex): SoughtTerm[] {
  return termsOf(text).flatMap(({ key, words }): SoughtTerm[] => {
    if (isWord(key) && index.has(key)) return [{ key, words, weight: 1 }];
    if (index.has(counterpart(key))) return [{ key: counterpart(key), words, weight: 1 }];
    if (!isWord(key)) return [];
    const meant = correct(key, index.vocabulary());
    return [meant ? { key: meant, words, weight: CORRECTED_WEIGHT } : { key, words, weight: 1 }];
  });
}
