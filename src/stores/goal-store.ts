import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Goal, SignCount } from '../domain/goal.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { sharedRead } from './shared-read.ts';

export const goalIndexes: IndexDescription[] = [
  // addOnce: a form that comes twice sets one goal.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find, change, close
  { key: { teamId: 1, id: 1 }, unique: true },
  // active, addOnce: so many places, one active goal in each.
  { key: { teamId: 1, place: 1 }, unique: true, partialFilterExpression: { status: 'active' }, name: 'places' },
  // toAskAbout
  {
    key: { to: 1 },
    partialFilterExpression: { status: 'active' },
    name: 'ends',
  },
  // closed
  { key: { teamId: 1, status: 1, closedOn: -1 } },
];

export const signIndexes: IndexDescription[] = [
  // countSign: a team has one count of a goal's sign in a week; signsSince
  { key: { teamId: 1, week: 1, goalId: 1, channelId: 1 }, unique: true },
];

/** A goal before it has its place. */
export type NewGoal = Omit<Goal, 'place' | 'status' | 'askedOn' | 'changed' | 'closedBy' | 'closedOn'>;

export interface GoalStore {
  /** Sets a goal; when its cause set one already, gives that one. Undefined when `most` are active. */
  addOnce(goal: NewGoal, most: number): Promise<Goal | undefined>;
  find(teamId: string, id: string): Promise<Goal | undefined>;
  /** The school's and the teams' active goals, the oldest first. */
  active(teamId: string): Promise<Goal[]>;
  /** Those that were closed, the newest first. */
  closed(teamId: string, most: number): Promise<Goal[]>;
  /** Says an active goal anew, which is asked about after its last day as if for the first time; false when it is closed. */
  change(teamId: string, id: string, terms: Pick<Goal, 'words' | 'sign' | 'to' | 'topics'>): Promise<boolean>;
  /** Closes an active goal; false when someone was first. */
  close(teamId: string, id: string, how: Required<Pick<Goal, 'changed' | 'closedBy' | 'closedOn'>>): Promise<boolean>;
  /** Active goals of all workspaces whose last day lies before this one and of which nobody was asked yet. */
  toAskAbout(day: CalendarDay): AsyncIterable<Goal>;
  /** False when someone was asked before, or it is closed. */
  noteAsked(teamId: string, id: string, day: CalendarDay): Promise<boolean>;
  /** What a team counted in a week; a second count of the week takes the place of the first. */
  countSign(count: SignCount): Promise<void>;
  /** Counts of all teams in the weeks from this Monday on. */
  signsSince(teamId: string, monday: CalendarDay): Promise<SignCount[]>;
}

/** @param session binds all calls to one transaction */
export function goalStore(db: Db, session?: ClientSession): GoalStore {
  const goals = db.collection<Goal>('goals');
  const signs = db.collection<SignCount>('goalSigns');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, id: string) => ({ teamId: { $eq: teamId }, id: { $eq: id } });

  const readActive = (teamId: string) =>
    goals
      .find<Goal>({ teamId: { $eq: teamId }, status: 'active' }, read)
      .sort({ setAt: 1, id: 1 })
      .toArray();

  return {
    async addOnce(goal, most) {
      const { teamId, cause } = goal;
      const before = await goals.findOne<Goal>({ teamId: { $eq: teamId }, cause: { $eq: cause } }, read);
      if (before) return before;
      for (let place = 1; place <= most; place += 1) {
        // Not by a refused insert: that would end the transaction.
        const { teamId: _, ...set } = goal;
        const { upsertedCount } = await goals.updateOne(
          { teamId: { $eq: teamId }, place, status: 'active' },
          { $setOnInsert: set },
          { upsert: true, session },
        );
        if (upsertedCount === 1) return { ...goal, place, status: 'active' };
      }
      return undefined;
    },
    async find(teamId, id) {
      return (await goals.findOne<Goal>(one(teamId, id), read)) ?? undefined;
    },
    active: session ? readActive : sharedRead(readActive, (teamId) => teamId),
    async closed(teamId, most) {
      return goals
        .find<Goal>({ teamId: { $eq: teamId }, status: 'closed' }, read)
        .sort({ closedOn: -1, id: 1 })
        .limit(most)
        .toArray();
    },
    async change(teamId, id, terms) {
      const { matchedCount } = await goals.updateOne(
        { ...one(teamId, id), status: 'active' },
        { $set: terms, $unset: { askedOn: '' } },
        { session },
      );
      return matchedCount === 1;
    },
    async close(teamId, id, how) {
      const { modifiedCount } = await goals.updateOne(
        { ...one(teamId, id), status: 'active' },
        { $set: { ...how, status: 'closed' } },
        { session },
      );
      return modifiedCount === 1;
    },
    toAskAbout(day) {
      return goals.find<Goal>({ status: 'active', to: { $lt: day }, askedOn: { $exists: false } }, read);
    },
    async noteAsked(teamId, id, day) {
      const { modifiedCount } = await goals.updateOne(
        { ...one(teamId, id), status: 'active', askedOn: { $exists: false } },
        { $set: { askedOn: day } },
        { session },
      );
      return modifiedCount === 1;
    },
    async countSign({ teamId, goalId, channelId, week, seen, rooms }) {
      await signs.updateOne(
        { teamId: { $eq: teamId }, week: { $eq: week }, goalId: { $eq: goalId }, channelId: { $eq: channelId } },
        { $set: { seen, rooms } },
        { upsert: true, session },
      );
    },
    async signsSince(teamId, monday) {
      return signs.find<SignCount>({ teamId: { $eq: teamId }, week: { $gte: monday } }, read).toArray();
    },
  };
}
