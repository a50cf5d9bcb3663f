import type { Person } from './person.ts';

/** Someone who takes part in a round, with what decides whom they are proposed to. */
export interface Partner {
  userId: string;
  /** Keys of the topics that they can teach, and of those that they want to learn. */
  carries: readonly string[];
  wants: readonly string[];
  /** User ids of those with whom they do not want to be proposed; told to nobody. */
  notWith: readonly string[];
  /** User ids of those whose work they judge. */
  evaluates: readonly string[];
}

/** Colleagues of these as partners, with what they say of themselves. */
export function partnersOf({
  people,
  entries,
  wishes,
  apart,
}: {
  people: readonly Pick<Person, 'userId' | 'standing' | 'evaluates'>[];
  entries: readonly { userId: string; topicKey: string }[];
  wishes: readonly { userId: string; topicKey: string }[];
  apart: readonly { userId: string; others: readonly string[] }[];
}): Partner[] {
  const topicsIn = (list: typeof entries, userId: string) => [
    ...new Set(list.filter((one) => one.userId === userId).map(({ topicKey }) => topicKey)),
  ];
  return people
    .filter(({ standing }) => standing === 'colleague')
    .map(({ userId, evaluates = [] }) => ({
      userId,
      carries: topicsIn(entries, userId),
      wants: topicsIn(wishes, userId),
      notWith: apart.find((list) => list.userId === userId)?.others ?? [],
      evaluates,
    }));
}

/** What one could learn from the other. */
export interface Complement {
  from: string;
  to: string;
  /** The topic's key. */
  topic: string;
}

/** Two who visited each other, in no order. */
export type Met = readonly [string, string];

/** Pairs, and trios on odd counts; `alone` holds those for whom nobody was found. */
export interface Proposal {
  groups: string[][];
  alone: string[];
}

/** To have met before weighs more than one topic that fits: the round is for those who have not. */
const metWeight = 3;

/**
 * Who could visit whom in a round: those who complement each other and have not met, everyone once. Nobody with whom they do
 * not want to be, and nobody whose work they judge. As many as can be find somebody; the same people give the same groups.
 * Source: product.md, "Observation rounds".
 */
export function proposeGroups(people: readonly Partner[], met: readonly Met[]): Proposal {
  const byId = [...people].sort((a, b) => (a.userId < b.userId ? -1 : 1));
  const known = new Set(met.map(([a, b]) => pairKey(a, b)));
  const worth = (a: Partner, b: Partner) =>
    complementsOf([a, b]).length - (known.has(pairKey(a.userId, b.userId)) ? metWeight : 0);
  let pairs = asMany(greedy(byId, worth), byId);
  for (let changed = true; changed; ) {
    const better = improved(pairs, worth);
    changed = better !== undefined;
    pairs = better ?? pairs;
  }
  return withTrios(pairs, byId, worth);
}

/** What the members of a group could learn from each other, in the order of the group. */
export function complementsOf(group: readonly Pick<Partner, 'userId' | 'carries' | 'wants'>[]): Complement[] {
  return group.flatMap((one) =>
    group.flatMap((other) =>
      one === other
        ? []
        : one.carries
            .filter((topic) => other.wants.includes(topic))
            .map((topic) => ({ from: one.userId, to: other.userId, topic })),
    ),
  );
}

/** Whether two may be proposed to each other at all. */
export function mayMeet(a: Partner, b: Partner): boolean {
  const keepsApart = (one: Partner, other: Partner) =>
    one.notWith.includes(other.userId) || one.evaluates.includes(other.userId);
  return a.userId !== b.userId && !keepsApart(a, b) && !keepsApart(b, a);
}

type Worth = (a: Partner, b: Partner) => number;
type Pair = readonly [Partner, Partner];

const pairKey = (a: string, b: string) => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** The best of all pairs first. */
function greedy(people: readonly Partner[], worth: Worth): Pair[] {
  const all = people.flatMap((a, at) =>
    people
      .slice(at + 1)
      .filter((b) => mayMeet(a, b))
      .map((b): Pair => [a, b]),
  );
  all.sort((one, other) => worth(...other) - worth(...one));
  const pairs: Pair[] = [];
  const taken = new Set<Partner>();
  for (const [a, b] of all) {
    if (taken.has(a) || taken.has(b)) continue;
    pairs.push([a, b]);
    taken.add(a).add(b);
  }
  return pairs;
}

/**
 * As many pairs as there can be, from those that are there: as long as two who are alone are joined by a chain of people who may
 * meet, every other two of them a pair, its pairs part and the others of the chain come together.
 */
