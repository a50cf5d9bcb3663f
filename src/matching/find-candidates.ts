import type { DirectoryIndex } from './directory-index.ts';
import type { Profile, ProfileItem } from './profile.ts';
import { ofAllItems, relevanceByMeaning, relevanceByWords } from './relevance.ts';
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
}

/** What was found of one colleague: words by item, nearness by item and of the whole profile. */
interface Traces {
  words: Map<string, number>;
  near: Map<string, { near: number; hub: number }>;
  profileNear: number;
}

/** Of entries that only words found, this many are looked at: those with the best words. */
const MOST_BY_WORDS = 500;
/** An item that is not encoded yet, or not among the nearest, stands where a chance entry stands; words may lift it. */
const CHANCE = { near: 0, hub: 0 };

/** Each colleague but the asker who may answer, with the best item. */
export function findCandidates(
  directory: DirectoryIndex,
  found: Found,
  { asker, today }: { asker: string; today: string },
): Candidate[] {
  const candidates: Candidate[] = [];
  for (const [userId, traces] of tracesOf(directory, found)) {
    const profile = directory.profiles.get(userId);
    if (!profile || userId === asker) continue;
    const coverage = found.hits.coverage.get(userId) ?? 0;
    const items = profile.items.map((item) => ({ item, words: traces.words.get(item.id) ?? 0 }));
    const scored = found.meaning
      ? relevanceByMeaning(
          items.map((one) => ({ ...one, ...(traces.near.get(one.item.id) ?? CHANCE) })),
          traces.profileNear,
          today,
        )
      : items
          .filter(({ words }) => words > 0)
          .map(({ item, words }) => ({ item, relevance: relevanceByWords({ item, words, coverage }, today) }));
    const best = ofAllItems(scored, found.meaning ? 'meaning' : 'words');
    if (best) candidates.push({ profile, ...best });
  }
  return candidates;
}

function tracesOf({ slots }: DirectoryIndex, { hits, meaning }: Found): Map<string, Traces> {
  const traces = new Map<string, Traces>();
  const of = (userId: string) => {
    const known = traces.get(userId) ?? { words: new Map(), near: new Map(), profileNear: 0 };
    traces.set(userId, known);
    return known;
  };
  meaning?.slots.forEach((slot, n) => {
    const owner = slots.owner(slot);
    // Its entry may have gone while the search was under way.
    if (!owner) return;
    const near = (meaning.near[n] ?? 0) - meaning.mean;
    if (owner.itemId === undefined) of(owner.userId).profileNear = near;
    else of(owner.userId).near.set(owner.itemId, { near, hub: meaning.hub[n] ?? 0 });
  });
  const least =
    hits.items.length > MOST_BY_WORDS
      ? (Float64Array.from(hits.items, ({ words }) => words)
          .sort()
          .at(-MOST_BY_WORDS) ?? 0)
      : 0;
  for (const { userId, itemId, words } of hits.items) {
    if (words >= least || traces.has(userId)) of(userId).words.set(itemId, words);
  }
  return traces;
}
