import { leastOfHighest } from './highest.ts';
import type { ProfileItem } from './profile.ts';
import type { KnownWords } from './spelling.ts';
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
  /** It stands beside a word of the asker's that means nearly the same. */
  isRelated?: boolean;
}

/** What words found. */
export interface WordHits {
  /** Whose items answer best, each once. */
  users: ReadonlySet<string>;
  /** How well one item answers: a BM25 value, 0 and up. */
  words(userId: string, itemId: string): number;
  /** The share of a sentence that a colleague's whole profile covers, less where the sentence is a small part of the question; 0 to 1. */
  coverage(userId: string): number;
}

/** The words of one directory. */
export interface WordsIndex {
  add(userId: string, item: ProfileItem): void;
  remove(userId: string, item: Pick<ProfileItem, 'id'>): void;
  /** Whether anyone in this directory uses the term. */
  has(key: string): boolean;
  /** The words of this directory that begin with a letter, as stems: what a misspelled one may have meant. */
  vocabulary(letter: string): KnownWords;
  /** The items with the fewest terms of those that have this one; none when nobody uses it. */
  shortestItems(key: string): { userId: string; itemId: string }[];
  /** How rare a term is among the colleagues: about 0 for one that everybody uses, 1 for one that nobody uses. */
  rarity(key: string): number;
  /**
   * @param parts what each sentence of a question looks for: an item answers as well as it answers any of them
   * @param most so many items, those that answer best, say whose may be looked at; more where several answer alike
   */
  search(parts: readonly (readonly SoughtTerm[])[], most: number): WordHits;
}

/** BM25: how soon a second mention stops counting, and how much a long text is held against. */
const BM25 = { k: 1.2, b: 0.6 };
/** A term of the topic weighs double beside one of the detail, however often either is said. */
const IN_TOPIC = 2;

/** A place in a list that is none: the end of it. */
const NONE = -1;
/** What a link holds, at these places: its term, its item and whether the term is in the topic, and the next of each list. */
const LINK = { term: 0, entry: 1, nextOfTerm: 2, nextOfItem: 3, size: 4 } as const;
const FEWEST_LINKS = 1_024;

/**
 * BM25 over items, in which a term is as rare as its users are few: whoever says a thing in ten items would else make it common.
 * Each term of each item is a link in two lists, by term and by item, and all links are numbers in one piece of memory: a large
 * district has half a million, and as objects they took three times as much.
 */
