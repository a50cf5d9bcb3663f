import type { Entry, VectorStore } from './meaning.ts';

/** New vectors are kept this many at a time. */
const KEPT_AT_ONCE = 200;

/** The vectors of one encoder between two starts: what is known is not encoded again, what is new is kept. */
export interface KeptVectors {
  /** The entries with the vectors that are known of their texts. */
  known(teamId: string, entries: readonly Entry[]): Promise<readonly Entry[]>;
  learned(teamId: string, text: string, vector: Int8Array): void;
  /** Keeps what was learned and is not kept yet; what cannot be kept is tried again with the next. Never rejects. */
  flush(): Promise<void>;
}

/** @param digest of the encoder's weights: vectors of one mean nothing to another */
export function keptVectors(store: VectorStore, digest: string): KeptVectors {
  const fresh = new Map<string, Map<string, Int8Array>>();

  async function keep(teamId: string, batch: Map<string, Int8Array>): Promise<void> {
    fresh.delete(teamId);
    try {
      if (batch.size) await store.write(teamId, digest, batch);
    } catch {
      // Searching needs them no more; they are tried again with the next ones.
      fresh.set(teamId, new Map([...batch, ...(fresh.get(teamId) ?? [])]));
    }
  }

  return {
    async known(teamId, entries) {
      const texts = [...new Set(entries.flatMap(({ views }) => views.map(({ text }) => text)))];
      const vectors = await store.read(teamId, digest, texts).catch(() => new Map<string, Int8Array>());
      return entries.map(({ views, ...entry }) => ({
        ...entry,
        views: views.map(({ text }) => {
          const vector = vectors.get(text);
          return vector ? { text, vector } : { text };
        }),
      }));
    },
    learned(teamId, text, vector) {
      const batch = fresh.get(teamId) ?? new Map<string, Int8Array>();
      fresh.set(teamId, batch.set(text, vector));
      if (batch.size >= KEPT_AT_ONCE) void keep(teamId, batch);
    },
    async flush() {
      for (const [teamId, batch] of [...fresh]) await keep(teamId, batch);
    },
  };
}
