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

/** How near an item of a colleague is, and the whole of their profile. */
interface Traces {
  near: Map<string, { near: number; hub: number }>;
  profileNear: number;
}

/** As many items as may say by their words alone whose profile is looked at; by meaning few are found by nothing else. */
export const MOST_BY_WORDS = { words: 500, meaning: 100 } as const;
/** An item that is not encoded yet, or not among the nearest, stands where a chance entry stands; words may lift it. */
const CHANCE = { near: 0, hub: 0 };
const NO_TRACE: Traces = { near: new Map(), profileNear: 0 };

/** Each colleague who may answer, with the best item. @param apart who is left out: the asker, and those they want none of */
export function findCandidates(
  directory: DirectoryIndex,
  { hits, meaning }: Found,
  { apart, today }: { apart: ReadonlySet<string>; today: string },
): Candidate[] {
  const candidates: Candidate[] = [];
  const traces = meaning ? tracesOf(directory, meaning) : new Map<string, Traces>();
  for (const userId of new Set([...traces.keys(), ...hits.users])) {
    const profile = directory.profiles.get(userId);
    if (!profile || apart.has(userId)) continue;
    const items = profile.items.map((item) => ({ item, words: hits.words(userId, item.id) }));
    const { near, profileNear } = traces.get(userId) ?? NO_TRACE;
    const coverage = hits.coverage(userId);
    const scored = meaning
      ? relevanceByMeaning(
          items.map((one) => ({ ...one, ...(near.get(one.item.id) ?? CHANCE) })),
          profileNear,
          today,
        )
      : items
          .filter(({ words }) => words > 0)
          .map(({ item, words }) => ({ item, relevance: relevanceByWords({ item, words, coverage }, today) }));
    const best = ofAllItems(scored, meaning ? 'meaning' : 'words');
    if (best) candidates.push({ profile, ...best });
  }
  return candidates;
}

function tracesOf({ slots }: DirectoryIndex, { slots: looked, near, hub, mean }: Nearness): Map<string, Traces> {
  const traces = new Map<string, Traces>();
  looked.forEach((slot, n) => {
    const owner = slots.owner(slot);
    // Its entry may have gone while the search was under way.
    if (!owner) return;
    const known = traces.get(owner.userId) ?? { near: new Map(), profileNear: 0 };
    traces.set(owner.userId, known);
    const over = (near[n] ?? 0) - mean;
    if (owner.itemId === undefined) known.profileNear = over;
    else known.near.set(owner.itemId, { near: over, hub: hub[n] ?? 0 });
  });
  return traces;
}
