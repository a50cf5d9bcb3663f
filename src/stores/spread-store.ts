import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { WindowFigures } from '../domain/spread-measures.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

export const spreadIndexes: IndexDescription[] = [
  // keepOnce: a window is worked out once; since
  { key: { teamId: 1, 'window.to': 1, 'window.from': 1 }, unique: true },
];

/**
 * What was told of windows that are over. A window keeps the figures of the day on which it closed: worked out again after someone
 * left or changed teams, it could be taken from itself.
 */
export interface SpreadStore {
  keepOnce(teamId: string, figures: WindowFigures, at: Date): Promise<void>;
  /** Those that end on `from` or later, by their first day, a block before a year. */
  since(teamId: string, from: CalendarDay): Promise<WindowFigures[]>;
}

/** @param session binds all calls to one transaction */
export function spreadStore(db: Db, session?: ClientSession): SpreadStore {
  const windows = db.collection<WindowFigures & { teamId: string; at: Date }>('spread');
  return {
    async keepOnce(teamId, figures, at) {
      const { window, ...rest } = figures;
      await windows.updateOne(
        { teamId: { $eq: teamId }, 'window.to': { $eq: window.to }, 'window.from': { $eq: window.from } },
        { $setOnInsert: { ...rest, at } },
        { upsert: true, session },
      );
    },
    async since(teamId, from) {
      return windows
        .find<WindowFigures>(
          { teamId: { $eq: teamId }, 'window.to': { $gte: from } },
          { projection: { _id: 0, teamId: 0, at: 0 }, session, maxTimeMS: 3_000 },
        )
        .sort({ 'window.from': 1, 'window.to': 1 })
        .toArray();
    },
  };
}
