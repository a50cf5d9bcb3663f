import type { Person } from '../domain/person.ts';
import type { Matcher, Ranking } from './matcher.ts';
import type { Profile } from './profile.ts';

/** Where the directory is kept. `version` rises with every change of what `load` gives. */
export interface DirectorySource {
  version(teamId: string): Promise<number>;
  load(teamId: string): Promise<{ people: Person[]; profiles: Profile[] }>;
}

/** The directory as it was when it was asked for. */
export interface Directory {
  /** Everyone who joined, by user id. */
  colleagues: ReadonlyMap<string, Person>;
  rank(...request: RankRequest): Promise<Ranking>;
}

type RankRequest = Parameters<Matcher['rank']> extends [string, ...infer Rest] ? Rest : never;

/** A matcher that knows the directory as it is now, on every instance: the version is asked for each time it is used. */
export interface FreshMatcher {
  /** @param version the directory's, when the caller has just read it; else it is asked for */
  directory(teamId: string, version?: number): Promise<Directory>;
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
  async function fresh(teamId: string, version: number): Promise<Loaded> {
    const before = known.get(teamId);
    if (before && (await before).version >= version) return before;
    if (known.get(teamId) !== before) return fresh(teamId, version);
    const loading = load(teamId, version);
    known.set(teamId, loading);
    loading.catch(() => known.delete(teamId));
    return loading;
  }

  return {
    async directory(teamId, version) {
      const { colleagues } = await fresh(teamId, version ?? (await source.version(teamId)));
      return { colleagues, rank: (...request) => matcher.rank(teamId, ...request) };
    },
  };
}
