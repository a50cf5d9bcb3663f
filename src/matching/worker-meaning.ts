import { once } from 'node:events';
import type { Worker } from 'node:worker_threads';
import { keptVectors } from './kept-vectors.ts';
import { isKnown } from './known-words.ts';
import type { Meaning, VectorStore } from './meaning.ts';
import type { FromWorker, ToWorker } from './meaning-messages.ts';
import { startSecond } from './second-encoder.ts';
import { typescriptThread } from './typescript-thread.ts';
import type { Nearness } from './vector-table.ts';

/** After this many questions in a row, each asked after the one before had waited in vain, the thread is taken for ended. */
const MOST_IN_VAIN = 5;

const ENDED = 'the thread of the encoders has ended';
const SILENT = 'the thread of the encoders does not answer';

/** What to do with the worker's life beside searching. */
export interface WorkerOptions {
  cacheDir: string;
  store?: VectorStore;
  /** Told once when the worker has ended by a fault: from then on it finds nothing. */
  onEnd?: (fault: Error) => void;
  /** Starts the thread; the one of the encoders unless told otherwise. */
  startThread?: (cacheDir: string) => Worker;
  /** A question is answered by words when the worker has not answered by then. Default 1,000. */
  answerWithinMs?: number;
}

/** Search by meaning in a thread of its own. Rejects when the weights cannot be opened. */
export async function workerMeaning({
  cacheDir,
  store,
  onEnd,
  startThread = encoderThread,
  answerWithinMs = 1_000,
}: WorkerOptions): Promise<Meaning> {
  const worker = startThread(cacheDir);
  const [ready] = (await Promise.race([once(worker, 'message'), endOf(worker)])) as [
    Extract<FromWorker, { kind: 'ready' }>,
  ];
  const waiting = new Map<number, (found: Nearness | undefined) => void>();
  const kept = store && keptVectors(store, ready.digest);
  let lastId = 0;
  let inVain = 0;
  /** The last question asked when one was counted as in vain: those asked beside it count no more. */
  let countedUpTo = 0;
  let isOver = false;
  let isClosing = false;
  /** Entries wait here, one call behind the other, for what the store knows of them. */
  let order: Promise<unknown> = Promise.resolve();
  /** The slots of those that wait, by workspace: one that is dropped meanwhile goes no further. */
  const coming = new Map<string, Set<number>>();

  const say = (message: ToWorker) => worker.postMessage(message);

  function end(fault?: Error): void {
    if (isOver) return;
    isOver = true;
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
    if (fault) onEnd?.(fault);
  }
  worker.on('error', end);
  worker.on('exit', () => end(isClosing ? undefined : new Error(ENDED)));
  worker.on('message', (message: FromWorker) => {
    // Whatever it says, it lives.
    inVain = 0;
    if (message.kind === 'learned') return kept?.learned(message.teamId, message.text, message.vector);
    if (message.kind === 'ready') return undefined;
    waiting.get(message.id)?.(message.kind === 'found' ? message.found : undefined);
    waiting.delete(message.id);
    return undefined;
  });

  function waitedInVain(id: number): void {
    if (id <= countedUpTo) return;
    countedUpTo = lastId;
    inVain++;

    if (inVain < MOST_IN_VAIN) return;
    // Not terminated: a thread that is stopped in the encoder takes the whole process along.
    worker.unref();
    end(new Error(SILENT));
  }

  function ask(message: (id: number) => ToWorker, withinMs?: number): Promise<Nearness | undefined> {
    if (isOver) return Promise.resolve(undefined);
    const id = ++lastId;
    return new Promise((resolve) => {
      const timer = withinMs === undefined ? undefined : setTimeout(onTime, withinMs);
      const answer = (found: Nearness | undefined) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(found);
      };
      function onTime(): void {
        answer(undefined);
        waitedInVain(id);
      }
      waiting.set(id, answer);
      say(message(id));
    });
  }

  return {
    digest: ready.digest,
    knows: (word) => isKnown(ready.vocabulary, word),
    set(teamId, entries) {
      coming.set(teamId, new Set([...(coming.get(teamId) ?? []), ...entries.map(({ slot }) => slot)]));
      order = order.then(async () => {
        const known = (await kept?.known(teamId, entries)) ?? entries;
        say({ kind: 'set', teamId, entries: known.filter(({ slot }) => coming.get(teamId)?.delete(slot)) });
        // Not awaited: what comes later does not wait until this is encoded.
        void ask((id) => ({ kind: 'settled', id })).then(() => kept?.flush());
      });
    },
    drop(teamId, slots) {
      // At once: a question must not find what is gone.
      for (const slot of slots) coming.get(teamId)?.delete(slot);
      say({ kind: 'drop', teamId, slots });
    },
    search: (teamId, question, own) => ask((id) => ({ kind: 'search', id, teamId, question, own }), answerWithinMs),
    async settled() {
      await order;
      await ask((id) => ({ kind: 'settled', id }));
      await kept?.flush();
    },
    async close() {
      await order;
      await kept?.flush();
      if (isOver) return;
      isClosing = true;
      const ended = once(worker, 'exit');
      say({ kind: 'close' });
      await ended;
    },
  };
}

/** Rejects when the thread ends without having said why. */
async function endOf(worker: Worker): Promise<never> {
  await once(worker, 'exit');
  throw new Error(ENDED);
}

/** The thread that searches, with the second encoder in another. */
function encoderThread(cacheDir: string): Worker {
  const second = startSecond(cacheDir);
  return typescriptThread(new URL('./meaning-worker.ts', import.meta.url), {
    workerData: { cacheDir, second },
    transferList: [second],
  });
}
