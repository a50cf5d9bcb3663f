import {
  type ClientSession,
  type Db,
  type IndexDescription,
  MongoError,
  ObjectId,
  Timestamp,
  type UpdateFilter,
} from 'mongodb';
import { jointWrite } from './joint-write.ts';

/** What made Contour act: one delivery from Slack, named so that a repeated delivery has the same name. Source: slack-facts 2. */
export interface Cause {
  teamId: string;
  kind: 'command' | 'action' | 'shortcut' | 'submission' | 'event';
  /** `event_id` or `trigger_id`: the same for every redelivery of one act. */
  key: string;
  /** Who acted; absent for events that nobody in particular caused. */
  userId?: string;
  /** True when the row is taken up again after its first process died: triggers and response URLs are gone. */
  replayed: boolean;
}

/** A message as Slack takes it. */
export interface KeptReply {
  text: string;
  blocks: object[];
}

/**
 * One row per delivery from Slack. `waiting`: acknowledged, not yet in effect. `replying`: in effect, its private answer
 * not yet known to have arrived. `done` and `failed` (with the reason) are final and hold no text. Source: reliability.md.
 */
interface InboxDocument {
  _id: ObjectId;
  teamId: string;
  kind: Cause['kind'];
  key: string;
  userId?: string;
  state: 'waiting' | 'replying' | 'done' | 'failed';
  /** Stamped by the database, whose clock also ends leases. */
  receivedAt: Timestamp | Date;
  /** The raw payload, only while `waiting`. */
  payload?: Record<string, unknown>;
  /** The private answer, only while `replying`. */
  reply?: KeptReply;
  /** Recovery's lease, timed by the database. */
  takenUntil?: Date;
  replays?: number;
  finishedAt?: Date;
  reason?: string;
}

export const inboxIndexes: IndexDescription[] = [
  // put: one delivery, one effect.
  { key: { teamId: 1, kind: 1, key: 1 }, unique: true },
  // takeLeftBehind, countUnfinished
  { key: { receivedAt: 1 }, partialFilterExpression: { state: { $in: ['waiting', 'replying'] } }, name: 'unfinished' },
  // Finished rows hold ids only; their keys stop a late redelivery for 7 days.
  { key: { finishedAt: 1 }, expireAfterSeconds: 7 * 24 * 3600 },
];

export interface LeftBehind {
  cause: Cause;
  payload?: Record<string, unknown>;
  reply?: KeptReply;
  replays: number;
}

/** How a delivery ends: with a private answer that is still to arrive, or the reason why it has no effect. */
export interface Finish {
  reply?: KeptReply;
  reason?: string;
}

export interface InboxStore {
  /** Keeps a delivery before it is acknowledged. `again`: the same is here, not in effect yet; `finished`: it is, or has failed. */
  put(cause: Cause, payload: Record<string, unknown>, rowId?: string): Promise<'stored' | 'again' | 'finished'>;
  /** A name for a row that is yet to be put. */
  newRowId(): string;
  /** Takes back the row of this name, whose sender was told that it could not be kept; false when it is not there. */
  takeBack(teamId: string, rowId: string): Promise<boolean>;
  /** Ends a delivery together with its effect, or with the reason why it has none; false when another delivery of the same cause was first. */
  finish(cause: Cause, how: Finish): Promise<boolean>;
  /** The same of several; false when another delivery was first for one of them. */
  finishAll(ended: { cause: Cause; finish: Finish }[]): Promise<boolean>;
  /** The private answer has arrived. */
  replied(cause: Cause): Promise<void>;
  /** Ends a delivery that cannot take effect, with the reference under which the log tells why. */
  fail(cause: Cause, reason: string): Promise<void>;
  /** Claims one row that was left unfinished for at least `ageMs` by a process that died. */
  takeLeftBehind(ageMs: number): Promise<LeftBehind | undefined>;
  /** Of one workspace, or of all. */
  countUnfinished(teamId?: string): Promise<number>;
}

const leaseMs = 60_000;

