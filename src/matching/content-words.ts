import type { Profile } from './profile.ts';
import { isWord, termsOf } from './terms.ts';

/** The words of a text that carry a topic, as typed, the rarest first, but for those that this profile holds already. */
export function contentWords(text: string, rarity: (key: string) => number, profile: Profile | undefined): string[] {
  const held = new Set(
    profile?.items.flatMap(({ topic, detail }) => termsOf(`${topic} ${detail}`)).map(({ key }) => key),
  );
  return termsOf(text)
    .filter(({ key }) => isWord(key) && !held.has(key))
    .sort((a, b) => rarity(b.key) - rarity(a.key))
    .map(({ words }) => words);
}
