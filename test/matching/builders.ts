import { type Circumstances, FREE } from '../../src/matching/fairness.ts';
import { createMatcher, type MatchRequest, type Ranking } from '../../src/matching/matcher.ts';
import type { Profile, ProfileItem } from '../../src/matching/profile.ts';

/** A declared item: firm knowledge of wait time unless told otherwise. */
export function item(overrides: Partial<ProfileItem> = {}): ProfileItem {
  return {
    id: 'i1',
    kind: 'declared',
    topic: 'wait time',
    detail: 'counting to five after a question so that quiet students talk',
    level: 3,
    source: 'skill',
    offers: ['ask'],
    ...overrides,
  };
}

/** A colleague with the items given, or with one item that `overrides` describe. */
export function colleague(userId: string, overrides: Partial<Profile> & { item?: Partial<ProfileItem> } = {}): Profile {
  const { item: only, ...profile } = overrides;
  return { userId, items: [item(only)], ...profile };
}

/** A small staff around the ones a test is about, so that no word is in every profile. */
export function staff(...profiles: Profile[]): Profile[] {
  const others = [
    'kiln glazes',
    'bus duty rota',
    'choir warm-ups',
    'chess club',
    'school garden',
    'cursive handwriting',
  ];
  return [
    ...profiles,
    ...others.map((topic, n) => colleague(`other${n}`, { item: { topic, detail: `years of ${topic}` } })),
  ];
}

/** Ranks one question in a directory; by default asked by an outsider, everybody free. */
export async function rank(
  profiles: readonly Profile[],
  text: string,
  {
    circumstances = {},
    limit = 3,
    ...request
  }: Partial<MatchRequest> & { circumstances?: Record<string, Partial<Circumstances>>; limit?: number } = {},
): Promise<Ranking> {
  const matcher = createMatcher();
  matcher.index('T1', 1, profiles);
  return matcher.rank(
    'T1',
    { text, asker: 'asker', today: '2026-11-02', ...request },
    (userId) => ({ ...FREE, ...circumstances[userId] }),
    limit,
  );
}

/** The user ids suggested, the best first. */
export function suggested(ranking: Ranking): string[] {
  return ranking.suggestions.map(({ userId }) => userId);
}
