import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { ModelingSession } from '../domain/modeling.ts';
import type { CalendarDay } from '../time/calendar-day.ts';

export const sessionIndexes: IndexDescription[] = [
  // addOnce: a replayed form creates nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // coming, comingFor
  { key: { teamId: 1, status: 1, endsAt: 1 } },
  // removeDraftsBefore
  { key: { offeredAt: 1 }, partialFilterExpression: { status: 'draft' }, name: 'drafts' },
  // toRemind
  { key: { startsAt: 1 }, partialFilterExpression: { status: 'open' }, name: 'ahead' },
  // toAskHeld
  { key: { endsAt: 1 }, partialFilterExpression: { status: 'open' }, name: 'over' },
  // toAskTried
  {
    key: { 'visitors.trying.followUp.askOn': 1 },
    partialFilterExpression: { 'visitors.trying.followUp.askOn': { $exists: true } },
    name: 'askTried',
  },
  // forgetTriesBefore
  {
    key: { startsAt: 1 },
    partialFilterExpression: { 'visitors.trying.words': { $exists: true } },
    name: 'tryWords',
  },
];

export interface SessionStore {
  /** Keeps a new session; when its cause made one already, gives that one. */
  addOnce(session: ModelingSession): Promise<ModelingSession>;
  find(teamId: string, id: string): Promise<ModelingSession | undefined>;
  /** Takes over a change made to the session as it was read; false when someone was first. */
  change(session: ModelingSession): Promise<boolean>;
  /** Open sessions that are not over at `now`, the next one first. */
  coming(teamId: string, now: Date, most: number): Promise<ModelingSession[]>;
  /** The same of those that someone hosts, has a seat in or waits for. */
  comingFor(teamId: string, userId: string, now: Date, most: number): Promise<ModelingSession[]>;
  /** Open sessions of all workspaces that begin after `now` and before `to`, and of which nobody was reminded yet. */
  toRemind(now: Date, to: Date, most: number): Promise<ModelingSession[]>;
  /** Open sessions of all workspaces that are over at `now` and whose host was not asked yet, the oldest first. */
  toAskHeld(now: Date, most: number): Promise<ModelingSession[]>;
  /** Sessions of all workspaces with a visitor who is to be asked **Did you try it?** by this day. */
  toAskTried(day: CalendarDay, most: number): Promise<ModelingSession[]>;
  /** Forgets what visitors of sessions that began before `at` wrote of their tries. */
  forgetTriesBefore(at: Date): Promise<void>;
  /** Removes what was never posted. */
  removeDraftsBefore(at: Date): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function sessionStore(db: Db, session?: ClientSession): SessionStore {
  const sessions = db.collection<ModelingSession>('sessions');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const open = (teamId: string, now: Date) => ({
    teamId: { $eq: teamId },
    status: 'open' as const,
    endsAt: { $gt: now },
  });
  return {
    async addOnce(one) {
      const same = { teamId: { $eq: one.teamId }, cause: { $eq: one.cause } };
      const { upsertedCount } = await sessions.updateOne(same, { $setOnInsert: one }, { upsert: true, session });
      if (upsertedCount === 1) return one;
      return (await sessions.findOne<ModelingSession>(same, read)) ?? one;
    },
    async find(teamId, id) {
      return (await sessions.findOne<ModelingSession>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async change(one) {
      const { teamId, id, turn } = one;
      const { modifiedCount } = await sessions.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...one, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async coming(teamId, now, most) {
      return sessions.find<ModelingSession>(open(teamId, now), read).sort({ startsAt: 1, id: 1 }).limit(most).toArray();
    },
    async comingFor(teamId, userId, now, most) {
      const mine = [{ hostId: { $eq: userId } }, { 'visitors.userId': { $eq: userId } }, { waiting: { $eq: userId } }];
      return sessions
        .find<ModelingSession>({ ...open(teamId, now), $or: mine }, read)
        .sort({ startsAt: 1, id: 1 })
        .limit(most)
        .toArray();
    },
    async toRemind(now, to, most) {
      return sessions
        .find<ModelingSession>({ status: 'open', startsAt: { $gt: now, $lt: to }, reminded: { $exists: false } }, read)
        .sort({ startsAt: 1 })
        .limit(most)
        .toArray();
    },
    async toAskHeld(now, most) {
      return sessions
        .find<ModelingSession>({ status: 'open', endsAt: { $lte: now }, askedHost: { $exists: false } }, read)
        .sort({ endsAt: 1 })
        .limit(most)
        .toArray();
    },
    async toAskTried(day, most) {
      return sessions
        .find<ModelingSession>({ 'visitors.trying.followUp.askOn': { $exists: true, $lte: day } }, read)
        .limit(most)
        .toArray();
    },
    async forgetTriesBefore(at) {
      await sessions.updateMany(
        { 'visitors.trying.words': { $exists: true }, startsAt: { $lt: at } },
        {
          $unset: { 'visitors.$[].trying.words': '', 'visitors.$[].trying.followUp.students': '' },
          $inc: { turn: 1 },
        },
        { session },
      );
    },
    async removeDraftsBefore(at) {
      await sessions.deleteMany({ status: 'draft', offeredAt: { $lt: at } }, { session });
    },
  };
}
