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
  /** Told once when matching goes on by words, with the reason. */
  withoutMeaning(reason: string): void;
}

/** Fetches the weights and opens them. Never rejects: whatever fails, matching goes on by words. */
export async function bringMeaning(options: BringOptions): Promise<Meaning | undefined> {
  const { cacheDir, store, startThread, answerWithinMs, opens, use, withoutMeaning } = options;
  try {
    await ensureWeights(options);
    const opening = workerMeaning({
      cacheDir,
      ...(store && { store }),
      ...(startThread && { startThread }),
      ...(answerWithinMs && { answerWithinMs }),
      onEnd(fault) {
        use(undefined);
        withoutMeaning(fault.message);
      },
    });
    opens?.(opening);
    const meaning = await opening;
    use(meaning);
    return meaning;
  } catch (fault) {
    withoutMeaning((fault as Error).message);
    return undefined;
  }
}
