import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { OutsideHelp } from '../domain/outside-help.ts';
import { removeOne } from './removal-store.ts';

export const outsideHelpIndexes: IndexDescription[] = [
  // addOnce: a replayed form creates nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // all
  { key: { teamId: 1, addedAt: -1 } },
];

/** The school's own register of outside help. */
export interface OutsideHelpStore {
  /** Keeps a new entry; when its cause made one already, gives that one. */
  addOnce(help: OutsideHelp): Promise<OutsideHelp>;
  find(teamId: string, id: string): Promise<OutsideHelp | undefined>;
  /** The newest first. */
  all(teamId: string, most: number): Promise<OutsideHelp[]>;
  /** Takes over a change made to the entry as it was read; false when someone was first. */
  change(help: OutsideHelp): Promise<boolean>;
  /** False when it has changed since it was read. */
  remove(help: OutsideHelp): Promise<boolean>;
}

/** @param session binds all calls to one transaction */
export function outsideHelpStore(db: Db, session?: ClientSession): OutsideHelpStore {
  const register = db.collection<OutsideHelp>('outsideHelp');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const asRead = ({ teamId, id, turn }: OutsideHelp) => ({ teamId: { $eq: teamId }, id: { $eq: id }, turn });
  return {
    async addOnce(help) {
      const same = { teamId: { $eq: help.teamId }, cause: { $eq: help.cause } };
      const { upsertedCount } = await register.updateOne(same, { $setOnInsert: help }, { upsert: true, session });
      return upsertedCount === 1 ? help : ((await register.findOne<OutsideHelp>(same, read)) ?? help);
    },
    async find(teamId, id) {
      return (await register.findOne<OutsideHelp>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async all(teamId, most) {
      return register
        .find<OutsideHelp>({ teamId: { $eq: teamId } }, read)
        .sort({ addedAt: -1, id: 1 })
        .limit(most)
        .toArray();
    },
    async change(help) {
      const { modifiedCount } = await register.replaceOne(asRead(help), { ...help, turn: help.turn + 1 }, { session });
      return modifiedCount === 1;
    },
    async remove(help) {
      const removed = await removeOne<OutsideHelp>(db, { from: 'outsideHelp', filter: asRead(help), session });
      return removed !== undefined;
    },
  };
}