function asMany(pairs: readonly Pair[], people: readonly Partner[]): Pair[] {
  const mate = new Map<Partner, Partner>(
    pairs.flatMap(([a, b]): Pair[] => [
      [a, b],
      [b, a],
    ]),
  );
  for (const one of people) {
    if (mate.has(one)) continue;
    const chain = chainFrom(one, mate, people);
    for (let at = 0; at + 1 < chain.length; at += 2) {
      const [a, b] = [chain[at], chain[at + 1]] as [Partner, Partner];
      mate.set(a, b).set(b, a);
    }
  }
  return [...mate].filter(([a, b]) => a.userId < b.userId);
}

/**
 * The people between someone who is alone and another one who is, both included; empty where there is no such chain. Rings of
 * odd length are taken for one person, as in Edmonds, "Paths, trees, and flowers" (1965): a search without misses chains.
 */
function chainFrom(root: Partner, mate: ReadonlyMap<Partner, Partner>, people: readonly Partner[]): Partner[] {
  const cameFrom = new Map<Partner, Partner>();
  const base = new Map(people.map((one) => [one, one]));
  const baseOf = (one: Partner) => base.get(one) ?? one;
  /** The way back to the root, by everyone from whom the search goes on. */
  const back = (from: Partner): Partner[] => {
    const way: Partner[] = [];
    for (let at: Partner | undefined = from; at; ) {
      way.push(baseOf(at));
      const partner: Partner | undefined = mate.get(baseOf(at));
      at = partner && cameFrom.get(partner);
    }
    return way;
  };
  const queue = [root];
  for (const one of queue) {
    for (const other of people) {
      if (!mayMeet(one, other) || baseOf(one) === baseOf(other) || mate.get(one) === other) continue;
      const partner = mate.get(other);
      if (other === root || (partner && cameFrom.has(partner))) {
        const way = new Set(back(one));
        const top = back(other).find((at) => way.has(at)) ?? root;
        const ring = new Set<Partner>();
        for (const [from, to] of [
          [one, other],
          [other, one],
        ] as const) {
          let child = to;
          for (let at = from; baseOf(at) !== top; ) {
            const its = mate.get(at) ?? at;
            ring.add(baseOf(at)).add(baseOf(its));
            cameFrom.set(at, child);
            child = its;
            at = cameFrom.get(its) ?? top;
          }
        }
        for (const each of people) {
          if (!ring.has(baseOf(each))) continue;
          base.set(each, top);
          if (!queue.includes(each)) queue.push(each);
        }
      } else if (!cameFrom.has(other)) {
        cameFrom.set(other, one);
        if (!partner) return chainBack(other, mate, cameFrom);
        queue.push(partner);
      }
    }
  }
  return [];
}

function chainBack(
  last: Partner,
  mate: ReadonlyMap<Partner, Partner>,
  cameFrom: ReadonlyMap<Partner, Partner>,
): Partner[] {
  const chain: Partner[] = [];
  for (let at: Partner | undefined = last; at; ) {
    const before = cameFrom.get(at);
    chain.push(at, ...(before ? [before] : []));
    at = before && mate.get(before);
  }
  return chain;
}

/** One change for the better: two pairs that change partners. */
function improved(pairs: readonly Pair[], worth: Worth): Pair[] | undefined {
  for (const [at, [a, b]] of pairs.entries()) {
    const others = pairs.filter((_, index) => index !== at);
    for (const [index, [c, d]] of pairs.entries()) {
      if (index <= at) continue;
      const rest = others.filter((pair) => pair[0] !== c);
      const now = worth(a, b) + worth(c, d);
      if (mayMeet(a, c) && mayMeet(b, d) && worth(a, c) + worth(b, d) > now) return [...rest, [a, c], [b, d]];
      if (mayMeet(a, d) && mayMeet(b, c) && worth(a, d) + worth(b, c) > now) return [...rest, [a, d], [b, c]];
    }
  }
  return undefined;
}

/** Whoever is left joins the pair that suits best, one a pair. */
function withTrios(pairs: readonly Pair[], people: readonly Partner[], worth: Worth): Proposal {
  const groups: Partner[][] = pairs.map((pair) => [...pair]);
  const alone: string[] = [];
  for (const one of people) {
    if (groups.some((group) => group.includes(one))) continue;
    const open = groups.filter((group) => group.length === 2 && group.every((other) => mayMeet(one, other)));
    const worthOf = (group: Partner[]) => group.reduce((sum, other) => sum + worth(one, other), 0);
    const [best] = open.sort((a, b) => worthOf(b) - worthOf(a));
    if (best) best.push(one);
    else alone.push(one.userId);
  }
  return { groups: groups.map((group) => group.map(({ userId }) => userId)), alone };
}
