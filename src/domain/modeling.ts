import type { FollowUp } from './follow-up.ts';
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
  /** Everyone who comes was reminded of it. */
  reminded?: true;
  /** The host was asked whether it took place. */
  askedHost?: true;
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
  /** Absent until they say what they will try; saying nothing is fine. */
  trying?: Trying;
}

/** The one thing a visitor will try, and what became of it: for that visitor alone. */
export interface Trying {
  /** Absent once it was kept for half a year. */
  words?: string;
  followUp: FollowUp;
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

/** Why nobody can say, or this person cannot, that a session took place. */
export type NotHeld = 'held' | 'cancelled' | 'not-begun' | 'not-there';

/** What speaks against **It took place** by this person; undefined when they may say it. */
export function whyNotHeld(session: ModelingSession, userId: string, now: Date): NotHeld | undefined {
  if (session.hostId !== userId && !isVisitor(session, userId)) return 'not-there';
  if (session.status === 'held') return 'held';
  if (session.status !== 'open') return 'cancelled';
  return session.startsAt <= now ? undefined : 'not-begun';
}

/** **It took place**, said by the host or a visitor once it has begun; undefined when they cannot say it. */
export function tookPlace(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  return whyNotHeld(session, userId, now) ? undefined : { ...session, status: 'held', waiting: [] };
}

/**
 * A visitor says, once, what they will try. Undefined before the session took place, and for who was not there.
 *
 * @param askOn calendar day in the school's zone on which they are asked how it went
 */
export function sayTry(
  session: ModelingSession,
  userId: string,
  { words, askOn }: { words: string; askOn: string },
): ModelingSession | undefined {
  const isToSay = session.status === 'held' && isVisitor(session, userId) && !tryingOf(session, userId);
  return isToSay ? withTrying(session, userId, { words, followUp: { askOn, asked: 0 } }) : undefined;
}

/** Takes over what a visitor is asked or tells of their try; undefined when `change` gives nothing, or there is none. */
export function changeTry(
  session: ModelingSession,
  userId: string,
  change: (followUp: FollowUp) => FollowUp | undefined,
): ModelingSession | undefined {
  const trying = tryingOf(session, userId);
  const followUp = trying && change(trying.followUp);
  return followUp ? withTrying(session, userId, { ...trying, followUp }) : undefined;
}

/** What someone has said that they will try. */
export function tryingOf({ visitors }: Pick<ModelingSession, 'visitors'>, userId: string): Trying | undefined {
  return visitors.find((visitor) => visitor.userId === userId)?.trying;
}

function withTrying(session: ModelingSession, userId: string, trying: Trying): ModelingSession {
  const visitors = session.visitors.map((visitor) => (visitor.userId === userId ? { ...visitor, trying } : visitor));
  return { ...session, visitors };
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
