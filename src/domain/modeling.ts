import type { Cover } from './cover.ts';
import type { FollowUp } from './follow-up.ts';
import type { FormatName } from './modeling-format.ts';

/** A colleague shows a practice on purpose, and others come to learn it. Source: domain.md section 2, "Modeling". */
export interface ModelingSession {
  teamId: string;
  id: string;
  /** The Slack trigger that made it: a replayed form finds this session instead of making a second. */
  cause: string;
  /** The sessions of one offer, each at a time and with seats of its own, share a card: the id of the first of them. */
  offerId: string;
  hostId: string;
  /** Someone from outside who shows it, as the host wrote their name, and "Someone" once that is forgotten; the host leads it with them. */
  guest?: string;
  /** Where its card stands; absent where it is shown to who asked for it alone, in the conversation of the two. */
  channelId?: string;
  /** Who asked for it, and the id of their request. */
  forId?: string;
  requestId?: string;
  /** The gap that it helps to close: it was planned from there. */
  gapId?: string;
  /** The channel is a private one: only its members find the session in a list. */
  isPrivate?: true;
  topic: string;
  /** The improvement goal it serves, in the host's words. */
  goal?: string;
  /** The one that is set, where the host chose it. */
  goalId?: string;
  format: FormatName;
  /** What to watch for: one to three, because nobody sees more; none once it was kept for half a year. */
  lookFors: string[];
  /** Empty once it was kept for half a year. */
  place: string;
  learner: Learner;
  /** Instants, UTC; the end does not belong to it. */
  startsAt: Date;
  endsAt: Date;
  /** The other times of a draft, which become sessions of their own once it is posted. */
  more?: SessionTime[];
  seats: number;
  cover: Cover;
  /** `missed`: it did not take place, as its host said. */
  status: 'draft' | 'open' | 'cancelled' | 'held' | 'missed';
  offeredAt: Date;
  visitors: Visitor[];
  /** What those who learned there will try, each in their own words; absent until someone says it. */
  tries?: Trying[];
  /** Who waits for a seat, the first one first. */
  waiting: string[];
  /** Who has taken its calendar file, and so is sent the next one. */
  files?: string[];
  /** Rises with each time or place that it is moved to, and when it is called off. */
  sequence: number;
  /** How often its file was taken back from someone who does not come any more. */
  takenBack?: number;
  displaced?: Displaced;
  /** It has begun, and its card offers no seat any more. */
  begun?: true;
  /** Held, and its host was once a visitor of this session on the same topic. */
  shownAfter?: string;
  /** Who was reminded of it, or joined too late to be. */
  reminded?: string[];
  /** The turn at which the host was asked whether it took place. */
  askedHost?: number;
  /** Rises with every change. */
  turn: number;
}

/** Whether every colleague may know of it: it stood in a channel, and in no private one. Source: domain.md section 2, "Who sees what". */
export function isPosted({ channelId, isPrivate }: Pick<ModelingSession, 'channelId' | 'isPrivate'>): boolean {
  return channelId !== undefined && !isPrivate;
}

/** Whether someone knows of a session wherever it stands: its host, who asked for it, who has a seat or waits for one. */
export function isOwn(session: ModelingSession, userId: string): boolean {
  const { hostId, forId } = session;
  return hostId === userId || forId === userId || isConcerned(session, userId);
}

/** Instants, UTC; the end does not belong to it. */
export type SessionTime = Pick<ModelingSession, 'startsAt' | 'endsAt'>;

/** The school closed on the day of a session. */
export interface Displaced {
  /** The time that is proposed in its place; absent where none was found. */
  to?: SessionTime;
  /** The turn of the session at which it lost its day: names what is said of that. */
  turn: number;
  /** That was said only once it had begun: who was there can still say that it took place. */
  late?: true;
  /** See `waitsUntil`: where it waits longer than two weeks after its day. */
  until?: Date;
}

/** Who is there to learn. */
export type Learner = 'visitor' | 'host' | 'both';

/** Who comes, and on which seat; seats count from 1. */
export interface Visitor {
  userId: string;
  seatNo: number;
}

/** The one thing someone will try who learned at a session, and what became of it: for them alone. Saying nothing is fine. */
export interface Trying {
  userId: string;
  /** Absent once it was kept for half a year. */
  words?: string;
  followUp: FollowUp;
}

/** Why someone cannot have a seat now. */
export type NoSeat = 'own' | 'minds' | 'in' | 'not-open' | 'started' | 'displaced' | 'full';

/**
 * The draft stands in its channel from now on: one session for each of its times, the draft itself for the first. Undefined
 * when it does already, or one of its times is past.
 *
 * @param ids of the others
 */
export function openOffer(
  { more = [], ...draft }: ModelingSession,
  ids: readonly string[],
  now: Date,
): ModelingSession[] | undefined {
  const times = [{ startsAt: draft.startsAt, endsAt: draft.endsAt }, ...more];
  if (draft.status !== 'draft' || times.some(({ startsAt }) => startsAt <= now)) return undefined;
  return times.map((time, index) => ({
    ...draft,
    ...time,
    ...(index > 0 && { id: ids[index - 1] ?? '', cause: `${draft.cause}:${index + 1}`, turn: 0 }),
    status: 'open',
  }));
}

