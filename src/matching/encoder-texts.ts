import { spelledOut } from './acronyms.ts';
import { plainText } from './normalise.ts';
import { glossOf, isSpanish } from './other-languages.ts';
import type { Profile, ProfileItem } from './profile.ts';
import { withoutSocial } from './question-frame.ts';
import { termsOf } from './terms.ts';
import type { SoughtTerm } from './words-index.ts';

/** Longer texts say no more to an encoder, which cuts them anyway. */
const MOST_LETTERS = 1_000;

/** One to three words said again at once. */
const SAID_AGAIN = /(?<=^| )(\S+(?: \S+){0,2}?)(?: \1(?= |$))+/giu;

/** How an item is said: as what people ask for, by which a short note comes nearer to a question. */
const FORMS = ['How to: ', 'I need help with ', 'How can a teacher handle '];

/** What an encoder reads of an item: the whole first, then its topic alone; each in several forms, one a line. */
export function itemViews({ kind, topic, detail: written }: ProfileItem): string[] {
  const detail = withoutSocial(written);
  const whole = detail ? `${topic}${kind === 'answer' ? ' ' : ': '}${detail}` : topic;
  const views = [...new Set([whole, topic].map(readable))].filter(Boolean);
  return views.map((text) => FORMS.map((form) => form + text).join('\n'));
}

/** What an encoder reads of a profile as a whole: one line, in which what is said twice stands once. */
export function profileText({ items }: Profile): string {
  const told = new Map(
    items.map(({ topic, detail }) => [
      termKeys(`${topic} ${detail}`) || topic,
      detail ? `${topic}: ${withoutSocial(detail)}` : topic,
    ]),
  );
  return readable([...told.values()].join('. '));
}

/** What an encoder reads of a question: corrected words in their place, acronyms spelled out, Spanish as a gloss. */
export function questionText(
  text: string,
  sought: readonly SoughtTerm[],
  elsewhere: (acronym: string) => string | undefined,
): string {
  const plain = plainText(text).slice(0, MOST_LETTERS);
  const corrected = sought.reduce(
    (mended, { words, meant }) => (meant ? mended.replace(words, meant) : mended),
    isSpanish(plain) ? glossOf(plain).text : plain,
  );
  return withMeanings(corrected, spelledOut(corrected, elsewhere));
}

function termKeys(text: string): string {
  return termsOf(text)
    .map(({ key }) => key)
    .sort()
    .join(' ');
}

function readable(text: string): string {
  // An encoder takes a word that is said ten times for what the text is about.
  const plain = plainText(text).slice(0, MOST_LETTERS).replace(SAID_AGAIN, '$1');
  return withMeanings(plain, spelledOut(plain));
}

function withMeanings(text: string, meanings: readonly string[]): string {
  return meanings.length ? `${text} (${meanings.join(', ')})` : text;
}
