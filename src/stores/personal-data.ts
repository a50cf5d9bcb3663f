import type { Db, Document, ObjectId } from 'mongodb';
import type { Kept } from '../domain/erasure.ts';
import { inTransaction } from './transaction.ts';

/** What is someone’s alone, by the fields that say whose: it goes as a whole. */
const alone: Readonly<Record<string, readonly string[]>> = {
  expertise: ['userId'],
  wishes: ['userId'],
  evidence: ['userId'],
  learnedWords: ['userId'],
  invitations: ['userId'],
  imports: ['by'],
  budgets: ['userId'],
  timeAsks: ['userId'],
  facilitators: ['userId'],
  memberships: ['userId'],
  leaders: ['userId'],
  notWith: ['userId'],
  visitNotes: ['authorId', 'hostId'],
  thanks: ['giverId', 'receiverId'],
  bookings: ['userId'],
  seats: ['userId'],
  commitmentDrafts: ['ownerId'],
  doorDrafts: ['hostId'],
};

/**
 * Where nobody is taken out: the record of who changed what holds for the school and who signed its agreement, which is the
 * school’s; and what has ids alone and is forgotten or drawn anew by itself.
 */
const stays = new Set([
  'audit',
  'agreements',
  'inbox',
  'outbox',
  'occurrences',
  'secrets',
  'clock',
  'pauses',
  'vectors',
  'people',
]);

export interface PersonalData {
  /** Every record of a workspace that names a person, with its collection; but for deliveries and messages. */
  naming(teamId: string, userId: string): AsyncGenerator<{ name: string; record: Kept }>;
  /**
   * Removes what is a person's alone, and changes every other record that names them. Each record changes by itself, so that it
   * may be done again where it stopped; what they are themself, in `people`, goes last.
   *
   * @param as stands where they stood
   * @param without gives a record as it is without them
   */
  erase(person: { teamId: string; userId: string; as: string }, without: (record: Kept) => Kept): Promise<void>;
}

const waits: ReadonlySet<unknown> = new Set(['pending', 'sending']);

/** Works outside of the transaction of a cause: each record that changes has its own. */
export function personalData(db: Db): PersonalData {
  async function* inside(name: string, teamId: string, traces: readonly string[]): AsyncGenerator<Document> {
    for await (const record of db.collection(name).find({ teamId: { $eq: teamId } })) {
      const text = JSON.stringify(record);
      if (traces.some((trace) => text.includes(trace))) yield record;
    }
  }

  async function change(name: string, _id: ObjectId, how: (record: Kept) => Kept): Promise<void> {
    await inTransaction(db.client, async (session) => {
      const record = await db.collection(name).findOne({ _id }, { session });
      if (record) await db.collection(name).replaceOne({ _id }, how(record), { session });
    });
  }

  async function names(): Promise<string[]> {
    const all = await db.listCollections({}, { nameOnly: true }).toArray();
    return all.map(({ name }) => name).sort();
  }

  return {
    async *naming(teamId, userId) {
      for (const name of await names()) {
        if (name === 'inbox' || name === 'outbox') continue;
        for await (const { _id, ...record } of inside(name, teamId, [userId])) yield { name, record };
      }
    },

    async erase({ teamId, userId, as }, without) {
      /** What tells of them in a message: they themself, and the records in which they stand, also those changed before. */
      const traces = new Set([userId]);
      for (const name of await names()) {
        if (stays.has(name)) continue;
        for await (const { _id, id, ...record } of inside(name, teamId, [userId, as])) {
          if (typeof id === 'string') traces.add(id);
          if (alone[name]?.some((field) => record[field] === userId)) await db.collection(name).deleteOne({ _id });
          else await change(name, _id, without);
        }
      }
      // What was said is in Slack; what still waits is said without them.
      await db.collection('outbox').deleteMany({ teamId: { $eq: teamId }, channel: { $eq: userId } });
      for await (const { _id } of inside('outbox', teamId, [...traces]))
        await change('outbox', _id, (row) => without(waits.has(row.state) ? row : { ...row, payload: {} }));
      const people = db.collection<{ teamId: string; userId: string; evaluates?: string[] }>('people');
      await people.updateMany(
        { teamId: { $eq: teamId }, evaluates: { $eq: userId } },
        { $pull: { evaluates: userId } },
      );
      await people.deleteOne({ teamId: { $eq: teamId }, userId: { $eq: userId } });
    },
  };
}
