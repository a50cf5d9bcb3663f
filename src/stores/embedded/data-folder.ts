import { mkdir, readFile, realpath, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { MongoError, MongoServerSelectionError } from 'mongodb';
import { CannotStart } from '../cannot-start.ts';
import { directClient } from './replica-set.ts';

/** What the data folder remembers between two starts. */
export interface FolderNote {
  /** Where its replica set answered. */
  port: number;
  /** The MongoDB series that wrote the data, such as `6.0`. */
  series: string;
}

/** Where the database's files lie, and the note beside them. */
export interface DataFolder {
  path: string;
  dbPath: string;
}

/** Starts the name of the connection by which a running Contour shows that its mongod has an owner. */
const ownerPrefix = 'contour-owner-';

/** The connection name of this process as the owner of a mongod. */
export const ownerName = `${ownerPrefix}${process.pid}`;

/** Longer than the 2 s by which mongodb-memory-server's own watcher ends a mongod whose owner was killed. */
const graceMs = 5_000;
const pollMs = 200;

/** Opens or makes the folder that holds the embedded database. */
export async function openDataFolder(dataDir: string): Promise<DataFolder> {
  await mkdir(join(dataDir, 'mongo'), { recursive: true });
  const path = await realpath(dataDir);
  return { path, dbPath: join(path, 'mongo') };
}

/** The note of the last start; undefined in a new folder. */
export async function readNote(folder: DataFolder): Promise<FolderNote | undefined> {
  const text = await readIfThere(notePath(folder));
  if (text === undefined) return undefined;
  const [port, series] = text.trim().split(' ');
  if (port === undefined || series === undefined) throw new CannotStart(`${notePath(folder)} is damaged. Remove it.`);
  return { port: Number(port), series };
}

/** Keeps the note for the next start. */
export async function writeNote(folder: DataFolder, note: FolderNote): Promise<void> {
  const unfinished = `${notePath(folder)}.new`;
  await writeFile(unfinished, `${note.port} ${note.series}\n`);
  await rename(unfinished, notePath(folder));
}

function notePath(folder: DataFolder): string {
  return join(folder.path, 'mongo.txt');
}

/**
 * Makes sure that nobody uses the folder's database: a mongod whose Contour was killed is shut down.
 * Whether an owner lives is asked of the mongod itself, which knows who is connected: process ids are used again, lock
 * files outlive their writer. Throws `CannotStart` when another Contour runs.
 */
export async function claimDataFolder(folder: DataFolder, note: FolderNote | undefined): Promise<void> {
  if (note === undefined || (await stoppedCleanly(folder))) return;
  const until = performance.now() + graceMs;
  while (performance.now() < until) {
    const holder = await holderOf(folder, note.port);
    if (holder === 'nobody') return;
    if (holder.owner !== undefined) throw inUse(folder, holder.owner);
    await pause(pollMs);
  }
  await shutDown(note.port);
}

/** The refusal of a second start, with the number of the process that came first where it is known. */
export function inUse(folder: DataFolder, owner?: string): CannotStart {
  const who = owner === undefined ? 'Another process' : `Another Contour (process ${owner})`;
  return new CannotStart(`${who} is using the data in ${folder.path}. Stop it before starting this one.`);
}

/** A mongod writes its number into its lock file at the start and empties the file at a clean end. */
async function stoppedCleanly(folder: DataFolder): Promise<boolean> {
  const lock = await readIfThere(join(folder.dbPath, 'mongod.lock'));
  return lock === undefined || lock === '';
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (fault) {
    if (fault instanceof Error && 'code' in fault && fault.code === 'ENOENT') return undefined;
    throw fault;
  }
}

/** Who uses the folder through the mongod on `port`; an owner is known by the name of its connection. */
async function holderOf(folder: DataFolder, port: number): Promise<'nobody' | { owner: string | undefined }> {
  const client = directClient(port);
  try {
    const admin = (await client.connect()).db('admin');
    const { parsed } = await admin.command({ getCmdLineOpts: 1 });
    if (parsed?.storage?.dbPath !== folder.dbPath) return 'nobody'; // the port went to someone else's database
    const named = { $match: { 'clientMetadata.application.name': { $regex: `^${ownerPrefix}` } } };
    const [connection] = await admin
      .aggregate([{ $currentOp: { idleConnections: true } }, named, { $limit: 1 }])
      .toArray();
    return { owner: connection?.clientMetadata.application.name.slice(ownerPrefix.length) };
  } catch (fault) {
    if (fault instanceof MongoServerSelectionError) return 'nobody';
    // It is just going down: its watcher was quicker than this question.
    if (fault instanceof MongoError) return { owner: undefined };
    throw fault;
  } finally {
    await client.close();
  }
}

async function shutDown(port: number): Promise<void> {
  const client = directClient(port);
  try {
    await client.db('admin').command({ shutdown: 1, force: true, timeoutSecs: 1 });
  } catch (fault) {
    if (!(fault instanceof MongoError)) throw fault; // it closes the connection instead of answering
  } finally {
    await client.close();
  }
}
