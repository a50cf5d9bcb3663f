import type { Rank } from './person.ts';
import { type AnswerArc, crossesIn, type SpreadSchool, titleRank } from './spread.ts';
import { type Basis, each } from './spread-measures.ts';

/** How many acts of each kind there were, who did them, and a mark that is another where anything of this is. */
export type Acts = Record<Basis, { count: number; people: Set<string>; mark: number }>;

/** What one person gave, of which the acts of the school and of each of their teams are made. */
export interface OfGiver {
  /** How many answers. */
  given: number;
  /** Whom of the staff they were given to, once for each answer. */
  askers: readonly string[];
  /** Answers between two who have a team each, and those of them that went across teams. */
  teamed: number;
  crossed: number;
  rank: Rank | undefined;
  /** How many answers went to askers of each title rank above 0. */
  toRanks: readonly number[];
}

export function ofGiver(userId: string, answers: readonly AnswerArc[], everyone: SpreadSchool): OfGiver {
  const { known, placeOf } = everyone;
  const toRanks = [0, 0, 0, 0];
  let [teamed, crossed] = [0, 0];
  for (const { asker } of answers) {
    const crosses = crossesIn(everyone, asker, userId);
    if (crosses !== undefined) teamed += 1;
    if (crosses) crossed += 1;
    const rank = known[placeOf.get(asker) ?? -1]?.rank;
    if (rank) toRanks[rank - 1] = (toRanks[rank - 1] ?? 0) + 1;
  }
  const rank = known[placeOf.get(userId) ?? -1]?.rank;
  const askers = answers.flatMap(({ asker, fromBeside }) => (fromBeside ? [] : [asker]));
  return { given: answers.length, askers, teamed, crossed, rank, toRanks };
}

/** @param members of the team whose acts they are; absent: the whole school’s */
export function actsOf(
  givers: readonly string[],
  gave: ReadonlyMap<string, OfGiver>,
  members?: ReadonlySet<string>,
): Acts {
  const acts: Acts = each(() => ({ count: 0, people: new Set<string>(), mark: 0 }));
  /** @param how what else of them the measures of the basis are made of */
  const add = (basis: Basis, userId: string, count: number, how: string | number = '') => {
    if (count === 0) return;
    const to = acts[basis];
    to.count += count;
    to.people.add(userId);
    to.mark = (to.mark + markOf(`${userId} ${count} ${how}`)) % 2 ** 32;
  };
  for (const userId of givers) {
    const one = gave.get(userId);
    if (!one) continue;
    const { given, askers, teamed, crossed, rank, toRanks } = one;
    add('given', userId, given);
    add('among', userId, members ? askers.filter((asker) => members.has(asker)).length : askers.length);
    add('teamed', userId, teamed, crossed);
    if (rank === undefined) continue;
    add('ranked', userId, given, rank);
    add(rank >= titleRank ? 'leading' : 'notLeading', userId, given);
    const titled = toRanks.reduce((sum, count) => sum + count, 0);
    add('titles', userId, titled, `${rank} ${toRanks.join(' ')}`);
  }
  return acts;
}

/** A number for a text. Mixed to the end (FNV-1a, then MurmurHash3's finish): sums of two that differ by a digit must not be alike. */
function markOf(text: string): number {
  let mark = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) mark = Math.imul(mark ^ text.charCodeAt(at), 0x01000193);
  mark = Math.imul(mark ^ (mark >>> 16), 0x85ebca6b);
  mark = Math.imul(mark ^ (mark >>> 13), 0xc2b2ae35);
  return (mark ^ (mark >>> 16)) >>> 0;
}
