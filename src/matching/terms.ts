import { stemmer } from 'stemmer';
import { fold, plainText, wordsOf } from './normalise.ts';
import { STOP_WORDS } from './stop-words.ts';

/** One term of a text: what is compared, and the word or words as the person wrote them. */
export interface Term {
  key: string;
  words: string;
}

/** Marks an acronym as written, `@fba`, and a run of words with such initials, `~fba`. Each side looks for the other's. */
const ACRONYM_MARK = '@';
const RUN_MARK = '~';

const ACRONYM = /^[A-Z][A-Z0-9]{1,5}s?$/;
// Two initials fit too many pairs of words ("reading data" is not RD).
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;

/**
 * The distinct terms of a text, in order: stems of its words without stop words, its acronyms, and runs of words that an
 * acronym may stand for. A word repeated is one term: saying "math" ten times says no more than once.
 */
export function termsOf(text: string): Term[] {
  const words = wordsOf(plainText(text)).map((word) => ({ word, folded: fold(word) }));
  const found = new Map<string, Term>();
  const add = (key: string, written: string) => {
    if (!found.has(key)) found.set(key, { key, words: written });
  };
  for (const { word, folded } of words) {
    if (isContent(folded)) add(stemmer(folded), word);
    if (ACRONYM.test(word)) add(ACRONYM_MARK + folded.replace(/s$/, ''), word);
  }
  for (let from = 0; from < words.length; from++) {
    for (let length = SHORTEST_RUN; length <= LONGEST_RUN; length++) {
      const run = words.slice(from, from + length);
      const [first, last] = [run[0], run[length - 1]];
      if (!first || !last || !isContent(first.folded) || !isContent(last.folded)) continue;
      add(RUN_MARK + run.map(({ folded }) => folded[0]).join(''), run.map(({ word }) => word).join(' '));
    }
  }
  return [...found.values()];
}

/** Whether a term is a plain word, not an acronym or a run of words that may be one. */
export function isWord(key: string): boolean {
  return !key.startsWith(ACRONYM_MARK) && !key.startsWith(RUN_MARK);
}

/** For an acronym the runs of words it may stand for, for a run its acronym, for a short unknown word the runs too. */
export function counterpart(key: string): string {
  if (key.startsWith(RUN_MARK)) return ACRONYM_MARK + key.slice(1);
  return RUN_MARK + key.replace(ACRONYM_MARK, '');
}

function isContent(folded: string): boolean {
  return folded.length > 1 && !STOP_WORDS.has(folded);
}
