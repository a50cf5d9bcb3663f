import { MongoInstance } from 'mongodb-memory-server-core';
import type { Mongod } from './find-mongod.ts';
import { replicaSet } from './replica-set.ts';

/** After a hard end of a large database the journal is replayed first. */
const launchTimeout = 60_000;

interface Launch {
  mongod: Mongod;
  dbPath: string;
  port: number;
  extraArgs: string[];
  /** Ends it while it comes up; afterwards `stop` does. */
  signal?: AbortSignal;
}

/** mongodb-memory-server's mongod, with its log handed on line by line: the library parses what arrives as one line. */
class MongodProcess extends MongoInstance {
  private unfinished = '';

  override stdoutHandler(chunk: string | Buffer): void {
    const lines = (this.unfinished + chunk.toString()).split('\n');
    this.unfinished = lines.pop() ?? '';
    for (const line of lines) super.stdoutHandler(line);
  }

  override stop(): Promise<boolean> {
    // One that never came up cannot be asked to shut down: the library would wait for it and print a stack.
    if (!this.isInstanceReady) this.isReplSet = false;
    return super.stop();
  }
}

/**
 * What a killed process held in a transaction is given back after this; by itself MongoDB holds it for a minute, in which
 * whoever presses for the same colleague would meet a conflict. Longer than any transaction of ours.
 */
const transactionSeconds = 15;

/**
 * Starts a mongod that listens to this machine alone, and resolves when it takes connections.
 * Beside it the library starts a watcher, which ends it within seconds when this process is killed.
 * Throws when it does not come up, once nothing of it runs any more.
 */
export async function launchMongod({ mongod, dbPath, port, extraArgs, signal }: Launch): Promise<MongoInstance> {
  const instance = new MongodProcess({
    instance: {
      port,
      dbPath,
      ip: '127.0.0.1',
      replSet: replicaSet,
      storageEngine: 'wiredTiger',
      launchTimeout,
      args: [
        ...['--quiet', '--wiredTigerCacheSizeGB', '0.25'],
        ...['--setParameter', `transactionLifetimeLimitSeconds=${transactionSeconds}`],
        ...extraArgs,
      ],
    },
    binary: { systemBinary: mongod.path, version: mongod.version, checkMD5: false },
    // A process group of its own: Ctrl-C reaches Contour alone, which ends its work before its database.
    spawn: { detached: true },
  });
  const end = () => void instance.stop();
  signal?.addEventListener('abort', end);
  try {
    await instance.start();
    signal?.throwIfAborted();
    return instance;
  } catch (fault) {
    await instance.stop();
    throw fault;
  } finally {
    signal?.removeEventListener('abort', end);
  }
}
