import { type CalendarDay, type DaySpan, isWithin } from '../time/calendar-day.ts';
import { isVisitor, type ModelingSession } from './modeling.ts';
import { topicKey } from './vocabulary.ts';

/**
 * How deep a practice has gone at a school: 0 nothing, 1 told, 2 shown, 3 tried by someone who watched, 4 shown again by someone
 * who watched before. Source: domain.md section 5, M9.
 */
export type Depth = 0 | 1 | 2 | 3 | 4;

export const deepest: Depth = 4;

export const depthWords: Record<Depth, string> = {
  0: 'nothing yet',
  1: 'told',
  2: 'shown',
  3: 'tried by someone who watched',
  4: 'shown again by someone who watched',
};

/** What counts towards depth: topics are taken by their key, days in the school's zone. */
export interface DepthRecords {
  /** Questions that were answered. */
  answers: readonly { topic: string; day: CalendarDay }[];
  sessions: readonly SessionRecord[];
}

/** A modeling session as the measure reads it. */
export interface SessionRecord
  extends Pick<ModelingSession, 'topic' | 'status' | 'guest' | 'visitors' | 'tries' | 'shownAfter'> {
  day: CalendarDay;
}

/**
 * The highest level that a topic has reached within the school year: a session counts once it took place, and one that a guest
 * showed up to 2, whatever came of it.
 */
export function depthOf(topic: string, { answers, sessions }: DepthRecords, year: DaySpan): Depth {
  const fits = (one: { topic: string; day: CalendarDay }) =>
    topicKey(one.topic) === topicKey(topic) && isWithin(one.day, year);
  const shown = sessions.filter((session) => session.status === 'held' && fits(session)).map(levelOf);
  const told = answers.some(fits) ? 1 : 0;
  return ([4, 3, 2] as const).find((level) => shown.includes(level)) ?? told;
}

function levelOf({ guest, visitors, tries = [], shownAfter }: SessionRecord): Depth {
  if (guest) return 2;
  if (shownAfter) return 4;
  // What a host tries of their own is no try by someone who watched.
  return tries.some((one) => one.followUp.outcome === 'tried' && isVisitor({ visitors }, one.userId)) ? 3 : 2;
}

/** The mean over the depths of the goals’ topics; undefined where there are none. */
export function meanDepth(depths: readonly Depth[]): number | undefined {
  return depths.length === 0 ? undefined : depths.reduce<number>((sum, one) => sum + one, 0) / depths.length;
}
