import type { CalendarDay } from '../time/calendar-day.ts';

/** A chart that was drawn for a week's pages, once a school. */
export interface DigestChart {
  teamId: string;
  /** The Monday of the week in which it is shown, in the school's zone. */
  week: CalendarDay;
  name: ChartName;
  altText: string;
  /** The key of the message row that puts it into Slack; absent where it could not be drawn. */
  key?: string;
}

export type ChartName = 'carriers' | 'depth' | 'spread';
