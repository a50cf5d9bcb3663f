import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { TimeAsk } from '../domain/time-back.ts';

export const timeAskIndexes: IndexDescription[] = [
  // addOnce, inWeek: one message a person and week
  { key: { teamId: 1, week: 1, userId: 1 }, unique: true },
];

export interface TimeAskStore {
  /** False when they have told a leader this week already. */
  addOnce(ask: TimeAsk): Promise<boolean>;
  /** Who asked for time in that week of the school, such as "2026-W11"; the first one first. */
  inWeek(teamId: string, week: string): Promise<string[]>;
}

/** @param session binds all calls to one transaction */
export function timeAskStore(db: Db, session?: ClientSession): TimeAskStore {
  const asks = db.collection<TimeAsk>('timeAsks');
  return {
    async addOnce({ teamId, week, userId, ...ask }) {
      const { upsertedCount } = await asks.updateOne(
        { teamId: { $eq: teamId }, week: { $eq: week }, userId: { $eq: userId } },
        { $setOnInsert: ask },
        { upsert: true, session },
      );
      return upsertedCount === 1;
    },
    async inWeek(teamId, week) {
      const found = await asks
        .find(
          { teamId: { $eq: teamId }, week: { $eq: week } },
          { projection: { _id: 0, userId: 1 }, session, maxTimeMS: 3_000 },
        )
        .sort({ at: 1 })
        .toArray();
      return found.map(({ userId }) => userId);
    },
  };
}
