import { type Commitment, owedSupports } from './commitment.ts';
import type { Leader } from './leader.ts';
import { isPosted, type ModelingSession } from './modeling.ts';
import type { Observation } from './observation.ts';

/** Someone who was at their limit let a leader hear that they need time; once a week. Source: issue 7, "Time back". */
export interface TimeAsk {
  teamId: string;
  userId: string;
  /** The school's week, such as "2026-W11". */
  week: string;
  /** Slack user id of the leader who was told. */
  to: string;
  at: Date;
}

/** Whether someone takes no more questions this week; never for who takes none at all. */
export function isAtLimit(taken: number, limit: number): boolean {
  return limit > 0 && taken >= limit;
}

/**
 * The leaders who could give someone time, the nearest first: those of the teams they joined, in that order, then those of the
 * school; in each the one longest in office first. Nobody tells themself.
 *
 * @param teams channel ids, the one they joined first before the others
 * @param leaders longest in office first
 */
export function leadersOf(userId: string, teams: readonly string[], leaders: readonly Leader[]): string[] {
  const inScope = (scope: string) => leaders.filter((leader) => leader.scope === scope).map((leader) => leader.userId);
  const all = [...teams.flatMap(inScope), ...inScope('school')];
  return [...new Set(all)].filter((leader) => leader !== userId);
}

/** Minutes of cover, both ways, as sessions and visits have them on record. */
export interface CoverBook {
  /** Minutes that one minded classes for others. */
  lent: number;
  /** Minutes that one's own class was minded while one came to see something. */
  received: number;
  /** The same of sessions and visits that are open: still to come, or not yet said to have taken place. */
  toLend: number;
  toReceive: number;
  /** Minutes that leaders minded classes themselves: the best kind. Source: domain.md section 2, "Cover". */
  byLeaders: number;
  /** Cover that was promised with commitments, and has not come yet. */
  owes: PromisedCover[];
  isOwed: PromisedCover[];
}

interface PromisedCover {
  words: string;
  /** The owner to whom it is owed, or the giver who owes it. */
  other: string;
  dueDay: string;
}

/** What is seen, and how the classes of those who come are minded. */
export type CoveredEvent = Pick<ModelingSession, 'cover' | 'status' | 'visitors' | 'channelId' | 'isPrivate'>;

/** A visit, visitor by visitor: each has cover of their own, which stands in no channel. */
export function coverOfVisit({ status, visitors }: Pick<Observation, 'status' | 'visitors'>): CoveredEvent[] {
  return visitors.flatMap(({ cover, ...visitor }) => (cover ? [{ cover, status, visitors: [visitor] }] : []));
}

/**
 * What someone has lent and owes, and was lent and is owed. Leaders' minutes are those that stood in a channel for all to read.
 *
 * @param leaders user ids of all who lead something
 */
export function coverBook(
  userId: string,
  sessions: readonly CoveredEvent[],
  commitments: readonly Commitment[],
  leaders: ReadonlySet<string>,
): CoverBook {
  const sum = (status: 'held' | 'open', fits: (one: (typeof sessions)[number]) => boolean) =>
    sessions.filter((one) => one.status === status && fits(one)).reduce((all, one) => all + one.cover.minutes, 0);
  const lends = ({ cover }: (typeof sessions)[number]) => cover.by === userId;
  // One colleague minds one class: where nobody has said whose, of several visitors it is nobody's. In their own prep none is minded.
  const isTheirs = ({ cover: { by, classOf }, visitors }: (typeof sessions)[number]) =>
    classOf === undefined ? by === undefined || visitors.length === 1 : classOf === userId;
  const gets = (one: (typeof sessions)[number]) =>
    one.cover.by !== userId &&
    one.cover.kind !== 'prep' &&
    !one.cover.isLeft &&
    isTheirs(one) &&
    one.visitors.some((visitor) => visitor.userId === userId);
  const promised = commitments
    .filter(({ status }) => status === 'open')
    .flatMap((commitment) =>
      owedSupports(commitment)
        .filter(({ kind, giverId }) => kind === 'cover' && giverId !== commitment.ownerId)
        .map((support) => ({ ownerId: commitment.ownerId, ...support })),
    );
  const row = (other: string, { words, dueDay }: { words: string; dueDay: string }) => ({ words, other, dueDay });
  return {
    lent: sum('held', lends),
    received: sum('held', gets),
    toLend: sum('open', lends),
    toReceive: sum('open', gets),
    byLeaders: sum('held', (event) => leaders.has(event.cover.by ?? '') && isPosted(event)),
    owes: promised.filter(({ giverId }) => giverId === userId).map((one) => row(one.ownerId, one)),
    isOwed: promised.filter(({ ownerId }) => ownerId === userId).map((one) => row(one.giverId, one)),
  };
}
