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
  notAfter: Date;
  bundle?: string;
  /** Known from then on as one that nobody asked for. */
  unasked: true;
}

export interface BudgetStore {
  /** Takes one of the day's places for an unasked message; when none is left, a place in the next morning's bundle. */
  place(plan: UnaskedPlan): Promise<UnaskedPlace>;
  /** The bundle of what waited for this day of theirs; it takes one of the day's places, however much it holds. */
  bundleOf(day: Pick<UnaskedPlan, 'teamId' | 'userId' | 'at' | 'day'>): Promise<string>;
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
  async function bundleOf({ teamId, userId, at, day }: Pick<UnaskedPlan, 'teamId' | 'userId' | 'at' | 'day'>) {
    await budgets.updateOne(
      { teamId: { $eq: teamId }, userId: { $eq: userId }, day: { $eq: day } },
      [
        {
          $set: {
            count: { $add: [{ $ifNull: ['$count', 0] }, { $cond: ['$hasBundle', 0, 1] }] },
            hasBundle: true,
            createdAt: { $ifNull: ['$createdAt', at] },
          },
        },
      ],
      { upsert: true, session },
    );
    return `${userId}:${day}`;
  }

  return {
    bundleOf,
    async place({ teamId, userId, at, until, day, most, nextMorning, nextMorningUntil, nextDay }) {
      const budget = await budgets.findOneAndUpdate(
        { teamId: { $eq: teamId }, userId: { $eq: userId }, day: { $eq: day } },
        { $inc: { count: 1 }, $setOnInsert: { createdAt: at } },
        { upsert: true, returnDocument: 'after', session },
      );
      if ((budget?.count ?? 1) <= most) return { notBefore: at, notAfter: until, unasked: true };
      const bundle = await bundleOf({ teamId, userId, at: nextMorning, day: nextDay });
      return { notBefore: nextMorning, notAfter: nextMorningUntil, bundle, unasked: true };
    },
  };
}
