import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Thanks } from '../domain/thanks.ts';
import { notHeld } from './removal-store.ts';

export const thanksIndexes: IndexDescription[] = [
  // addOnce: a replayed form thanks once.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find, change
  { key: { teamId: 1, id: 1 }, unique: true },
  // addOnce, ofWeek: so many places in a giver's week, one thanks in each.
  { key: { teamId: 1, giverId: 1, week: 1, place: 1 }, unique: true },
  // addOnce: one thanks a week from one colleague to another.
  { key: { teamId: 1, giverId: 1, week: 1, receiverId: 1 }, unique: true },
  // removeBefore
  { key: { at: 1 } },
];

export interface ThanksStore {
  /** Keeps new thanks; when their cause said some already, gives those. Undefined when the giver's week has no place left. */
  addOnce(thanks: Omit<Thanks, 'place'>, most: number): Promise<Thanks | undefined>;
  find(teamId: string, id: string): Promise<Thanks | undefined>;
  /** What someone has said in a week. */
  ofWeek(teamId: string, giverId: string, week: string): Promise<Thanks[]>;
  /** Takes over a change made to thanks as they were read; false when someone was first. */
  change(thanks: Thanks): Promise<boolean>;
  /** Removes what was said before `at`, but for `held` workspaces. */
  removeBefore(at: Date, held: readonly string[]): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function thanksStore(db: Db, session?: ClientSession): ThanksStore {
  const said = db.collection<Thanks>('thanks');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(thanks, most) {
      const { teamId, cause, giverId, week } = thanks;
      const before = await said.findOne<Thanks>({ teamId: { $eq: teamId }, cause: { $eq: cause } }, read);
      if (before) return before;
      const { teamId: _team, giverId: _giver, week: _week, ...rest } = thanks;
      for (let place = 1; place <= most; place += 1) {
        // Not by a refused insert: that would end the transaction.
        const { upsertedCount } = await said.updateOne(
          { teamId: { $eq: teamId }, giverId: { $eq: giverId }, week: { $eq: week }, place },
          { $setOnInsert: rest },
          { upsert: true, session },
        );
        if (upsertedCount === 1) return { ...thanks, place };
      }
      return undefined;
    },
    async find(teamId, id) {
      return (await said.findOne<Thanks>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async ofWeek(teamId, giverId, week) {
      return said
        .find<Thanks>({ teamId: { $eq: teamId }, giverId: { $eq: giverId }, week: { $eq: week } }, read)
        .toArray();
    },
    async change(thanks) {
      const { teamId, id, turn } = thanks;
      const { modifiedCount } = await said.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...thanks, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async removeBefore(at, held) {
      await said.deleteMany({ at: { $lt: at }, ...notHeld(held) }, { session });
    },
  };
}
