import type { Encoder } from '../../src/matching/encoder.ts';
import { type Circumstances, FREE } from '../../src/matching/fairness.ts';
import { localMeaning } from '../../src/matching/local-meaning.ts';
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
    encoder,
    ...request
  }: Partial<MatchRequest> & {
    circumstances?: Record<string, Partial<Circumstances>>;
    limit?: number;
    encoder?: Encoder;
  } = {},
): Promise<Ranking> {
  const matcher = createMatcher(encoder && { meaning: localMeaning(encoder) });
  matcher.index('T1', 1, profiles);
  await matcher.settled();
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

/**
 * An encoder that knows words and which of them mean the same: a text is the sum of its words.
 *
 * @param same words given as one, such as `{ crickets: 'silence' }`
 */
export function wordEncoder(same: Record<string, string> = {}): Encoder {
  const size = 64;
  const numbers = new Map<string, number>();
  const vectorOf = (text: string) => {
    const vector = new Float32Array(size);
    for (const word of text.toLowerCase().match(/\p{L}+/gu) ?? []) {
      const meaning = same[word] ?? word;
      if (!numbers.has(meaning)) numbers.set(meaning, numbers.size % size);
      const place = numbers.get(meaning) ?? 0;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    const length = Math.hypot(...vector) || 1;
    return vector.map((value) => (value / length) * 0.5);
  };
  return {
    digest: 'words',
    size,
    vocabulary: new Set(),
    // Of the forms in which an item is said, only the first is its own words.
    item: async (text) => vectorOf(text.split('\n')[0] ?? ''),
    question: async (text) => vectorOf(text).map((value) => value * 6),
  };
}
