import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { ModelingSession } from '../domain/modeling.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { notHeld } from './removal-store.ts';

export const sessionIndexes: IndexDescription[] = [
  // addOnce: a replayed form creates nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // ofOffer
  { key: { teamId: 1, offerId: 1 } },
  // seenBy
  { key: { teamId: 1, 'visitors.userId': 1, status: 1 } },
  // coming, comingFor, lentBy, openOrHeldSince
  { key: { teamId: 1, status: 1, endsAt: 1 } },
  // removeDraftsBefore
  { key: { offeredAt: 1 }, partialFilterExpression: { status: 'draft' }, name: 'drafts' },
  // toRemind, toBegin
  { key: { startsAt: 1 }, partialFilterExpression: { status: 'open' }, name: 'ahead' },
  // withoutDay
  {
    key: { 'displaced.turn': 1 },
    partialFilterExpression: { 'displaced.turn': { $exists: true } },
    name: 'displaced',
  },
  // toAskHeld
  { key: { endsAt: 1 }, partialFilterExpression: { status: 'open' }, name: 'over' },
  // toAskTried
  {
    key: { 'tries.followUp.askOn': 1 },
    partialFilterExpression: { 'tries.followUp.askOn': { $exists: true } },
    name: 'askTried',
  },
  // triesSince
  {
    key: { teamId: 1, 'tries.followUp.toldOn': 1 },
    partialFilterExpression: { 'tries.followUp.toldOn': { $exists: true } },
    name: 'tries',
  },
  // forgetTextBefore
  { key: { startsAt: 1 }, partialFilterExpression: { place: { $gt: '' } }, name: 'text' },
];

export const cardIndexes: IndexDescription[] = [
  // nextDrawing
  { key: { teamId: 1, offerId: 1 }, unique: true },
];

