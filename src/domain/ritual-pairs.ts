import { type Complement, complementsOf, type Met, type Partner, proposeGroups } from './round-pairs.ts';

/** So long somebody is new: two school weeks. Source: domain.md section 6, "first 10 days after joining". */
const newForMs = 14 * 24 * 3600_000;

/**
 * Who joined a team after this instant is new in it. In a team's own first two weeks nobody is newer than the others: whoever
 * joined in them is new from the start of the ritual on only.
 *
 * @param at instant, UTC, at which it is asked
 */
export function newSince(at: Date, { startedAt, switchedOnAt }: { startedAt: Date; switchedOnAt: Date }): Date {
  return new Date(Math.max(+at - newForMs, Math.min(+startedAt, +switchedOnAt + newForMs)));
}

/** What two of a pair are told. */
export interface RitualPair {
  userIds: readonly [string, string];
  /** What one of them knows and the other wants to learn; the first goes with the words of the ritual. */
  complement?: Complement;
}

export interface RitualPairs {
  pairs: RitualPair[];
  /** User ids of those for whom there is nobody this time. */
  alone: string[];
}

/** Who may be paired at all, besides what everyone says of themselves. */
export interface Pairing {
  /** `baton`: one knows what the other wants to learn. `walk`: one of the two is new. */
  kind: 'baton' | 'walk';
  people: readonly Partner[];
  /** User ids. */
  newcomers: readonly string[];
  /** Pairs of earlier times: nobody is paired twice with the same colleague. */
  met: readonly Met[];
  /** Keys of the goal's topics, which come first. */
  goalTopics: readonly string[];
}

/**
 * Pairs of those who take part, by what one knows and the other wants to learn; as many as can be, everyone once, and nobody
 * twice with the same colleague. Source: issue 7, "Pairs for Passing the baton, New colleague's walk by complement, no repeats".
 */
export function pairUp({ kind, people, newcomers, met, goalTopics }: Pairing): RitualPairs {
  const known = new Set(met.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
  const fits = (one: Partner, other: Partner) => {
    if (known.has(`${one.userId} ${other.userId}`)) return false;
    if (kind === 'walk') return newcomers.includes(one.userId) !== newcomers.includes(other.userId);
    return complementsOf([one, other]).length > 0;
  };
  // Whoever does not fit is kept apart, so that the best of those who do are found.
  const apart = people.map((one) => ({
    ...one,
    notWith: [
      ...one.notWith,
      ...people.filter((other) => other !== one && !fits(one, other)).map(({ userId }) => userId),
    ],
  }));
  const { groups, alone } = proposeGroups(apart, []);
  const byId = new Map(people.map((one) => [one.userId, one]));
  return {
    pairs: groups.flatMap(([one = '', other = '']) => {
      const [first, second] = [byId.get(one), byId.get(other)];
      return first && second ? [pairOf(first, second, goalTopics)] : [];
    }),
    // A ritual is of two: a third one waits for the next time.
    alone: [...alone, ...groups.flatMap((group) => group.slice(2))],
  };
}

function pairOf(one: Partner, other: Partner, goalTopics: readonly string[]): RitualPair {
  const found = complementsOf([one, other]);
  const complement = found.find(({ topic }) => goalTopics.includes(topic)) ?? found[0];
  return { userIds: [one.userId, other.userId], ...(complement && { complement }) };
}
