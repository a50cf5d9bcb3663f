import { type ClientSession, type Db, type IndexDescription, ObjectId } from 'mongodb';
import { type OutboxClaims, outboxClaims } from './outbox-claims.ts';
import { type OutboxPlan, outboxPlan } from './outbox-plan.ts';
import { type OutboxDocument, type OutboxDraft, type OutboxRow, type Standing, unsent } from './outbox-row.ts';
import { notHeld } from './removal-store.ts';

export const outboxIndexes: IndexDescription[] = [
  // add: one message per intent.
  { key: { teamId: 1, key: 1 }, unique: true },
  // claim
  {
    key: { priority: 1, notBefore: 1, _id: 1 },
    partialFilterExpression: { state: { $in: ['pending', 'sending'] } },
    name: 'unsent',
  },
  // planned
  {
    key: { teamId: 1, notBefore: 1 },
    partialFilterExpression: { state: { $in: ['pending', 'sending'] } },
    name: 'planned',
  },
  // missed
  {
    key: { notAfter: 1 },
    partialFilterExpression: { state: 'pending', notAfter: { $exists: true } },
    name: 'missed',
  },
  // claim: the parts of a bundle go out as one, whoever sends them.
  { key: { teamId: 1, bundle: 1, leads: 1 }, unique: true, partialFilterExpression: { leads: true }, name: 'leads' },
  // claimRestOfBundle, isTakenAlong
  { key: { teamId: 1, bundle: 1 }, partialFilterExpression: { bundle: { $exists: true } }, name: 'bundles' },
  // isCopy
  { key: { teamId: 1, sentTo: 1, ts: 1 }, partialFilterExpression: { sentTo: { $exists: true } }, name: 'places' },
  // forgetSentBefore
  {
    key: { notBefore: 1 },
    partialFilterExpression: { state: 'sent', 'payload.text': { $exists: true } },
    name: 'words',
  },
  // add, otherEdit
  { key: { teamId: 1, target: 1, state: 1 }, partialFilterExpression: { target: { $exists: true } }, name: 'edits' },
];

export interface OutboxStore extends OutboxClaims, OutboxPlan {
  /** Adds a message once; an edit replaces older edits of the same message that have not gone out. */
  add(draft: OutboxDraft): Promise<void>;
  /**
   * Drops messages of these keys that have not gone out. One that may have arrived is looked for first: what changes it waits
   * for that, and it is not sent again.
   */
  withdraw(teamId: string, keys: string[], reason: string): Promise<void>;
  /** What became of the message of this key; undefined when none was made. */
  find(teamId: string, key: string): Promise<Standing | undefined>;
  /** How many rows there are with these keys, counted from 1 without a gap: of what is said more than once. */
  timesAdded(teamId: string, keyOf: (time: number) => string): Promise<number>;
  /** The rows that were sent as one message, the first first. */
  sentWith(teamId: string, firstKey: string): Promise<Pick<OutboxRow, 'key' | 'payload'>[]>;
  /** Forgets the words of sent messages that were to go before this instant of school time; an edit of their part leaves the others out then. */
  forgetSentBefore(before: Date, held: readonly string[]): Promise<void>;
  /** What a row's part of a shared message says from now on. */
  rewrite(teamId: string, key: string, payload: Record<string, unknown>): Promise<void>;
  /** Another edit of the same message that a claimed one must heed: a newer one says it better, an older one goes first. */
  otherEdit(row: OutboxRow): Promise<'newer' | 'older under way' | undefined>;
  /**
   * Another part of a shared message that is being edited beside a claimed edit of one; `older` or `newer` than it. Each edit
   * carries all parts as they were read, so two at once could undo each other.
   *
   * @param group key of the first row of the shared message
   */
  otherPartEdit(row: OutboxRow, group: string): Promise<'older' | 'newer' | undefined>;
  /** True for a message of ours that no row stands for, sent while one of that place was tried and may have been sent twice. */
  isCopy(teamId: string, channelId: string, ts: string): Promise<boolean>;
  /** Of one workspace, or of all. */
  countUnsent(teamId?: string): Promise<number>;
}

/** Slack's clock and the database's are not one. */
const clocksApartMs = 60_000;

