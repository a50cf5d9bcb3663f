import { stemmer } from 'stemmer';
import { canonicalTopics } from '../domain/vocabulary.ts';
import { isAcronym, isInCapitals } from './acronyms.ts';
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
/** Marks a topic of the school vocabulary, by whichever of its names: `#wait-time`. */
const TOPIC_MARK = '#';

/** No acronym stands for words of two sentences, or of two parts of a list. */
const BETWEEN_PHRASES = /[^\p{L}\p{N}\p{M}\s'’-]+/u;

// Two initials fit too many pairs of words ("reading data" is not RD).
const SHORTEST_RUN = 3;
const LONGEST_RUN = 5;

/**
 * The distinct terms of a text: stems of its words without stop words, its acronyms, runs of words that an acronym may stand
 * for, and the topics of the school vocabulary it names. A word repeated is one term: saying "math" ten times says no more than once.
 */
export function termsOf(text: string): Term[] {
  const plain = plainText(text);
  const isShouted = isInCapitals(plain);
  const found = new Map<string, Term>();
  const add = (key: string, written: string) => {
    if (!found.has(key)) found.set(key, { key, words: written });
  };
  for (const phrase of plain.split(BETWEEN_PHRASES)) {
    const words = wordsOf(phrase).map((word) => ({ word, folded: fold(word), isShort: !isShouted && isAcronym(word) }));
    for (const { word, folded, isShort } of words) {
      if (isContent(folded)) add(stemmer(folded), word);
      if (isShort) add(ACRONYM_MARK + folded.replace(/s$/, ''), word);
    }
    for (let from = 0; from < words.length; from++) {
      for (let length = SHORTEST_RUN; length <= LONGEST_RUN && from + length <= words.length; length++) {
        const run = words.slice(from, from + length);
        if (run.some(({ folded, isShort }) => isShort || !isContent(folded))) continue;
        add(RUN_MARK + run.map(({ folded }) => folded[0]).join(''), run.map(({ word }) => word).join(' '));
      }
    }
  }
  for (const { canonical, matched } of canonicalTopics(plain)) add(TOPIC_MARK + canonical, matched);
  return [...found.values()];
}

/** Whether a term is a plain word, not an acronym, a run of words that may be one, or a topic of the vocabulary. */
export function isWord(key: string): boolean {
  return ![ACRONYM_MARK, RUN_MARK, TOPIC_MARK].includes(key[0] ?? '');
}

/** Whether a term is a topic of the school vocabulary. */
export function isTopic(key: string): boolean {
  return key.startsWith(TOPIC_MARK);
}

/** The term of a run of words with these initials. */
export function runOf(acronym: string): string {
  return RUN_MARK + acronym;
}

/** For an acronym, or a word that may be one in small letters, the runs of words it may stand for; for a run its acronym. */
export function counterpart(key: string): string {
  if (key.startsWith(RUN_MARK)) return ACRONYM_MARK + key.slice(1);
  return RUN_MARK + key.replace(ACRONYM_MARK, '');
}

function isContent(folded: string): boolean {
  return folded.length > 1 && !STOP_WORDS.has(folded);
}
