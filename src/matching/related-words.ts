import { readFileSync } from 'node:fs';
import { isWord } from './terms.ts';
import type { SoughtTerm, WordsIndex } from './words-index.ts';

/** A related word says less than the one that was asked with: by how nearly it means the same, and less by this. */
const RELATED = 0.3;
/** Of one word of a question, so many that someone here uses. */
const MOST = 5;

/** From a stem to those that mean nearly the same, the nearest first, each with how nearly: 0 to 1. Source: WordNet. */
const table = new Map<string, string>();
for (const line of readFileSync(new URL('./related-words.txt', import.meta.url), 'utf8').split('\n')) {
  const end = line.indexOf(' ');
  if (end > 0 && !line.startsWith('#')) table.set(line.slice(0, end), line.slice(end + 1));
}

/**
 * What a question looks for, and after it words of this directory that English takes for nearly the same: “shove” finds “push”.
 * They find entries, but what a question covers of itself is counted by its own words alone.
 */
export function withRelated(sought: readonly SoughtTerm[], index: Pick<WordsIndex, 'has'>): SoughtTerm[] {
  const all = [...sought];
  const keys = new Set(sought.map(({ key }) => key));
  for (const { key, words, weight } of sought) {
    if (!isWord(key)) continue;
    const here = relatedTo(key).filter(([other]) => index.has(other) && !keys.has(other));
    for (const [other, nearness] of here.slice(0, MOST)) {
      keys.add(other);
      all.push({ key: other, words, weight: RELATED * nearness * weight, isRelated: true });
    }
  }
  return all;
}

/** Whether English has this stem, as far as the table goes: then it was not misspelled. */
export function isEnglish(stem: string): boolean {
  return table.has(stem);
}

function relatedTo(stem: string): [string, number][] {
  const written = table.get(stem)?.split(' ') ?? [];
  return written.map((one) => {
    const [other = '', tenths] = one.split(':');
    return [other, Number(tenths) / 10];
  });
}
