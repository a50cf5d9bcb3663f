import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { UnaskedPlan } from '../domain/message-budget.ts';

export const budgetIndexes: IndexDescription[] = [
  // place: one count per person and day of theirs.
  { key: { teamId: 1, userId: 1, day: 1 }, unique: true },
  // Counts only; no words.
  { key: { createdAt: 1 }, expireAfterSeconds: 30 * 24 * 3600 },
];

/** When an unasked message goes out; those of one `bundle` arrive as one. */
export interface UnaskedPlace {
  notBefore: Date;
  bundle?: string;
}

export interface BudgetStore {
  /** Takes one of the day's places for an unasked message; when none is left, a place in the next morning's bundle. */
  place(plan: UnaskedPlan): Promise<UnaskedPlace>;
}

interface BudgetDocument {
  teamId: string;
  userId: string;
  day: string;
  count: number;
  /** What was too much for the day before arrives on this day, as one. */
  hasBundle?: true;
  createdAt: Date;
}

/** @param session binds all calls to one transaction */
export function budgetStore(db: Db, session?: ClientSession): BudgetStore {
  const budgets = db.collection<BudgetDocument>('budgets');
  return {
    async place({ teamId, userId, at, day, most, nextMorning, nextDay }) {
      const budget = await budgets.findOneAndUpdate(
        { teamId: { $eq: teamId }, userId: { $eq: userId }, day: { $eq: day } },
        { $inc: { count: 1 }, $setOnInsert: { createdAt: at } },
        { upsert: true, returnDocument: 'after', session },
      );
      if ((budget?.count ?? 1) <= most) return { notBefore: at };
      // The bundle is one of the next day's messages, however much it holds.
      await budgets.updateOne(
        { teamId: { $eq: teamId }, userId: { $eq: userId }, day: { $eq: nextDay } },
        [
          {
            $set: {
              count: { $add: [{ $ifNull: ['$count', 0] }, { $cond: ['$hasBundle', 0, 1] }] },
              hasBundle: true,
              createdAt: { $ifNull: ['$createdAt', nextMorning] },
            },
          },
        ],
        { upsert: true, session },
      );
      return { notBefore: nextMorning, bundle: `${userId}:${nextDay}` };
    },
  };
}
