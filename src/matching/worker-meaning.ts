import { once } from 'node:events';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { isKnown } from './known-words.ts';
import type { Entry, Meaning, VectorStore } from './meaning.ts';
import type { FromWorker, ToWorker } from './meaning-messages.ts';
import type { Nearness } from './vector-table.ts';

/** A question is answered by words when the worker has not answered by then. */
const answerWithinMs = 1_000;
/** New vectors are kept this many at a time. */
const KEPT_AT_ONCE = 200;

/** What to do with the worker's life beside searching. */
export interface WorkerOptions {
  cacheDir: string;
  store?: VectorStore;
  /** Told once when the worker has ended by a fault: from then on it finds nothing. */
  onEnd?: (fault: Error) => void;
}

/** Search by meaning in a thread of its own. Rejects when the weights cannot be opened. */
export async function workerMeaning({ cacheDir, store, onEnd }: WorkerOptions): Promise<Meaning> {
  const worker = new Worker(workerStart(), { eval: true, workerData: { cacheDir } });
  const [ready] = (await once(worker, 'message')) as [Extract<FromWorker, { kind: 'ready' }>];
  const waiting = new Map<number, (found: Nearness | undefined) => void>();
  const learned = new Map<string, Int8Array>();
  let lastId = 0;
  let isOver = false;
  /** Entries wait here for what the store knows of them, and what comes later waits behind them. */
  let order: Promise<unknown> = Promise.resolve();

  const say = (message: ToWorker) => worker.postMessage(message);

  function end(fault?: Error): void {
    if (isOver) return;
    isOver = true;
    for (const answer of waiting.values()) answer(undefined);
    waiting.clear();
    if (fault) onEnd?.(fault);
  }
  worker.on('error', end);
  worker.on('exit', () => end());
  worker.on('message', (message: FromWorker) => {
    if (message.kind === 'learned') return keep(message.text, message.vector);
    if (message.kind === 'ready') return undefined;
    waiting.get(message.id)?.(message.kind === 'found' ? message.found : undefined);
    waiting.delete(message.id);
    return undefined;
  });

  function keep(text: string, vector: Int8Array): void {
    if (!store) return;
    learned.set(text, vector);
    if (learned.size >= KEPT_AT_ONCE) void flush();
  }

  async function flush(): Promise<void> {
    const batch = new Map(learned);
    learned.clear();
    try {
      if (batch.size) await store?.write(ready.digest, batch);
    } catch {
      // They are tried again with the next ones; searching needs them no more.
      for (const [text, vector] of batch) learned.set(text, vector);
    }
  }

  async function known(entries: readonly Entry[]): Promise<readonly Entry[]> {
    if (!store) return entries;
    const texts = [...new Set(entries.flatMap(({ views }) => views.map(({ text }) => text)))];
    const vectors = await store.read(ready.digest, texts).catch(() => new Map<string, Int8Array>());
    return entries.map(({ slot, views }) => ({
      slot,
      views: views.map(({ text }) => {
        const vector = vectors.get(text);
        return vector ? { text, vector } : { text };
      }),
    }));
  }

  function ask(message: (id: number) => ToWorker, withinMs?: number): Promise<Nearness | undefined> {
    if (isOver) return Promise.resolve(undefined);
    const id = ++lastId;
    return new Promise((resolve) => {
      const timer = withinMs === undefined ? undefined : setTimeout(() => answer(undefined), withinMs);
      const answer = (found: Nearness | undefined) => {
        clearTimeout(timer);
        waiting.delete(id);
        resolve(found);
      };
      waiting.set(id, answer);
      say(message(id));
    });
  }

  return {
    digest: ready.digest,
    knows: (word) => isKnown(ready.vocabulary, word),
    set(teamId, entries) {
      order = order.then(async () => say({ kind: 'set', teamId, entries: await known(entries) }));
    },
    drop(teamId, slots) {
      order = order.then(() => say({ kind: 'drop', teamId, slots }));
    },
    search: (teamId, question) => ask((id) => ({ kind: 'search', id, teamId, question }), answerWithinMs),
    async settled() {
      await order;
      await ask((id) => ({ kind: 'settled', id }));
      await flush();
    },
    async close() {
      await order;
      await worker.terminate();
    },
  };
}

/** A new thread does not know TypeScript: it is taught before it reads the worker's file. */
function workerStart(): string {
  const tsx = pathToFileURL(
    join(dirname(createRequire(import.meta.url).resolve('tsx/package.json')), 'dist/esm/api/index.mjs'),
  ).href;
  const worker = new URL('./meaning-worker.ts', import.meta.url).href;
  return `import(${JSON.stringify(tsx)}).then(({ register }) => { register(); return import(${JSON.stringify(worker)}); });`;
}
