import type { ClientSession, Db, IndexDescription } from 'mongodb';

/** A colleague who looks after questions nobody took, in one school week. */
export interface Facilitator {
  teamId: string;
  /** Local label of the school week, such as `2026-W09`. */
  week: string;
  userId: string;
  since: Date;
}

export const facilitatorIndexes: IndexDescription[] = [
  // add, inWeek
  { key: { teamId: 1, week: 1, userId: 1 }, unique: true },
];

export interface FacilitatorStore {
  /** A volunteer's press; a second one changes nothing. */
  add(facilitator: Facilitator): Promise<void>;
  withdraw(teamId: string, week: string, userId: string): Promise<void>;
  /** User ids, the first volunteer first. */
  inWeek(teamId: string, week: string): Promise<string[]>;
}

/** @param session binds all calls to one transaction */
export function facilitatorStore(db: Db, session?: ClientSession): FacilitatorStore {
  const facilitators = db.collection<Facilitator>('facilitators');
  return {
    async add({ teamId, week, userId, since }) {
      await facilitators.updateOne(
        { teamId: { $eq: teamId }, week: { $eq: week }, userId: { $eq: userId } },
        { $setOnInsert: { since } },
        { upsert: true, session },
      );
    },
    async withdraw(teamId, week, userId) {
      await facilitators.deleteOne(
        { teamId: { $eq: teamId }, week: { $eq: week }, userId: { $eq: userId } },
        { session },
      );
    },
    async inWeek(teamId, week) {
      const found = await facilitators
        .find({ teamId: { $eq: teamId }, week: { $eq: week } }, { session, maxTimeMS: 3_000 })
        .sort({ since: 1, userId: 1 })
        .toArray();
      return found.map(({ userId }) => userId);
    },
  };
}
