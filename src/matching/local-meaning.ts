import { setImmediate as turn } from 'node:timers/promises';
import { encodedQuestions } from './encoded-questions.ts';
import type { Encoder } from './encoder.ts';
import { isKnown } from './known-words.ts';
import type { Entry, Meaning } from './meaning.ts';
import { packed } from './vector-rows.ts';
import { type VectorTable, vectorTable } from './vector-table.ts';

/** Search by meaning in this very thread. Between any two texts it turns to questions, so that none waits for indexing. */
export function localMeaning(
  encoder: Encoder,
  learned: (teamId: string, text: string, vector: Int8Array) => void = () => undefined,
): Meaning {
  const tables = new Map<string, VectorTable>();
  const questionVector = encodedQuestions((question) => encoder.question(question));
  /** What waits to be encoded, by workspace and slot: a later state of an entry replaces an earlier one. */
  const waiting = new Map<string, { teamId: string; entry: Entry }>();
  let working: Promise<void> | undefined;
  let isClosed = false;

  function tableOf(teamId: string): VectorTable {
    const known = tables.get(teamId) ?? vectorTable(encoder.size);
    tables.set(teamId, known);
    return known;
  }

  async function work(): Promise<void> {
    for (const [key, { teamId, entry }] of waiting) {
      const vectors: Int8Array[] = [];
      for (const { text, vector } of entry.views) {
        vectors.push(vector ?? (await encode(teamId, text)));
        if (!vector) await turn();
      }
      // It may have been dropped or replaced in the meantime.
      if (waiting.get(key)?.entry !== entry) continue;
      waiting.delete(key);
      tableOf(teamId).set(entry, vectors);
    }
    for (const table of tables.values()) while (!isClosed && waiting.size === 0 && table.warm()) await turn();
    if (waiting.size) await work();
  }

  async function encode(teamId: string, text: string): Promise<Int8Array> {
    const vector = packed(await encoder.item(text));
    learned(teamId, text, vector);
    return vector;
  }

  function start(): void {
    working ??= work().finally(() => {
      working = undefined;
    });
  }

  return {
    digest: encoder.digest,
    knows: (word) => isKnown(encoder.vocabulary, word),
    set(teamId, entries) {
      for (const entry of entries) waiting.set(`${teamId} ${entry.slot}`, { teamId, entry });
      start();
    },
    drop(teamId, slots) {
      for (const slot of slots) {
        waiting.delete(`${teamId} ${slot}`);
        tables.get(teamId)?.drop(slot);
      }
    },
    async search(teamId, question, own) {
      const table = tables.get(teamId);
      if (!table) return undefined;
      return table.search(await Promise.all(question.split('\n').map(questionVector)), own);
    },
    async settled() {
      while (working) await working;
    },
    async close() {
      isClosed = true;
      waiting.clear();
      while (working) await working;
    },
  };
}
