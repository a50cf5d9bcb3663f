import type { CalendarDay } from '../time/calendar-day.ts';
import type { Entry } from './expertise.ts';

interface Owned {
  teamId: string;
  userId: string;
  id: string;
}

/** An entry of the directory with its owner. */
export interface OwnEntry extends Entry, Owned {
  /** When it was made or last said again, in the owner's zone. */
  confirmedOn: CalendarDay;
  /** When its owner was last asked whether it still holds, in their zone. */
  askedOn?: CalendarDay;
  /** A new school year has begun: its owner is asked from this day on, in the school's zone. */
  askFrom?: CalendarDay;
}

/** What someone wants to learn. */
export interface Wish extends Owned {
  /** In the person's own words. */
  topic: string;
  topicKey: string;
}

/** The circumstances of someone whose week speaks neither for nor against them. */
export const anybody = {
  away: false,
  openOffers: 0,
  takenThisWeek: 0,
  weeklyLimit: 1,
  freeNow: true,
  sameTeam: false,
} as const;
