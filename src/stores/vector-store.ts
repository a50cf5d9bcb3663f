import { createHash } from 'node:crypto';
import { Binary, type Db, type IndexDescription } from 'mongodb';

export const vectorIndexes: IndexDescription[] = [
  // read, write: one vector per text and encoder.
  { key: { teamId: 1, digest: 1, hash: 1 }, unique: true },
  // Numbers only, no words: what no start has asked for in this long is of texts or weights that are gone.
  { key: { usedAt: 1 }, expireAfterSeconds: 90 * 24 * 3600 },
];

/** The vectors of texts, so that only what changed is encoded again after a start. The texts are not kept here. */
export interface VectorStore {
  /** @param digest of the encoder's weights */
  read(teamId: string, digest: string, texts: readonly string[]): Promise<ReadonlyMap<string, Int8Array>>;
  write(teamId: string, digest: string, vectors: ReadonlyMap<string, Int8Array>): Promise<void>;
}

interface VectorDocument {
  teamId: string;
  digest: string;
  /** SHA-256 of the text. */
  hash: string;
  vector: Binary;
  /** Machine time, by the database's clock. */
  usedAt: Date;
}

const atOnce = 2_000;

export function vectorStore(db: Db): VectorStore {
  const kept = db.collection<VectorDocument>('vectors');
  return {
    async read(teamId, digest, texts) {
      const found = new Map<string, Int8Array>();
      for (let from = 0; from < texts.length; from += atOnce) {
        const byHash = new Map(texts.slice(from, from + atOnce).map((text) => [hashOf(text), text]));
        const those = { teamId: { $eq: teamId }, digest: { $eq: digest }, hash: { $in: [...byHash.keys()] } };
        for await (const { hash, vector } of kept.find(those, { maxTimeMS: 10_000 })) {
          found.set(String(byHash.get(hash)), Int8Array.from(vector.buffer.subarray(0, vector.position)));
        }
        await kept.updateMany(those, { $currentDate: { usedAt: true } });
      }
      return found;
    },
    async write(teamId, digest, vectors) {
      if (vectors.size === 0) return;
      const rows = [...vectors].map(([text, vector]) => ({
        updateOne: {
          filter: { teamId: { $eq: teamId }, digest: { $eq: digest }, hash: { $eq: hashOf(text) } },
          update: {
            $set: { vector: new Binary(Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength)) },
            $currentDate: { usedAt: true as const },
          },
          upsert: true,
        },
      }));
      await kept.bulkWrite(rows, { ordered: false });
    },
  };
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