/** What keeps someone from a seat; undefined when one is free for them. */
export function whyNoSeat(session: ModelingSession, userId: string, now: Date): NoSeat | undefined {
  if (session.hostId === userId) return 'own';
  if (session.status !== 'open') return 'not-open';
  if (isVisitor(session, userId)) return 'in';
  if (session.startsAt <= now) return 'started';
  if (session.displaced) return 'displaced';
  if (session.cover.by === userId) return 'minds';
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
    ...withoutFiles(session, [userId]),
    visitors: session.visitors.filter((visitor) => visitor.userId !== userId),
    waiting: session.waiting.filter((waiting) => waiting !== userId),
  };
}

/** The files of these people are taken back: no later one goes to them unless they take it anew. */
export function withoutFiles(session: ModelingSession, userIds: readonly string[]): ModelingSession {
  const { files = [], takenBack = 0 } = session;
  const others = files.filter((userId) => !userIds.includes(userId));
  return others.length === files.length ? session : { ...session, files: others, takenBack: takenBack + 1 };
}

/**
 * The SEQUENCE of its calendar file, which only ever rises. The number just below is that of the file which took it back from
 * someone. Source: RFC 5545, 3.8.7.4.
 */
export function fileNumber({ sequence, takenBack = 0 }: Pick<ModelingSession, 'sequence' | 'takenBack'>): number {
  return sequence + 2 * takenBack;
}

/** Someone takes the calendar file, and is sent the next one; undefined once it is over or called off, and while it waits for a new day. */
export function takeFile(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  if (session.status !== 'open' || session.displaced || session.endsAt <= now) return undefined;
  const files = session.files ?? [];
  return { ...session, files: files.includes(userId) ? files : [...files, userId] };
}

/** What a host may change of a session that stands in its channel. */
export type Change = SessionTime & Pick<ModelingSession, 'place' | 'seats' | 'cover'>;

/** These people need no reminder of it any more. */
export function remindedOf(session: ModelingSession, userIds: readonly string[]): ModelingSession {
  return userIds.length > 0 ? { ...session, reminded: [...(session.reminded ?? []), ...userIds] } : session;
}

/** Host and visitors who were not reminded yet. */
export function toRemind({ hostId, visitors, reminded = [] }: ModelingSession): string[] {
  return [hostId, ...visitors.map(({ userId }) => userId)].filter((userId) => !reminded.includes(userId));
}

/** Why a session cannot be changed so; undefined when it can. */
export function whyNotChanged(session: ModelingSession, { seats }: Pick<Change, 'seats'>, now: Date) {
  if (session.status !== 'open') return 'not-open';
  if (session.startsAt <= now && !session.displaced) return 'started';
  return seats < session.visitors.length ? 'seats-taken' : undefined;
}

/**
 * The session at its new time and place, with its new number of seats; undefined when it cannot be changed so. Everyone is
 * reminded anew, and their calendars learn of it under a new number, where time or place is another.
 */
export function changeSession(session: ModelingSession, change: Change, now: Date): ModelingSession | undefined {
  if (whyNotChanged(session, change, now)) return undefined;
  const { displaced: _, reminded: __, begun: ___, ...rest } = session;
  if (!isMoved(session, change)) return { ...session, ...change };
  return { ...rest, ...change, sequence: session.sequence + 1 };
}

/** Whether the change means another time or place for those who come. */
export function isMoved(
  session: ModelingSession,
  { startsAt, endsAt, place }: Omit<Change, 'seats' | 'cover'>,
): boolean {
  return +session.startsAt !== +startsAt || +session.endsAt !== +endsAt || session.place !== place;
}

/** The school closed on its day: its host is asked for a new time, or for another one than before, instead of whether it took place. */
export function displace(
  session: ModelingSession,
  to: SessionTime | undefined,
  now: Date,
  longer: { until?: Date } = {},
): ModelingSession | undefined {
  if (session.status !== 'open') return undefined;
  const { askedHost: _, displaced, ...rest } = session;
  const { to: __, ...before } = displaced ?? {
    turn: session.turn,
    ...longer,
    ...(session.startsAt <= now && { late: true as const }),
  };
  return { ...rest, displaced: { ...before, ...(to && { to }) } };
}

/** The school is open on its day after all; undefined when nothing was said of its day, or it passed while all were told that it waits. */
export function undisplace({ displaced, ...session }: ModelingSession, now: Date): ModelingSession | undefined {
  return displaced && session.status === 'open' && (session.startsAt > now || displaced.late) ? session : undefined;
}

/** The host calls it off, at any time and without a reason; undefined when it is over or was called off. */
export function cancel(session: ModelingSession): ModelingSession | undefined {
  if (session.status !== 'open') return undefined;
  return { ...session, status: 'cancelled', visitors: [], waiting: [], sequence: session.sequence + 1 };
}

