import { setImmediate as turn } from 'node:timers/promises';
import { gradesAbout } from '../domain/grades.ts';
import { itemViews, profileText } from './encoder-texts.ts';
import type { Entry } from './meaning.ts';
import type { Profile, ProfileItem } from './profile.ts';
import { type Slots, slots } from './slots.ts';
import { termsOf } from './terms.ts';
import { type WordsIndex, wordsIndex } from './words-index.ts';

/** A workspace's directory as matching holds it; it changes in place, one colleague after the other. */
export interface DirectoryIndex {
  /** Last taken in whole; 0 before the first. */
  version: number;
  /** False while a newer version is being taken in: part of it is here, the rest is as before. */
  isWhole: boolean;
  profiles: Map<string, Profile>;
  words: WordsIndex;
  slots: Slots;
  /** Those that someone's entries name, by user id; nothing of who names none. */
  grades: Map<string, readonly number[]>;
}

/** A directory as it is loaded. */
export interface DirectoryVersion {
  version: number;
  profiles: readonly Profile[];
}

/** After this many changed profiles Slack and questions have their turn: about 50 ms. */
const AT_ONCE = 50;

export function emptyDirectory(): DirectoryIndex {
  const [words, numbers] = [wordsIndex(), slots()];
  return { version: 0, isWhole: true, profiles: new Map(), words, slots: numbers, grades: new Map() };
}

/**
 * Takes a newer version in; only items that changed are indexed again, and encoded where there is an encoder. A few changes are
 * there when this returns, before it is awaited; between many, questions are answered by what is there so far.
 *
 * @param hand gives what is gone and what has come to the search by meaning
 */
export async function takeIn(
  directory: DirectoryIndex,
  { version, profiles }: DirectoryVersion,
  hand: (gone: readonly number[], come: readonly Entry[]) => void,
): Promise<void> {
  directory.isWhole = false;
  const after = new Map(profiles.map((profile) => [profile.userId, profile]));
  const gone: number[] = [];
  const come: Entry[] = [];
  let taken = 0;
  for (const userId of new Set([...directory.profiles.keys(), ...after.keys()])) {
    const change = takeInOne(directory, userId, after.get(userId));
    if (!change) continue;
    gone.push(...change.gone);
    come.push(...change.come);
    if (++taken % AT_ONCE) continue;
    hand(gone.splice(0), come.splice(0));
    await turn();
  }
  hand(gone, come);
  directory.version = version;
  directory.isWhole = true;
}

/** Takes one profile in, or out; undefined when none of its items changed. */
function takeInOne(
  { profiles, words, slots: numbers, grades }: DirectoryIndex,
  userId: string,
  profile: Profile | undefined,
): { gone: number[]; come: Entry[] } | undefined {
  const change = changed(profiles.get(userId)?.items ?? [], profile?.items ?? []);
  if (profile) profiles.set(userId, profile);
  else profiles.delete(userId);
  if (change.gone.length + change.come.length === 0) return undefined;
  for (const item of change.gone) words.remove(userId, item);
  for (const item of change.come) words.add(userId, item);
  const named = gradesNamed(profile);
  if (named.length) grades.set(userId, named);
  else grades.delete(userId);
  const owners = [...change.gone.map(({ id }) => ({ userId, itemId: id })), { userId }];
  return {
    gone: owners.flatMap((owner) => numbers.remove(owner) ?? []),
    come: [
      ...change.come.flatMap((item) => itemEntry(numbers, userId, item)),
      ...(profile?.items.length ? [profileEntry(numbers, profile)] : []),
    ],
  };
}

/** All entries of a directory, for an encoder that came after it. */
export function allEntries({ profiles, slots: numbers }: DirectoryIndex): Entry[] {
  return [...profiles.values()].flatMap((profile) => [
    ...profile.items.flatMap((item) => itemEntry(numbers, profile.userId, item)),
    ...(profile.items.length ? [profileEntry(numbers, profile)] : []),
  ]);
}

/** The grades someone works with: as they say, else as their entries name them. */
export function gradesOf({ grades }: DirectoryIndex, { userId, grades: said }: Profile): readonly number[] {
  return said?.length ? said : (grades.get(userId) ?? []);
}

/** The numbers of someone's entries; none for who is not in the directory. */
export function entriesOf({ profiles, slots: numbers }: DirectoryIndex, userId: string): number[] {
  const owners = [{ userId }, ...(profiles.get(userId)?.items ?? []).map(({ id }) => ({ userId, itemId: id }))];
  return owners.flatMap((owner) => numbers.of(owner) ?? []);
}

/**
 * How someone in the directory wrote a term: the shortest way of the shortest entries, then the first of the alphabet, so that it
 * does not hang on the order in which entries came.
 */
export function written({ words, profiles }: DirectoryIndex, key: string): string | undefined {
  const ways = words.shortestItems(key).flatMap(({ userId, itemId }) => {
    const item = profiles.get(userId)?.items.find(({ id }) => id === itemId);
    const terms = item ? [item.topic, item.detail].flatMap(termsOf) : [];
    return terms.flatMap((term) => (term.key === key ? [term.words] : []));
  });
  return ways.sort((a, b) => a.length - b.length || (a < b ? -1 : 1))[0];
}

function gradesNamed(profile: Profile | undefined): number[] {
  return [...new Set(profile?.items.flatMap(({ topic, detail }) => gradesAbout(`${topic}\n${detail}`)))];
}

/** None of an item in which encoders read nothing, such as a picture: it would be waited for without end. */
function itemEntry(numbers: Slots, userId: string, item: ProfileItem): Entry[] {
  const views = itemViews(item).map((text) => ({ text }));
  return views.length ? [{ slot: numbers.add({ userId, itemId: item.id }), owner: userId, views }] : [];
}

function profileEntry(numbers: Slots, profile: Profile): Entry {
  const { userId } = profile;
  return { slot: numbers.add({ userId }), owner: userId, views: [{ text: profileText(profile) }], isProfile: true };
}

/** The items that went and those that came between two states of a profile; one that was edited did both. */
function changed(before: readonly ProfileItem[], after: readonly ProfileItem[]) {
  const same = (a: ProfileItem, b: ProfileItem) => a.id === b.id && a.topic === b.topic && a.detail === b.detail;
  return {
    gone: before.filter((item) => !after.some((other) => same(item, other))),
    come: after.filter((item) => !before.some((other) => same(item, other))),
  };
}
