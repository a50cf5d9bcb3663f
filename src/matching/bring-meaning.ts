import type { Meaning, VectorStore } from './meaning.ts';
import { ensureWeights, type WeightsOptions } from './weights.ts';
import { type WorkerOptions, workerMeaning } from './worker-meaning.ts';

/** What the search by meaning is brought for, and who hears of it. */
export interface BringOptions extends WeightsOptions, Pick<WorkerOptions, 'startThread' | 'answerWithinMs'> {
  store?: VectorStore;
  /** Given the search by meaning as it begins to open: the program must not end before it has opened and is closed. */
  opens?(meaning: Promise<Meaning>): void;
  /** Takes the search by meaning, or undefined when it has ended. */
  use(meaning: Meaning | undefined): void;
  /** Told when matching goes on by words, with the reason: once at the start, and each time a thread ends. */
  withoutMeaning(reason: string): void;
  /** So long after a thread has ended one is started anew, once. Default ten minutes. */
  retryAfterMs?: number;
}

/** Fetches the weights and opens them. Never rejects: whatever fails, matching goes on by words. */
export async function bringMeaning(options: BringOptions): Promise<Meaning | undefined> {
  return orByWords(options, async () => {
    await ensureWeights(options);
    return open(options, RETRIES);
  });
}

/** A thread that has ended may have been starved, or hung: it is started anew this often, and no more. */
const RETRIES = 1;

async function open(options: BringOptions, retries: number): Promise<Meaning> {
  const { cacheDir, store, startThread, answerWithinMs, opens, use, withoutMeaning, retryAfterMs = 600_000 } = options;
  const opening = workerMeaning({
    cacheDir,
    ...(store && { store }),
    ...(startThread && { startThread }),
    ...(answerWithinMs && { answerWithinMs }),
    onEnd(fault) {
      use(undefined);
      withoutMeaning(fault.message);
      if (retries > 0)
        setTimeout(() => void orByWords(options, () => open(options, retries - 1)), retryAfterMs).unref();
    },
  });
  opens?.(opening);
  const meaning = await opening;
  use(meaning);
  return meaning;
}

async function orByWords(
  { withoutMeaning }: BringOptions,
  bring: () => Promise<Meaning>,
): Promise<Meaning | undefined> {
  try {
    return await bring();
  } catch (fault) {
    withoutMeaning((fault as Error).message);
    return undefined;
  }
}
