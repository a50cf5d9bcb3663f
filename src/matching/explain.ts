import type { ProfileItem } from './profile.ts';
import { termsOf } from './terms.ts';
import type { SoughtTerm } from './words-index.ts';

/** The asker's words that an item met, as the asker wrote them. Empty when meaning alone made the match. */
export function matchedWords(sought: readonly SoughtTerm[], item: ProfileItem): string[] {
  const terms = new Set([...termsOf(item.topic), ...termsOf(item.detail)].map(({ key }) => key));
  return [...new Set(sought.filter(({ key }) => terms.has(key)).map(({ words }) => words))];
}
