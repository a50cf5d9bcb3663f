import { randomUUID } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';
import { connectMongo } from '../../src/stores/connect.ts';
import { ensureIndexes } from '../../src/stores/indexes.ts';

/** A database of one test file. */
interface FreshDatabase {
  client: MongoClient;
  db: Db;
  /** Names the database too, for whatever connects by itself. */
  uri: string;
}

/**
 * An empty database on the run's real replica set; dropped when the test file (or the `describe`) that asked ends. Where
 * processes are killed it stays until the run ends: a transaction they left open would hold up the drop for a minute.
 */
export async function freshDatabase({ isDropped = true } = {}): Promise<FreshDatabase> {
  const fresh = await connected(newName());
  afterAll(async () => {
    if (isDropped) await fresh.db.dropDatabase();
    await fresh.client.close();
  });
  return fresh;
}

/** Emptied after their test file, for the next one of this worker: to make two hundred indexes takes it a second or more. */
const ready: string[] = [];

/** A database without a document and with all indexes, of this test file alone. Nothing may write to it when the file ends. */
export async function indexedDatabase(): Promise<FreshDatabase> {
  const kept = ready.pop();
  const name = kept ?? newName();
  const made = await connected(name);
  if (!kept) await ensureIndexes(made.db);
  afterAll(async () => {
    await empty(made.db);
    ready.push(name);
    await made.client.close();
  });
  return made;
}

/** Takes all documents out of a database, but for those of the collections named. */
export async function empty(db: Db, but: readonly string[] = []): Promise<void> {
  const all = await db.listCollections({}, { nameOnly: true }).toArray();
  const [first, ...others] = all.map(({ name }) => ({
    name,
    one: [{ $limit: 1 }, { $project: { _id: 0, name: { $literal: name } } }],
  }));
  if (!first) return;
  // Most are empty, and one question for all is answered sooner than fifty requests to delete.
  const full = await db
    .collection(first.name)
    .aggregate<{ name: string }>(
      [...first.one, ...others.map(({ name, one }) => ({ $unionWith: { coll: name, pipeline: one } }))],
      { readConcern: 'local' },
    )
    .toArray();
  await Promise.all(
    full.filter(({ name }) => !but.includes(name)).map(({ name }) => db.collection(name).deleteMany({})),
  );
}

async function connected(name: string): Promise<FreshDatabase> {
  const uri = inject('mongoUri').replace('/?', `/${name}?`);
  const client = await connectMongo(uri, 'main');
  return { client, db: client.db(name), uri };
}

function newName(): string {
  return `test-${randomUUID()}`;
}
