import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { Team } from '../domain/team.ts';
import { schoolStore } from './school-store.ts';

export const teamIndexes: IndexDescription[] = [
  // switchOn, find, all
  { key: { teamId: 1, channelId: 1 }, unique: true },
];

export const membershipIndexes: IndexDescription[] = [
  // join, leave, members, joinedSince, memberships
  { key: { teamId: 1, channelId: 1, userId: 1 }, unique: true },
  // teamsOf
  { key: { teamId: 1, userId: 1 } },
];

export interface TeamStore {
  /** False when Contour is on in this channel already. */
  switchOn(team: Team): Promise<boolean>;
  /** The channel is no team any more, and nobody is in it; false when it was none. */
  switchOff(teamId: string, channelId: string): Promise<boolean>;
  find(teamId: string, channelId: string): Promise<Team | undefined>;
  all(teamId: string): Promise<Team[]>;
  /** By the person's own act; false when they are a member already. */
  join(teamId: string, channelId: string, userId: string, at: Date): Promise<boolean>;
  /** False when they were no member. */
  leave(teamId: string, channelId: string, userId: string): Promise<boolean>;
  /** User ids, longest in the team first. */
  members(teamId: string, channelId: string): Promise<string[]>;
  /** User ids of those who joined after `since`. */
  joinedSince(teamId: string, channelId: string, since: Date): Promise<string[]>;
  /** Channel ids of the teams someone joined, the first one first. */
  teamsOf(teamId: string, userId: string): Promise<string[]>;
  /** Who is in which team, of the whole workspace. */
  memberships(teamId: string): Promise<Membership[]>;
}

/** Someone's place in a team. */
export interface Membership {
  channelId: string;
  userId: string;
}

type MembershipDocument = Membership & { teamId: string; joinedAt: Date };

/** @param session binds all calls to one transaction */
export function teamStore(db: Db, session?: ClientSession): TeamStore {
  const teams = db.collection<Team>('teams');
  const memberships = db.collection<MembershipDocument>('memberships');
  // Colleagues of one team come first where two know equally well, so matching must see who they are.
  const { directoryChanged } = schoolStore(db, session);
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const one = (teamId: string, channelId: string) => ({ teamId: { $eq: teamId }, channelId: { $eq: channelId } });

  return {
    async switchOn({ teamId, channelId, ...team }) {
      const { upsertedCount } = await teams.updateOne(
        one(teamId, channelId),
        { $setOnInsert: team },
        { upsert: true, session },
      );
      return upsertedCount === 1;
    },
    async switchOff(teamId, channelId) {
      await memberships.deleteMany(one(teamId, channelId), { session });
      const { deletedCount } = await teams.deleteOne(one(teamId, channelId), { session });
      if (deletedCount === 1) await directoryChanged(teamId);
      return deletedCount === 1;
    },
    async find(teamId, channelId) {
      return (await teams.findOne<Team>(one(teamId, channelId), read)) ?? undefined;
    },
    async all(teamId) {
      return teams.find<Team>({ teamId: { $eq: teamId } }, read).toArray();
    },
    async join(teamId, channelId, userId, at) {
      const { upsertedCount } = await memberships.updateOne(
        { ...one(teamId, channelId), userId: { $eq: userId } },
        { $setOnInsert: { joinedAt: at } },
        { upsert: true, session },
      );
      if (upsertedCount === 1) await directoryChanged(teamId);
      return upsertedCount === 1;
    },
    async leave(teamId, channelId, userId) {
      const { deletedCount } = await memberships.deleteOne(
        { ...one(teamId, channelId), userId: { $eq: userId } },
        { session },
      );
      if (deletedCount === 1) await directoryChanged(teamId);
      return deletedCount === 1;
    },
    async members(teamId, channelId) {
      const found = await memberships
        .find<Membership>(one(teamId, channelId), read)
        .sort({ joinedAt: 1, userId: 1 })
        .toArray();
      return found.map(({ userId }) => userId);
    },
    async joinedSince(teamId, channelId, since) {
      const found = await memberships
        .find<Membership>({ ...one(teamId, channelId), joinedAt: { $gt: since } }, read)
        .sort({ joinedAt: 1, userId: 1 })
        .toArray();
      return found.map(({ userId }) => userId);
    },
    async teamsOf(teamId, userId) {
      const found = await memberships
        .find<Membership>({ teamId: { $eq: teamId }, userId: { $eq: userId } }, read)
        .sort({ joinedAt: 1, channelId: 1 })
        .toArray();
      return found.map(({ channelId }) => channelId);
    },
    async memberships(teamId) {
      return memberships
        .find({ teamId: { $eq: teamId } }, read)
        .project<Membership>({ _id: 0, channelId: 1, userId: 1 })
        .toArray();
    },
  };
}
