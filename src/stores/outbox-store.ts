import { type ClientSession, type Db, type IndexDescription, MongoServerError, ObjectId } from 'mongodb';
import { notHeld } from './removal-store.ts';

/** What may be asked of Slack by the sender; each with the arguments of its Web API method. */
export type OutboxMethod = 'chat.postMessage' | 'chat.update' | 'chat.delete' | 'files.completeUploadExternal';

/** What to do when nobody can tell whether a message arrived. Source: reliability.md, "Outbox row". */
export type OnAmbiguous = 'drop' | 'hold' | 'resend';

/** A message to be sent: one intent, named by `key`, whatever dies in between. */
export interface OutboxDraft {
  teamId: string;
  /** The intent, from its cause: `question:q1:offer:2`. A second row of the same key is never made. */
  key: string;
  /** Whose message it is, for its owner's `undelivered` handler: `who-knows.offer`. */
  kind: string;
  method: OutboxMethod;
  /** Nowhere (a file that messages show), a user id (the direct message), a channel id, the group conversation of `users`, or where the row with key `of` was posted (an edit of it, or a reply in its thread). */
  channel: string | { users: string[] } | { of: string };
  /** Arguments of the method but for channel and ts; of a file its `filename`, `content` (`encoding` says how it is written), `alt_text`, `title` and `initial_comment`. A picture whose `slack_file` is `outbox:KEY` shows the file of the row with that key. */
  payload: Record<string, unknown>;
  /** For edits: the key of the row whose message is edited, the same as `channel.of`. */
  target?: string;
  /** What its owner looks at again before it is sent. */
  about?: string;
  /** Unasked messages of one bundle arrive as one. */
  bundle?: string;
  /** Nobody asked for it: it takes one of the person's places of a day. */
  unasked?: true;
  /** Lower goes first. */
  priority: number;
  /** School time before which it is not sent. */
  notBefore: Date;
  /** School time from which it is not sent any more: what nobody asked for waits for other hours then, the rest is dropped. */
  notAfter?: Date;
  onAmbiguous: OnAmbiguous;
}

export interface OutboxRow extends OutboxDraft {
  id: string;
  fence: number;
  attempts: number;
  /** Machine time of the first try and of this claim, by the database's clock. */
  firstTry: Date;
  claimedAt: Date;
  /** True when an earlier try may have arrived. */
  unsure: boolean;
  ts?: string;
  sentTo?: string;
  /** The key of the row with which it was sent as one message. */
  partOf?: string;
  /** Of a file: Slack's id of what was uploaded, and is still to be shown. */
  fileId?: string;
  /** Why the last try came to nothing. */
  reason?: string;
  /** Why it is not to be sent any more, where that was said while it was on its way or may have arrived. */
  withdrawn?: string;
}

/** A message that waits for a later time. */
export interface Planned extends Pick<OutboxDraft, 'key' | 'channel' | 'notBefore' | 'unasked'> {
  /** When it was first to go, where the school's calendar has moved it since. */
  plannedFor?: Date;
}

/** A message that did not go out while it could. */
export type Missed = Pick<OutboxDraft, 'teamId' | 'key' | 'channel' | 'unasked' | 'notBefore'> &
  Required<Pick<OutboxDraft, 'notAfter'>>;

interface OutboxDocument extends OutboxDraft {
  _id: ObjectId;
  state: 'pending' | 'sending' | 'sent' | 'dead' | 'held' | 'skipped';
  fence: number;
  attempts: number;
  plannedFor?: Date;
  plannedBundle?: string;
  /** Machine time, by the database's clock. */
  retryAt: Date;
  leaseUntil?: Date;
  firstTry?: Date;
  claimedAt?: Date;
  unsure?: boolean;
  ts?: string;
  sentTo?: string;
  partOf?: string;
  /** It was claimed for all of its bundle. */
  leads?: true;
  fileId?: string;
  withdrawn?: string;
  reason?: string;
  /** An earlier try may have arrived and could not be looked up: the message may stand twice. */
  maybeTwice?: boolean;
  finishedAt?: Date;
}

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

export type Ending =
  | { state: 'sent'; ts?: string; sentTo?: string; maybeTwice?: boolean }
  | { state: 'dead' | 'held' | 'skipped'; reason: string };

export interface Pause {
  teamId: string;
  /** `any`: nothing may be asked for this workspace. */
  method: OutboxMethod | 'any';
}

/** What became of a message. `bundledIn`: it shares one message with others, whose first row has this key. */
export interface Standing {
  state: OutboxDocument['state'];
  /** Of a file: Slack's id of it. */
  fileId?: string;
  ts?: string;
  sentTo?: string;
  bundledIn?: string;
}

