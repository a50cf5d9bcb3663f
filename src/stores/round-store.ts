import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Round } from '../domain/round.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { notHeld } from './removal-store.ts';

export const roundIndexes: IndexDescription[] = [
  // addOnce: a replayed form begins nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // openIn, open, change: one round in a channel at a time.
  { key: { teamId: 1, channelId: 1 }, unique: true, partialFilterExpression: { status: 'open' }, name: 'open' },
  // openWith
  { key: { teamId: 1, members: 1 }, partialFilterExpression: { status: 'open' }, name: 'members' },
  // toEnd
  { key: { to: 1 }, partialFilterExpression: { status: 'open' }, name: 'over' },
  // forgetDescribed
  {
    key: { 'report.step': 1, to: 1 },
    partialFilterExpression: { 'report.described.0': { $exists: true } },
    name: 'described',
  },
  // removeDraftsBefore
  { key: { startedAt: 1 }, partialFilterExpression: { status: 'draft' }, name: 'drafts' },
];

export interface RoundStore {
  /** Keeps a new round; when its cause made one already, gives that one. */
  addOnce(round: Round): Promise<Round>;
  find(teamId: string, id: string): Promise<Round | undefined>;
  /** Takes over a change made to the round as it was read; false when someone was first. Throws when its channel has an open one. */
  change(round: Round): Promise<boolean>;
  /** The round that runs in a channel. */
  openIn(teamId: string, channelId: string): Promise<Round | undefined>;
  /** Rounds that run in a workspace. */
  open(teamId: string): Promise<Round[]>;
  /** Rounds that run and in which someone takes part. */
  openWith(teamId: string, userId: string): Promise<Round[]>;
  /** Open rounds of all workspaces whose last day lies before `day`. */
  toEnd(day: CalendarDay): AsyncIterable<Round>;
  /** Forgets what was described and is done with: its result is shown, or its last day was before `day`; but for `held` workspaces. */
  forgetDescribed(day: CalendarDay, held: readonly string[]): Promise<void>;
  /** Removes what was never posted. */
  removeDraftsBefore(at: Date): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function roundStore(db: Db, session?: ClientSession): RoundStore {
  const rounds = db.collection<Round>('rounds');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(one) {
      const same = { teamId: { $eq: one.teamId }, cause: { $eq: one.cause } };
      const { upsertedCount } = await rounds.updateOne(same, { $setOnInsert: one }, { upsert: true, session });
      if (upsertedCount === 1) return one;
      return (await rounds.findOne<Round>(same, read)) ?? one;
    },
    async find(teamId, id) {
      return (await rounds.findOne<Round>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async change(one) {
      const { teamId, id, turn } = one;
      const { modifiedCount } = await rounds.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...one, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async openIn(teamId, channelId) {
      const here = { teamId: { $eq: teamId }, channelId: { $eq: channelId }, status: 'open' as const };
      return (await rounds.findOne<Round>(here, read)) ?? undefined;
    },
    async open(teamId) {
      return rounds.find<Round>({ teamId: { $eq: teamId }, status: 'open' }, read).toArray();
    },
    async openWith(teamId, userId) {
      return rounds.find<Round>({ teamId: { $eq: teamId }, members: { $eq: userId }, status: 'open' }, read).toArray();
    },
    toEnd(day) {
      return rounds.find<Round>({ status: 'open', to: { $lt: day } }, read);
    },
    async forgetDescribed(day, held) {
      const isDone = { $or: [{ 'report.step': 'shown' as const }, { to: { $lt: day } }] };
      await rounds.updateMany(
        { 'report.described.0': { $exists: true }, ...isDone, ...notHeld(held) },
        { $set: { 'report.described': [] }, $inc: { turn: 1 } },
        { session },
      );
    },
    async removeDraftsBefore(at) {
      await rounds.deleteMany({ status: 'draft', startedAt: { $lt: at } }, { session });
    },
  };
}
