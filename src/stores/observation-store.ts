import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Observation } from '../domain/observation.ts';
import { notHeld, removeOne } from './removal-store.ts';

export const observationIndexes: IndexDescription[] = [
  // addOnce: a replayed press opens nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // ofRound
  { key: { teamId: 1, roundId: 1, startsAt: 1 } },
  // coming, with, lentBy, openAt, heldAmong, openOrHeldSince, coveredSince
  { key: { teamId: 1, status: 1, endsAt: 1 } },
  // withoutDay, coming
  {
    key: { 'displaced.since': 1 },
    partialFilterExpression: { 'displaced.since': { $exists: true } },
    name: 'displaced',
  },
  // forgetWordsBefore
  { key: { endsAt: 1 }, partialFilterExpression: { place: { $gt: '' } }, name: 'words' },
  // toRemind, toBegin
  { key: { startsAt: 1 }, partialFilterExpression: { status: 'open' }, name: 'ahead' },
  // toAsk, removeOpenBefore
  { key: { endsAt: 1 }, partialFilterExpression: { status: 'open' }, name: 'over' },
];

export interface ObservationStore {
  /** Keeps a new one; when its cause made one already, gives that one. */
  addOnce(observation: Observation): Promise<Observation>;
  find(teamId: string, id: string): Promise<Observation | undefined>;
  /** Takes over a change made to it as it was read; false when someone was first. */
  change(observation: Observation): Promise<boolean>;
  /** Removes it as it was read, without a trace; false when someone was first. */
  remove(observation: Pick<Observation, 'teamId' | 'id' | 'turn'>): Promise<boolean>;
  /** All of a round, the first one first. */
  ofRound(teamId: string, roundId: string): Promise<Observation[]>;
  /** Open ones of a workspace that are not over at `now`, or wait for a new day, the next one first. */
  coming(teamId: string, now: Date, most: number): Promise<Observation[]>;
  /** Those that someone hosts, has a place in, waits for or is invited to, and that end after `from` or wait for a new day, the first one first. */
  with(teamId: string, userId: string, from: Date, most: number): Promise<Observation[]>;
  /** Open ones that end after `from` and for which someone minds a visitor's class, the first one first. */
  lentBy(teamId: string, userId: string, from: Date, most: number): Promise<Observation[]>;
  /** Open ones of these hosts in which someone has a place, or for which they wait. */
  openAt(teamId: string, hostIds: readonly string[], userId: string): Promise<Observation[]>;
  /** Those that took place since `from` with one of these people as host. */
  heldAmong(teamId: string, hostIds: readonly string[], from: Date): Promise<Observation[]>;
  /** Those that are open or took place, and end after `from`: also those that stand in no channel. */
  openOrHeldSince(teamId: string, from: Date): Promise<Observation[]>;
  /** Those that end after `from` and for which a visitor's class is minded. */
  coveredSince(teamId: string, from: Date): Promise<Observation[]>;
  /** Open ones of all workspaces with visitors that begin after `now` and before `to`, and of which nobody was reminded yet. */
  toRemind(now: Date, to: Date): AsyncIterable<Observation>;
  /** Open ones of all workspaces that have begun at `now`, and whose card does not say so yet. */
  toBegin(now: Date): AsyncIterable<Observation>;
  /** Open ones of all workspaces that are over at `now` and of which nobody was asked yet, the oldest first. */
  toAsk(now: Date): AsyncIterable<Observation>;
  /** Open ones of all workspaces that wait for a new day, and whose proposed one is past, or that began before `since` and wait no longer. */
  withoutDay(now: Date, since: Date): AsyncIterable<Observation>;
  /** Forgets where visits that ended before `at` were, and what was looked at. */
  forgetWordsBefore(at: Date, held: readonly string[]): Promise<void>;
  /** Removes those that ended before `at` and of which nobody said that they took place; not those that wait for a new day. */
  removeOpenBefore(at: Date, held: readonly string[]): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function observationStore(db: Db, session?: ClientSession): ObservationStore {
  const observations = db.collection<Observation>('observations');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const one = ({ teamId, id, turn }: Pick<Observation, 'teamId' | 'id' | 'turn'>) => ({
    teamId: { $eq: teamId },
    id: { $eq: id },
    turn,
  });
  return {
    async addOnce(observation) {
      const same = { teamId: { $eq: observation.teamId }, cause: { $eq: observation.cause } };
      const { upsertedCount } = await observations.updateOne(
        same,
        { $setOnInsert: observation },
        { upsert: true, session },
      );
      if (upsertedCount === 1) return observation;
      return (await observations.findOne<Observation>(same, read)) ?? observation;
    },
    async find(teamId, id) {
      return (await observations.findOne<Observation>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async change(observation) {
      const { modifiedCount } = await observations.replaceOne(
        one(observation),
        { ...observation, turn: observation.turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async remove(observation) {
      const removed = await removeOne<Observation>(db, { from: 'observations', filter: one(observation), session });
      return removed !== undefined;
    },
    async ofRound(teamId, roundId) {
      return observations
        .find<Observation>({ teamId: { $eq: teamId }, roundId: { $eq: roundId } }, read)
        .sort({ startsAt: 1, id: 1 })
        .toArray();
    },
    async coming(teamId, now, most) {
      return observations
        .find<Observation>(
          {
            teamId: { $eq: teamId },
            status: 'open',
            $or: [{ endsAt: { $gt: now } }, { 'displaced.since': { $exists: true } }],
          },
          read,
        )
        .sort({ startsAt: 1, id: 1 })
        .limit(most)
        .toArray();
    },
    async with(teamId, userId, from, most) {
      const parts = ['hostId', 'visitors.userId', 'waiting', 'invited'].map((field) => ({ [field]: { $eq: userId } }));
      return observations
        .find<Observation>(
          {
            teamId: { $eq: teamId },
            status: { $in: ['open', 'held'] },
            $and: [{ $or: [{ endsAt: { $gt: from } }, { 'displaced.since': { $exists: true } }] }, { $or: parts }],
          },
          read,
        )
        .sort({ startsAt: 1, id: 1 })
        .limit(most)
        .toArray();
    },
    async lentBy(teamId, userId, from, most) {
      return observations
        .find<Observation>(
          { teamId: { $eq: teamId }, status: 'open', endsAt: { $gt: from }, 'visitors.cover.by': { $eq: userId } },
          read,
        )
        .sort({ startsAt: 1, id: 1 })
        .limit(most)
        .toArray();
    },
    async openAt(teamId, hostIds, userId) {
      const parts = ['visitors.userId', 'waiting', 'invited'].map((field) => ({ [field]: { $eq: userId } }));
      return observations
        .find<Observation>({ teamId: { $eq: teamId }, status: 'open', hostId: { $in: [...hostIds] }, $or: parts }, read)
        .toArray();
    },
    async heldAmong(teamId, hostIds, from) {
      return observations
        .find<Observation>(
          { teamId: { $eq: teamId }, status: 'held', endsAt: { $gt: from }, hostId: { $in: [...hostIds] } },
          read,
        )
        .toArray();
    },
    async openOrHeldSince(teamId, from) {
      return observations
        .find<Observation>({ teamId: { $eq: teamId }, status: { $in: ['open', 'held'] }, endsAt: { $gt: from } }, read)
        .toArray();
    },
    async coveredSince(teamId, from) {
      return observations
        .find<Observation>(
          {
            teamId: { $eq: teamId },
            status: { $in: ['open', 'held'] },
            endsAt: { $gt: from },
            'visitors.cover': { $exists: true },
          },
          read,
        )
        .toArray();
    },
    toRemind(now, to) {
      return observations
        .find<Observation>(
          {
            status: 'open',
            startsAt: { $gt: now, $lt: to },
            reminded: { $exists: false },
            displaced: { $exists: false },
            'visitors.0': { $exists: true },
          },
          read,
        )
        .sort({ startsAt: 1 });
    },
    toBegin(now) {
      return observations
        .find<Observation>({ status: 'open', startsAt: { $lte: now }, isPosted: true, begun: { $exists: false } }, read)
        .sort({ startsAt: 1 });
    },
    toAsk(now) {
      return observations
        .find<Observation>(
          { status: 'open', endsAt: { $lte: now }, asked: { $exists: false }, displaced: { $exists: false } },
          read,
        )
        .sort({ endsAt: 1 });
    },
    withoutDay(now, since) {
      return observations.find<Observation>(
        {
          status: 'open',
          'displaced.since': { $exists: true },
          $or: [
            { 'displaced.to.from': { $lte: now } },
            { startsAt: { $lte: since }, 'displaced.until': { $not: { $gt: now } } },
          ],
        },
        read,
      );
    },
    async forgetWordsBefore(at, held) {
      await observations.updateMany(
        { endsAt: { $lt: at }, place: { $gt: '' }, ...notHeld(held) },
        { $set: { place: '', focus: '' }, $inc: { turn: 1 } },
        { session },
      );
    },
    async removeOpenBefore(at, held) {
      await observations.deleteMany(
        { status: 'open', endsAt: { $lt: at }, 'displaced.since': { $exists: false }, ...notHeld(held) },
        { session },
      );
    },
  };
}
