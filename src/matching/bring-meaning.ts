import type { Meaning, VectorStore } from './meaning.ts';
import { ensureWeights, type WeightsOptions } from './weights.ts';
import { workerMeaning } from './worker-meaning.ts';

/** What the search by meaning is brought for, and who hears of it. */
export interface BringOptions extends WeightsOptions {
  store?: VectorStore;
  /** Takes the search by meaning, or undefined when it has ended. */
  use(meaning: Meaning | undefined): void;
  /** Told once when matching goes on by words, with the reason. */
  withoutMeaning(reason: string): void;
}

/** Fetches the weights and opens them. Never rejects: whatever fails, matching goes on by words. */
export async function bringMeaning(options: BringOptions): Promise<Meaning | undefined> {
  const { cacheDir, store, use, withoutMeaning } = options;
  try {
    await ensureWeights(options);
    const meaning = await workerMeaning({
      cacheDir,
      ...(store && { store }),
      onEnd(fault) {
        use(undefined);
        withoutMeaning(fault.message);
      },
    });
    use(meaning);
    return meaning;
  } catch (fault) {
    withoutMeaning((fault as Error).message);
    return undefined;
  }
}
