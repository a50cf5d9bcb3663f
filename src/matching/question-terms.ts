import { glossOf, isSpanish } from './other-languages.ts';
import { isEnglish } from './related-words.ts';
import { correct } from './spelling.ts';
import { counterpart, isTopic, isWord, type Term, termsOf } from './terms.ts';
import type { SoughtTerm, WordsIndex } from './words-index.ts';

/** A corrected word is a guess. */
const CORRECTED_WEIGHT = 0.8;

/** Finds out what a question looks for in one directory. */
export interface TermHelp {
  index: WordsIndex;
  /** Whether a word is one that English has, as far as the encoder knows: then it was not misspelled. */
  knows?: ((word: string) => boolean) | undefined;
  /** How someone here wrote a term. */
  written: (key: string) => string | undefined;
}

/**
 * What to look for in this directory: each word of the question, corrected towards a word of the directory when nobody here
 * uses it, and acronyms against what they stand for, in both directions. Of a Spanish question the words that someone here uses,
 * and what its school words mean in English.
 */
export function questionTerms(text: string, { index, knows, written }: TermHelp): SoughtTerm[] {
  if (isSpanish(text)) return spanishTerms(text, index).map((term) => ({ ...term, weight: 1 }));
  return termsOf(text).flatMap(({ key, words }): SoughtTerm[] => {
    if ((isWord(key) || isTopic(key)) && index.has(key)) return [{ key, words, weight: 1 }];
    // A plain word is taken for an acronym in small letters only where English has no such word.
    const mayBeShort = !isWord(key) || knows?.(words) === false;
    if (mayBeShort && index.has(counterpart(key))) return [{ key: counterpart(key), words, weight: 1 }];
    if (!isWord(key)) return [];
    // Without encoders the table of related words tells what English has.
    const isRight = knows ? knows(words) : isEnglish(key);
    const meant = isRight ? undefined : correct(key, index.vocabulary(key[0] ?? ''));
    return [meant ? { key: meant, words, weight: CORRECTED_WEIGHT, meant: written(meant) } : { key, words, weight: 1 }];
  });
}

function spanishTerms(text: string, index: WordsIndex): Term[] {
  const gloss = glossOf(text);
  const meant = termsOf(gloss.text).map(({ key, words }) => ({ key, words: gloss.typed.get(words) ?? words }));
  const asTyped = termsOf(text).filter(({ key }) => index.has(key) && !meant.some((term) => term.key === key));
  return [...asTyped, ...meant];
}
