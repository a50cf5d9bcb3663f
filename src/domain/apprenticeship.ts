import type { CalendarDay } from '../time/calendar-day.ts';
import { addSchoolDays, type SchoolCalendar } from '../time/school-calendar.ts';

/**
 * How a topic that one colleague carries gets a second carrier: someone willing, three sessions, and an answer they gave alone.
 * Source: domain.md section 4, D7; issue 7, "Find an apprentice".
 */
export interface Apprenticeship {
  teamId: string;
  id: string;
  /** The Slack trigger that made it: a replayed form finds this one. */
  cause: string;
  /** In the words of the goal or of the carrier. */
  topic: string;
  topicKey: string;
  carrierId: string;
  apprenticeId: string;
  openedBy: string;
  openedAt: Date;
  /**
   * - `asked`: not both have said yes yet
   * - `learning`: they meet; fewer than three sessions took place
   * - `answering`: three did, and no answer of the apprentice alone
   * - `done`, `ended`: as they say
   */
  status: 'asked' | 'learning' | 'answering' | 'done' | 'ended';
  /** While it is under way: of one topic one is. */
  isOpen?: true;
  /** Which of the two said yes. */
  agreed: string[];
  /** Calendar days in the school's zone on which they met, the first one first. */
  sessions: CalendarDay[];
  /** The apprentice stood in the directory for it when they had answered alone: only then do two carry it. */
  isListed?: true;
  /** Rises with every change. */
  turn: number;
}

export const sessionsNeeded = 3;

/** What each session is for: watching, doing it together, doing it watched. */
export const sessionSteps = [
  'the one who carries it shows it, the other watches',
  'both do it together',
  'the learner does it, the other watches',
] as const;

/** Both are asked; whoever opened it and is one of the two has said yes by that. */
export function newApprenticeship(
  of: Pick<
    Apprenticeship,
    'teamId' | 'id' | 'cause' | 'topic' | 'topicKey' | 'carrierId' | 'apprenticeId' | 'openedBy' | 'openedAt'
  >,
): Apprenticeship {
  const agreed = [of.carrierId, of.apprenticeId].filter((userId) => userId === of.openedBy);
  return { ...of, status: 'asked', isOpen: true, agreed, sessions: [], turn: 0 };
}

export function isOfTheTwo({ carrierId, apprenticeId }: Apprenticeship, userId: string): boolean {
  return userId === carrierId || userId === apprenticeId;
}

/** The other one of the two. */
export function otherOf({ carrierId, apprenticeId }: Apprenticeship, userId: string): string {
  return userId === carrierId ? apprenticeId : carrierId;
}

/** **Yes** of one of the two; with the second they begin. Undefined when there is nothing to answer for this person. */
export function agree(apprenticeship: Apprenticeship, userId: string): Apprenticeship | undefined {
  if (
    apprenticeship.status !== 'asked' ||
    !isOfTheTwo(apprenticeship, userId) ||
    apprenticeship.agreed.includes(userId)
  )
    return undefined;
  const agreed = [...apprenticeship.agreed, userId];
  return { ...apprenticeship, agreed, status: agreed.length === 2 ? 'learning' : 'asked' };
}

/** They met; a day counts once, whoever of the two says so. Undefined when it is noted already, or is not theirs to say. */
export function met(apprenticeship: Apprenticeship, userId: string, today: CalendarDay): Apprenticeship | undefined {
  if (
    apprenticeship.status !== 'learning' ||
    !isOfTheTwo(apprenticeship, userId) ||
    apprenticeship.sessions.includes(today)
  )
    return undefined;
  const sessions = [...apprenticeship.sessions, today];
  return { ...apprenticeship, sessions, status: sessions.length >= sessionsNeeded ? 'answering' : 'learning' };
}

/**
 * The apprentice answered a question on the topic, on a day after or on that of the third session: that is what they learned it
 * for. Undefined while they have not.
 *
 * @param helpedOn days on which an answer of theirs on this topic helped
 * @param isListed whether the apprentice lists it: a passed question may reach who does not
 */
export function answeredAlone(
  apprenticeship: Apprenticeship,
  helpedOn: readonly CalendarDay[],
  isListed: boolean,
): Apprenticeship | undefined {
  const last = apprenticeship.sessions.at(-1);
  if (apprenticeship.status !== 'answering' || !last || !helpedOn.some((day) => day >= last)) return undefined;
  return { ...closed(apprenticeship, 'done'), ...(isListed && { isListed }) };
}

/**
 * **Not this time**, or **Let it go**, by either of the two and without a reason; also when either has left. Whoever asked takes
 * it back while they wait for a yes.
 */
export function letGo(apprenticeship: Apprenticeship, userId: string): Apprenticeship | undefined {
  const isTheirs =
    isOfTheTwo(apprenticeship, userId) || (apprenticeship.status === 'asked' && apprenticeship.openedBy === userId);
  return apprenticeship.isOpen && isTheirs ? closed(apprenticeship, 'ended') : undefined;
}

/** As many school days without both yeses are a no, as with what is proposed to someone (domain.md section 3). */
export const silentDays = 10;

/**
 * They were asked so long ago that the topic is free for others; undefined before.
 *
 * @param askedOn calendar day in the school's zone
 */
export function unanswered(
  apprenticeship: Apprenticeship,
  askedOn: CalendarDay,
  { calendar, today }: { calendar: SchoolCalendar; today: CalendarDay },
): Apprenticeship | undefined {
  const isOver = apprenticeship.status === 'asked' && today > addSchoolDays(calendar, askedOn, silentDays);
  return isOver ? closed(apprenticeship, 'ended') : undefined;
}

function closed({ isOpen: _, ...apprenticeship }: Apprenticeship, status: 'done' | 'ended'): Apprenticeship {
  return { ...apprenticeship, status };
}
