import type { ClientSession, Db, Document, IndexDescription } from 'mongodb';
import { homeSchool, type SchoolDocument } from './school-document.ts';

export const removalIndexes: IndexDescription[] = [
  // clear
  { key: { teamId: 1 } },
];

/** What someone removed under a legal hold, as it was. Nothing reads it: it is hidden from everyone, its author included. */
interface Removal {
  teamId: string;
  /** The collection it stood in. */
  from: string;
  record: Document;
  isHidden: true;
}

export interface RemovalStore {
  /** Lets go of what was removed, but for these workspaces, whose legal hold is set. */
  clear(held: readonly string[]): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function removalStore(db: Db, session?: ClientSession): RemovalStore {
  return {
    async clear(held) {
      await db.collection<Removal>('removals').deleteMany(notHeld(held), { session });
    },
  };
}

/** Of all workspaces those that are not among `held`: what may be forgotten of them is forgotten. */
export const notHeld = (held: readonly string[]) => ({ teamId: { $nin: [...held] } });

/**
 * Removes what someone asked to be gone, at once for everyone; under a legal hold it is put aside until the hold is released.
 * Entries, what grew from use, wishes, learned words, visits, gaps, norms and outside help go through here; notes of visits and answers to rituals
 * are hidden where they stand. Gives what was removed; undefined when nothing fits. Source: domain.md section 2, "Honest privacy line".
 */
export async function removeOne<T>(
  db: Db,
  { from, filter, session }: { from: string; filter: Document & { teamId: { $eq: string } }; session?: ClientSession },
): Promise<T | undefined> {
  const found = await db.collection<Document>(from).findOneAndDelete(filter, { session });
  if (!found) return undefined;
  const { _id, ...record } = found;
  const { teamId } = filter;
  const isHeld = { teamId, schoolId: homeSchool, 'legalHold.at': { $exists: true } };
  if (await db.collection<SchoolDocument>('schools').findOne(isHeld, { session, maxTimeMS: 3_000 }))
    await db
      .collection<Removal>('removals')
      .insertOne({ teamId: teamId.$eq, from, record, isHidden: true }, { session });
  return record as T;
}
