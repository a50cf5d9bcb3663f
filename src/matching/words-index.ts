import type { ProfileItem } from './profile.ts';
import { isWord, termsOf } from './terms.ts';

/** A term looked for. */
export interface SoughtTerm {
  key: string;
  /** As the asker wrote it. */
  words: string;
  /** How far it is to be trusted: 1 as written, less when its spelling was corrected. */
  weight: number;
  /** The word of the directory that a misspelled one is taken for, as written there. */
  meant?: string | undefined;
}

/** How well one item answers in words: a BM25 value, 0 and up. */
export interface WordHit {
  userId: string;
  itemId: string;
  words: number;
}

/** What words found: each item with a hit, and the share of the question (0 to 1) that each colleague's whole profile covers. */
export interface WordHits {
  items: readonly WordHit[];
  coverage: ReadonlyMap<string, number>;
}

/** The words of one directory. */
export interface WordsIndex {
  add(userId: string, item: ProfileItem): void;
  /** Takes an item out. It must be the very item that was added: its terms are worked out again, not stored. */
  remove(userId: string, item: ProfileItem): void;
  /** Whether anyone in this directory uses the term. */
  has(key: string): boolean;
  /** The words of this directory, as stems: what a misspelled one may have meant. */
  vocabulary(): Iterable<string>;
  /** An item that has the term; undefined when nobody uses it. */
  someItem(key: string): { userId: string; itemId: string } | undefined;
  /** How rare a term is among the colleagues: about 0 for one that everybody uses, 1 for one that nobody uses. */
  rarity(key: string): number;
  search(sought: readonly SoughtTerm[]): WordHits;
}

/** How much a word in the topic counts beside one in the detail. */
const TOPIC_WEIGHT = 2;
/** BM25: how soon a second mention stops counting, and how much a long text is held against. */
const SATURATION = 1.2;
const LENGTH_PENALTY = 0.6;

interface Entry {
  userId: string;
  itemId: string;
  /** Distinct words. */
  length: number;
}

/**
 * An inverted index with BM25 over items that have a topic and a detail. A search library keeps term rarity to itself, which
 * the zones need, and took 60 ms for a question to 10,000 people.
 */
export function wordsIndex(): WordsIndex {
  // For each term the items that have it, as `slot * 2 + (in the topic ? 1 : 0)`: plain small integers stay compact.
  const postings = new Map<string, number[]>();
  const slots: Entry[] = [];
  const slotOf = new Map<string, number>();
  const freeSlots: number[] = [];
  const itemCount = new Map<string, number>();
  let totalLength = 0;

  const entryOf = (posting: number) => slots[posting >> 1] as Entry;

  function rarityOf(users: number): number {
    const all = itemCount.size;
    return Math.log(1 + (all - users + 0.5) / (users + 0.5)) / Math.log(2 * all + 2);
  }

  function usersOf(key: string): Set<string> {
    return new Set((postings.get(key) ?? []).map((posting) => entryOf(posting).userId));
  }

  return {
    add(userId, item) {
      const slot = freeSlots.pop() ?? slots.length;
      const terms = itemTerms(item);
      const length = [...terms.keys()].filter(isWord).length;
      slots[slot] = { userId, itemId: item.id, length };
      slotOf.set(`${userId} ${item.id}`, slot);
      itemCount.set(userId, (itemCount.get(userId) ?? 0) + 1);
      totalLength += length;
      for (const [key, inTopic] of terms) {
        const posting = slot * 2 + (inTopic ? 1 : 0);
        const list = postings.get(key);
        if (list) list.push(posting);
        else postings.set(key, [posting]);
      }
    },

    remove(userId, item) {
      const slot = slotOf.get(`${userId} ${item.id}`);
      if (slot === undefined) return;
      slotOf.delete(`${userId} ${item.id}`);
      totalLength -= slots[slot]?.length ?? 0;
      for (const term of itemTerms(item).keys()) {
        const kept = (postings.get(term) ?? []).filter((posting) => posting >> 1 !== slot);
        if (kept.length) postings.set(term, kept);
        else postings.delete(term);
      }
      freeSlots.push(slot);
      const left = (itemCount.get(userId) ?? 1) - 1;
      if (left) itemCount.set(userId, left);
      else itemCount.delete(userId);
    },

    has: (key) => postings.has(key),

    *vocabulary() {
      for (const key of postings.keys()) if (isWord(key)) yield key;
    },

    someItem(key) {
      const [posting] = postings.get(key) ?? [];
      return posting === undefined ? undefined : entryOf(posting);
    },

    rarity: (key) => rarityOf(usersOf(key).size),

    search(sought) {
      const scores = new Map<number, number>();
      const covered = new Map<string, number>();
      const meanLength = totalLength / Math.max(1, slotOf.size) || 1;
      let total = 0;
      for (const { key, weight } of sought) {
        const users = usersOf(key);
        const rarity = rarityOf(users.size);
        total += rarity;
        for (const userId of users) covered.set(userId, (covered.get(userId) ?? 0) + weight * rarity);
        for (const posting of postings.get(key) ?? []) {
          const frequency = posting & 1 ? TOPIC_WEIGHT : 1;
          const norm = SATURATION * (1 - LENGTH_PENALTY + (LENGTH_PENALTY * entryOf(posting).length) / meanLength);
          const gain = (weight * rarity * frequency * (SATURATION + 1)) / (frequency + norm);
          scores.set(posting >> 1, (scores.get(posting >> 1) ?? 0) + gain);
        }
      }
      const items = [...scores].map(([slot, words]) => ({ ...(slots[slot] as Entry), words }));
      return { items, coverage: new Map([...covered].map(([userId, sum]) => [userId, sum / total])) };
    },
  };
}

/** Each term of an item, and whether it stands in the topic. */
function itemTerms(item: ProfileItem): Map<string, boolean> {
  const terms = new Map<string, boolean>();
  for (const { key } of termsOf(item.detail)) terms.set(key, false);
  for (const { key } of termsOf(item.topic)) terms.set(key, true);
  return terms;
}
