import type { ClientSession, Db, IndexDescription } from 'mongodb';

/** One time that a schedule came due, by its local label: `digest:U1` in `2026-W48`. */
export interface Occurrence {
  teamId: string;
  scheduleId: string;
  slot: string;
}

export const occurrenceIndexes: IndexDescription[] = [
  // addOnce: two instances, one occurrence.
  { key: { teamId: 1, scheduleId: 1, slot: 1 }, unique: true },
];

export interface OccurrenceStore {
  /** True for the one caller who is first. */
  addOnce(occurrence: Occurrence, at: Date): Promise<boolean>;
  /** It does not take place, for this reason: on record, once. */
  skip(occurrence: Occurrence, reason: string, at: Date): Promise<void>;
  /** Whether it took place already, or was skipped: for work that would ask Slack in vain. */
  has(occurrence: Occurrence): Promise<boolean>;
}

/** @param session binds all calls to one transaction */
export function occurrenceStore(db: Db, session?: ClientSession): OccurrenceStore {
  const occurrences = db.collection<Occurrence & { at: Date; skipped?: string }>('occurrences');
  const one = ({ teamId, scheduleId, slot }: Occurrence) => ({
    teamId: { $eq: teamId },
    scheduleId: { $eq: scheduleId },
    slot: { $eq: slot },
  });
  return {
    async addOnce(occurrence, at) {
      const { upsertedCount } = await occurrences.updateOne(
        one(occurrence),
        { $setOnInsert: { at } },
        { upsert: true, session },
      );
      return upsertedCount === 1;
    },
    async skip(occurrence, reason, at) {
      await occurrences.updateOne(
        one(occurrence),
        { $setOnInsert: { at, skipped: reason } },
        { upsert: true, session },
      );
    },
    async has(occurrence) {
      return (await occurrences.findOne(one(occurrence), { projection: { _id: 1 }, session })) !== null;
    },
  };
}
