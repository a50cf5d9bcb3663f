import MiniSearch from 'minisearch';
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
  /** The words of this directory that begin with a letter, as stems: what a misspelled one may have meant. */
  vocabulary(letter: string): Iterable<string>;
  /** An item that has the term; undefined when nobody uses it. */
  someItem(key: string): { userId: string; itemId: string } | undefined;
  /** How rare a term is among the colleagues: about 0 for one that everybody uses, 1 for one that nobody uses. */
  rarity(key: string): number;
  search(sought: readonly SoughtTerm[]): WordHits;
}

/** BM25: how soon a second mention stops counting, how much a long text is held against, and nothing for a mere mention. */
const BM25 = { k: 1.2, b: 0.6, d: 0 };

/** An item as the library takes it. */
interface Entry {
  id: string;
  userId: string;
  itemId: string;
  /** Those of the topic twice, so that they weigh double beside those of the detail. */
  terms: string;
}

/** BM25 over items by a library, and beside it how many colleagues have each term, which the zones ask for. */
export function wordsIndex(): WordsIndex {
  const library = new MiniSearch<Entry>({
    fields: ['terms'],
    storeFields: ['userId', 'itemId'],
    tokenize: termsIn,
    processTerm: (term) => term,
    searchOptions: { bm25: BM25 },
  });
  const usersWith = new Map<string, number>();
  const itemsWith = new Map<string, number>();
  const byLetter = new Map<string, Set<string>>();
  /** The terms of each item, by colleague and item. */
  const termsOfUsers = new Map<string, Map<string, string>>();

  function rarityOf(key: string): number {
    const [all, having] = [termsOfUsers.size, usersWith.get(key) ?? 0];
    return Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(2 * all + 2);
  }

  /** Counts a colleague for those terms of an item that no other item of theirs has. */
  function count({ userId, itemId, terms }: Entry, step: 1 | -1): void {
    const items = termsOfUsers.get(userId) ?? new Map<string, string>();
    items.delete(itemId);
    const others = new Set([...items.values()].flatMap(termsIn));
    for (const key of new Set(termsIn(terms))) {
      add(itemsWith, key, step);
      if (!others.has(key)) add(usersWith, key, step);
      if (isWord(key)) list(key);
    }
    if (step > 0) items.set(itemId, terms);
    if (items.size) termsOfUsers.set(userId, items);
    else termsOfUsers.delete(userId);
  }

  /** Keeps a word listed by its letter as long as anyone uses it. */
  function list(key: string): void {
    const letter = key[0] ?? '';
    const listed = byLetter.get(letter) ?? new Set();
    byLetter.set(letter, listed);
    if (usersWith.has(key)) listed.add(key);
    else listed.delete(key);
  }

  /** The library weighs a term by how few items have it: who says a thing twice would make it common. Here colleagues count. */
  function byColleagues(key: string): number {
    const [all, having] = [library.documentCount, itemsWith.get(key) ?? 0];
    return rarityOf(key) / Math.log(1 + (all - having + 0.5) / (having + 0.5));
  }

  return {
    add(userId, item) {
      const entry = entryOf(userId, item);
      library.add(entry);
      count(entry, 1);
    },

    remove(userId, item) {
      const entry = entryOf(userId, item);
      if (!library.has(entry.id)) return;
      library.remove(entry);
      count(entry, -1);
    },

    has: (key) => usersWith.has(key),

    vocabulary: (letter) => byLetter.get(letter) ?? [],

    someItem(key) {
      const [found] = library.search(key);
      return found && { userId: found.userId, itemId: found.itemId };
    },

    rarity: rarityOf,

    search(sought) {
      const found = library.search(sought.map(({ key }) => key).join(' '), {
        boostTerm: (key, place) => (sought[place]?.weight ?? 1) * byColleagues(key),
      });
      const met = new Map<string, Set<string>>();
      const items = found.map(({ userId, itemId, score, terms, queryTerms }): WordHit => {
        const ofUser = met.get(userId) ?? new Set();
        met.set(userId, ofUser);
        for (const term of terms) ofUser.add(term);
        // The library multiplies by how many terms were met, which would count each of them once more.
        return { userId, itemId, words: score / queryTerms.length };
      });
      const worth = new Map(sought.map(({ key, weight }) => [key, weight * rarityOf(key)]));
      const total = sought.reduce((sum, { key }) => sum + rarityOf(key), 0);
      const share = (terms: Set<string>) => [...terms].reduce((sum, term) => sum + (worth.get(term) ?? 0), 0) / total;
      return { items, coverage: new Map([...met].map(([userId, terms]) => [userId, share(terms)])) };
    },
  };
}

function add(counts: Map<string, number>, key: string, step: 1 | -1): void {
  const count = (counts.get(key) ?? 0) + step;
  if (count) counts.set(key, count);
  else counts.delete(key);
}

function entryOf(userId: string, { id, topic, detail }: ProfileItem): Entry {
  const inTopic = termsOf(topic).map(({ key }) => key);
  const beside = termsOf(detail).flatMap(({ key }) => (inTopic.includes(key) ? [] : [key]));
  return { id: `${userId} ${id}`, userId, itemId: id, terms: [...inTopic, ...inTopic, ...beside].join(' ') };
}

/** A term holds no space. */
function termsIn(terms: string): string[] {
  return terms.split(' ').filter(Boolean);
}