export function wordsIndex(): WordsIndex {
  const numbers = new Map<string, number>();
  const terms = { keys: [] as string[], first: [] as number[], users: [] as number[], freed: [] as number[] };
  const items = {
    ids: [] as string[],
    user: [] as number[],
    length: [] as number[],
    /** A topic without a detail: it gains nothing by being short, or a list of bare keywords wins. */
    isBare: [] as boolean[],
    first: [] as number[],
    nextOfUser: [] as number[],
    freed: [] as number[],
  };
  const userNumbers = new Map<string, number>();
  const users = { ids: [] as string[], first: [] as number[], freed: [] as number[] };
  let links = new Int32Array(LINK.size * FEWEST_LINKS);
  let used = 0;
  /** The first of the links that are free again, in a list as those of a term. */
  let freedLink = NONE;
  const byLetter = new Map<string, Set<string>>();
  let lengths = 0;

  const at = (link: number, place: number) => links[LINK.size * link + place] as number;
  const put = (link: number, place: number, value: number) => {
    links[LINK.size * link + place] = value;
  };

  const lengthOf = (item: number) => items.length[item] as number;

  function rarityOf(key: string): number {
    const [all, having] = [userNumbers.size, terms.users[numbers.get(key) ?? NONE] ?? 0];
    return Math.log(1 + (all - having + 0.5) / (having + 0.5)) / Math.log(2 * all + 2);
  }

  /** The number of an item; undefined where the colleague has none by this id. */
  function itemOf(userId: string, itemId: string): number | undefined {
    const user = userNumbers.get(userId);
    let item = user === undefined ? NONE : (users.first[user] as number);
    while (item !== NONE && items.ids[item] !== itemId) item = items.nextOfUser[item] as number;
    return item === NONE ? undefined : item;
  }

  function itemsOf(user: number): number[] {
    const theirs: number[] = [];
    for (let item = users.first[user] as number; item !== NONE; item = items.nextOfUser[item] as number)
      theirs.push(item);
    return theirs;
  }

  /** The terms that some other item of this colleague has. */
  function termsBeside(user: number, item: number): Set<number> {
    const beside = new Set<number>();
    for (const other of itemsOf(user)) {
      if (other === item) continue;
      for (let link = items.first[other] as number; link !== NONE; link = at(link, LINK.nextOfItem)) {
        beside.add(at(link, LINK.term));
      }
    }
    return beside;
  }

  function termOf(key: string): number {
    const known = numbers.get(key);
    if (known !== undefined) return known;
    const term = terms.freed.pop() ?? terms.keys.length;
    numbers.set(key, term);
    [terms.keys[term], terms.first[term], terms.users[term]] = [key, NONE, 0];
    if (isWord(key)) byLetter.set(letterOf(key), (byLetter.get(letterOf(key)) ?? new Set()).add(key));
    return term;
  }

  function forget(term: number): void {
    const key = terms.keys[term] as string;
    numbers.delete(key);
    byLetter.get(letterOf(key))?.delete(key);
    terms.freed.push(term);
  }

  function newLink(): number {
    if (freedLink !== NONE) {
      const link = freedLink;
      freedLink = at(link, LINK.nextOfTerm);
      return link;
    }
    if (LINK.size * used === links.length) {
      const more = new Int32Array(LINK.size * Math.ceil(1.25 * used));
      more.set(links);
      links = more;
    }
    return used++;
  }

  function unlink(link: number): void {
    const [term, next] = [at(link, LINK.term), at(link, LINK.nextOfTerm)];
    let before = terms.first[term] as number;
    if (before === link) terms.first[term] = next;
    else {
      while (at(before, LINK.nextOfTerm) !== link) before = at(before, LINK.nextOfTerm);
      put(before, LINK.nextOfTerm, next);
    }
    if (terms.first[term] === NONE) forget(term);
    put(link, LINK.nextOfTerm, freedLink);
    freedLink = link;
  }

  function remove(userId: string, itemId: string): void {
    const user = userNumbers.get(userId);
    const item = itemOf(userId, itemId);
    if (user === undefined || item === undefined) return;
    const beside = termsBeside(user, item);
    for (let link = items.first[item] as number; link !== NONE; link = at(link, LINK.nextOfItem)) {
      const term = at(link, LINK.term);
      if (!beside.has(term)) terms.users[term] = (terms.users[term] as number) - 1;
      unlink(link);
    }
    lengths -= items.length[item] as number;
    items.length[item] = 0;
    items.freed.push(item);
    const left = itemsOf(user).filter((other) => other !== item);
    chain(user, left);
    if (left.length > 0) return;
    userNumbers.delete(userId);
    users.freed.push(user);
  }

  /** Makes these the items of a colleague. */
  function chain(user: number, theirs: readonly number[]): void {
    users.first[user] = theirs[0] ?? NONE;
    theirs.forEach((item, n) => {
      items.nextOfUser[item] = theirs[n + 1] ?? NONE;
    });
  }

  /** What one sentence finds: a BM25 value by item, and by user the rarity of what they cover. */
  function searchOne(sought: readonly SoughtTerm[]) {
    const found = new Float32Array(items.ids.length);
    const covered = new Float32Array(users.ids.length);
    /** The last term that each colleague was counted for. */
    const countedFor = new Int32Array(users.ids.length);
    const meanLength = lengths / (items.ids.length - items.freed.length);
    sought.forEach(({ key, weight }, place) => {
      const worth = weight * rarityOf(key);
      const term = numbers.get(key);
      let link = term === undefined ? NONE : (terms.first[term] as number);
      for (; link !== NONE; link = at(link, LINK.nextOfTerm)) {
        const entry = at(link, LINK.entry);
        const item = entry >> 1;
        const user = items.user[item] as number;
        const times = entry & 1 ? IN_TOPIC : 1;
        const asLongAs = Math.max(items.length[item] as number, items.isBare[item] ? meanLength : 0);
        const length = 1 - BM25.b + (BM25.b * asLongAs) / meanLength;
        found[item] = (found[item] as number) + (worth * times * (BM25.k + 1)) / (times + BM25.k * length);
        if (countedFor[user] === place + 1) continue;
        countedFor[user] = place + 1;
        covered[user] = (covered[user] as number) + worth;
      }
    });
    return { found, covered };
  }

  return {
    add(userId, { id: itemId, topic, detail }) {
      remove(userId, itemId);
      const inTopic = termsOf(topic).map(({ key }) => key);
      const keys = [...new Set([...inTopic, ...termsOf(detail).map(({ key }) => key)])];
      const user = userNumbers.get(userId) ?? users.freed.pop() ?? users.ids.length;
      if (!userNumbers.has(userId)) [users.ids[user], users.first[user]] = [userId, NONE];
      userNumbers.set(userId, user);
      const item = items.freed.pop() ?? items.ids.length;
      const beside = termsBeside(user, item);
      [items.ids[item], items.user[item], items.length[item], items.first[item]] = [itemId, user, keys.length, NONE];
      items.isBare[item] = !detail.trim();
      chain(user, [...itemsOf(user), item]);
      keys.forEach((key, n) => {
        const [term, link] = [termOf(key), newLink()];
        put(link, LINK.term, term);
        put(link, LINK.entry, 2 * item + (n < inTopic.length ? 1 : 0));
        put(link, LINK.nextOfTerm, terms.first[term] as number);
        put(link, LINK.nextOfItem, items.first[item] as number);
        terms.first[term] = link;
        items.first[item] = link;
        if (!beside.has(term)) terms.users[term] = (terms.users[term] as number) + 1;
      });
      lengths += keys.length;
    },

    remove: (userId, { id }) => remove(userId, id),

    has: (key) => numbers.has(key),

    vocabulary: (letter) => ({
      words: byLetter.get(letter) ?? [],
      users: (key) => terms.users[numbers.get(key) ?? NONE] ?? 0,
    }),

    shortestItems(key) {
      const term = numbers.get(key);
      let shortest: number[] = [];
      let link = term === undefined ? NONE : (terms.first[term] as number);
      for (; link !== NONE; link = at(link, LINK.nextOfTerm)) {
        const item = at(link, LINK.entry) >> 1;
        const longer = lengthOf(item) - lengthOf(shortest[0] ?? item);
        if (longer < 0) shortest = [];
        if (longer <= 0) shortest.push(item);
      }
      return shortest.map((item) => ({
        userId: users.ids[items.user[item] as number] as string,
        itemId: items.ids[item] as string,
      }));
    },

    rarity: rarityOf,

    search(parts, most) {
      const found = new Float32Array(items.ids.length);
      const covered = new Float32Array(users.ids.length);
      const totals = parts.map((sought) =>
        sought.reduce((sum, { key, isRelated }) => sum + (isRelated ? 0 : rarityOf(key)), 0),
      );
      const whole = totals.reduce((sum, total) => sum + total, 0);
      parts.forEach((sought, n) => {
        const one = searchOne(sought);
        const total = totals[n] || 1;
        // A short sentence that is covered whole says less than the question.
        const share = Math.sqrt(total / (whole || 1)) / total;
        raise(found, one.found, 1);
        raise(covered, one.covered, share);
      });
      const least = leastOfHighest(found, most);
      const whose = new Set<string>();
      found.forEach((words, item) => {
        if (words > 0 && words >= least) whose.add(users.ids[items.user[item] as number] as string);
      });
      return {
        users: whose,
        words: (userId, itemId) => found[itemOf(userId, itemId) ?? NONE] ?? 0,
        coverage: (userId) => covered[userNumbers.get(userId) ?? NONE] ?? 0,
      };
    },
  };
}

/** Raises each value to that of others, weighed, where theirs is higher. */
function raise(values: Float32Array, others: Float32Array, weight: number): void {
  for (let n = 0; n < values.length; n++) values[n] = Math.max(values[n] as number, weight * (others[n] as number));
}

function letterOf(key: string): string {
  return key[0] ?? '';
}
