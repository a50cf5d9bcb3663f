import type { ClientSession, Db, IndexDescription } from 'mongodb';
import type { OwnEntry, Wish } from '../domain/directory.ts';
import type { CalendarDay } from '../time/calendar-day.ts';
import { removeOne } from './removal-store.ts';

export const expertiseIndexes: IndexDescription[] = [
  // put, of, inWorkspace: one entry per person, topic and source.
  { key: { teamId: 1, userId: 1, topicKey: 1, source: 1 }, unique: true },
  // find, change, remove
  { key: { teamId: 1, id: 1 }, unique: true },
  // onTopic, onTopics
  { key: { teamId: 1, topicKey: 1 } },
  // ownersOfStale
  { key: { confirmedOn: 1 } },
  { key: { askFrom: 1 }, partialFilterExpression: { askFrom: { $exists: true } }, name: 'askFrom' },
];

export const wishIndexes: IndexDescription[] = [
  // putWish, wishesOf, wishesInWorkspace: what one wants to learn, once.
  { key: { teamId: 1, userId: 1, topicKey: 1 }, unique: true },
  // removeWish
  { key: { teamId: 1, id: 1 }, unique: true },
];

export interface ExpertiseStore {
  /** Adds an entry, or gives the words of this one to the owner's entry of the same topic and source. `added`: it is new. */
  put(entry: OwnEntry): Promise<{ id: string; added: boolean }>;
  /** False when the owner has no such entry. Look first whether another one has the new topic and source already. */
  change(entry: OwnEntry): Promise<boolean>;
  find(teamId: string, userId: string, id: string): Promise<OwnEntry | undefined>;
  /** In the order in which they were added. */
  of(teamId: string, userId: string): Promise<OwnEntry[]>;
  onTopic(teamId: string, topicKey: string): Promise<OwnEntry[]>;
  /** Who lists any of these topics. */
  onTopics(teamId: string, topicKeys: readonly string[]): Promise<Pick<OwnEntry, 'userId' | 'topicKey'>[]>;
  inWorkspace(teamId: string): Promise<OwnEntry[]>;
  /** A new school year begins on `day`: who listed something before is asked whether it still holds. */
  askFrom(teamId: string, day: CalendarDay): Promise<void>;
  /** Who, by workspace, has an entry last confirmed by `day`, and was not asked about it since; or is asked with a new year. */
  ownersOfStale(day: CalendarDay, today: CalendarDay): AsyncIterable<{ teamId: string; userIds: string[] }>;
  /** Gives what was removed; undefined when it was gone before. */
  remove(teamId: string, userId: string, id: string): Promise<OwnEntry | undefined>;
  /** `added` is false when the person wanted to learn this before. */
  putWish(wish: Wish): Promise<{ id: string; added: boolean }>;
  wishesOf(teamId: string, userId: string): Promise<Wish[]>;
  wishesInWorkspace(teamId: string): Promise<Wish[]>;
  removeWish(teamId: string, userId: string, id: string): Promise<Wish | undefined>;
}

/** @param session binds all calls to one transaction */
export function expertiseStore(db: Db, session?: ClientSession): ExpertiseStore {
  const entries = db.collection<OwnEntry>('expertise');
  const wishes = db.collection<Wish>('wishes');
  const read = { projection: { _id: 0 }, session, maxTimeMS: 3_000 };
  const by = (teamId: string, userId: string) => ({ teamId: { $eq: teamId }, userId: { $eq: userId } });
  const one = (teamId: string, userId: string, id: string) => ({ ...by(teamId, userId), id: { $eq: id } });

  return {
    async put({ id, ...entry }) {
      const { teamId, userId, topicKey, source, ...words } = entry;
      const kept = await entries.findOneAndUpdate(
        { ...by(teamId, userId), topicKey: { $eq: topicKey }, source: { $eq: source } },
        { $set: words, $setOnInsert: { id } },
        { upsert: true, session, returnDocument: 'after', projection: { _id: 0, id: 1 } },
      );
      return { id: kept?.id ?? id, added: kept?.id === id };
    },
    async change(entry) {
      const { matchedCount } = await entries.replaceOne(one(entry.teamId, entry.userId, entry.id), entry, { session });
      return matchedCount === 1;
    },
    async find(teamId, userId, id) {
      return (await entries.findOne<OwnEntry>(one(teamId, userId, id), read)) ?? undefined;
    },
    async of(teamId, userId) {
      return entries.find<OwnEntry>(by(teamId, userId), read).sort({ _id: 1 }).toArray();
    },
    async onTopic(teamId, topicKey) {
      return entries.find<OwnEntry>({ teamId: { $eq: teamId }, topicKey: { $eq: topicKey } }, read).toArray();
    },
    async onTopics(teamId, topicKeys) {
      return entries
        .find<Pick<OwnEntry, 'userId' | 'topicKey'>>(
          { teamId: { $eq: teamId }, topicKey: { $in: [...topicKeys] } },
          { ...read, projection: { _id: 0, userId: 1, topicKey: 1 } },
        )
        .toArray();
    },
    async inWorkspace(teamId) {
      return entries.find<OwnEntry>({ teamId: { $eq: teamId } }, read).toArray();
    },
    async askFrom(teamId, day) {
      await entries.updateMany(
        { teamId: { $eq: teamId }, confirmedOn: { $lt: day } },
        { $set: { askFrom: day } },
        { session },
      );
    },
    ownersOfStale(day, today) {
      return entries.aggregate<{ teamId: string; userIds: string[] }>(
        [
          {
            $match: {
              $or: [
                { confirmedOn: { $lte: day }, askedOn: { $exists: false } },
                { confirmedOn: { $lte: day }, askedOn: { $lte: day } },
                { askFrom: { $exists: true, $lte: today }, $expr: { $lt: ['$confirmedOn', '$askFrom'] } },
              ],
            },
          },
          { $group: { _id: '$teamId', userIds: { $addToSet: '$userId' } } },
          { $project: { _id: 0, teamId: '$_id', userIds: 1 } },
        ],
        { session, maxTimeMS: 3_000 },
      );
    },
    async remove(teamId, userId, id) {
      return removeOne<OwnEntry>(db, { from: 'expertise', filter: one(teamId, userId, id), session });
    },
    async putWish({ id, topic, topicKey, teamId, userId }) {
      const kept = await wishes.findOneAndUpdate(
        { ...by(teamId, userId), topicKey: { $eq: topicKey } },
        { $set: { topic }, $setOnInsert: { id } },
        { upsert: true, session, returnDocument: 'after', projection: { _id: 0, id: 1 } },
      );
      return { id: kept?.id ?? id, added: kept?.id === id };
    },
    async wishesOf(teamId, userId) {
      return wishes.find<Wish>(by(teamId, userId), read).sort({ _id: 1 }).toArray();
    },
    async wishesInWorkspace(teamId) {
      return wishes.find<Wish>({ teamId: { $eq: teamId } }, read).toArray();
    },
    async removeWish(teamId, userId, id) {
      return removeOne<Wish>(db, { from: 'wishes', filter: one(teamId, userId, id), session });
    },
  };
}
