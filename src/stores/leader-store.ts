import { type ClientSession, type Db, type IndexDescription, MongoServerError } from 'mongodb';
import type { Leader, Scope } from '../domain/leader.ts';

export const leaderIndexes: IndexDescription[] = [
  // all, name: someone leads a scope once.
  { key: { teamId: 1, scope: 1, userId: 1 }, unique: true },
  // nameFirst: a scope has one first leader.
  { key: { teamId: 1, scope: 1 }, unique: true, partialFilterExpression: { isFirst: true }, name: 'first' },
];

export interface LeaderStore {
  /** Longest in office first. */
  all(teamId: string): Promise<Leader[]>;
  /** False when they lead this already. */
  name(leader: Leader): Promise<boolean>;
  /** The same for the first leader of a scope; false when another one was named first. */
  nameFirst(leader: Leader): Promise<boolean>;
  /** False when they did not lead it. */
  remove(teamId: string, scope: Scope, userId: string): Promise<boolean>;
}

/** @param session binds all calls to one transaction */
export function leaderStore(db: Db, session?: ClientSession): LeaderStore {
  const leaders = db.collection<Leader & { isFirst?: true }>('leaders');
  return {
    async all(teamId) {
      return leaders
        .find({ teamId: { $eq: teamId } }, { projection: { _id: 0, isFirst: 0 }, session, maxTimeMS: 3_000 })
        .sort({ at: 1, userId: 1 })
        .toArray();
    },
    async name({ teamId, scope, userId, namedBy, at }) {
      const { upsertedCount } = await leaders.updateOne(
        { teamId: { $eq: teamId }, scope: { $eq: scope }, userId: { $eq: userId } },
        { $setOnInsert: { namedBy, at } },
        { upsert: true, session },
      );
      return upsertedCount === 1;
    },
    async nameFirst({ teamId, scope, userId, namedBy, at }) {
      try {
        const { upsertedCount } = await leaders.updateOne(
          { teamId: { $eq: teamId }, scope: { $eq: scope }, isFirst: true },
          { $setOnInsert: { userId, namedBy, at } },
          { upsert: true, session },
        );
        return upsertedCount === 1;
      } catch (error) {
        // Another one was named first at the same moment. (MongoDB looks again by itself only where all fields of the index are asked for.)
        if (error instanceof MongoServerError && error.code === 11000) return false;
        throw error;
      }
    },
    async remove(teamId, scope, userId) {
      const { deletedCount } = await leaders.deleteOne(
        { teamId: { $eq: teamId }, scope: { $eq: scope }, userId: { $eq: userId } },
        { session },
      );
      return deletedCount === 1;
    },
  };
}
