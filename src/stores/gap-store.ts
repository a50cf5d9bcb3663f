import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Gap } from '../domain/gap.ts';

export const gapIndexes: IndexDescription[] = [
  // addOnce: a press that is repeated opens one gap; open
  { key: { teamId: 1, cause: 1 }, unique: true },
];

export interface GapStore {
  addOnce(gap: Gap): Promise<void>;
  /** All of a workspace, the oldest first. */
  open(teamId: string): Promise<Gap[]>;
}

/** @param session binds all calls to one transaction */
export function gapStore(db: Db, session?: ClientSession): GapStore {
  const gaps = db.collection<Gap>('gaps');
  return {
    async addOnce(gap) {
      await gaps.updateOne(
        { teamId: { $eq: gap.teamId }, cause: { $eq: gap.cause } },
        { $setOnInsert: gap },
        { upsert: true, session },
      );
    },
    async open(teamId) {
      return gaps
        .find<Gap>({ teamId: { $eq: teamId } }, { projection: { _id: 0 }, session, maxTimeMS: 3_000 })
        .sort({ openedAt: 1 })
        .toArray();
    },
  };
}
