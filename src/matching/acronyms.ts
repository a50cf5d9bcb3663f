import { vocabularyPairs } from '../domain/vocabulary-pairs.ts';
import { fold, plainText, wordsOf } from './normalise.ts';
import { STOP_WORDS } from './stop-words.ts';

const ACRONYM = /^[A-Z][A-Z0-9]{1,5}s?$/;
/** What is longer is no acronym. */
const MOST_LETTERS = 6;
/** Below this many letters an acronym counts only when it is written in capitals: "el" and "re" are words. */
const SURE_LENGTH = 3;

/** What the school vocabulary says an acronym stands for, or the nearest other name. Source: domain.md section 6. */
const meanings = new Map<string, string>();
for (const pair of Object.values(vocabularyPairs).flat()) {
  const [canonical, synonym] = pair.split('=') as [string, string];
  if (/^[A-Z]{2,6}s?$/.test(synonym)) meanings.set(synonym.toLowerCase(), canonical.replaceAll('-', ' '));
  if (/^[a-z0-9]{2,6}$/.test(canonical) && synonym.includes(' ')) meanings.set(canonical, synonym);
}

/** Whether a word is written as an acronym. */
export function isAcronym(word: string): boolean {
  return ACRONYM.test(word);
}

/** Whether a text is written in capitals throughout: then they show no acronym. One of acronyms alone is not. */
export function isInCapitals(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const others = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals > others && wordsOf(text).some((word) => isPlainWordInCapitals(word));
}

function isPlainWordInCapitals(word: string): boolean {
  return word.length > 1 && word === word.toUpperCase() && (word.length > MOST_LETTERS || STOP_WORDS.has(fold(word)));
}

/**
 * What the acronyms of a text stand for: encoders see nothing in a bare acronym.
 *
 * @param elsewhere what else is known of an acronym, by its folded letters without a plural s
 */
export function spelledOut(
  text: string,
  elsewhere: (acronym: string) => string | undefined = () => undefined,
): string[] {
  const plain = plainText(text);
  const isShouted = isInCapitals(plain);
  const found = wordsOf(plain).flatMap((word) => {
    const folded = fold(word);
    const isWritten = !isShouted && isAcronym(word);
    const bare = folded.replace(/s$/, '');
    if (folded.length < SURE_LENGTH && !isWritten) return [];
    const meaning = meanings.get(folded) ?? meanings.get(bare) ?? (isWritten ? elsewhere(bare) : undefined);
    return meaning ? [meaning] : [];
  });
  return [...new Set(found)];
}
