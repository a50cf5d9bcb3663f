import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Person, Rank } from '../domain/person.ts';
import type { DaySpan } from '../time/calendar-day.ts';
import { notHeld } from './removal-store.ts';
import { schoolStore } from './school-store.ts';

export const personIndexes: IndexDescription[] = [
  // find, findMany, colleagues, joined, everJoined
  { key: { teamId: 1, userId: 1 }, unique: true },
  // leftUntold
  { key: { standing: 1, leftTold: 1 } },
  // toErase
  { key: { eraseAs: 1 }, partialFilterExpression: { eraseAs: { $exists: true } }, name: 'erase' },
  // onLeave
  { key: { 'leaves.to': 1 }, partialFilterExpression: { leaves: { $exists: true } }, name: 'leaves' },
  // evaluatesChanged
  { key: { evaluatesNew: 1 }, partialFilterExpression: { evaluatesNew: { $exists: true } }, name: 'evaluates' },
];

/** What Slack tells of a person. */
export type SlackPerson = Pick<Person, 'teamId' | 'userId' | 'name' | 'standing' | 'isAdmin' | 'zone'>;

/** What a person sets for themself; null takes a value away. */
export type OwnSettings = {
  [K in 'weeklyLimit' | 'grades' | 'pausedUntil' | 'workingDays' | 'hours' | 'hourly' | 'leaves' | 'fewer' | 'digest']?:
    | Person[K]
    | null;
};

export interface PersonStore {
  find(teamId: string, userId: string): Promise<Person | undefined>;
  findMany(teamId: string, userIds: string[]): Promise<Person[]>;
  /** All whom Contour has met and who are colleagues still, in the directory or not. */
  colleagues(teamId: string): Promise<Person[]>;
  /** Of these all who joined the directory. */
  joined(teamId: string): Promise<Person[]>;
  /** All who joined it, and those who have left since. */
  everJoined(teamId: string): Promise<Person[]>;
  /** Takes over what Slack says now; what the person set themself stays. Gives the person as they were before. */
  keepSlack(person: SlackPerson, readAt: Date): Promise<Person | undefined>;
  /** The person, if Slack was asked about them since. */
  readSince(teamId: string, userId: string, since: Date): Promise<Person | undefined>;
  /** People of all workspaces who are no colleagues, and of whom the routines have not been told. */
  leftUntold(): AsyncIterable<Pick<Person, 'teamId' | 'userId'>>;
  /** The routines are told now; false when they were before, or when the person is a colleague (again). */
  tellLeft(teamId: string, userId: string): Promise<boolean>;
  /** Colleagues of all workspaces with a leave that holds one of these days, first and last included. */
  onLeave(days: DaySpan): Promise<Person[]>;
  /** The person enters the directory, by their own act; a second time changes nothing. */
  join(teamId: string, userId: string, at: Date): Promise<void>;
  set(teamId: string, userId: string, settings: OwnSettings): Promise<void>;
  /** Whose work this person judges for the school, in place of what was entered before. */
  setEvaluates(teamId: string, userId: string, evaluates: string[]): Promise<void>;
  /** Those of all workspaces whose list of the evaluated was entered anew, until that is followed. */
  evaluatesChanged(): AsyncIterable<Person>;
  /** What had to follow from this list is done; nothing happens when it was entered anew meanwhile. */
  evaluatesFollowed(person: Pick<Person, 'teamId' | 'userId' | 'evaluates'>): Promise<void>;
  /** The person’s title rank, in place of what was entered before; undefined takes it away. False of whom Contour has not met. */
  setRank(teamId: string, userId: string, rank: Rank | undefined): Promise<boolean>;
  /** The person asked to be taken out of everything, and is in the directory no more; false when they asked before. @param as stands where they stood */
  askErase(teamId: string, userId: string, as: string): Promise<boolean>;
  /** Those of all workspaces but these who asked, with what is to stand where they stood. */
  toErase(but: readonly string[]): AsyncIterable<{ teamId: string; userId: string; as: string }>;
  /** Makes two transactions that give this person work conflict, so that a limit holds. */
  lock(teamId: string, userId: string): Promise<void>;
}

type PersonDocument = Person & { readAt: Date; turn?: number; leftTold?: true; eraseAs?: string; evaluatesNew?: true };

const noColleague: Person['standing'][] = ['guest', 'bot', 'stranger', 'invited', 'deactivated'];

