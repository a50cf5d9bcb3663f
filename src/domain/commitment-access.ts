import type { CalendarDay } from '../time/calendar-day.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { type Commitment, isCarriedOn, partiesOf, type Support } from './commitment.ts';
import { stateOf } from './commitment-clock.ts';

/** Who looks at a commitment, and how they stand to its owner. */
export interface Looker {
  userId: string;
  /** They evaluate the owner: see `evaluates` of a person. */
  evaluatesOwner: boolean;
  /** They are in a team of the owner's. */
  sharesTeam: boolean;
}

/** What someone may see of a commitment. */
export interface Seen {
  words: boolean;
  /** The supports they may read. */
  supports: Support[];
  history: boolean;
  /** What students did, as the owner tells it, and what would show it. */
  students: boolean;
  learned: boolean;
}

const nothing: Seen = { words: false, supports: [], history: false, students: false, learned: false };

/**
 * What someone may see. The one rule for every message, list and Home. Source: domain.md section 2, "Who sees what"; section 3:
 * who evaluates the owner sees status and own supports.
 */
export function seenBy(commitment: Commitment, { userId, evaluatesOwner, sharesTeam }: Looker): Seen {
  const { supports, ownerId, partnerId, partner, proposedBy, status } = commitment;
  if (userId === ownerId) return { words: true, supports, history: true, students: true, learned: true };
  if (partiesOf(commitment).includes(userId)) {
    const own = supportsOf(commitment, userId);
    if (evaluatesOwner) return { ...nothing, words: true, supports: own };
    const isPair = userId === partnerId && partner === 'agreed';
    // Who was only asked to be partner reads what they were asked, and not what came of it.
    const students = isPair || own.length > 0 || userId === proposedBy || status !== 'kept';
    return { words: true, supports, history: isPair, students, learned: isPair };
  }
  const isShown = commitment.shownTo === 'school' || (commitment.shownTo === 'team' && sharesTeam);
  const isListed = status === 'open' || status === 'kept';
  if (isShown && isListed) return { ...nothing, words: true, supports };
  // What they were to give they know themselves.
  return { ...nothing, supports: supportsOf(commitment, userId) };
}

function supportsOf({ supports }: Commitment, userId: string): Support[] {
  return supports.filter(({ giverId }) => giverId === userId);
}

/**
 * How a commitment stands on a list or page that others read. Letting go is never shown, and that a day has come is told to the two
 * alone. Source: domain.md section 3.
 */
export type ListedState = 'on track' | 'waiting on support' | 'carried on' | 'kept';

/** @param today calendar day in the school's zone */
export function listedState(commitment: Commitment, calendar: SchoolCalendar, today: CalendarDay): ListedState {
  if (commitment.status === 'kept') return 'kept';
  if (stateOf(commitment, calendar, today) === 'waiting') return 'waiting on support';
  return isCarriedOn(commitment) ? 'carried on' : 'on track';
}
