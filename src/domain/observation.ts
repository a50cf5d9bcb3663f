import type { Span } from '../time/school-week.ts';
import type { Cover } from './cover.ts';
import { firstFree } from './modeling.ts';
import type { ProtocolName } from './observation-protocol.ts';
import type { Person } from './person.ts';

/** A door that a host opens in a round, and the visit that comes of it. Source: domain.md sections 2 and 6. */
export interface Observation {
  teamId: string;
  id: string;
  /** The press that opened it, and which of its days. */
  cause: string;
  roundId: string;
  /** Of the round. */
  channelId: string;
  hostId: string;
  protocol: ProtocolName;
  /** The host's question; no visit with notes is without one. */
  focus: string;
  place: string;
  /** Of the bell schedule: "Block 2", and the part of the school whose schedule it is. */
  period?: string;
  part?: string;
  /** The letter of its day when it was opened: which class the lesson is of. Absent where that part of the school has none. */
  letter?: string;
  /** Instants, UTC. */
  startsAt: Date;
  endsAt: Date;
  seats: number;
  /** Whether it stands in the channel; else only those whom the host invites know of it. */
  isPosted: boolean;
  visitors: Visitor[];
  /** User ids in the order in which they began to wait. */
  waiting: string[];
  /** User ids of those whom the host has asked to come. */
  invited: string[];
  /** Of those, who evaluates the host and was asked all the same, or of whom the host has been told so since. */
  knownEvaluators?: string[];
  /** `held` once host or visitor said that it took place. One that is called off, or did not take place, is removed. */
  status: 'open' | 'held';
  /** The turn at which host and visitors were reminded of its day; not while it waits for a new one. */
  reminded?: number;
  /** It has begun, and the card offers no place any more. */
  begun?: true;
  /** The turn at which its host was asked whether it took place. */
  asked?: number;
  /**
   * Set while its day is one without visits: where it could go, and the turn since when. `late` where that was said only once it
   * had begun: who was there can still say that it took place. `isOtherClass` where there are visits that day, but another class
   * sits in this lesson. `until`: see `waitsUntil`.
   */
  displaced?: { since: number; to?: Span; late?: true; isOtherClass?: true; until?: Date };
  /** How often its calendar file has changed. */
  sequence: number;
  /** User ids of those who took a calendar file. */
  filed: string[];
  /** Rises with every change. */
  turn: number;
}

/** Who comes, and on which of the places, counted from 1. */
export interface Visitor {
  userId: string;
  seatNo: number;
  /** How their own class is minded meanwhile, as they wrote it. */
  cover?: Cover;
}

/** Whether someone judges this colleague's work for the school. */
export function evaluates(person: Pick<Person, 'evaluates'>, userId: string): boolean {
  return person.evaluates?.includes(userId) ?? false;
}

/** Why someone cannot come. */
export type NoPlace = 'own' | 'minds' | 'in' | 'over' | 'displaced' | 'started' | 'evaluates' | 'not-invited' | 'full';

type Coming = Pick<Person, 'userId' | 'evaluates'>;

/**
 * What keeps someone from a visit; undefined when there is a place for them. Whoever evaluates the host comes only when the
 * host has asked them. Source: domain.md section 2, "Visit", never.
 */
export function whyNoPlace(observation: Observation, person: Coming, now: Date): NoPlace | undefined {
  const { hostId, visitors, invited, isPosted, seats } = observation;
  if (hostId === person.userId) return 'own';
  if (isVisitor(observation, person.userId)) return 'in';
  if (mindsClass(observation, person.userId)) return 'minds';
  if (observation.status !== 'open') return 'over';
  if (observation.displaced) return 'displaced';
  if (observation.startsAt <= now) return 'started';
  const isAsked = invited.includes(person.userId);
  if (evaluates(person, hostId) && !isAsked) return 'evaluates';
  if (!isPosted && !isAsked) return 'not-invited';
  return visitors.length < seats ? undefined : 'full';
}

/** Takes the first free place; whoever waited waits no longer. Undefined when there is none for them. */
export function signUp(observation: Observation, person: Coming, now: Date): Observation | undefined {
  if (whyNoPlace(observation, person, now)) return undefined;
  const seatNo = firstFree(observation.visitors.map((one) => one.seatNo));
  return {
    ...observation,
    visitors: [...observation.visitors, { userId: person.userId, seatNo }],
    waiting: observation.waiting.filter((userId) => userId !== person.userId),
  };
}

/** Waits for a place, behind those who wait already. Undefined unless all are taken, and for who waits already. */
export function waitForPlace(observation: Observation, person: Coming, now: Date): Observation | undefined {
  const isFull = whyNoPlace(observation, person, now) === 'full';
  if (!isFull || observation.waiting.includes(person.userId)) return undefined;
  return { ...observation, waiting: [...observation.waiting, person.userId] };
}

/** Gives up a place, or the waiting for one; undefined when they have neither, or it is over. */
export function withdraw(observation: Observation, userId: string): Observation | undefined {
  const isConcerned = isVisitor(observation, userId) || observation.waiting.includes(userId);
  if (observation.status !== 'open' || !isConcerned) return undefined;
  return {
    ...observation,
    visitors: observation.visitors.filter((visitor) => visitor.userId !== userId),
    waiting: observation.waiting.filter((waiting) => waiting !== userId),
  };
}

/**
 * The visit without the files of these people, with the number of its next file, which has to be higher for whom takes it anew;
 * `off` has that of the file which takes it out of their calendars, where one of them had it. Source: RFC 5545, 3.8.7.4.
 */
