import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Gap } from '../domain/gap.ts';
import { notHeld, removeOne } from './removal-store.ts';

export const gapIndexes: IndexDescription[] = [
  // addOnce: a press that is repeated opens one gap.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // addOnce, byCause
  { key: { teamId: 1, alsoFrom: 1 }, partialFilterExpression: { alsoFrom: { $exists: true } }, name: 'alsoFrom' },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // addOnce, change: of one topic one gap is open; sessionHeld
  {
    key: { teamId: 1, topicKey: 1 },
    unique: true,
    partialFilterExpression: { isOpen: true, topicKey: { $exists: true } },
    name: 'openTopic',
  },
  // open, carried
  { key: { teamId: 1, stage: 1, openedAt: 1 } },
  // forgetWhyBefore
  { key: { stageSince: 1 }, partialFilterExpression: { stage: 'carried' }, name: 'carriedSince' },
  // toLook
  { key: { held: 1 }, partialFilterExpression: { held: { $exists: true } }, name: 'toLook' },
];

export interface GapStore {
  /** Keeps a new gap; gives the one that its cause made, or that is open on its topic and now stands for this cause too. */
  addOnce(gap: Gap): Promise<Gap>;
  find(teamId: string, id: string): Promise<Gap | undefined>;
  /** The gap that a question became. */
  byCause(teamId: string, cause: string): Promise<Gap | undefined>;
  /** The open one on a topic. */
  onTopic(teamId: string, topicKey: string): Promise<Gap | undefined>;
  /** Takes over a change made to the gap as it was read; false when someone was first. */
  change(gap: Gap): Promise<boolean>;
  /** All of a workspace that are not carried yet, the oldest first. */
  open(teamId: string): Promise<Gap[]>;
  /** Carried ones, the newest first. */
  carried(teamId: string, most: number): Promise<Gap[]>;
  /** A session of this topic took place: the gap that is being brought in or learned notes it. `gapId`: it was planned for that gap. */
  sessionHeld(teamId: string, session: { id: string; topicKey: string; gapId?: string }): Promise<void>;
  /** Gaps of all workspaces with a session that was not looked at yet. */
  toLook(): AsyncIterable<Gap>;
  /** Forgets why it mattered, of those that were carried before `at`, but for `held` workspaces; the topic stays. */
  forgetWhyBefore(at: Date, held: readonly string[]): Promise<void>;
  /** Removes one that was named by mistake; false when it has changed since it was read. */
  remove(gap: Gap): Promise<boolean>;
}

/** @param session binds all calls to one transaction */
export function gapStore(db: Db, session?: ClientSession): GapStore {
  const gaps = db.collection<Gap>('gaps');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, id: string) => ({ teamId: { $eq: teamId }, id: { $eq: id } });
  const byCause = async (teamId: string, cause: string) =>
    (await gaps.findOne<Gap>(
      {
        $or: [
          { teamId: { $eq: teamId }, cause: { $eq: cause } },
          { teamId: { $eq: teamId }, alsoFrom: { $eq: cause } },
        ],
      },
      read,
    )) ?? undefined;
  const onTopic = async (teamId: string, topicKey: string) =>
    (await gaps.findOne<Gap>({ teamId: { $eq: teamId }, topicKey: { $eq: topicKey }, isOpen: true }, read)) ??
    undefined;
  return {
    async addOnce(gap) {
      const { teamId, cause, topicKey } = gap;
      const known = await byCause(teamId, cause);
      if (known) return known;
      const same = topicKey === undefined ? undefined : await onTopic(teamId, topicKey);
      if (!same) {
        await gaps.insertOne({ ...gap }, { session });
        return gap;
      }
      const { why, whyBy } = gap;
      const reason = same.why === undefined && why !== undefined ? { why, ...(whyBy && { whyBy }) } : undefined;
      await gaps.updateOne(
        one(teamId, same.id),
        { $addToSet: { alsoFrom: cause }, $inc: { turn: 1 }, ...(reason && { $set: reason }) },
        { session },
      );
      return { ...same, ...reason, turn: same.turn + 1 };
    },
    async find(teamId, id) {
      return (await gaps.findOne<Gap>(one(teamId, id), read)) ?? undefined;
    },
    byCause,
    onTopic,
    async change(gap) {
      const { teamId, id, turn } = gap;
      const { modifiedCount } = await gaps.replaceOne(
        { ...one(teamId, id), turn },
        { ...gap, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async open(teamId) {
      return gaps
        .find<Gap>({ teamId: { $eq: teamId }, isOpen: true }, read)
        .sort({ openedAt: 1, id: 1 })
        .toArray();
    },
    async carried(teamId, most) {
      return gaps
        .find<Gap>({ teamId: { $eq: teamId }, stage: 'carried' }, read)
        .sort({ stageSince: -1, id: 1 })
        .limit(most)
        .toArray();
    },
    async sessionHeld(teamId, { id, topicKey, gapId }) {
      const about = gapId === undefined ? { topicKey: { $eq: topicKey } } : { id: { $eq: gapId } };
      await gaps.updateMany(
        { teamId: { $eq: teamId }, ...about, stage: { $in: ['bringing-in', 'being-learned'] } },
        { $addToSet: { held: id }, $inc: { turn: 1 } },
        { session },
      );
    },
    toLook() {
      return gaps.find<Gap>({ held: { $exists: true } }, read);
    },
    async forgetWhyBefore(at, held) {
      await gaps.updateMany(
        { stage: 'carried', stageSince: { $lt: at }, why: { $exists: true }, ...notHeld(held) },
        { $unset: { why: '', whyBy: '' }, $inc: { turn: 1 } },
        { session },
      );
    },
    async remove({ teamId, id, turn }) {
      const removed = await removeOne<Gap>(db, { from: 'gaps', filter: { ...one(teamId, id), turn }, session });
      return removed !== undefined;
    },
  };
}