export interface OutboxStore {
  /** Adds a message once; an edit replaces older edits of the same message that have not gone out. */
  add(draft: OutboxDraft): Promise<void>;
  /**
   * Drops messages of these keys that have not gone out. One that may have arrived is looked for first: what changes it waits
   * for that, and it is not sent again.
   */
  withdraw(teamId: string, keys: string[], reason: string): Promise<void>;
  /** Where the message of this key stands, once it is sent. */
  find(
    teamId: string,
    key: string,
  ): Promise<{ state: OutboxDocument['state']; ts?: string; sentTo?: string; fileId?: string } | undefined>;
  /** The next row to send: due in school time, not paused, free or with an expired lease. Gives it a new fence. */
  claim(now: Date, paused: Pause[]): Promise<OutboxRow | undefined>;
  /**
   * Claims what goes out as one message with a claimed row: what went with it before, and, where nothing of it can have
   * arrived yet, what else waits in its bundle.
   */
  claimRestOfBundle(row: OutboxRow, now: Date, most: number): Promise<OutboxRow[]>;
  /** True while a claimed row was to go out with an earlier one that is still to be sent and takes it along. */
  isTakenAlong(row: OutboxRow): Promise<boolean>;
  /** The rows that were sent as one message, the first first. */
  sentWith(teamId: string, firstKey: string): Promise<Pick<OutboxRow, 'key' | 'payload'>[]>;
  /** Forgets the words of sent messages that were to go before this instant of school time; an edit of their part leaves the others out then. */
  forgetSentBefore(before: Date, held: readonly string[]): Promise<void>;
  /** What a row's part of a shared message says from now on. */
  rewrite(teamId: string, key: string, payload: Record<string, unknown>): Promise<void>;
  /** New messages of a workspace that are to go after `now`, and those whose time was moved before. */
  planned(teamId: string, now: Date): Promise<Planned[]>;
  /** Lets a message that has not gone out wait until `notBefore`, with other words where given; false when it is on its way, or may have arrived. */
  move(teamId: string, key: string, notBefore: Date, payload?: Record<string, unknown>): Promise<boolean>;
  /** The same for one that waits for someone's hours; without a bundle, in the one in which it was first to go, if any. */
  hold(teamId: string, key: string, hours: { from: Date; to: Date }, bundle?: string): Promise<boolean>;
  /** New messages of all workspaces that have not gone out, and from `now` on are not to go, the oldest first. */
  missed(now: Date): Promise<Missed[]>;
  /** Plans anew a message that was missed, as if it had never had another time. */
  replan(missed: Missed, hours: { from: Date; to: Date }, bundle?: string): Promise<void>;
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
  /** The file of a claimed row lies in Slack now, unseen; false when the lease was lost to someone else. */
  uploaded(row: OutboxRow, fileId: string): Promise<boolean>;
  /** Ends a claimed row under its fence; false when the lease was lost to someone else. */
  end(row: OutboxRow, ending: Ending): Promise<boolean>;
  /**
   * Puts a claimed row back for a later try, `waitMs` of machine time from now; a parked one is no older for the waiting,
   * one that goes alone joins no bundle any more, and the file of one that lost it is uploaded again.
   */
  putBack(
    row: OutboxRow,
    waitMs: number,
    why: {
      reason: string;
      unsure: boolean;
      isParked?: boolean;
      isNoTry?: boolean;
      goesAlone?: boolean;
      lostFile?: boolean;
    },
  ): Promise<boolean>;
  /** Of one workspace, or of all. */
  countUnsent(teamId?: string): Promise<number>;
}

/** Longer than a request's timeout, so that a lease never ends while its request is still under way. Source: reliability.md. */
export const leaseMs = 60_000;

/** Slack's clock and the database's are not one. */
const clocksApartMs = 60_000;

const unsent: ('pending' | 'sending')[] = ['pending', 'sending'];

/** What claiming sets, on the database's clock. */
const claimed = {
  // Found under another's lease: that try may have reached Slack.
  unsure: { $or: [{ $eq: ['$state', 'sending'] }, { $ifNull: ['$unsure', false] }] },
  state: 'sending',
  fence: { $add: ['$fence', 1] },
  attempts: { $add: ['$attempts', 1] },
  leaseUntil: { $add: ['$$NOW', leaseMs] },
  claimedAt: '$$NOW',
  firstTry: { $ifNull: ['$firstTry', '$$NOW'] },
};

/** Of a bundle one row at a time is claimed by itself: it takes the others along. */
const leading = {
  leads: {
    $cond: [{ $and: [{ $ifNull: ['$bundle', false] }, { $not: [{ $ifNull: ['$partOf', false] }] }] }, true, '$$REMOVE'],
  },
};

const orNone = (field: string) => ({ $ifNull: [field, '$$REMOVE'] });

