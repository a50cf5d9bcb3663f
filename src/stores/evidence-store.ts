import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Evidence } from '../domain/evidence.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

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
  /** Who has helped on one of these topics since a day, and when last. */
  helpersOn(teamId: string, topics: readonly string[], from: CalendarDay): Promise<Helper[]>;
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
    async helpersOn(teamId, topics, from) {
      return pieces
        .aggregate<Helper>(
          [
            {
              $match: {
                teamId: { $eq: teamId },
                kind: 'helped',
                topic: { $in: [...topics] },
                day: { $gte: from },
              },
            },
            { $group: { _id: { topic: '$topic', userId: '$userId' }, day: { $max: '$day' } } },
            { $project: { _id: 0, topic: '$_id.topic', userId: '$_id.userId', day: 1 } },
          ],
          { session, maxTimeMS: 3_000 },
        )
        .toArray();
    },
    async of(teamId, userId) {
      return pieces.find<Evidence>({ teamId: { $eq: teamId }, userId: { $eq: userId } }, read).toArray();
    },
  };
}
