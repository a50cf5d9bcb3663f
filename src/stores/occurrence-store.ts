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
  /** Of many of one workspace, those that neither took place nor were skipped. */
  open<O extends Occurrence>(teamId: string, occurrences: readonly O[]): Promise<O[]>;
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
    async open(teamId, wanted) {
      const among = { scheduleId: { $in: distinct(wanted, 'scheduleId') }, slot: { $in: distinct(wanted, 'slot') } };
      const found = await occurrences
        .find({ teamId: { $eq: teamId }, ...among }, { session, maxTimeMS: 3_000 })
        .project<Occurrence>({ _id: 0, scheduleId: 1, slot: 1 })
        .toArray();
      const taken = new Set(found.map(nameOf));
      return wanted.filter((occurrence) => !taken.has(nameOf(occurrence)));
    },
  };
}

function nameOf({ scheduleId, slot }: Pick<Occurrence, 'scheduleId' | 'slot'>): string {
  return JSON.stringify([scheduleId, slot]);
}

function distinct(occurrences: readonly Occurrence[], field: 'scheduleId' | 'slot'): string[] {
  return [...new Set(occurrences.map((one) => one[field]))];
}
