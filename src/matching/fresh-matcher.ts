import type { Person } from '../domain/person.ts';
import { contentWords } from './content-words.ts';
import type { Matcher, Ranking } from './matcher.ts';
import type { Profile } from './profile.ts';
import { type AnsweredQuestion, type SimilarIndex, similarIndex } from './similar.ts';

/** Where the directory is kept. `version` rises with every change of what `load` gives. */
export interface DirectorySource {
  version(teamId: string): Promise<number>;
  load(teamId: string): Promise<{
    people: Person[];
    profiles: Profile[];
    memberships: Membership[];
    /** Questions that both sides let others find. */
    answered: AnsweredQuestion[];
  }>;
}

/** Someone's place in a team, which is known by its channel. */
interface Membership {
  channelId: string;
  userId: string;
}

/** The directory as it was when it was asked for. */
export interface Directory {
  /** Everyone who joined, by user id. */
  colleagues: ReadonlyMap<string, Person>;
  /** Whether two people are in one team. */
  shareTeam(one: string, other: string): boolean;
  rank(...request: RankRequest): Promise<Ranking>;
  /** The words of a text that carry a topic and that this colleague's profile does not hold, the rarest first. */
  newWords(text: string, userId: string): string[];
  /**
   * Answered questions like this one that may be shown, the likest first.
   *
   * @param alike what its ranking says of that by meaning
   */
  similar(text: string, alike: Ranking['alike'], limit: number): AnsweredQuestion[];
}

type RankRequest = Parameters<Matcher['rank']> extends [string, ...infer Rest] ? Rest : never;

/** A matcher that knows the directory as it is now, on every instance: the version is asked for each time it is used. */
export interface FreshMatcher {
  /** @param version the directory's, when the caller has just read it; else it is asked for */
  directory(teamId: string, version?: number): Promise<Directory>;
  /**
   * Loads a directory that changed before the next question comes; nothing where nobody has asked yet. Many changes in a row
   * are loaded as one. Rejects when the directory cannot be read: then the next question tries again.
   */
  loadAhead(teamId: string): Promise<void>;
}

interface Loaded {
  version: number;
  colleagues: Map<string, Person>;
  /** Channel ids by user id. */
  teams: Map<string, string[]>;
  profiles: ReadonlyMap<string, Profile>;
  answered: SimilarIndex;
  /** Settles when the matcher has all of it; a question does not wait for that. */
  indexed: Promise<void>;
}

/** @param failed told of a directory that was read but could not be indexed: the next question tries again */
export function freshMatcher(
  matcher: Matcher,
  source: DirectorySource,
  failed: (teamId: string, fault: unknown) => void,
): FreshMatcher {
  const known = new Map<string, Promise<Loaded>>();
  const ahead = new Map<string, { isChangedAgain: boolean }>();

  async function load(teamId: string, version: number): Promise<Loaded> {
    const { people, profiles, memberships, answered } = await source.load(teamId);
    const colleagues = new Map(people.map((person) => [person.userId, person]));
    const indexed = matcher.index(teamId, version, profiles);
    const teams = new Map<string, string[]>();
    for (const { userId, channelId } of memberships) teams.set(userId, [...(teams.get(userId) ?? []), channelId]);
    const byUser = new Map(profiles.map((profile) => [profile.userId, profile]));
    return { version, colleagues, profiles: byUser, teams, answered: similarIndex(answered), indexed };
  }

  /** What was loaded for this version or a later one; many who ask at once share one loading. */
  async function fresh(teamId: string, version: number): Promise<Loaded> {
    const before = known.get(teamId);
    if (before && (await before).version >= version) return before;
    if (known.get(teamId) !== before) return fresh(teamId, version);
    const loading = load(teamId, version);
    known.set(teamId, loading);
    const forget = () => known.delete(teamId);
    loading.then(
      ({ indexed }) =>
        indexed.catch((fault) => {
          forget();
          failed(teamId, fault);
        }),
      // Whoever asked is told by the loading itself.
      forget,
    );
    return loading;
  }

  async function loadAhead(teamId: string): Promise<void> {
    const running = ahead.get(teamId);
    if (running) running.isChangedAgain = true;
    if (running || !known.has(teamId)) return;
    const run = { isChangedAgain: false };
    ahead.set(teamId, run);
    try {
      do {
        run.isChangedAgain = false;
        const { indexed } = await fresh(teamId, await source.version(teamId));
        await indexed.catch(() => 'told where it was loaded');
      } while (run.isChangedAgain);
    } finally {
      ahead.delete(teamId);
    }
  }

  return {
    loadAhead,
    async directory(teamId, version) {
      const loaded = await fresh(teamId, version ?? (await source.version(teamId)));
      const { colleagues, profiles, teams, answered } = loaded;
      // A fault met at once is told at once.
      await Promise.race([loaded.indexed, Promise.resolve()]);
      const shareTeam = (one: string, other: string) =>
        teams.get(one)?.some((channelId) => teams.get(other)?.includes(channelId)) ?? false;
      const rarity = (key: string) => matcher.rarity(teamId, key);
      return {
        colleagues,
        shareTeam,
        rank: (...request) => matcher.rank(teamId, ...request),
        newWords: (text, userId) => contentWords(text, rarity, profiles.get(userId)),
        similar: (text, alike, limit) => answered.find({ text, rarity, alike }, limit),
      };
    },
  };
}
