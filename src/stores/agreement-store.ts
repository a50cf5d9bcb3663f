import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Agreement } from '../domain/agreement.ts';

export const agreementIndexes: IndexDescription[] = [
  // addOnce: a replayed form records nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // latest: one that stands at a time.
  {
    key: { teamId: 1 },
    unique: true,
    partialFilterExpression: { status: { $in: ['pending', 'in-force'] } },
    name: 'standing',
  },
  // latest
  { key: { teamId: 1, recordedAt: -1 } },
  // toCallOff
  { key: { status: 1, calledOff: 1 } },
];

export interface AgreementStore {
  /** Puts it on record; when its cause did before, gives that one. Throws when another one stands. */
  addOnce(agreement: Agreement): Promise<Agreement>;
  find(teamId: string, id: string): Promise<Agreement | undefined>;
  /** The one that was recorded last, whatever became of it. */
  latest(teamId: string): Promise<Agreement | undefined>;
  /** Takes over a change made to the agreement as it was read; false when someone was first. */
  change(agreement: Agreement): Promise<boolean>;
  /** Agreements of all workspaces that were stopped while visits were coming. */
  toCallOff(): AsyncIterable<Agreement>;
}

/** @param session binds all calls to one transaction */
export function agreementStore(db: Db, session?: ClientSession): AgreementStore {
  const agreements = db.collection<Agreement>('agreements');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(one) {
      const same = { teamId: { $eq: one.teamId }, cause: { $eq: one.cause } };
      const { upsertedCount } = await agreements.updateOne(same, { $setOnInsert: one }, { upsert: true, session });
      if (upsertedCount === 1) return one;
      return (await agreements.findOne<Agreement>(same, read)) ?? one;
    },
    async find(teamId, id) {
      return (await agreements.findOne<Agreement>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async latest(teamId) {
      const [found] = await agreements
        .find<Agreement>({ teamId: { $eq: teamId } }, read)
        .sort({ recordedAt: -1, _id: -1 })
        .limit(1)
        .toArray();
      return found;
    },
    async change(one) {
      const { teamId, id, turn } = one;
      const { modifiedCount } = await agreements.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...one, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    toCallOff() {
      return agreements.find<Agreement>({ status: 'stopped', calledOff: { $exists: false } }, read);
    },
  };
}
