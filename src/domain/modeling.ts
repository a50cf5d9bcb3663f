import type { FormatName } from './modeling-format.ts';

/** A colleague shows a practice on purpose, and others come to learn it. Source: domain.md section 2, "Modeling". */
export interface ModelingSession {
  teamId: string;
  id: string;
  /** The Slack trigger that made it: a replayed form finds this session instead of making a second. */
  cause: string;
  hostId: string;
  /** Where its card stands. */
  channelId: string;
  topic: string;
  /** The improvement goal it serves, in the host's words. */
  goal?: string;
  format: FormatName;
  /** What to watch for: one to three, because nobody sees more. */
  lookFors: string[];
  place: string;
  learner: Learner;
  /** Instants, UTC; the end does not belong to it. */
  startsAt: Date;
  endsAt: Date;
  seats: number;
  cover: Cover;
  status: 'draft' | 'open' | 'cancelled' | 'held';
  offeredAt: Date;
  visitors: Visitor[];
  /** Who waits for a seat, the first one first. */
  waiting: string[];
  /** Rises with every change. */
  turn: number;
}

/** Who is there to learn. */
export type Learner = 'visitor' | 'host' | 'both';

/** How a visitor's own class is minded. Source: domain.md section 2, "Cover". */
export interface Cover {
  kind: CoverKind;
  /** Minutes lent; 0 when none are needed. */
  minutes: number;
}

export type CoverKind = keyof typeof coverWords;

/** The kinds of cover, as people read them. */
export const coverWords = {
  none: 'No cover needed',
  prep: 'Visitors come in their own prep, if they like',
  swap: 'Classes are swapped',
  sub: 'A floating sub covers',
  leader: 'A leader teaches meanwhile',
  combined: 'Classes are combined',
} as const;

/** Who comes, and on which seat; seats count from 1. */
export interface Visitor {
  userId: string;
  seatNo: number;
}

/** Why someone cannot have a seat now. */
export type NoSeat = 'own' | 'in' | 'not-open' | 'started' | 'full';

/** The draft stands in its channel from now on. */
export function openSession(session: ModelingSession): ModelingSession | undefined {
  return session.status === 'draft' ? { ...session, status: 'open' } : undefined;
}

/** What keeps someone from a seat; undefined when one is free for them. */
export function whyNoSeat(session: ModelingSession, userId: string, now: Date): NoSeat | undefined {
  if (session.hostId === userId) return 'own';
  if (session.status !== 'open') return 'not-open';
  if (isVisitor(session, userId)) return 'in';
  if (session.startsAt <= now) return 'started';
  return session.visitors.length < session.seats ? undefined : 'full';
}

/** Takes the first free seat; whoever waited waits no longer. Undefined when there is none for them. */
export function join(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  if (whyNoSeat(session, userId, now)) return undefined;
  const taken = session.visitors.map(({ seatNo }) => seatNo);
  const seatNo = firstFree(taken);
  return {
    ...session,
    visitors: [...session.visitors, { userId, seatNo }],
    waiting: session.waiting.filter((waiting) => waiting !== userId),
  };
}

/** Waits for a seat, behind those who wait already. Undefined unless the session is full, and for who waits already. */
export function wait(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  if (whyNoSeat(session, userId, now) !== 'full' || session.waiting.includes(userId)) return undefined;
  return { ...session, waiting: [...session.waiting, userId] };
}

/** Gives up a seat, or a place among those who wait; undefined when they have neither, or it is over. */
export function leave(session: ModelingSession, userId: string): ModelingSession | undefined {
  if (session.status !== 'open' || !isConcerned(session, userId)) return undefined;
  return {
    ...session,
    visitors: session.visitors.filter((visitor) => visitor.userId !== userId),
    waiting: session.waiting.filter((waiting) => waiting !== userId),
  };
}

/** The host calls it off, at any time and without a reason; undefined when it is over or was called off. */
export function cancel(session: ModelingSession): ModelingSession | undefined {
  return session.status === 'open' ? { ...session, status: 'cancelled', visitors: [], waiting: [] } : undefined;
}

/** Whether someone has a seat. */
export function isVisitor({ visitors }: Pick<ModelingSession, 'visitors'>, userId: string): boolean {
  return visitors.some((visitor) => visitor.userId === userId);
}

/** Whether someone has a seat, or waits for one. */
function isConcerned(session: ModelingSession, userId: string): boolean {
  return isVisitor(session, userId) || session.waiting.includes(userId);
}

function firstFree(taken: readonly number[]): number {
  let seatNo = 1;
  while (taken.includes(seatNo)) seatNo += 1;
  return seatNo;
}
