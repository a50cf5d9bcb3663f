import { spelledOut } from './acronyms.ts';
import { plainText } from './normalise.ts';
import type { Profile, ProfileItem } from './profile.ts';
import type { SoughtTerm } from './words-index.ts';

/** Longer texts say no more to an encoder, which cuts them anyway. */
const MOST_LETTERS = 1_000;

/** One to three words said again at once. */
const SAID_AGAIN = /(?<=^| )(\S+(?: \S+){0,2}?)(?: \1(?= |$))+/giu;

/** What an encoder reads of an item: the whole first, then its topic and its detail alone. */
export function itemViews({ kind, topic, detail }: ProfileItem): string[] {
  const whole = detail ? `${topic}${kind === 'answer' ? ' ' : ': '}${detail}` : topic;
  return [...new Set([whole, topic, detail].map(readable))].filter(Boolean);
}

/** What an encoder reads of a profile as a whole. */
export function profileText({ items }: Profile): string {
  return readable(items.map(({ topic, detail }) => (detail ? `${topic}: ${detail}` : topic)).join('. '));
}

/** What an encoder reads of a question: corrected words in their place, acronyms spelled out. */
export function questionText(
  text: string,
  sought: readonly SoughtTerm[],
  elsewhere: (acronym: string) => string | undefined,
): string {
  const corrected = sought.reduce(
    (mended, { words, meant }) => (meant ? mended.replace(words, meant) : mended),
    plainText(text).slice(0, MOST_LETTERS),
  );
  return withMeanings(corrected, spelledOut(corrected, elsewhere));
}

function readable(text: string): string {
  // An encoder takes a word that is said ten times for what the text is about.
  const plain = plainText(text).slice(0, MOST_LETTERS).replace(SAID_AGAIN, '$1');
  return withMeanings(plain, spelledOut(plain));
}

function withMeanings(text: string, meanings: readonly string[]): string {
  return meanings.length ? `${text} (${meanings.join(', ')})` : text;
}
