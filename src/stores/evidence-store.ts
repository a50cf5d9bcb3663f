import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Evidence } from '../domain/evidence.ts';
import type { CalendarDay, DaySpan } from '../time/calendar-day.ts';
import { removeOne } from './removal-store.ts';

export const evidenceIndexes: IndexDescription[] = [
  // addOnce: one act, one piece of evidence for one person.
  { key: { teamId: 1, cause: 1, userId: 1, kind: 1 }, unique: true },
  // inWorkspace, of
  { key: { teamId: 1, userId: 1, day: 1 } },
  // helpersOn
  { key: { teamId: 1, kind: 1, topic: 1, day: 1, userId: 1 } },
];

export interface Helper {
  topic: string;
  userId: string;
  day: CalendarDay;
}

export interface EvidenceStore {
  addOnce(evidence: Evidence): Promise<void>;
  inWorkspace(teamId: string): Promise<Evidence[]>;
  /** Of those who helped on each of these topics within these days as many as `most`: a district’s helpers are never all read. */
  helpersOn(teamId: string, topics: readonly string[], days: DaySpan, most: number): Promise<Helper[]>;
  /** What speaks for one colleague. */
  of(teamId: string, userId: string): Promise<Evidence[]>;
  /** Lets all that speaks for a colleague on one topic speak for another. */
  move(teamId: string, userId: string, from: string, to: string): Promise<void>;
  /** Takes away all that speaks for a colleague on one topic; false when there is none. */
  remove(teamId: string, userId: string, topic: string): Promise<boolean>;
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
    async helpersOn(teamId, topics, { from, to }, most) {
      const found: Helper[] = [];
      for (const topic of topics) {
        const known: string[] = [];
        while (known.length < most) {
          const other = { userId: { $nin: known }, day: { $gte: from, $lte: to } };
          const next = await pieces.findOne<Helper>(
            { teamId: { $eq: teamId }, kind: 'helped', topic: { $eq: topic }, ...other },
            { ...read, projection: { _id: 0, topic: 1, userId: 1, day: 1 } },
          );
          if (!next) break;
          found.push(next);
          known.push(next.userId);
        }
      }
      return found;
    },
    async of(teamId, userId) {
      return pieces.find<Evidence>({ teamId: { $eq: teamId }, userId: { $eq: userId } }, read).toArray();
    },
    async move(teamId, userId, from, to) {
      await pieces.updateMany(
        { teamId: { $eq: teamId }, userId: { $eq: userId }, topic: { $eq: from } },
        { $set: { topic: to } },
        { session },
      );
    },
    async remove(teamId, userId, topic) {
      const filter = { teamId: { $eq: teamId }, userId: { $eq: userId }, topic: { $eq: topic } };
      let removed = 0;
      while (await removeOne<Evidence>(db, { from: 'evidence', filter, session })) removed++;
      return removed > 0;
    },
  };
}
