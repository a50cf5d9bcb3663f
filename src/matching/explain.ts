import type { ProfileItem } from './profile.ts';
import { termsOf } from './terms.ts';
import type { SoughtTerm } from './words-index.ts';

/** The asker's words that an item met, as the asker wrote them. Empty when meaning alone made the match. */
export function matchedWords(sought: readonly SoughtTerm[], item: ProfileItem): string[] {
  const terms = termKeys(item);
  return [...new Set(sought.filter(({ key }) => terms.has(key)).map(({ words }) => words))];
}

/** Remembered as long as the item is in a directory: the same few win many questions. */
const known = new WeakMap<ProfileItem, ReadonlySet<string>>();

function termKeys(item: ProfileItem): ReadonlySet<string> {
  const before = known.get(item);
  if (before) return before;
  const keys = new Set([...termsOf(item.topic), ...termsOf(item.detail)].map(({ key }) => key));
  known.set(item, keys);
  return keys;
}
