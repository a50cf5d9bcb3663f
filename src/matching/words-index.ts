import { leastOfHighest } from './highest.ts';
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

/** What words found. */
export interface WordHits {
  /** Whose items answer best, each once. */
  users: ReadonlySet<string>;
  /** How well one item answers: a BM25 value, 0 and up. */
  words(userId: string, itemId: string): number;
  /** The share of the question, 0 to 1, that a colleague's whole profile covers. */
  coverage(userId: string): number;
}

/** The words of one directory. */
export interface WordsIndex {
  add(userId: string, item: ProfileItem): void;
  remove(userId: string, item: Pick<ProfileItem, 'id'>): void;
  /** Whether anyone in this directory uses the term. */
  has(key: string): boolean;
  /** The words of this directory that begin with a letter, as stems: what a misspelled one may have meant. */
  vocabulary(letter: string): Iterable<string>;
  /** An item that has the term; undefined when nobody uses it. */
  someItem(key: string): { userId: string; itemId: string } | undefined;
  /** How rare a term is among the colleagues: about 0 for one that everybody uses, 1 for one that nobody uses. */
  rarity(key: string): number;
  /** @param most so many items, those that answer best, say whose may be looked at; more where several answer alike */
  search(sought: readonly SoughtTerm[], most: number): WordHits;
}

/** BM25: how soon a second mention stops counting, and how much a long text is held against. */
const BM25 = { k: 1.2, b: 0.6 };
/** A term of the topic weighs double beside one of the detail, however often either is said. */
const IN_TOPIC = 2;

/** A term and what has it. */
interface Posting {
  key: string;
  /** Numbers of items, each doubled, and one more where the term is in the topic. */
  entries: number[];
  /** How many colleagues. */
  users: number;
}

interface IndexedItem {
  userId: string;
  itemId: string;
  user: number;
  terms: readonly Posting[];
}

/**
 * BM25 over items, in which a term is as rare as its users are few: whoever says a thing in ten items would else make it common.
 * Lists of numbers, because a common word is in thousands of items and a question has ten words.
 */
export function wordsIndex(): WordsIndex {
  const postings = new Map<string, Posting>();
  const items: (IndexedItem | undefined)[] = [];
  const freed: number[] = [];
  const byLetter = new Map<string, Set<string>>();
  /** The items of each colleague, and the colleague's number. */
  const users = new Map<string, { number: number; items: Map<string, number> }>();
  const freedUsers: number[] = [];
  let mostUsers = 0;
  let lengths = 0;

  function rarityOf(key: string): number {
    const [all, having] = [users.size, postings.get(key)?.users ?? 0];
    return Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(2 * all + 2);
  }

  /** The terms that some other item of this colleague has. */
  function termsBeside(userId: string, itemId: string): Set<Posting> {
    const theirs = [...(users.get(userId)?.items ?? [])].filter(([id]) => id !== itemId);
    return new Set(theirs.flatMap(([, number]) => items[number]?.terms ?? []));
  }

  function postingOf(key: string): Posting {
    const known = postings.get(key);
    if (known) return known;
    const posting = { key, entries: [], users: 0 };
    postings.set(key, posting);
    if (isWord(key)) byLetter.set(letterOf(key), (byLetter.get(letterOf(key)) ?? new Set()).add(key));
    return posting;
  }

  function forget({ key }: Posting): void {
    postings.delete(key);
    byLetter.get(letterOf(key))?.delete(key);
  }

  function remove(userId: string, itemId: string): void {
    const owner = users.get(userId);
    const number = owner?.items.get(itemId);
    const item = number === undefined ? undefined : items[number];
    if (!owner || number === undefined || !item) return;
    const beside = termsBeside(userId, itemId);
    for (const posting of item.terms) {
      const place = posting.entries.findIndex((entry) => entry >> 1 === number);
      posting.entries.splice(place, 1);
      if (!beside.has(posting)) posting.users--;
      if (posting.entries.length === 0) forget(posting);
    }
    lengths -= item.terms.length;
    items[number] = undefined;
    freed.push(number);
    owner.items.delete(itemId);
    if (owner.items.size > 0) return;
    users.delete(userId);
    freedUsers.push(owner.number);
  }

  return {
    add(userId, { id: itemId, topic, detail }) {
      remove(userId, itemId);
      const inTopic = termsOf(topic).map(({ key }) => key);
      const keys = [...new Set([...inTopic, ...termsOf(detail).map(({ key }) => key)])];
      const beside = termsBeside(userId, itemId);
      const owner = users.get(userId) ?? { number: freedUsers.pop() ?? mostUsers++, items: new Map() };
      users.set(userId, owner);
      const number = freed.pop() ?? items.length;
      owner.items.set(itemId, number);
      const terms = keys.map((key, n) => {
        const posting = postingOf(key);
        posting.entries.push(2 * number + (n < inTopic.length ? 1 : 0));
        if (!beside.has(posting)) posting.users++;
        return posting;
      });
      items[number] = { userId, itemId, user: owner.number, terms };
      lengths += terms.length;
    },

    remove: (userId, { id }) => remove(userId, id),

    has: (key) => postings.has(key),

    vocabulary: (letter) => byLetter.get(letter) ?? [],

    someItem(key) {
      const [entry] = postings.get(key)?.entries ?? [];
      return entry === undefined ? undefined : items[entry >> 1];
    },

    rarity: rarityOf,

    search(sought, most) {
      const found = new Float32Array(items.length);
      const covered = new Float32Array(mostUsers);
      /** The last term that each colleague was counted for. */
      const countedFor = new Int32Array(mostUsers);
      const meanLength = lengths / (items.length - freed.length);
      sought.forEach(({ key, weight }, place) => {
        const worth = weight * rarityOf(key);
        for (const entry of postings.get(key)?.entries ?? []) {
          const number = entry >> 1;
          const { user, terms } = items[number] as IndexedItem;
          const times = entry & 1 ? IN_TOPIC : 1;
          const length = 1 - BM25.b + (BM25.b * terms.length) / meanLength;
          found[number] = (found[number] ?? 0) + (worth * times * (BM25.k + 1)) / (times + BM25.k * length);
          if (countedFor[user] === place + 1) continue;
          countedFor[user] = place + 1;
          covered[user] = (covered[user] ?? 0) + worth;
        }
      });
      const total = sought.reduce((sum, { key }) => sum + rarityOf(key), 0);
      const least = leastOfHighest(found, most);
      const whose = new Set<string>();
      found.forEach((words, number) => {
        if (words > 0 && words >= least) whose.add(items[number]?.userId ?? '');
      });
      return {
        users: whose,
        words: (userId, itemId) => found[users.get(userId)?.items.get(itemId) ?? -1] ?? 0,
        coverage: (userId) => (covered[users.get(userId)?.number ?? -1] ?? 0) / (total || 1),
      };
    },
  };
}

function letterOf(key: string): string {
  return key[0] ?? '';
}