export interface SessionStore {
  /** Keeps a new session; when its cause made one already, gives that one. */
  addOnce(session: ModelingSession): Promise<ModelingSession>;
  find(teamId: string, id: string): Promise<ModelingSession | undefined>;
  /** All sessions of an offer, which share a card, by their start. */
  ofOffer(teamId: string, offerId: string): Promise<ModelingSession[]>;
  /**
   * The number of this drawing of an offer's card. Two who change two sessions of one offer at once meet here: the later one
   * begins anew, and so draws what both have changed.
   */
  nextDrawing(teamId: string, offerId: string): Promise<number>;
  /** Sessions that took place and in which someone had a seat. */
  seenBy(teamId: string, userId: string): Promise<ModelingSession[]>;
  /** Takes over a change made to the session as it was read; false when someone was first. */
  change(session: ModelingSession): Promise<boolean>;
  /** Open sessions that are not over at `now`, or wait for a new day, the next one first. */
  coming(teamId: string, now: Date, most: number): Promise<ModelingSession[]>;
  /** The same of those that someone hosts, has a seat in or waits for. */
  comingFor(teamId: string, userId: string, now: Date, most: number): Promise<ModelingSession[]>;
  /** The same of those for which someone minds a visitor's class. */
  lentBy(teamId: string, userId: string, now: Date, most: number): Promise<ModelingSession[]>;
  /** Open sessions of all workspaces that begin after `now` and before `to`, and have not lost their day. */
  toRemind(now: Date, to: Date): AsyncIterable<ModelingSession>;
  /** Open sessions of all workspaces that have begun at `now`, and whose card does not say so yet. */
  toBegin(now: Date): AsyncIterable<ModelingSession>;
  /** Open sessions of all workspaces that are over at `now` and whose host was not asked yet, the oldest first. */
  toAskHeld(now: Date): AsyncIterable<ModelingSession>;
  /** Sessions of all workspaces with someone who is to be asked **Did you try it?** by this day. */
  toAskTried(day: CalendarDay): AsyncIterable<ModelingSession>;
  /** Open ones of all workspaces that wait for a new day, and whose proposed one is past, or that began before `since` and wait no longer. */
  withoutDay(now: Date, since: Date): AsyncIterable<ModelingSession>;
  /** Sessions that are open or took place, and end after `from`. */
  openOrHeldSince(teamId: string, from: Date): Promise<ModelingSession[]>;
  /** Who said since a calendar day in the school's zone that they tried what they learned, and when. */
  triesSince(teamId: string, day: CalendarDay): Promise<{ userId: string; day: CalendarDay }[]>;
  /** Forgets what was written of sessions that began before `at`, by their hosts and visitors; their topics stay. */
  forgetTextBefore(at: Date, held: readonly string[]): Promise<void>;
  /** Removes what was never posted. */
  removeDraftsBefore(at: Date): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function sessionStore(db: Db, session?: ClientSession): SessionStore {
  const sessions = db.collection<ModelingSession>('sessions');
  const cards = db.collection<{ teamId: string; offerId: string; drawings: number }>('cards');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const open = (teamId: string, now: Date) => ({
    teamId: { $eq: teamId },
    status: 'open' as const,
    $or: [{ endsAt: { $gt: now } }, { displaced: { $exists: true } }],
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
    async ofOffer(teamId, offerId) {
      return sessions
        .find<ModelingSession>({ teamId: { $eq: teamId }, offerId: { $eq: offerId } }, read)
        .sort({ startsAt: 1, id: 1 })
        .toArray();
    },
    async nextDrawing(teamId, offerId) {
      const card = await cards.findOneAndUpdate(
        { teamId: { $eq: teamId }, offerId: { $eq: offerId } },
        { $inc: { drawings: 1 } },
        { upsert: true, returnDocument: 'after', session },
      );
      return card?.drawings ?? 0;
    },
    async seenBy(teamId, userId) {
      return sessions
        .find<ModelingSession>({ teamId: { $eq: teamId }, 'visitors.userId': { $eq: userId }, status: 'held' }, read)
        .sort({ startsAt: -1 })
        .toArray();
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
        .find<ModelingSession>({ $and: [open(teamId, now), { $or: mine }] }, read)
        .sort({ startsAt: 1, id: 1 })
        .limit(most)
        .toArray();
    },
    async lentBy(teamId, userId, now, most) {
      return sessions
        .find<ModelingSession>({ ...open(teamId, now), 'cover.by': { $eq: userId } }, read)
        .sort({ startsAt: 1, id: 1 })
        .limit(most)
        .toArray();
    },
    toRemind(now, to) {
      return sessions
        .find<ModelingSession>(
          {
            status: 'open',
            startsAt: { $gt: now, $lt: to },
            displaced: { $exists: false },
          },
          read,
        )
        .sort({ startsAt: 1 });
    },
    toBegin(now) {
      return sessions
        .find<ModelingSession>(
          { status: 'open', startsAt: { $lte: now }, begun: { $exists: false }, displaced: { $exists: false } },
          read,
        )
        .sort({ startsAt: 1 });
    },
    toAskHeld(now) {
      return sessions
        .find<ModelingSession>(
          { status: 'open', endsAt: { $lte: now }, askedHost: { $exists: false }, displaced: { $exists: false } },
          read,
        )
        .sort({ endsAt: 1 });
    },
    toAskTried(day) {
      return sessions.find<ModelingSession>({ 'tries.followUp.askOn': { $exists: true, $lte: day } }, read);
    },
    withoutDay(now, since) {
      return sessions.find<ModelingSession>(
        {
          status: 'open',
          'displaced.turn': { $exists: true },
          $or: [
            { 'displaced.to.startsAt': { $lte: now } },
            { startsAt: { $lte: since }, 'displaced.until': { $not: { $gt: now } } },
          ],
        },
        read,
      );
    },
    async openOrHeldSince(teamId, from) {
      return sessions
        .find<ModelingSession>(
          { teamId: { $eq: teamId }, status: { $in: ['open', 'held'] }, endsAt: { $gt: from } },
          read,
        )
        .toArray();
    },
    async triesSince(teamId, day) {
      const found = await sessions
        .find({ teamId: { $eq: teamId }, 'tries.followUp.toldOn': { $gte: day } }, read)
        .project<Pick<ModelingSession, 'tries'>>({ _id: 0, tries: 1 })
        .toArray();
      return found.flatMap(({ tries = [] }) =>
        tries.flatMap(({ userId, followUp: { outcome, toldOn = '' } }) =>
          outcome === 'tried' && toldOn >= day ? [{ userId, day: toldOn }] : [],
        ),
      );
    },
    async forgetTextBefore(at, held) {
      const old = { place: { $gt: '' }, startsAt: { $lt: at }, ...notHeld(held) };
      const words = { 'tries.$[].words': '', 'tries.$[].followUp.students': '' } as const;
      await sessions.updateMany({ ...old, tries: { $exists: true } }, { $unset: words }, { session });
      // That a guest showed it stays: it speaks for nobody here, and counts for less in the depth of its topic.
      await sessions.updateMany({ ...old, guest: { $exists: true } }, { $set: { guest: 'Someone' } }, { session });
      await sessions.updateMany(
        old,
        {
          $set: { lookFors: [], place: '' },
          $unset: { goal: '' },
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
