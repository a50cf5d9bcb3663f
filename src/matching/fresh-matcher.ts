import type { Person } from '../domain/person.ts';
import type { Matcher } from './matcher.ts';
import type { Profile } from './profile.ts';

/** Where the directory is kept. `version` rises with every change of what `load` gives. */
export interface DirectorySource {
  version(teamId: string): Promise<number>;
  load(teamId: string): Promise<{ people: Person[]; profiles: Profile[] }>;
}

/** A matcher that knows the directory as it is now, on every instance: the version is asked for each time it is used. */
export interface FreshMatcher extends Pick<Matcher, 'rank'> {
  /** Everyone who joined, by user id. */
  colleagues(teamId: string): Promise<ReadonlyMap<string, Person>>;
}

interface Loaded {
  version: number;
  colleagues: Map<string, Person>;
}

export function freshMatcher(matcher: Matcher, source: DirectorySource): FreshMatcher {
  const known = new Map<string, Promise<Loaded>>();

  async function load(teamId: string, version: number): Promise<Loaded> {
    const { people, profiles } = await source.load(teamId);
    const colleagues = new Map(people.map((person) => [person.userId, person]));
    matcher.index(
      teamId,
      version,
      profiles.filter(({ userId }) => colleagues.has(userId)),
    );
    return { version, colleagues };
  }

  /** What was loaded for this version or a later one; many who ask at once share one loading. */
  async function fresh(teamId: string): Promise<Loaded> {
    const version = await source.version(teamId);
    const before = known.get(teamId);
    if (before && (await before).version >= version) return before;
    if (known.get(teamId) !== before) return fresh(teamId);
    const loading = load(teamId, version);
    known.set(teamId, loading);
    loading.catch(() => known.delete(teamId));
    return loading;
  }

  return {
    async rank(teamId, ...request) {
      await fresh(teamId);
      return matcher.rank(teamId, ...request);
    },
    async colleagues(teamId) {
      return (await fresh(teamId)).colleagues;
    },
  };
}