/** **It did not take place**, said by its host once it has begun; undefined when they cannot say it. */
export function didNotTakePlace(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  if (session.hostId !== userId || whyNotHeld(session, userId, now)) return undefined;
  return over(session, 'missed');
}

/** Whoever was to mind a visitor's class does not; undefined for everyone else, and once it has begun. */
export function withoutLender(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  const { by, ...cover } = session.cover;
  const isAhead = session.displaced ? !session.displaced.late : session.startsAt > now;
  return session.status === 'open' && by === userId && isAhead
    ? { ...session, cover: { ...cover, isLeft: true } }
    : undefined;
}

/**
 * Everyone who is told when it moves or is called off: who comes, who waits, who has it in their calendar, and who minds a
 * visitor's class meanwhile; never its host.
 */
export function concerned({ hostId, visitors, waiting, files = [], cover }: ModelingSession): string[] {
  const all = [...visitors.map(({ userId }) => userId), ...waiting, ...files, ...(cover.by ? [cover.by] : [])];
  return [...new Set(all)].filter((userId) => userId !== hostId);
}

/** Why nobody can say, or this person cannot, that a session took place. */
export type NotHeld = 'held' | 'cancelled' | 'missed' | 'not-begun' | 'not-there';

/** What speaks against **It took place** by this person; undefined when they may say it. */
export function whyNotHeld(session: ModelingSession, userId: string, now: Date): NotHeld | undefined {
  if (session.hostId !== userId && !isVisitor(session, userId)) return 'not-there';
  if (session.status === 'held') return 'held';
  if (session.status === 'missed') return 'missed';
  if (session.status !== 'open') return 'cancelled';
  const waits = session.displaced && !session.displaced.late;
  return session.startsAt <= now && !waits ? undefined : 'not-begun';
}

/** **It took place**, said by the host or a visitor once it has begun; undefined when they cannot say it. */
export function tookPlace(session: ModelingSession, userId: string, now: Date): ModelingSession | undefined {
  return whyNotHeld(session, userId, now) ? undefined : over(session, 'held');
}

function over({ displaced: _, ...session }: ModelingSession, status: 'held' | 'missed'): ModelingSession {
  return { ...session, status, waiting: [] };
}

/**
 * Someone who learned there says, once, what they will try. Undefined before the session took place, and for who did not.
 *
 * @param askOn calendar day in the school's zone on which they are asked how it went
 */
export function sayTry(
  session: ModelingSession,
  userId: string,
  { words, askOn }: { words: string; askOn: string },
): ModelingSession | undefined {
  if (!isToSay(session, userId)) return undefined;
  const trying = { userId, words, followUp: { askOn, asked: 0 } };
  return { ...session, tries: [...(session.tries ?? []), trying] };
}

/** Whether someone learned at a session that took place, and has not said yet what they will try. */
export function isToSay(session: ModelingSession, userId: string): boolean {
  return session.status === 'held' && learnersOf(session).includes(userId) && !tryingOf(session, userId);
}

/** Who learns at a session: all who come, and its host where they say so and are not there alone. Source: domain.md section 1, "modeling vs observation". */
export function learnersOf({
  hostId,
  guest,
  learner,
  visitors,
}: Pick<ModelingSession, 'hostId' | 'guest' | 'learner' | 'visitors'>): string[] {
  const hostLearns = learner !== 'visitor' && (visitors.length > 0 || guest !== undefined);
  return [...visitors.map(({ userId }) => userId), ...(hostLearns ? [hostId] : [])];
}

/** Takes over what someone is asked or tells of their try; undefined when `change` gives nothing, or there is none. */
export function changeTry(
  session: ModelingSession,
  userId: string,
  change: (followUp: FollowUp) => FollowUp | undefined,
): ModelingSession | undefined {
  const trying = tryingOf(session, userId);
  const followUp = trying && change(trying.followUp);
  if (!followUp) return undefined;
  const tries = session.tries?.map((one) => (one.userId === userId ? { ...one, followUp } : one)) ?? [];
  return { ...session, tries };
}

/** What someone has said that they will try. */
export function tryingOf({ tries = [] }: Pick<ModelingSession, 'tries'>, userId: string): Trying | undefined {
  return tries.find((trying) => trying.userId === userId);
}

/** Whether only its host can go on with it, by another day or by saying whether it took place. */
export function waitsForHost(
  { hostId, status, displaced, endsAt }: ModelingSession,
  userId: string,
  now: Date,
): boolean {
  return hostId === userId && status === 'open' && (displaced !== undefined || endsAt <= now);
}

/** Whether someone has a seat. */
export function isVisitor({ visitors }: Pick<ModelingSession, 'visitors'>, userId: string): boolean {
  return visitors.some((visitor) => visitor.userId === userId);
}

/** Whether someone has a seat, or waits for one. */
function isConcerned(session: ModelingSession, userId: string): boolean {
  return isVisitor(session, userId) || session.waiting.includes(userId);
}

/** The lowest seat that is free; seats count from 1. */
export function firstFree(taken: readonly number[]): number {
  let seatNo = 1;
  while (taken.includes(seatNo)) seatNo += 1;
  return seatNo;
}
