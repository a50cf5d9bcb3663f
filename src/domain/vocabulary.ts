import { type FoldedWord, foldWords, singular } from './fold-words.ts';
import { vocabularyPairs } from './vocabulary-pairs.ts';

/** A topic of the vocabulary found in a text. */
export interface FoundTopic {
  /** The vocabulary's word, such as "exit-ticket". */
  canonical: string;
  /** The words of the text that stand for it, as typed. */
  matched: string;
}

/** Phrase, in folded singular words with spaces, to canonical topic. */
const topicByPhrase = new Map<string, string>();
for (const pair of Object.values(vocabularyPairs).flat()) {
  const [canonical, synonym] = pair.split('=') as [string, string];
  for (const name of [canonical, synonym]) {
    topicByPhrase.set(phraseOf(foldWords(name)), canonical);
    // "co-teaching" is also typed "coteaching".
    if (name.includes('-')) topicByPhrase.set(phraseOf(foldWords(name.replaceAll('-', ''))), canonical);
  }
}
const canonicals: ReadonlySet<string> = new Set(topicByPhrase.values());
const longestPhrase = Math.max(...Array.from(topicByPhrase.keys(), (phrase) => phrase.split(' ').length));

/** Words by which a text shows that its "el" is the Spanish article. */
const spanish = new Set('al como con de del en es la las los mi mis para por que se su sus un una y'.split(' '));

/**
 * The topics of the vocabulary that a text names, by their own word or a synonym, in order of appearance, each once. Case and
 * plurals make no difference; only whole words count, and the longest phrase wins.
 */
export function canonicalTopics(text: string): FoundTopic[] {
  const words = foldWords(text);
  const found = new Map<string, FoundTopic>();
  const inSpanish = words.some(({ folded }) => spanish.has(folded));
  for (let at = 0; at < words.length; at += 1) {
    const phrase = phraseAt(words, at);
    if (!phrase || (inSpanish && words[at]?.typed.toLowerCase() === 'el' && phrase.length === 1)) continue;
    const last = words[at + phrase.length - 1] as FoldedWord;
    const matched = text.slice(words[at]?.at, last.at + last.typed.length);
    if (!found.has(phrase.canonical)) found.set(phrase.canonical, { canonical: phrase.canonical, matched });
    at += phrase.length - 1;
  }
  return [...found.values()];
}

/**
 * By what two topics are known to be the same: the canonical word when the vocabulary has one, else the words themselves,
 * folded, singular and hyphenated. Topics of no word at all are told apart by what was typed.
 */
export function topicKey(topic: string): string {
  const words = foldWords(topic);
  const phrase = phraseOf(words);
  return topicByPhrase.get(phrase) ?? (phrase.replaceAll(' ', '-') || topic.trim());
}

/** The vocabulary's own words for a topic when it has some, as people write them, else the topic as it was typed. */
export function ownWordOf(topic: string): string {
  const key = topicKey(topic);
  return isOfVocabulary(key) ? key.replaceAll('-', ' ') : topic;
}

/** Whether a topic's key is a word of the vocabulary, and so nobody's own words. */
export function isOfVocabulary(key: string): boolean {
  return canonicals.has(key);
}

function phraseOf(words: readonly FoldedWord[]): string {
  return words.map(({ folded }) => singular(folded)).join(' ');
}

/** The longest phrase of the vocabulary that begins at a word. */
function phraseAt(words: readonly FoldedWord[], at: number): { canonical: string; length: number } | undefined {
  for (let length = Math.min(longestPhrase, words.length - at); length > 0; length -= 1) {
    const canonical = topicByPhrase.get(phraseOf(words.slice(at, at + length)));
    if (canonical) return { canonical, length };
  }
  return undefined;
}
