import type { ClientSession, Db, IndexDescription } from 'mongodb';

export const notWithIndexes: IndexDescription[] = [
  // set, of, among: a list each.
  { key: { teamId: 1, userId: 1 }, unique: true },
];

/** With whom someone does not want to be proposed. Read by its author, and by the pairing, which tells nobody. */
export interface NotWith {
  userId: string;
  /** User ids. */
  others: string[];
}

export interface NotWithStore {
  /** Someone's own list. */
  of(teamId: string, userId: string): Promise<string[]>;
  /** Takes the place of what was there; an empty list is removed. */
  set(teamId: string, userId: string, others: string[]): Promise<void>;
  /** The lists of these people: for the pairing alone. */
  among(teamId: string, userIds: readonly string[]): Promise<NotWith[]>;
}

/** @param session binds all calls to one transaction */
export function notWithStore(db: Db, session?: ClientSession): NotWithStore {
  const lists = db.collection<NotWith & { teamId: string }>('notWith');
  const read = { projection: { _id: 0, teamId: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, userId: string) => ({ teamId: { $eq: teamId }, userId: { $eq: userId } });
  return {
    async of(teamId, userId) {
      return (await lists.findOne<NotWith>(one(teamId, userId), read))?.others ?? [];
    },
    async set(teamId, userId, others) {
      if (others.length === 0) await lists.deleteOne(one(teamId, userId), { session });
      else await lists.updateOne(one(teamId, userId), { $set: { others } }, { upsert: true, session });
    },
    async among(teamId, userIds) {
      return lists.find<NotWith>({ teamId: { $eq: teamId }, userId: { $in: [...userIds] } }, read).toArray();
    },
  };
}