/** @param session binds all calls to one transaction */
export function personStore(db: Db, session?: ClientSession): PersonStore {
  const people = db.collection<PersonDocument>('people');
  // Who is in the directory, and when they may be asked, is part of what matching must see.
  const { directoryChanged, zoneIfNone } = schoolStore(db, session);
  const one = (teamId: string, userId: string) => ({ teamId: { $eq: teamId }, userId: { $eq: userId } });
  const fields = {
    projection: { _id: 0, readAt: 0, turn: 0, leftTold: 0, eraseAs: 0, evaluatesNew: 0 },
    session,
    maxTimeMS: 3_000,
  };

  return {
    async find(teamId, userId) {
      return (await people.findOne<Person>(one(teamId, userId), fields)) ?? undefined;
    },
    async findMany(teamId, userIds) {
      return people.find<Person>({ teamId: { $eq: teamId }, userId: { $in: userIds } }, fields).toArray();
    },
    async colleagues(teamId) {
      return people.find<Person>({ teamId: { $eq: teamId }, standing: 'colleague' }, fields).toArray();
    },
    async joined(teamId) {
      return people
        .find<Person>({ teamId: { $eq: teamId }, joinedAt: { $exists: true }, standing: 'colleague' }, fields)
        .toArray();
    },
    async everJoined(teamId) {
      return people.find<Person>({ teamId: { $eq: teamId }, joinedAt: { $exists: true } }, fields).toArray();
    },
    async keepSlack({ teamId, userId, ...said }, readAt) {
      const before = await people.findOneAndUpdate(
        one(teamId, userId),
        { $set: { ...said, readAt }, ...(said.standing === 'colleague' && { $unset: { leftTold: '' } }) },
        { upsert: true, session, returnDocument: 'before', projection: fields.projection },
      );
      if (
        before?.joinedAt &&
        (before.standing !== said.standing || before.zone !== said.zone || before.name !== said.name)
      )
        await directoryChanged(teamId);
      if (!before && said.zone && said.standing === 'colleague') await zoneIfNone(teamId, said.zone);
      return before ?? undefined;
    },
    async readSince(teamId, userId, since) {
      return (await people.findOne<Person>({ ...one(teamId, userId), readAt: { $gte: since } }, fields)) ?? undefined;
    },
    leftUntold() {
      return people.find(
        { standing: { $in: noColleague }, leftTold: { $exists: false } },
        { projection: { _id: 0, teamId: 1, userId: 1 } },
      );
    },
    async tellLeft(teamId, userId) {
      const { modifiedCount } = await people.updateOne(
        { ...one(teamId, userId), standing: { $in: noColleague }, leftTold: { $exists: false } },
        { $set: { leftTold: true } },
        { session },
      );
      return modifiedCount === 1;
    },
    async onLeave({ from, to }) {
      return people
        .find<Person>(
          // The index is a partial one: it is used only where the query says so too.
          { leaves: { $exists: true, $elemMatch: { from: { $lte: to }, to: { $gte: from } } }, standing: 'colleague' },
          fields,
        )
        .toArray();
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
    async setEvaluates(teamId, userId, evaluates) {
      await people.updateOne(one(teamId, userId), { $set: { evaluates, evaluatesNew: true } }, { session });
    },
    evaluatesChanged() {
      return people.find<Person>({ evaluatesNew: { $exists: true } }, fields);
    },
    async evaluatesFollowed({ teamId, userId, evaluates }) {
      await people.updateOne(
        { ...one(teamId, userId), evaluates: { $eq: evaluates ?? [] } },
        { $unset: { evaluatesNew: '' } },
        { session },
      );
    },
    async setRank(teamId, userId, rank) {
      const change = rank === undefined ? { $unset: { rank: '' as const } } : { $set: { rank } };
      return (await people.updateOne(one(teamId, userId), change, { session })).matchedCount === 1;
    },
    async askErase(teamId, userId, as) {
      const { modifiedCount } = await people.updateOne(
        { ...one(teamId, userId), eraseAs: { $exists: false } },
        { $set: { eraseAs: as }, $unset: { joinedAt: '' } },
        { session },
      );
      await directoryChanged(teamId);
      return modifiedCount === 1;
    },
    toErase(but) {
      return people
        .find(
          { eraseAs: { $exists: true }, ...notHeld(but) },
          { projection: { _id: 0, teamId: 1, userId: 1, eraseAs: 1 } },
        )
        .map(({ teamId, userId, eraseAs = '' }) => ({ teamId, userId, as: eraseAs }));
    },
    async lock(teamId, userId) {
      await people.updateOne(one(teamId, userId), { $inc: { turn: 1 } }, { session });
    },
  };
}
