import { type EvidenceSum, evidenceSums } from '../domain/evidence-words.ts';
import { matchedWords } from './explain.ts';
import { type Circumstances, type FAIRNESS, fairnessFactors, mayBeAsked } from './fairness.ts';
import { fold } from './normalise.ts';
import type { Offer, Profile, ProfileItem } from './profile.ts';
import { questionTerms } from './question-terms.ts';
import { relevanceOf } from './relevance.ts';
import { type WordsIndex, wordsIndex } from './words-index.ts';
import { type Zone, zoneByWords } from './zone.ts';

/** A question as the matcher needs it. */
export interface MatchRequest {
  text: string;
  /** User id of who asks: never suggested to themself. */
  asker: string;
  /** Calendar day in the school's zone, `YYYY-MM-DD`: evidence fades by it. */
  today: string;
  /** Grades the question is about, when it names some. */
  grades?: readonly string[];
  /** What the asker needs. Default `ask`. */
  need?: Offer;
}

/** A colleague to ask, and the true reason. */
export interface Suggestion {
  userId: string;
  /** Relevance times fairness; only the order within one ranking means something. */
  score: number;
  relevance: number;
  /** What beyond text moved the score, and by which factor. */
  factors: Partial<Record<keyof typeof FAIRNESS, number>>;
  /** The item that won, in the colleague's own words: take it away and the score falls. */
  item: ProfileItem;
  evidence: readonly EvidenceSum[];
  /** The asker's words which the item met; empty when meaning alone made the match. */
  matchedWords: readonly string[];
}

/** Whom to ask, the best first. */
export interface Ranking {
  zone: Zone;
  /** `words` when the encoder is not there: then no gap is claimed. */
  mode: 'words' | 'meaning';
  suggestions: readonly Suggestion[];
  /** Colleagues who answer as well as the best suggested one, but are away or at their weekly limit now. */
  notNow: number;
}

/** Finds the colleagues who know. One matcher serves all workspaces; nothing crosses from one to another. */
export interface Matcher {
  /** Takes a workspace's directory in. Only items that changed since the last call are indexed again. */
  index(teamId: string, version: number, profiles: readonly Profile[]): void;
  /** The version last indexed for a workspace, undefined before the first. */
  version(teamId: string): number | undefined;
  /** At most `limit` colleagues, never the asker, never someone away or at their weekly limit. An unknown workspace has none. */
  rank(
    teamId: string,
    request: MatchRequest,
    circumstances: (userId: string) => Circumstances,
    limit: number,
  ): Promise<Ranking>;
}

interface Directory {
  version: number;
  profiles: ReadonlyMap<string, Profile>;
  words: WordsIndex;
}

interface Candidate {
  profile: Profile;
  item: ProfileItem;
  relevance: number;
}

/** A matcher that ranks by words. */
export function createMatcher(): Matcher {
  const directories = new Map<string, Directory>();

  return {
    index(teamId, version, profiles) {
      const before = directories.get(teamId);
      const words = before?.words ?? wordsIndex();
      const after = new Map(profiles.map((profile) => [profile.userId, profile]));
      const users = new Set([...(before?.profiles.keys() ?? []), ...after.keys()]);
      for (const userId of users) {
        const { gone, come } = changed(before?.profiles.get(userId)?.items ?? [], after.get(userId)?.items ?? []);
        for (const item of gone) words.remove(userId, item);
        for (const item of come) words.add(userId, item);
      }
      directories.set(teamId, { version, profiles: after, words });
    },

    version: (teamId) => directories.get(teamId)?.version,

    async rank(teamId, request, circumstances, limit) {
      const directory = directories.get(teamId);
      if (!directory) return { zone: 'closest', mode: 'words', suggestions: [], notNow: 0 };
      const sought = questionTerms(request.text, directory.words);
      const candidates = bestItems(directory, sought, request);
      const asker = directory.profiles.get(request.asker);
      const suggestions = candidates
        .flatMap(({ profile, item, relevance }) => {
          const known = circumstances(profile.userId);
          if (!mayBeAsked(known)) return [];
          const factors = fairnessFactors({
            profile,
            item,
            circumstances: known,
            need: request.need ?? 'ask',
            grades: request.grades ?? [],
            complement: complements(asker, profile, item),
          });
          const score = Object.values(factors).reduce((product, factor) => product * factor, relevance);
          return [{ userId: profile.userId, item, relevance, factors, score }];
        })
        .sort((a, b) => b.score - a.score || (a.userId < b.userId ? -1 : 1))
        .slice(0, limit)
        .map((suggestion) => ({
          ...suggestion,
          evidence: evidenceSums(suggestion.item.evidence ?? []),
          matchedWords: matchedWords(sought, suggestion.item),
        }));
      const bestFree = Math.max(0, ...suggestions.map(({ relevance }) => relevance));
      return {
        zone: zoneByWords(Math.max(0, ...candidates.map(({ relevance }) => relevance))),
        mode: 'words',
        suggestions,
        notNow: candidates.filter((c) => c.relevance >= bestFree && !mayBeAsked(circumstances(c.profile.userId)))
          .length,
      };
    },
  };
}

/** Each colleague but the asker who has an item that answers, with the best one. */
function bestItems(
  directory: Directory,
  sought: Parameters<WordsIndex['search']>[0],
  request: MatchRequest,
): Candidate[] {
  const hits = directory.words.search(sought);
  const best = new Map<string, Candidate>();
  for (const { userId, itemId, words } of hits.items) {
    const profile = directory.profiles.get(userId);
    const item = profile?.items.find(({ id }) => id === itemId);
    if (!profile || !item || userId === request.asker) continue;
    const relevance = relevanceOf({ item, words, coverage: hits.coverage.get(userId) ?? 0 }, request.today);
    if (relevance > (best.get(userId)?.relevance ?? 0)) best.set(userId, { profile, item, relevance });
  }
  return [...best.values()];
}

/** The items that went and those that came between two states of a profile; one that was edited did both. */
function changed(before: readonly ProfileItem[], after: readonly ProfileItem[]) {
  const same = (a: ProfileItem, b: ProfileItem) => a.id === b.id && a.topic === b.topic && a.detail === b.detail;
  return {
    gone: before.filter((item) => !after.some((other) => same(item, other))),
    come: after.filter((item) => !before.some((other) => same(item, other))),
  };
}

/** Whether the asker wants to learn what this item teaches, or can teach what the colleague wants to learn. */
function complements(asker: Profile | undefined, colleague: Profile, item: ProfileItem): boolean {
  const wanted = new Set(asker?.wants?.map(fold));
  const taught = new Set(asker?.items.map(({ topic }) => fold(topic)));
  return wanted.has(fold(item.topic)) || (colleague.wants ?? []).some((topic) => taught.has(fold(topic)));
}
