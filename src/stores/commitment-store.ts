import type { ClientSession, Db, Filter, IndexDescription } from 'mongodb';
import type { Commitment, Prompted } from '../domain/commitment.ts';
import type { CommitmentDraft } from '../domain/commitment-press.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { notHeld } from './removal-store.ts';

export const commitmentIndexes: IndexDescription[] = [
  // addOnce: a replayed press creates nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // countOpen, concerning, keptBy, lookAgain
  { key: { teamId: 1, ownerId: 1, status: 1 } },
  // concerning
  { key: { teamId: 1, partnerId: 1, status: 1 } },
  { key: { teamId: 1, proposedBy: 1, status: 1 } },
  { key: { teamId: 1, 'supports.giverId': 1, status: 1 } },
  // shown, openOrKeptSince
  { key: { teamId: 1, shownTo: 1, status: 1 } },
  // toLookAt
  {
    key: { lookedOn: 1 },
    partialFilterExpression: { status: { $in: ['proposed', 'open'] } },
    name: 'looks',
  },
  // forgetWordsBefore
  { key: { endedOn: 1 }, partialFilterExpression: { endedOn: { $exists: true } }, name: 'ended' },
];

export const commitmentDraftIndexes: IndexDescription[] = [
  // addDraft: a form that comes twice makes one draft.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // findDraft, changeDraft, takeDraft
  { key: { teamId: 1, id: 1 }, unique: true },
  // removeDraftsBefore
  { key: { at: 1 } },
];

export interface CommitmentStore {
  /** Keeps a new one; when its cause made one already, gives that one. */
  addOnce(commitment: Commitment): Promise<Commitment>;
  find(teamId: string, id: string): Promise<Commitment | undefined>;
  /** Takes over a change made to the commitment as it was read; false when someone was first. */
  change(commitment: Commitment): Promise<boolean>;
  /** Remembers a prompt until it is answered; within the transaction that sends it. */
  notePrompt(teamId: string, id: string, prompt: Prompted): Promise<void>;
  /** How many are open for someone, beside the one with this id. */
  countOpen(teamId: string, ownerId: string, besideId: string): Promise<number>;
  /** All proposed and open ones in which someone has a part: as owner, partner, giver or proposer; the nearest day first. */
  concerning(teamId: string, userId: string): Promise<Commitment[]>;
  /** What someone kept, the newest first. */
  keptBy(teamId: string, ownerId: string, most: number): Promise<Commitment[]>;
  /**
   * Open ones, and those kept on the day `since` or later, that their owners show to the school, or to their teams where they are
   * among the reader's `teammates`; the nearest day first.
   */
  shown(
    teamId: string,
    reader: { since: CalendarDay; teammates: readonly string[] },
    most: number,
  ): Promise<Commitment[]>;
  /** All that are open, and those kept on this day or later. */
  openOrKeptSince(teamId: string, day: CalendarDay): Promise<Commitment[]>;
  /** Proposed and open ones of all workspaces that were not looked at for this day yet. */
  toLookAt(day: CalendarDay): AsyncIterable<Pick<Commitment, 'teamId' | 'id' | 'turn' | 'lookedOn'>>;
  /** Days have changed, the school's or this owner's: proposed and open ones are looked at anew, all of the school's or theirs. */
  lookAgain(teamId: string, ownerId?: string): Promise<void>;
  /** Forgets what people wrote in those that ended before this day. */
  forgetWordsBefore(day: CalendarDay, held: readonly string[]): Promise<void>;
  /** Keeps what only its author has seen; when its cause made a draft already, gives that one. */
  addDraft(draft: CommitmentDraft, at: Date): Promise<CommitmentDraft>;
  findDraft(teamId: string, id: string): Promise<CommitmentDraft | undefined>;
  /** Says a draft anew. */
  changeDraft(draft: CommitmentDraft): Promise<void>;
  /** Gives the draft to the one caller who is first. */
  takeDraft(teamId: string, id: string): Promise<CommitmentDraft | undefined>;
  /** Removes what was never sent. */
  removeDraftsBefore(at: Date): Promise<void>;
}

type DraftDocument = CommitmentDraft & { at: Date };

const underWay: Commitment['status'][] = ['proposed', 'open'];

