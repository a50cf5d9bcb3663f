import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { NewYear } from '../domain/new-year.ts';

export const newYearIndexes: IndexDescription[] = [
  // addOnce, find, latest: a year begins once.
  { key: { teamId: 1, from: -1 }, unique: true },
  // underWay
  { key: { done: 1 } },
];

export interface NewYearStore {
  /** Keeps a year that begins; gives the one that has begun on that day already. */
  addOnce(year: NewYear): Promise<NewYear>;
  find(teamId: string, from: string): Promise<NewYear | undefined>;
  latest(teamId: string): Promise<NewYear | undefined>;
  /** Takes over a change made to the year as it was read; false when someone was first. */
  change(year: NewYear): Promise<boolean>;
  /** Years of all workspaces of which not every step is done. */
  underWay(lastStep: string): AsyncIterable<NewYear>;
}

/** @param session binds all calls to one transaction */
export function newYearStore(db: Db, session?: ClientSession): NewYearStore {
  const years = db.collection<NewYear>('newYears');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(year) {
      const { teamId, from, ...rest } = year;
      const same = { teamId: { $eq: teamId }, from: { $eq: from } };
      const { upsertedCount } = await years.updateOne(same, { $setOnInsert: rest }, { upsert: true, session });
      return upsertedCount === 1 ? year : ((await years.findOne<NewYear>(same, read)) ?? year);
    },
    async find(teamId, from) {
      return (await years.findOne<NewYear>({ teamId: { $eq: teamId }, from: { $eq: from } }, read)) ?? undefined;
    },
    async latest(teamId) {
      const [latest] = await years
        .find<NewYear>({ teamId: { $eq: teamId } }, read)
        .sort({ from: -1 })
        .limit(1)
        .toArray();
      return latest;
    },
    async change(year) {
      const { teamId, from, turn } = year;
      const { modifiedCount } = await years.replaceOne(
        { teamId: { $eq: teamId }, from: { $eq: from }, turn },
        { ...year, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    underWay(lastStep) {
      return years.find<NewYear>({ done: { $ne: lastStep as NewYear['done'][number] } }, read);
    },
  };
}