/** @param session binds all calls to one transaction */
export function inboxStore(db: Db, session?: ClientSession): InboxStore {
  const rows = db.collection<InboxDocument>('inbox');
  const byCause = ({ teamId, kind, key }: Cause) => ({
    teamId: { $eq: teamId },
    kind: { $eq: kind },
    key: { $eq: key },
  });

  function ending(cause: Cause, { reply, reason }: Finish) {
    const ended = { ...(reason && { reason }) };
    const update: UpdateFilter<InboxDocument> = reply
      ? { $set: { ...ended, state: 'replying', reply }, $unset: { payload: '', takenUntil: '' } }
      : { $set: { ...ended, state: 'done' }, $currentDate: { finishedAt: true }, $unset: { payload: '' } };
    return { filter: { ...byCause(cause), state: 'waiting' as const }, update };
  }

  const insert = jointWrite<InboxDocument>(async (documents) => {
    await rows.insertMany(documents, { ordered: false });
  });

  const replied = jointWrite<Cause>(async (causes) => {
    await rows.updateMany(
      { state: 'replying', $or: causes.map(byCause) },
      { $set: { state: 'done' }, $currentDate: { finishedAt: true }, $unset: { reply: '' } },
      // Lost with a dying primary, this only means that the answer comes a second time.
      { writeConcern: { w: 1, journal: false } },
    );
  });

  return {
    async put(cause, payload, rowId) {
      const { teamId, kind, key, userId } = cause;
      const row: InboxDocument = {
        _id: new ObjectId(rowId),
        teamId,
        kind,
        key,
        ...(userId && { userId }),
        state: 'waiting',
        // The database puts its own time in place of an empty one.
        receivedAt: new Timestamp({ t: 0, i: 0 }),
        payload,
      };
      try {
        await insert(row);
        return 'stored';
      } catch (error) {
        // What cannot be written at all, because of what is in it, must not keep those that travelled with it from being kept.
        if (!(error instanceof MongoError)) {
          await rows.insertOne(row);
          return 'stored';
        }
        if (error.code !== 11000) throw error;
        // Read as the majority has it: what is found stays. One of those that travelled together was here before; was it this?
        const first = await rows.findOne(byCause(cause), { projection: { state: 1 } });
        if (!first) throw error;
        if (first._id.equals(row._id)) return 'stored';
        return first.state === 'waiting' ? 'again' : 'finished';
      }
    },

    newRowId: () => new ObjectId().toHexString(),

    async takeBack(teamId, rowId) {
      const { deletedCount } = await rows.deleteOne({
        teamId: { $eq: teamId },
        _id: new ObjectId(rowId),
        state: 'waiting',
      });
      return deletedCount === 1;
    },

    async finish(cause, how) {
      const { filter, update } = ending(cause, how);
      return (await rows.updateOne(filter, update, { session })).modifiedCount === 1;
    },

    async finishAll(ended) {
      const updates = ended.map(({ cause, finish }) => ({ updateOne: ending(cause, finish) }));
      return (await rows.bulkWrite(updates, { session })).modifiedCount === ended.length;
    },

    replied,

    async fail(cause, reason) {
      await rows.updateOne(
        { ...byCause(cause), state: { $in: ['waiting', 'replying'] } },
        { $set: { state: 'failed', reason }, $currentDate: { finishedAt: true }, $unset: { payload: '', reply: '' } },
        { session },
      );
    },

    async takeLeftBehind(ageMs) {
      const now = '$$NOW';
      const row = await rows.findOneAndUpdate(
        {
          state: { $in: ['waiting', 'replying'] },
          $expr: {
            $and: [
              { $lte: [{ $toDate: '$receivedAt' }, { $subtract: [now, ageMs] }] },
              { $lte: [{ $ifNull: ['$takenUntil', new Date(0)] }, now] },
            ],
          },
        },
        [{ $set: { takenUntil: { $add: [now, leaseMs] }, replays: { $add: [{ $ifNull: ['$replays', 0] }, 1] } } }],
        { sort: { receivedAt: 1 }, returnDocument: 'after' },
      );
      if (!row) return undefined;
      const { teamId, kind, key, userId, payload, reply, replays = 1 } = row;
      const cause: Cause = { teamId, kind, key, ...(userId && { userId }), replayed: true };
      return { cause, ...(payload && { payload }), ...(reply && { reply }), replays };
    },

    async countUnfinished(teamId) {
      return rows.countDocuments({
        ...(teamId && { teamId: { $eq: teamId } }),
        state: { $in: ['waiting', 'replying'] },
      });
    },
  };
}