/** When, and in which bundle, a message was first to go: remembered at its first move. */
const firstPlan = {
  plannedFor: { $ifNull: ['$plannedFor', '$notBefore'] },
  plannedBundle: { $cond: ['$plannedFor', orNone('$plannedBundle'), orNone('$bundle')] },
};

/** @param session binds all calls to one transaction */
export function outboxStore(db: Db, session?: ClientSession): OutboxStore {
  const rows = db.collection<OutboxDocument>('outbox');
  const underFence = (row: OutboxRow) => ({
    teamId: { $eq: row.teamId },
    _id: new ObjectId(row.id),
    fence: row.fence,
    state: 'sending' as const,
  });

  /** True when a row that is being ended was sent as one message with others. */
  async function isShared({ teamId, bundle, key, partOf }: OutboxRow): Promise<boolean> {
    if (!bundle || partOf) return partOf !== undefined;
    const others = { teamId: { $eq: teamId }, bundle: { $eq: bundle }, partOf: { $eq: key } };
    const other = await rows.findOne(
      { ...others, state: { $in: [...unsent, 'sent'] } },
      { projection: { _id: 1 }, session },
    );
    return other !== null;
  }

  return {
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

    async claim(now, paused) {
      const free = { $lte: [{ $cond: [{ $eq: ['$state', 'sending'] }, '$leaseUntil', '$retryAt'] }, '$$NOW'] };
      const not: Record<string, unknown>[] = paused.map(held);
      for (;;) {
        const due = {
          state: { $in: unsent },
          notBefore: { $lte: now },
          $expr: free,
          // What may have arrived by another's try, or is not to be sent any more, is ended at any hour.
          $or: [...inTime(now), { state: 'sending' as const }, { withdrawn: { $exists: true } }],
          ...(not.length > 0 && { $nor: not }),
        };
        try {
          const row = await rows.findOneAndUpdate(due, [{ $set: { ...claimed, ...leading } }], {
            sort: { priority: 1, notBefore: 1, _id: 1 },
            returnDocument: 'after',
          });
          return row ? asRow(row) : undefined;
        } catch (error) {
          if (!(error instanceof MongoServerError) || error.code !== 11000) throw error;
          // Another row of its bundle is under way, and takes it along, or ends and wakes the sender.
          not.push({ teamId: error.keyValue?.teamId, bundle: error.keyValue?.bundle });
        }
      }
    },

    async claimRestOfBundle({ id, teamId, bundle, key, partOf, unsure }, now, most) {
      if (!bundle) return [];
      const group = partOf ?? key;
      // Whoever holds the first of a message holds all of it, whatever the leases of the others say.
      const before = { partOf: group, state: { $in: unsent } };
      // What may have arrived already is left to the message with which it went.
      const fresh = {
        partOf: { $exists: false },
        state: 'pending' as const,
        unsure: { $ne: true },
        notBefore: { $lte: now },
        $or: inTime(now),
      };
      const joins = {
        teamId: { $eq: teamId },
        bundle: { $eq: bundle },
        method: 'chat.postMessage' as const,
        $or: unsure ? [before] : [before, fresh],
      };
      const ids = await rows
        .find({ ...joins, _id: { $ne: new ObjectId(id) } }, { projection: { _id: 1 } })
        .sort({ priority: 1, _id: 1 })
        .limit(most)
        .map(({ _id }) => _id)
        .toArray();
      await rows.updateMany({ ...joins, _id: { $in: ids } }, [{ $set: { ...claimed, partOf: { $literal: group } } }]);
      const rest = await rows
        .find({ teamId: { $eq: teamId }, _id: { $in: ids }, partOf: group, state: 'sending' })
        .sort({ priority: 1, _id: 1 })
        .toArray();
      return rest.map(asRow);
    },

    async isTakenAlong({ id, teamId, bundle, partOf }) {
      if (!partOf) return false;
      const [first] = await rows
        .find(
          {
            teamId: { $eq: teamId },
            bundle: { $eq: bundle },
            state: { $in: unsent },
            $or: [{ key: partOf }, { partOf }],
          },
          { projection: { _id: 1 } },
        )
        .sort({ partOf: 1, priority: 1, _id: 1 })
        .limit(1)
        .toArray();
      return first !== undefined && first._id.toHexString() !== id;
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

    async planned(teamId, now) {
      return rows
        .find(
          {
            teamId: { $eq: teamId },
            state: 'pending',
            method: { $in: ['chat.postMessage', 'files.completeUploadExternal'] },
            $or: [{ notBefore: { $gt: now } }, { plannedFor: { $exists: true } }],
          },
          { projection: { _id: 0, key: 1, channel: 1, notBefore: 1, plannedFor: 1, unasked: 1 }, session },
        )
        .sort({ notBefore: 1 })
        .toArray();
    },

    async move(teamId, key, notBefore, payload) {
      const { modifiedCount } = await rows.updateOne(
        { teamId: { $eq: teamId }, key: { $eq: key }, state: 'pending', unsure: { $ne: true } },
        [
          {
            $set: {
              ...firstPlan,
              notBefore,
              notAfter: { $cond: [{ $eq: ['$notBefore', notBefore] }, orNone('$notAfter'), '$$REMOVE'] },
              ...(payload && { payload: { $literal: payload } }),
            },
          },
        ],
        { session },
      );
      return modifiedCount === 1;
    },

    async hold(teamId, key, { from, to }, bundle) {
      const { modifiedCount } = await rows.updateOne(
        { teamId: { $eq: teamId }, key: { $eq: key }, state: 'pending' },
        [
          {
            $set: {
              ...firstPlan,
              notBefore: from,
              notAfter: { $cond: [{ $ifNull: ['$notAfter', false] }, to, '$$REMOVE'] },
            },
          },
          { $set: { bundle: bundle ? { $literal: bundle } : orNone('$plannedBundle') } },
        ],
        { session },
      );
      return modifiedCount === 1;
    },

    async missed(now) {
      return rows
        .find({ state: 'pending', notAfter: { $exists: true, $lte: now }, withdrawn: { $exists: false } })
        .sort({ notAfter: 1, _id: 1 })
        .project<Missed>({ _id: 0, teamId: 1, key: 1, channel: 1, unasked: 1, notBefore: 1, notAfter: 1 })
        .toArray();
    },

    async replan({ teamId, key, notAfter }, { from, to }, bundle) {
      await rows.updateOne(
        { teamId: { $eq: teamId }, key: { $eq: key }, state: 'pending', notAfter: { $eq: notAfter } },
        {
          $set: { notBefore: from, notAfter: to, ...(bundle && { bundle }) },
          $unset: { plannedFor: '', plannedBundle: '' },
        },
        { session },
      );
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
      const postedMs = Number(ts) * 1_000;
      const twice = await rows.findOne(
        {
          ...inPlace,
          maybeTwice: true,
          firstTry: { $lte: new Date(postedMs + clocksApartMs) },
          finishedAt: { $gte: new Date(postedMs - clocksApartMs) },
        },
        { projection: { _id: 1 } },
      );
      return twice !== null;
    },

    async uploaded(row, fileId) {
      const { matchedCount } = await rows.updateOne(underFence(row), { $set: { fileId } });
      return matchedCount === 1;
    },

    async end(row, ending) {
      // What was said is in Slack now, so the row keeps only that; a part of a shared message is needed for its edits.
      const keepsWords = ending.state === 'sent' && (await isShared(row));
      const { modifiedCount } = await rows.updateOne(
        underFence(row),
        {
          $set: { ...ending, ...(!keepsWords && { payload: {} }) },
          $unset: { leads: '', withdrawn: '' },
          $currentDate: { finishedAt: true },
        },
        { session },
      );
      return modifiedCount === 1;
    },

    async putBack(row, waitMs, { reason, unsure, isParked, isNoTry, goesAlone, lostFile }) {
      const { modifiedCount } = await rows.updateOne(underFence(row), [
        {
          $set: {
            state: 'pending',
            retryAt: { $add: ['$$NOW', waitMs] },
            reason,
            unsure,
            partOf: unsure ? '$partOf' : '$$REMOVE',
            firstTry: isParked && !unsure ? '$$REMOVE' : '$firstTry',
            leads: '$$REMOVE',
            attempts: { $subtract: ['$attempts', isNoTry ? 1 : 0] },
            fileId: lostFile ? '$$REMOVE' : '$fileId',
            bundle: goesAlone ? '$$REMOVE' : '$bundle',
          },
        },
      ]);
      return modifiedCount === 1;
    },

    async countUnsent(teamId) {
      return rows.countDocuments({
        ...(teamId && { teamId: { $eq: teamId } }),
        state: { $in: ['pending', 'sending'] },
      });
    },
  };
}

function inTime(now: Date) {
  return [{ notAfter: { $exists: false } }, { notAfter: { $gt: now } }];
}

function hasWords(payload: Record<string, unknown>): boolean {
  return Object.keys(payload).length > 0;
}

function held({ teamId, method }: Pause) {
  return method === 'any' ? { teamId } : { teamId, method };
}

function asRow({
  _id,
  state: _,
  retryAt: __,
  leaseUntil: ___,
  plannedFor: ____,
  plannedBundle: _____,
  leads: ______,
  ...row
}: OutboxDocument): OutboxRow {
  const made = _id.getTimestamp();
  return {
    ...row,
    id: _id.toHexString(),
    firstTry: row.firstTry ?? made,
    claimedAt: row.claimedAt ?? made,
    unsure: row.unsure ?? false,
  };
}
