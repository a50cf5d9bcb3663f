import type { CalendarDay } from '../time/calendar-day.ts';

/**
 * Something that happened and speaks for a colleague on a topic. Never who the other person was.
 * Source: product.md, "Who knows" step 6.
 */
export interface Evidence {
  teamId: string;
  userId: string;
  /** The topic's key, as of the entry it speaks for. */
  topic: string;
  kind: 'helped' | 'tried' | 'passed' | 'modeled';
  /** In the school's zone. */
  day: CalendarDay;
  /** The act it came from: the same act is evidence once. */
  cause: string;
}
