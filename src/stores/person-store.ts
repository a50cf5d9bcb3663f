import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Person } from '../domain/person.ts';
import { schoolStore } from './school-store.ts';

export const personIndexes: IndexDescription[] = [
  // find, inWorkspace
  { key: { teamId: 1, userId: 1 }, unique: true },
];

/** What Slack tells of a person. */
export type SlackPerson = Pick<Person, 'teamId' | 'userId' | 'name' | 'standing' | 'isAdmin' | 'zone'>;

/** What a person sets for themself; null takes a value away. */
export type OwnSettings = {
  [K in 'weeklyLimit' | 'pausedUntil' | 'workingDays' | 'hours' | 'hourly' | 'leaves' | 'fewer']?: Person[K] | null;
};

export interface PersonStore {
  find(teamId: string, userId: string): Promise<Person | undefined>;
  findMany(teamId: string, userIds: string[]): Promise<Person[]>;
  /** All who joined the directory and are colleagues still. */
  joined(teamId: string): Promise<Person[]>;
  /** Takes over what Slack says now; what the person set themself stays. Gives the person as they were before. */
  keepSlack(person: SlackPerson, readAt: Date): Promise<Person | undefined>;
  /** When Slack was last asked about this person. */
  readAt(teamId: string, userId: string): Promise<Date | undefined>;
  /** The person enters the directory, by their own act; a second time changes nothing. */
  join(teamId: string, userId: string, at: Date): Promise<void>;
  set(teamId: string, userId: string, settings: OwnSettings): Promise<void>;
  /** Makes two transactions that give this person work conflict, so that a limit holds. */
  lock(teamId: string, userId: string): Promise<void>;
}

type PersonDocument = Person & { readAt: Date; turn?: number };

/** @param session binds all calls to one transaction */
export function personStore(db: Db, session?: ClientSession): PersonStore {
  const people = db.collection<PersonDocument>('people');
  // Who is in the directory, and when they may be asked, is part of what matching must see.
  const { directoryChanged } = schoolStore(db, session);
  const one = (teamId: string, userId: string) => ({ teamId: { $eq: teamId }, userId: { $eq: userId } });
  const fields = { projection: { _id: 0, readAt: 0, turn: 0 }, session, maxTimeMS: 3_000 };

  return {
    async find(teamId, userId) {
      return (await people.findOne<Person>(one(teamId, userId), fields)) ?? undefined;
    },
    async findMany(teamId, userIds) {
      return people.find<Person>({ teamId: { $eq: teamId }, userId: { $in: userIds } }, fields).toArray();
    },
    async joined(teamId) {
      return people
        .find<Person>({ teamId: { $eq: teamId }, joinedAt: { $exists: true }, standing: 'colleague' }, fields)
        .toArray();
    },
    async keepSlack({ teamId, userId, ...said }, readAt) {
      const before = await people.findOneAndUpdate(
        one(teamId, userId),
        { $set: { ...said, readAt } },
        { upsert: true, session, returnDocument: 'before', projection: fields.projection },
      );
      if (before?.joinedAt && (before.standing !== said.standing || before.zone !== said.zone))
        await directoryChanged(teamId);
      return before ?? undefined;
    },
    async readAt(teamId, userId) {
      return (await people.findOne(one(teamId, userId), { projection: { readAt: 1 }, session }))?.readAt;
    },
    async join(teamId, userId, at) {
      await people.updateOne(
        { ...one(teamId, userId), joinedAt: { $exists: false } },
        { $set: { joinedAt: at } },
        { session },
      );
    },
    async set(teamId, userId, settings) {
      const entries = Object.entries(settings).filter(([, value]) => value !== undefined);
      const kept = Object.fromEntries(entries.filter(([, value]) => value !== null));
      const gone = Object.fromEntries(entries.filter(([, value]) => value === null).map(([key]) => [key, '' as const]));
      if (entries.length === 0) return;
      await people.updateOne(
        one(teamId, userId),
        { ...(Object.keys(kept).length > 0 && { $set: kept }), ...(Object.keys(gone).length > 0 && { $unset: gone }) },
        { session },
      );
      await directoryChanged(teamId);
    },
    async lock(teamId, userId) {
      await people.updateOne(one(teamId, userId), { $inc: { turn: 1 } }, { session });
    },
  };
}
