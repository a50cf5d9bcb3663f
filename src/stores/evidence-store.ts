import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Evidence } from '../domain/evidence.ts';

export const evidenceIndexes: IndexDescription[] = [
  // addOnce: one act, one piece of evidence for one person.
  { key: { teamId: 1, cause: 1, userId: 1, kind: 1 }, unique: true },
  // inWorkspace, of
  { key: { teamId: 1, userId: 1, day: 1 } },
];

export interface EvidenceStore {
  addOnce(evidence: Evidence): Promise<void>;
  inWorkspace(teamId: string): Promise<Evidence[]>;
  /** What speaks for one colleague. */
  of(teamId: string, userId: string): Promise<Evidence[]>;
}

/** @param session binds all calls to one transaction */
export function evidenceStore(db: Db, session?: ClientSession): EvidenceStore {
  const pieces = db.collection<Evidence>('evidence');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(evidence) {
      const { teamId, cause, userId, kind } = evidence;
      await pieces.updateOne(
        { teamId: { $eq: teamId }, cause: { $eq: cause }, userId: { $eq: userId }, kind: { $eq: kind } },
        { $setOnInsert: evidence },
        { upsert: true, session },
      );
    },
    async inWorkspace(teamId) {
      return pieces.find<Evidence>({ teamId: { $eq: teamId } }, read).toArray();
    },
    async of(teamId, userId) {
      return pieces.find<Evidence>({ teamId: { $eq: teamId }, userId: { $eq: userId } }, read).toArray();
    },
  };
}
