import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { ModelingRequest } from '../domain/modeling-request.ts';
import { notHeld } from './removal-store.ts';

export const modelingRequestIndexes: IndexDescription[] = [
  // addOnce: a replayed form creates nothing new.
  { key: { teamId: 1, cause: 1 }, unique: true },
  // find
  { key: { teamId: 1, id: 1 }, unique: true },
  // openOf
  { key: { teamId: 1, toId: 1, status: 1 } },
  { key: { teamId: 1, askerId: 1, status: 1 } },
  // addOnce: one open request of one person to another on a topic.
  {
    key: { teamId: 1, askerId: 1, toId: 1, topic: 1 },
    unique: true,
    partialFilterExpression: { status: 'open' },
    name: 'openOnce',
  },
  // forgetWishesBefore
  { key: { askedAt: 1 }, partialFilterExpression: { wish: { $exists: true } }, name: 'wishes' },
];

export interface ModelingRequestStore {
  /** Keeps a new request; when its cause made one, or the same is open already, gives that one. */
  addOnce(request: ModelingRequest): Promise<ModelingRequest>;
  find(teamId: string, id: string): Promise<ModelingRequest | undefined>;
  /** Takes over a change made to the request as it was read; false when someone was first. */
  change(request: ModelingRequest): Promise<boolean>;
  /** Open requests to or of someone, the oldest first. */
  openOf(teamId: string, userId: string, most: number): Promise<ModelingRequest[]>;
  /** Forgets what was wished in requests made before `at`. */
  forgetWishesBefore(at: Date, held: readonly string[]): Promise<void>;
}

/** @param session binds all calls to one transaction */
export function modelingRequestStore(db: Db, session?: ClientSession): ModelingRequestStore {
  const requests = db.collection<ModelingRequest>('modelingRequests');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  return {
    async addOnce(one) {
      const { teamId, cause, askerId, toId, topic } = one;
      const ofTeam = { teamId: { $eq: teamId } };
      const same = {
        $or: [
          { ...ofTeam, cause: { $eq: cause } },
          { ...ofTeam, askerId: { $eq: askerId }, toId: { $eq: toId }, topic: { $eq: topic }, status: 'open' as const },
        ],
      };
      const known = await requests.findOne<ModelingRequest>(same, read);
      if (known) return known;
      await requests.insertOne({ ...one }, { session });
      return one;
    },
    async find(teamId, id) {
      return (await requests.findOne<ModelingRequest>({ teamId: { $eq: teamId }, id: { $eq: id } }, read)) ?? undefined;
    },
    async change(one) {
      const { teamId, id, turn } = one;
      const { modifiedCount } = await requests.replaceOne(
        { teamId: { $eq: teamId }, id: { $eq: id }, turn },
        { ...one, turn: turn + 1 },
        { session },
      );
      return modifiedCount === 1;
    },
    async openOf(teamId, userId, most) {
      const ofTeam = { teamId: { $eq: teamId }, status: 'open' as const };
      return requests
        .find<ModelingRequest>(
          {
            $or: [
              { ...ofTeam, toId: { $eq: userId } },
              { ...ofTeam, askerId: { $eq: userId } },
            ],
          },
          read,
        )
        .sort({ askedAt: 1 })
        .limit(most)
        .toArray();
    },
    async forgetWishesBefore(at, held) {
      await requests.updateMany(
        { wish: { $exists: true }, askedAt: { $lt: at }, ...notHeld(held) },
        { $unset: { wish: '' }, $inc: { turn: 1 } },
        { session },
      );
    },
  };
}
