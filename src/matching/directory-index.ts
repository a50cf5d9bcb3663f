import { gradesIn } from '../domain/grades.ts';
import { itemViews, profileText } from './encoder-texts.ts';
import type { Entry, Meaning } from './meaning.ts';
import type { Profile, ProfileItem } from './profile.ts';
import { type Slots, slots } from './slots.ts';
import { termsOf } from './terms.ts';
import { type WordsIndex, wordsIndex } from './words-index.ts';

/** A workspace's directory as matching holds it. */
export interface DirectoryIndex {
  version: number;
  profiles: ReadonlyMap<string, Profile>;
  words: WordsIndex;
  slots: Slots;
  /** Those that someone's entries name, by user id. */
  grades: ReadonlyMap<string, readonly number[]>;
}

export function emptyDirectory(): DirectoryIndex {
  return { version: 0, profiles: new Map(), words: wordsIndex(), slots: slots(), grades: new Map() };
}

/** The directory after a change; only items that changed are indexed again, and encoded where there is an encoder. */
export function updated(
  teamId: string,
  before: DirectoryIndex,
  { version, profiles }: { version: number; profiles: readonly Profile[] },
  meaning: Meaning | undefined,
): DirectoryIndex {
  const { words, slots: numbers } = before;
  const after = new Map(profiles.map((profile) => [profile.userId, profile]));
  const grades = new Map(before.grades);
  const gone: number[] = [];
  const come: Entry[] = [];
  const drop = (userId: string, itemId?: string) => {
    const slot = numbers.remove({ userId, ...(itemId !== undefined && { itemId }) });
    if (slot !== undefined) gone.push(slot);
  };
  for (const userId of new Set([...before.profiles.keys(), ...after.keys()])) {
    const profile = after.get(userId);
    const change = changed(before.profiles.get(userId)?.items ?? [], profile?.items ?? []);
    for (const item of change.gone) {
      words.remove(userId, item);
      drop(userId, item.id);
    }
    for (const item of change.come) words.add(userId, item);
    if (change.gone.length + change.come.length === 0) continue;
    grades.set(userId, gradesOf(profile));
    drop(userId);
    come.push(...change.come.map((item) => itemEntry(numbers, userId, item)));
    if (profile?.items.length) come.push(profileEntry(numbers, profile));
  }
  if (gone.length) meaning?.drop(teamId, gone);
  if (come.length) meaning?.set(teamId, come);
  return { version, profiles: after, words, slots: numbers, grades };
}

/** All entries of a directory, for an encoder that came after it. */
export function allEntries({ profiles, slots: numbers }: DirectoryIndex): Entry[] {
  return [...profiles.values()].flatMap((profile) => [
    ...profile.items.map((item) => itemEntry(numbers, profile.userId, item)),
    ...(profile.items.length ? [profileEntry(numbers, profile)] : []),
  ]);
}

/** The numbers of someone's entries; none for who is not in the directory. */
export function entriesOf({ profiles, slots: numbers }: DirectoryIndex, userId: string): number[] {
  const owners = [{ userId }, ...(profiles.get(userId)?.items ?? []).map(({ id }) => ({ userId, itemId: id }))];
  return owners.flatMap((owner) => numbers.of(owner) ?? []);
}

/** How someone in the directory wrote a term. */
export function written({ words, profiles }: DirectoryIndex, key: string): string | undefined {
  const found = words.someItem(key);
  const item = profiles.get(found?.userId ?? '')?.items.find(({ id }) => id === found?.itemId);
  if (!item) return undefined;
  return [...termsOf(item.topic), ...termsOf(item.detail)].find((term) => term.key === key)?.words;
}

function gradesOf(profile: Profile | undefined): number[] {
  return [...new Set(profile?.items.flatMap(({ topic, detail }) => gradesIn(`${topic}\n${detail}`)))];
}

function itemEntry(numbers: Slots, userId: string, item: ProfileItem): Entry {
  return { slot: numbers.add({ userId, itemId: item.id }), views: itemViews(item).map((text) => ({ text })) };
}

function profileEntry(numbers: Slots, profile: Profile): Entry {
  return { slot: numbers.add({ userId: profile.userId }), views: [{ text: profileText(profile) }] };
}

/** The items that went and those that came between two states of a profile; one that was edited did both. */
function changed(before: readonly ProfileItem[], after: readonly ProfileItem[]) {
  const same = (a: ProfileItem, b: ProfileItem) => a.id === b.id && a.topic === b.topic && a.detail === b.detail;
  return {
    gone: before.filter((item) => !after.some((other) => same(item, other))),
    come: after.filter((item) => !before.some((other) => same(item, other))),
  };
}
