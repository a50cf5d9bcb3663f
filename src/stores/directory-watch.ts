import { setTimeout as wait } from 'node:timers/promises';
import type { ChangeStream, Db } from 'mongodb';

const retryMs = 5_000;

/** A look-out for changed directories. */
export interface DirectoryWatch {
  stop(): Promise<void>;
}

/**
 * Tells of every directory that changed, on whichever instance. Only a hint: what it misses while the stream is away is
 * found by the version, which is asked for with each question.
 *
 * @param failed told of each fault; the stream is opened again after 5 s
 */
export function watchDirectories(
  db: Db,
  changed: (teamId: string) => void,
  failed: (fault: unknown) => void,
): DirectoryWatch {
  const over = new AbortController();
  let stream: ChangeStream | undefined;

  async function listen(): Promise<void> {
    stream = db.collection('schools').watch(
      [
        {
          $match: {
            $or: [
              { operationType: 'insert' },
              { operationType: 'update', 'updateDescription.updatedFields.directoryVersion': { $exists: true } },
            ],
          },
        },
        { $project: { 'fullDocument.teamId': 1 } },
      ],
      // The client's sockets wait 5 s for an answer.
      { fullDocument: 'updateLookup', maxAwaitTimeMS: 1_000 },
    );
    for await (const event of stream) {
      const teamId: unknown = (event as { fullDocument?: { teamId?: unknown } }).fullDocument?.teamId;
      if (typeof teamId === 'string') changed(teamId);
    }
  }

  async function keepListening(): Promise<void> {
    while (!over.signal.aborted) {
      try {
        await listen();
      } catch (fault) {
        if (over.signal.aborted) return;
        failed(fault);
      }
      await wait(retryMs, undefined, { signal: over.signal, ref: false }).catch(() => undefined);
    }
  }

  const listening = keepListening();
  return {
    async stop() {
      over.abort();
      await stream?.close();
      await listening;
    },
  };
}
