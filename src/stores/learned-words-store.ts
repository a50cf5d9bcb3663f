import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { LearnedWords } from '../domain/learned-words.ts';
import { removeOne } from './removal-store.ts';

export const learnedWordsIndexes: IndexDescription[] = [
  // addOnce: one question teaches about one person once in each way.
  { key: { teamId: 1, cause: 1, userId: 1, how: 1 }, unique: true },
  // of, inWorkspace
  { key: { teamId: 1, userId: 1 } },
  // remove
  { key: { teamId: 1, id: 1 }, unique: true },
];

export interface LearnedWordsStore {
  addOnce(learned: LearnedWords): Promise<void>;
  /** The newest first, all unless told how many. */
  of(teamId: string, userId: string, most?: number): Promise<LearnedWords[]>;
  inWorkspace(teamId: string): Promise<LearnedWords[]>;
  /** False when they were gone before, or lead to someone else. */
  remove(teamId: string, userId: string, id: string): Promise<boolean>;
}

/** @param session binds all calls to one transaction */
export function learnedWordsStore(db: Db, session?: ClientSession): LearnedWordsStore {
  const learned = db.collection<LearnedWords>('learnedWords');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(words) {
      const { teamId, cause, userId, how } = words;
      await learned.updateOne(
        { teamId: { $eq: teamId }, cause: { $eq: cause }, userId: { $eq: userId }, how: { $eq: how } },
        { $setOnInsert: words },
        { upsert: true, session },
      );
    },
    async of(teamId, userId, most = 0) {
      return (
        learned
          .find<LearnedWords>({ teamId: { $eq: teamId }, userId: { $eq: userId } }, read)
          .sort({ _id: -1 })
          // Of 0 MongoDB makes no limit.
          .limit(most)
          .toArray()
      );
    },
    async inWorkspace(teamId) {
      return learned.find<LearnedWords>({ teamId: { $eq: teamId } }, read).toArray();
    },
    async remove(teamId, userId, id) {
      const filter = { teamId: { $eq: teamId }, userId: { $eq: userId }, id: { $eq: id } };
      return (await removeOne<LearnedWords>(db, { from: 'learnedWords', filter, session })) !== undefined;
    },
  };
}
