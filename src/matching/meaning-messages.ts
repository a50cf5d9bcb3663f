import type { Entry } from './meaning.ts';
import type { Nearness } from './vector-table.ts';

/** What is said to the worker that searches by meaning. */
export type ToWorker =
  | { kind: 'set'; teamId: string; entries: readonly Entry[] }
  | { kind: 'drop'; teamId: string; slots: readonly number[] }
  | { kind: 'search'; id: number; teamId: string; question: string; own?: readonly number[] | undefined }
  | { kind: 'settled'; id: number }
  | { kind: 'close' };

/** What it says. */
export type FromWorker =
  | { kind: 'ready'; digest: string; vocabulary: ReadonlySet<string> }
  | { kind: 'learned'; teamId: string; text: string; vector: Int8Array }
  | { kind: 'found'; id: number; found: Nearness | undefined }
  | { kind: 'settled'; id: number };
