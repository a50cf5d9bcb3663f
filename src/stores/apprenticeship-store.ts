import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Apprenticeship } from '../domain/apprenticeship.ts';

export const apprenticeshipIndexes: IndexDescription[] = [
  // addOnce: a form that comes twice makes one.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find, change
  { key: { teamId: 1, id: 1 }, unique: true },
  // addOnce, open: of one topic one is under way.
  {
    key: { teamId: 1, topicKey: 1 },
    unique: true,
    partialFilterExpression: { isOpen: true },
    name: 'openTopic',
  },
  // answering
  { key: { status: 1 }, partialFilterExpression: { status: 'answering' }, name: 'answering' },
  // askedBefore
  { key: { openedAt: 1 }, partialFilterExpression: { status: 'asked' }, name: 'asked' },
];

export interface ApprenticeshipStore {
  /** Keeps a new one; gives the one that its cause made, or undefined where another is under way on its topic. */
  addOnce(apprenticeship: Apprenticeship): Promise<Apprenticeship | undefined>;
  find(teamId: string, id: string): Promise<Apprenticeship | undefined>;
  /** Takes over a change made to it as it was read; false when someone was first. */
  change(apprenticeship: Apprenticeship): Promise<boolean>;
  /** All of a workspace that are under way. */
  open(teamId: string): Promise<Apprenticeship[]>;
  /** Those of all workspaces that wait for an answer given alone. */
  answering(): AsyncIterable<Apprenticeship>;
  /** Those of all workspaces that wait for a yes since before this instant. */
  askedBefore(at: Date): AsyncIterable<Apprenticeship>;
}

/** @param session binds all calls to one transaction */
export function apprenticeshipStore(db: Db, session?: ClientSession): ApprenticeshipStore {
  const apprenticeships = db.collection<Apprenticeship>('apprenticeships');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(apprenticeship) {
      const { teamId, cause, topicKey } = apprenticeship;
      const before = await apprenticeships.findOne<Apprenticeship>(
        { teamId: { $eq: teamId }, cause: { $eq: cause } },
        read,
      );
      if (before) return before;
      // Not by a refused insert: that would end the transaction.
      const { teamId: _, topicKey: __, isOpen: ___, ...rest } = apprenticeship;
      const { upsertedCount } = await apprenticeships.updateOne(
        { teamId: { $eq: teamId }, topicKey: { $eq: topicKey }, isOpen: true },
        { $setOnInsert: rest },
        { upsert: true, session },
      );
      return upsertedCount === 1 ? apprenticeship : undefined;
    },
    async find(teamId, id) {
      return (
        (await apprenticeships.findOne<Apprenticeship>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined
      );
    },
    async change(apprenticeship) {
      const { teamId, id, turn } = apprenticeship;
      const { modifiedCount } = await apprenticeships.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...apprenticeship, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async open(teamId) {
      return apprenticeships
        .find<Apprenticeship>({ teamId: { $eq: teamId }, isOpen: true }, read)
        .sort({ openedAt: 1 })
        .toArray();
    },
    answering() {
      return apprenticeships.find<Apprenticeship>({ status: 'answering' }, read).sort({ openedAt: 1 });
    },
    askedBefore(at) {
      return apprenticeships
        .find<Apprenticeship>({ status: 'asked', openedAt: { $lt: at } }, read)
        .sort({ openedAt: 1 });
    },
  };
}
