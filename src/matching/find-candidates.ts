import type { DirectoryIndex } from './directory-index.ts';
import type { Profile, ProfileItem } from './profile.ts';
import { relevanceByMeaning, relevanceByWords } from './relevance.ts';
import type { Nearness } from './vector-table.ts';
import type { WordHits } from './words-index.ts';

/** A colleague who may know, with the item that answers best. */
export interface Candidate {
  profile: Profile;
  item: ProfileItem;
  relevance: number;
}

/** What was found for a question in a directory. */
export interface Found {
  hits: WordHits;
  /** Absent where matching goes by words. */
  meaning?: Nearness | undefined;
  /** The directory's changes when the search by meaning began: slots given later are not meant by it. */
  changes: number;
}

/** Each colleague but the asker who may answer, with the best item. */
export function findCandidates(
  directory: DirectoryIndex,
  { hits, meaning, changes }: Found,
  { asker, today }: { asker: string; today: string },
): Candidate[] {
  const best: Candidate[] = [];
  const wordsOf = new Map(hits.items.map(({ userId, itemId, words }) => [`${userId} ${itemId}`, words]));
  const nearOf = (userId: string, itemId?: string) => {
    const slot = directory.slots.of(userId, itemId);
    const near = slot === undefined || directory.slots.givenAt(slot) > changes ? undefined : meaning?.near[slot];
    // Not encoded yet: it stands where a chance entry stands, and words may lift it.
    if (meaning === undefined || near === undefined || Number.isNaN(near)) return { near: 0, hub: 0 };
    return { near: near - meaning.mean, hub: meaning.hub[slot as number] ?? 0 };
  };
  const users = meaning ? directory.profiles.keys() : hits.coverage.keys();
  for (const userId of users) {
    const profile = directory.profiles.get(userId);
    if (!profile || userId === asker) continue;
    const coverage = hits.coverage.get(userId) ?? 0;
    const items = profile.items.map((item) => ({ item, words: wordsOf.get(`${userId} ${item.id}`) ?? 0 }));
    const scored = meaning
      ? relevanceByMeaning(
          items.map((found) => ({ ...found, ...nearOf(userId, found.item.id) })),
          nearOf(userId).near,
          today,
        )
      : items
          .filter(({ words }) => words > 0)
          .map(({ item, words }) => ({ item, relevance: relevanceByWords({ item, words, coverage }, today) }));
    const first = scored.reduce((a, b) => (a && a.relevance >= b.relevance ? a : b), scored[0]);
    if (first && first.relevance > 0) best.push({ profile, ...first });
  }
  return best;
}
