import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { VisitNote } from '../domain/visit-note.ts';
import { notHeld } from './removal-store.ts';

export const visitNoteIndexes: IndexDescription[] = [
  // put, ofVisit: one note a visit and author.
  {
    key: { teamId: 1, observationId: 1, authorId: 1 },
    unique: true,
    partialFilterExpression: { isHidden: false },
    name: 'shown',
  },
  // withNotes
  { key: { teamId: 1, authorId: 1, keptUntil: -1 } },
  { key: { teamId: 1, hostId: 1, keptUntil: -1 } },
  // find, hide, remove
  { key: { teamId: 1, id: 1 }, unique: true },
  // clear
  { key: { keptUntil: 1 } },
  { key: { isHidden: 1 }, partialFilterExpression: { isHidden: true }, name: 'hidden' },
];

export interface VisitNoteStore {
  /** Keeps a note, in place of what its author wrote on this visit before; under a legal hold that is hidden, else removed. */
  put(note: VisitNote, hold: { isHeld: boolean }): Promise<void>;
  find(teamId: string, id: string): Promise<VisitNote | undefined>;
  /** Those that are not hidden. Who may read which is for the caller. */
  ofVisit(teamId: string, observationId: string): Promise<VisitNote[]>;
  /** The visits with notes that someone may read at `now`, as their author or the host, those that are kept longest first. */
  withNotes(teamId: string, userId: string, now: Date, most: number): Promise<string[]>;
  /** Shows it to nobody any more; false when it was gone. */
  hide(teamId: string, id: string): Promise<boolean>;
  /** False when it was gone. */
  remove(teamId: string, id: string): Promise<boolean>;
  /** Removes those that were hidden, or whose time is over at `now`, but for `held` workspaces. */
  clear(now: Date, held: readonly string[]): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function visitNoteStore(db: Db, session?: ClientSession): VisitNoteStore {
  const notes = db.collection<VisitNote>('visitNotes');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, id: string) => ({ teamId: { $eq: teamId }, id: { $eq: id } });
  return {
    async put(note, { isHeld }) {
      const { teamId, observationId, authorId } = note;
      const mine = { teamId: { $eq: teamId }, observationId: { $eq: observationId }, authorId: { $eq: authorId } };
      const before = { ...mine, isHidden: false };
      if (isHeld) await notes.updateOne(before, { $set: { isHidden: true } }, { session });
      else await notes.deleteOne(before, { session });
      await notes.insertOne({ ...note }, { session });
    },
    async find(teamId, id) {
      return (await notes.findOne<VisitNote>(one(teamId, id), read)) ?? undefined;
    },
    async ofVisit(teamId, observationId) {
      return notes
        .find<VisitNote>({ teamId: { $eq: teamId }, observationId: { $eq: observationId }, isHidden: false }, read)
        .sort({ writtenAt: 1, id: 1 })
        .toArray();
    },
    async withNotes(teamId, userId, now, most) {
      const shown = { teamId: { $eq: teamId }, isHidden: false, keptUntil: { $gt: now } };
      const found = await notes
        .find(
          {
            $or: [
              { ...shown, authorId: { $eq: userId } },
              { ...shown, hostId: { $eq: userId } },
            ],
          },
          read,
        )
        .sort({ keptUntil: -1 })
        .limit(most)
        .toArray();
      return [...new Set(found.map(({ observationId }) => observationId))];
    },
    async hide(teamId, id) {
      const { modifiedCount } = await notes.updateOne(
        { ...one(teamId, id), isHidden: false },
        { $set: { isHidden: true } },
        { session },
      );
      return modifiedCount === 1;
    },
    async remove(teamId, id) {
      const { deletedCount } = await notes.deleteOne({ ...one(teamId, id), isHidden: false }, { session });
      return deletedCount === 1;
    },
    async clear(now, held) {
      const isOver = { $or: [{ keptUntil: { $lte: now } }, { isHidden: true }] };
      await notes.deleteMany({ ...isOver, ...notHeld(held) }, { session });
    },
  };
}
