import { setTimeout as wait } from 'node:timers/promises';
import { type ClientSession, type MongoClient, MongoError } from 'mongodb';

const longestWaitMs = 320;
/** Longer than the server of `npm start` keeps what a killed process held in a transaction. */
const budgetMs = 20_000;

/**
 * Runs `work` in one transaction, again after a conflict or a change of primary: for 20 s unless told how often, then the last error.
 * `work` may run several times, so it does nothing outside MongoDB. The concerns are said here because a transaction
 * ignores those of databases and collections. Source: reliability.md, rules 4 and 6 and "Traps".
 */
export async function inTransaction<T>(
  client: MongoClient,
  work: (session: ClientSession) => Promise<T>,
  { tries = Number.POSITIVE_INFINITY }: { tries?: number } = {},
): Promise<T> {
  const startedAt = performance.now();
  for (let attempt = 1; ; attempt += 1) {
    const session = client.startSession();
    try {
      session.startTransaction({
        readConcern: { level: 'snapshot' },
        writeConcern: { w: 'majority', journal: true },
        readPreference: 'primary',
      });
      const result = await work(session);
      await commit(session, startedAt);
      return result;
    } catch (error) {
      if (session.inTransaction()) await abort(session);
      if (!isTransient(error) || attempt === tries || performance.now() - startedAt > budgetMs) throw error;
      await wait(Math.min(10 * 2 ** attempt, longestWaitMs));
    } finally {
      await session.endSession();
    }
  }
}

/** A commit whose answer was lost is asked for again: it is the same commit, so it cannot happen twice. */
async function commit(session: ClientSession, startedAt: number): Promise<void> {
  for (;;) {
    try {
      await session.commitTransaction();
      return;
    } catch (error) {
      const unknown = error instanceof MongoError && error.hasErrorLabel('UnknownTransactionCommitResult');
      if (!unknown || performance.now() - startedAt > budgetMs) throw error;
      await wait(50);
    }
  }
}

/** The server ends an abandoned transaction by itself; a failed abort only means that it will do so a little later. */
async function abort(session: ClientSession): Promise<void> {
  await session.abortTransaction().catch((error: unknown) => {
    if (!(error instanceof MongoError)) throw error;
  });
}

function isTransient(error: unknown): boolean {
  return error instanceof MongoError && error.hasErrorLabel('TransientTransactionError');
}