/** @param session binds all calls to one transaction */
export function commitmentStore(db: Db, session?: ClientSession): CommitmentStore {
  const commitments = db.collection<Commitment>('commitments');
  const drafts = db.collection<DraftDocument>('commitmentDrafts');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const readDraft = { projection: { _id: 0, at: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, id: string) => ({ teamId: { $eq: teamId }, id: { $eq: id } });
  const sorted = (filter: Filter<Commitment>, most = 0) =>
    commitments.find<Commitment>(filter, read).sort({ dueDay: 1, id: 1 }).limit(most).toArray();

  return {
    async addOnce(commitment) {
      const same = { teamId: { $eq: commitment.teamId }, cause: { $eq: commitment.cause } };
      const { upsertedCount } = await commitments.updateOne(
        same,
        { $setOnInsert: commitment },
        { upsert: true, session },
      );
      if (upsertedCount === 1) return commitment;
      return (await commitments.findOne<Commitment>(same, read)) ?? commitment;
    },
    async find(teamId, id) {
      return (await commitments.findOne<Commitment>(one(teamId, id), read)) ?? undefined;
    },
    async change(commitment) {
      const { teamId, id, turn } = commitment;
      const { modifiedCount } = await commitments.replaceOne(
        { ...one(teamId, id), turn },
        { ...commitment, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async notePrompt(teamId, id, prompt) {
      await commitments.updateOne(one(teamId, id), { $push: { prompts: prompt } }, { session });
    },
    async countOpen(teamId, ownerId, besideId) {
      return commitments.countDocuments(
        { teamId: { $eq: teamId }, ownerId: { $eq: ownerId }, status: 'open', id: { $ne: besideId } },
        { session, maxTimeMS: 3_000 },
      );
    },
    async concerning(teamId, userId) {
      const me = { $eq: userId };
      const parts = [{ ownerId: me }, { partnerId: me }, { proposedBy: me }, { 'supports.giverId': me }];
      return sorted({ teamId: { $eq: teamId }, status: { $in: underWay }, $or: parts });
    },
    async keptBy(teamId, ownerId, most) {
      return commitments
        .find<Commitment>({ teamId: { $eq: teamId }, ownerId: { $eq: ownerId }, status: 'kept' }, read)
        .sort({ endedOn: -1, id: 1 })
        .limit(most)
        .toArray();
    },
    async shown(teamId, { since, teammates }, most) {
      const readable: Filter<Commitment>[] = [
        { teamId: { $eq: teamId }, shownTo: 'school' },
        { teamId: { $eq: teamId }, shownTo: 'team', ownerId: { $in: [...teammates] } },
      ];
      const either = readable.flatMap((one): Filter<Commitment>[] => [
        { ...one, status: 'open' },
        { ...one, status: 'kept', endedOn: { $gte: since } },
      ]);
      return sorted({ $or: either }, most);
    },
    async openOrKeptSince(teamId, day) {
      const shownTo = { $in: ['pair', 'team', 'school'] as Commitment['shownTo'][] };
      const one = { teamId: { $eq: teamId }, shownTo };
      const either = [
        { ...one, status: 'open' as const },
        { ...one, status: 'kept' as const, endedOn: { $gte: day } },
      ];
      return commitments.find<Commitment>({ $or: either }, read).toArray();
    },
    toLookAt(day) {
      return commitments
        .find({ status: { $in: underWay }, lookedOn: { $lt: day } }, read)
        .project<Pick<Commitment, 'teamId' | 'id' | 'turn' | 'lookedOn'>>({
          _id: 0,
          teamId: 1,
          id: 1,
          turn: 1,
          lookedOn: 1,
        })
        .sort({ lookedOn: 1 });
    },
    async lookAgain(teamId, ownerId) {
      await commitments.updateMany(
        { teamId: { $eq: teamId }, ...(ownerId && { ownerId: { $eq: ownerId } }), status: { $in: underWay } },
        { $set: { lookedOn: '' }, $inc: { turn: 1 } },
        { session },
      );
    },
    async forgetWordsBefore(day, held) {
      await commitments.updateMany(
        { endedOn: { $exists: true, $lt: day }, words: { $ne: '' }, ...notHeld(held) },
        {
          $set: { words: '', 'supports.$[].words': '', 'history.$[].words': '' },
          $unset: {
            goal: '',
            evidence: '',
            learned: '',
            'howKept.students': '',
            'supports.$[].swap': '',
            'history.$[].reason': '',
          },
          $inc: { turn: 1 },
        },
        { session },
      );
    },
    async addDraft(draft, at) {
      const same = { teamId: { $eq: draft.teamId }, cause: { $eq: draft.cause } };
      const { upsertedCount } = await drafts.updateOne(
        same,
        { $setOnInsert: { ...draft, at } },
        { upsert: true, session },
      );
      if (upsertedCount === 1) return draft;
      return (await drafts.findOne<CommitmentDraft>(same, readDraft)) ?? draft;
    },
    async findDraft(teamId, id) {
      return (await drafts.findOne<CommitmentDraft>(one(teamId, id), readDraft)) ?? undefined;
    },
    async changeDraft({ teamId, id, ...said }) {
      const optional = ['topic', 'goalId', 'goal', 'evidence', 'hasAll'] as const;
      const gone = Object.fromEntries(optional.filter((field) => !said[field]).map((field) => [field, '' as const]));
      await drafts.updateOne(one(teamId, id), { $set: said, $unset: gone }, { session });
    },
    async takeDraft(teamId, id) {
      return (await drafts.findOneAndDelete(one(teamId, id), { session, projection: { _id: 0, at: 0 } })) ?? undefined;
    },
    async removeDraftsBefore(at) {
      await drafts.deleteMany({ at: { $lt: at } }, { session });
    },
  };
}
