import { randomUUID } from 'node:crypto';
import type { Db, MongoClient } from 'mongodb';
import { afterAll, inject } from 'vitest';
import { connectMongo } from '../../src/stores/connect.ts';

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
  const name = `test-${randomUUID()}`;
  const uri = inject('mongoUri').replace('/?', `/${name}?`);
  const client = await connectMongo(uri, 'main');
  const db = client.db(name);
  afterAll(async () => {
    if (isDropped) await db.dropDatabase();
    await client.close();
  });
  return { client, db, uri };
}
