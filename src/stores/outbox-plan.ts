import type { ClientSession, Collection } from 'mongodb';
import type { Missed, OutboxDocument, Planned } from './outbox-row.ts';

/** When messages go that have not gone out: moved with the school's calendar, held for someone's hours, missed. */
export interface OutboxPlan {
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
}

const orNone = (field: string) => ({ $ifNull: [field, '$$REMOVE'] });

/** When, and in which bundle, a message was first to go: remembered at its first move. */
const firstPlan = {
  plannedFor: { $ifNull: ['$plannedFor', '$notBefore'] },
  plannedBundle: { $cond: ['$plannedFor', orNone('$plannedBundle'), orNone('$bundle')] },
};

/** @param session binds all calls to one transaction */
export function outboxPlan(rows: Collection<OutboxDocument>, session?: ClientSession): OutboxPlan {
  return {
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
  };
}
