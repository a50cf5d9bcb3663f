import { type ClientSession, type Collection, MongoServerError, ObjectId } from 'mongodb';
import { asRow, type Ending, inTime, type OutboxDocument, type OutboxRow, type Pause, unsent } from './outbox-row.ts';

/** The way of a row that is being sent: claimed under a fence, then ended or put back. */
export interface OutboxClaims {
  /** The next row to send: due in school time, not paused, free or with an expired lease. Gives it a new fence. */
  claim(now: Date, paused: Pause[]): Promise<OutboxRow | undefined>;
  /**
   * Claims what goes out as one message with a claimed row: what went with it before, and, where nothing of it can have
   * arrived yet, what else waits in its bundle.
   */
  claimRestOfBundle(row: OutboxRow, now: Date, most: number): Promise<OutboxRow[]>;
  /** True while a claimed row was to go out with an earlier one that is still to be sent and takes it along. */
  isTakenAlong(row: OutboxRow): Promise<boolean>;
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
}

/** Longer than a request's timeout, so that a lease never ends while its request is still under way. Source: reliability.md. */
export const leaseMs = 60_000;

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

/** @param session binds the end of a row to one transaction */
export function outboxClaims(rows: Collection<OutboxDocument>, session?: ClientSession): OutboxClaims {
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
  };
}

function held({ teamId, method }: Pause) {
  return method === 'any' ? { teamId } : { teamId, method };
}
