import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { ImportDraft, Invitation } from '../domain/invitation.ts';

export const invitationIndexes: IndexDescription[] = [
  // addOnce: nobody has two invitations open at a time.
  {
    key: { teamId: 1, userId: 1, status: 1 },
    unique: true,
    partialFilterExpression: { status: 'open' },
    name: 'oneOpen',
  },
  // find, end
  { key: { teamId: 1, id: 1 }, unique: true },
  // of
  { key: { teamId: 1, userId: 1 } },
];

export const importIndexes: IndexDescription[] = [
  // keepDraft, draft, takeDraft: an admin prepares one import at a time.
  { key: { teamId: 1, by: 1 }, unique: true },
  // removeDraftsBefore
  { key: { at: 1 } },
];

export interface InvitationStore {
  /** True for the one caller who is first; false while the person has an open invitation. */
  addOnce(invitation: Invitation): Promise<boolean>;
  find(teamId: string, id: string): Promise<Invitation | undefined>;
  /** All invitations that these people ever had. */
  of(teamId: string, userIds: string[]): Promise<Invitation[]>;
  /** Ends an open invitation; false when it was ended before. */
  end(teamId: string, id: string, status: Exclude<Invitation['status'], 'open'>): Promise<boolean>;
  /** Keeps what an admin pasted, in place of what they had pasted before. */
  keepDraft(draft: ImportDraft): Promise<void>;
  draft(teamId: string, by: string, id: string): Promise<ImportDraft | undefined>;
  /** Gives the draft to the one caller who is first. */
  takeDraft(teamId: string, by: string, id: string): Promise<ImportDraft | undefined>;
  /** Removes what was pasted before `at` and never sent, in all workspaces. */
  removeDraftsBefore(at: Date): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function invitationStore(db: Db, session?: ClientSession): InvitationStore {
  const invitations = db.collection<Invitation>('invitations');
  const imports = db.collection<ImportDraft>('imports');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const draftOf = (teamId: string, by: string, id: string) => ({
    teamId: { $eq: teamId },
    by: { $eq: by },
    id: { $eq: id },
  });

  return {
    async addOnce(invitation) {
      const { teamId, userId } = invitation;
      const { upsertedCount } = await invitations.updateOne(
        { teamId: { $eq: teamId }, userId: { $eq: userId }, status: 'open' },
        { $setOnInsert: invitation },
        { upsert: true, session },
      );
      return upsertedCount === 1;
    },
    async find(teamId, id) {
      return (await invitations.findOne<Invitation>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async of(teamId, userIds) {
      return invitations.find<Invitation>({ teamId: { $eq: teamId }, userId: { $in: userIds } }, read).toArray();
    },
    async end(teamId, id, status) {
      const { modifiedCount } = await invitations.updateOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, status: 'open' },
        { $set: { status } },
        { session },
      );
      return modifiedCount === 1;
    },
    async keepDraft(draft) {
      const { teamId, by } = draft;
      await imports.replaceOne({ teamId: { $eq: teamId }, by: { $eq: by } }, draft, { upsert: true, session });
    },
    async draft(teamId, by, id) {
      return (await imports.findOne<ImportDraft>(draftOf(teamId, by, id), read)) ?? undefined;
    },
    async takeDraft(teamId, by, id) {
      const { projection } = read;
      return (await imports.findOneAndDelete(draftOf(teamId, by, id), { session, projection })) ?? undefined;
    },
    async removeDraftsBefore(at) {
      await imports.deleteMany({ at: { $lt: at } }, { session });
    },
  };
}
