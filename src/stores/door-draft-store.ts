import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { TypedDoor } from '../domain/door.ts';

export const doorDraftIndexes: IndexDescription[] = [
  // keep, take: someone prepares one door at a time.
  { key: { teamId: 1, hostId: 1 }, unique: true },
  // removeBefore
  { key: { at: 1 } },
];

/** A door that its host has filled in and looks at before anyone else does. */
export interface DoorDraft {
  teamId: string;
  hostId: string;
  id: string;
  roundId: string;
  typed: TypedDoor;
  at: Date;
}

export interface DoorDraftStore {
  /** Keeps what someone prepares, in place of what they prepared before. */
  keep(draft: DoorDraft): Promise<void>;
  /** Gives the draft to the one caller who is first. */
  take(teamId: string, hostId: string, id: string): Promise<DoorDraft | undefined>;
  removeBefore(at: Date): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function doorDraftStore(db: Db, session?: ClientSession): DoorDraftStore {
  const drafts = db.collection<DoorDraft>('doorDrafts');
  return {
    async keep(draft) {
      const { teamId, hostId } = draft;
      await drafts.replaceOne({ teamId: { $eq: teamId }, hostId: { $eq: hostId } }, draft, { upsert: true, session });
    },
    async take(teamId, hostId, id) {
      const one = { teamId: { $eq: teamId }, hostId: { $eq: hostId }, id: { $eq: id } };
      const found = await drafts.findOneAndDelete(one, { session, projection: { _id: 0 } });
      return found ?? undefined;
    },
    async removeBefore(at) {
      await drafts.deleteMany({ at: { $lt: at } }, { session });
    },
  };
}