/** @param session binds all calls to one transaction */
export function outboxStore(db: Db, session?: ClientSession): OutboxStore {
  const rows = db.collection<OutboxDocument>('outbox');
  return {
    ...outboxClaims(rows, session),
    ...outboxPlan(rows, session),

    async add(draft) {
      if (draft.target) {
        await rows.updateMany(
          { teamId: { $eq: draft.teamId }, target: { $eq: draft.target }, state: 'pending', key: { $ne: draft.key } },
          { $set: { state: 'skipped', reason: 'superseded', payload: {} }, $currentDate: { finishedAt: true } },
          { session },
        );
      }
      const { teamId, key, ...rest } = draft;
      await rows.updateOne(
        { teamId: { $eq: teamId }, key: { $eq: key } },
        { $setOnInsert: { ...rest, state: 'pending', fence: 0, attempts: 0, retryAt: new Date(0) } },
        { upsert: true, session },
      );
    },

    async withdraw(teamId, keys, reason) {
      const named = { teamId: { $eq: teamId }, key: { $in: keys } };
      await rows.updateMany(
        { ...named, state: 'pending', unsure: { $ne: true } },
        { $set: { state: 'skipped', reason, payload: {} }, $currentDate: { finishedAt: true } },
        { session },
      );
      await rows.updateMany({ ...named, state: { $in: unsent } }, { $set: { withdrawn: reason } }, { session });
    },

    async timesAdded(teamId, keyOf) {
      let times = 0;
      while (await this.find(teamId, keyOf(times + 1))) times += 1;
      return times;
    },

    async find(teamId, key) {
      const row = await rows.findOne({ teamId: { $eq: teamId }, key: { $eq: key } }, { session });
      if (!row) return undefined;
      const { state, ts, sentTo, partOf, bundle, payload, fileId } = row;
      const bundledIn = partOf ?? (bundle && hasWords(payload) ? key : undefined);
      return {
        state,
        ...(ts && { ts }),
        ...(sentTo && { sentTo }),
        ...(bundledIn && { bundledIn }),
        ...(fileId && { fileId }),
      };
    },

    async sentWith(teamId, firstKey) {
      return rows
        .find({
          teamId: { $eq: teamId },
          $or: [{ key: { $eq: firstKey } }, { partOf: { $eq: firstKey } }],
          state: { $in: [...unsent, 'sent'] },
          payload: { $ne: {} },
        })
        .sort({ partOf: 1, priority: 1, _id: 1 })
        .project<Pick<OutboxRow, 'key' | 'payload'>>({ _id: 0, key: 1, payload: 1 })
        .toArray();
    },

    async forgetSentBefore(before, held) {
      await rows.updateMany(
        { state: 'sent', 'payload.text': { $exists: true }, notBefore: { $lt: before }, ...notHeld(held) },
        { $set: { payload: {} } },
        { session },
      );
    },

    async rewrite(teamId, key, payload) {
      await rows.updateOne({ teamId: { $eq: teamId }, key: { $eq: key } }, { $set: { payload } });
    },

    async otherEdit({ id, teamId, target }) {
      if (!target) return undefined;
      const own = new ObjectId(id);
      const [other] = await rows
        .find(
          {
            teamId: { $eq: teamId },
            target: { $eq: target },
            $or: [
              { _id: { $gt: own }, state: { $in: [...unsent, 'sent'] } },
              { _id: { $lt: own }, state: 'sending' },
            ],
          },
          { projection: { _id: 1 } },
        )
        .sort({ _id: -1 })
        .limit(1)
        .toArray();
      if (!other) return undefined;
      return other._id.toHexString() > id ? 'newer' : 'older under way';
    },

    async otherPartEdit({ id, teamId }, group) {
      const parts = await rows
        .find({ teamId: { $eq: teamId }, $or: [{ key: { $eq: group } }, { partOf: { $eq: group } }] })
        .project<{ key: string }>({ _id: 0, key: 1 })
        .toArray();
      const target = { $in: parts.map(({ key }) => key) };
      const other = await rows.findOne(
        { teamId: { $eq: teamId }, target, state: 'sending', _id: { $ne: new ObjectId(id) } },
        { projection: { _id: 1 } },
      );
      if (!other) return undefined;
      return other._id.toHexString() < id ? 'older' : 'newer';
    },

    async isCopy(teamId, channelId, ts) {
      const inPlace = { teamId: { $eq: teamId }, sentTo: { $eq: channelId } };
      const stored = await rows.findOne({ ...inPlace, ts: { $eq: ts } }, { projection: { _id: 1 } });
      if (stored) return false;
      // The copy came before the message that is kept, and not before that was due: all three by Slack's clock.
      const dueBefore = new Date(Number(ts) * 1_000 + clocksApartMs);
      const twice = await rows.findOne(
        { ...inPlace, maybeTwice: true, ts: { $gte: ts }, notBefore: { $lte: dueBefore } },
        { projection: { _id: 1 } },
      );
      return twice !== null;
    },

    async countUnsent(teamId) {
      return rows.countDocuments({
        ...(teamId && { teamId: { $eq: teamId } }),
        state: { $in: ['pending', 'sending'] },
      });
    },
  };
}

function hasWords(payload: Record<string, unknown>): boolean {
  return Object.keys(payload).length > 0;
}
