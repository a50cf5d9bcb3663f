import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MongoClient } from 'mongodb';
import { CannotStart } from '../src/stores/cannot-start.ts';
import { connectMongo } from '../src/stores/connect.ts';
import { openDataFolder, readNote } from '../src/stores/embedded/data-folder.ts';
import { replicaSet } from '../src/stores/embedded/replica-set.ts';
import { startEmbeddedMongod } from '../src/stores/embedded/start-embedded-mongod.ts';

/** Lets a command read what is kept: at MONGODB_URI, or in `.data/`, beside a Contour that runs there or without one. */
export async function withStored<T>(work: (client: MongoClient) => Promise<T>): Promise<T> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const uri = process.env.MONGODB_URI ?? (await running());
  const embedded = uri ? undefined : await started();
  const client = await connectMongo(uri ?? String(embedded?.uri), 'main');
  try {
    return await work(client);
  } finally {
    await client.close();
    await embedded?.stop();
  }
}

function started() {
  const progress = (line: string) => void process.stderr.write(`${line}\n`);
  return startEmbeddedMongod({ dataDir: resolve('.data'), cacheDir: resolve('.cache'), env: process.env, progress });
}

/** The embedded database of a Contour that runs beside this; undefined when none does. */
async function running(): Promise<string | undefined> {
  const note = await readNote(await openDataFolder(resolve('.data')));
  if (!note) return undefined;
  const uri = `mongodb://127.0.0.1:${note.port}/?replicaSet=${replicaSet}`;
  try {
    await (await connectMongo(uri, 'inbox')).close();
    return uri;
  } catch (fault) {
    if (fault instanceof CannotStart) return undefined;
    throw fault;
  }
}