export function withoutFiles(
  observation: Observation,
  userIds: readonly string[],
): { after: Observation; off?: Observation } {
  const { sequence } = observation;
  const filed = observation.filed.filter((userId) => !userIds.includes(userId));
  if (filed.length === observation.filed.length) return { after: observation };
  return {
    after: { ...observation, filed, sequence: sequence + 2 },
    off: { ...observation, sequence: sequence + 1 },
  };
}

/** The host asks someone to come; undefined for oneself, who was asked before, and once it has begun. */
export function invite(observation: Observation, person: Coming, now: Date): Observation | undefined {
  const { hostId, invited, status, startsAt } = observation;
  const { userId } = person;
  if (userId === hostId || invited.includes(userId) || status !== 'open' || startsAt <= now) return undefined;
  const asked = { ...observation, invited: [...invited, userId] };
  return evaluates(person, hostId) ? withKnownEvaluator(asked, userId) : asked;
}

/** The host knows that this one of those whom they have asked evaluates them. */
export function withKnownEvaluator(observation: Observation, userId: string): Observation {
  const { knownEvaluators = [] } = observation;
  return { ...observation, knownEvaluators: [...new Set([...knownEvaluators, userId])] };
}

/** The host asks someone no more; undefined for who was not asked, and once it has begun. */
export function takeInvitationBack(observation: Observation, userId: string, now: Date): Observation | undefined {
  const { invited } = observation;
  if (!invited.includes(userId) || !isAhead(observation, now)) return undefined;
  return { ...observation, invited: invited.filter((one) => one !== userId) };
}

/**
 * Whether the host has asked someone who has come to evaluate them since, and has not heard so. They come all the same, because
 * it is the host's own invitation, as long as the host does not take it back. Source: issue 5, "Access".
 */
export function wasAskedBefore(observation: Observation, person: Coming, now: Date): boolean {
  const { hostId, invited, status, knownEvaluators = [] } = observation;
  const isAsked = invited.includes(person.userId) && evaluates(person, hostId);
  return isAsked && status === 'open' && isAhead(observation, now) && !knownEvaluators.includes(person.userId);
}

/** Whether it can still be prevented. */
function isAhead({ displaced, startsAt }: Observation, now: Date): boolean {
  return displaced ? !displaced.late : startsAt > now;
}

/** Whoever was asked says no: nothing is kept of it. */
export function declineInvite(observation: Observation, userId: string): Observation | undefined {
  const { invited } = observation;
  return invited.includes(userId) && !isVisitor(observation, userId)
    ? { ...observation, invited: invited.filter((one) => one !== userId) }
    : undefined;
}

/**
 * Whether someone is to come, or waits for a place, who has come to evaluate the host since, and whom the host has not asked
 * themself. What has begun stays as it was. Source: domain.md section 2, "Visit", never.
 */
export function comesUnasked(observation: Observation, person: Coming, now: Date): boolean {
  const { hostId, invited } = observation;
  const isOn = withdraw(observation, person.userId) !== undefined;
  return isOn && isAhead(observation, now) && evaluates(person, hostId) && !invited.includes(person.userId);
}

/** A visitor writes how their own class is minded; undefined for who has no place. */
export function withCover(observation: Observation, userId: string, cover: Cover): Observation | undefined {
  if (!isVisitor(observation, userId)) return undefined;
  const visitors = observation.visitors.map((one) => (one.userId === userId ? { ...one, cover } : one));
  return { ...observation, visitors };
}

/** Someone minds nobody's class during a visit; undefined when they were to mind none, and once it has begun. */
export function withoutLender(observation: Observation, userId: string, now: Date): Observation | undefined {
  if (observation.status !== 'open' || !isAhead(observation, now) || !mindsClass(observation, userId)) return undefined;
  const visitors = observation.visitors.map(({ cover, ...one }) =>
    cover && cover.by !== userId ? { ...one, cover } : one,
  );
  return { ...observation, visitors };
}

/** **It took place**, said by the host or a visitor once it has begun; undefined when they cannot say it. */
export function visitTookPlace(observation: Observation, userId: string, now: Date): Observation | undefined {
  const { displaced, ...rest } = observation;
  const waits = displaced && !displaced.late;
  const isOver = rest.status === 'open' && rest.startsAt <= now && !waits;
  if (!isPartOf(rest, userId) || !isOver || rest.visitors.length === 0) return undefined;
  return { ...rest, status: 'held', waiting: [] };
}

/**
 * Whether only this person can go on with it: its host, who names another day or says whether it took place, or who was invited
 * and has not answered.
 */
export function waitsForThem(observation: Observation, userId: string, now: Date): boolean {
  const { hostId, status, displaced, startsAt, endsAt, visitors, waiting, invited } = observation;
  if (status !== 'open') return false;
  if (hostId === userId) return displaced !== undefined || (endsAt <= now && visitors.length > 0);
  const isAnswered = isVisitor(observation, userId) || waiting.includes(userId);
  return invited.includes(userId) && !isAnswered && !displaced && startsAt > now;
}

/** Whether someone knows of a visit wherever its round stands: its host, who comes, waits for a place, or was invited. */
export function isOwnVisit(observation: Observation, userId: string): boolean {
  const { waiting, invited } = observation;
  return isPartOf(observation, userId) || waiting.includes(userId) || invited.includes(userId);
}

/** Whether someone has a place. */
export function isVisitor({ visitors }: Pick<Observation, 'visitors'>, userId: string): boolean {
  return visitors.some((visitor) => visitor.userId === userId);
}

/** Whether someone minds the class of a visitor meanwhile. */
export function mindsClass({ visitors }: Pick<Observation, 'visitors'>, userId: string): boolean {
  return visitors.some(({ cover }) => cover?.by === userId);
}

/** Whether someone is the host or has a place. */
export function isPartOf(observation: Pick<Observation, 'visitors' | 'hostId'>, userId: string): boolean {
  return observation.hostId === userId || isVisitor(observation, userId);
}
