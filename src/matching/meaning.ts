import type { Nearness } from './vector-table.ts';

/** One text of an entry, and its vector where it is known from before. */
export interface View {
  text: string;
  vector?: Int8Array;
}

/** An entry of a directory under its number there; the whole of it is the first view. */
export interface Entry {
  slot: number;
  /** Whose it is. */
  owner: string;
  views: readonly View[];
  /** Of a profile as a whole: then it does not stand for what entries are like. */
  isProfile?: boolean;
}

/** Search by meaning in the directories of all workspaces. */
export interface Meaning {
  /** Of the weights: vectors of one digest mean nothing to another. */
  digest: string;
  /** Whether the encoder has this word or its stem in its vocabulary: then it was not misspelled. */
  knows(word: string): boolean;
  /** Takes entries in, to be encoded when nobody asks. */
  set(teamId: string, entries: readonly Entry[]): void;
  drop(teamId: string, slots: readonly number[]): void;
  /**
   * How near what is encoded so far is to a question; undefined where nothing is, or the encoder is gone.
   *
   * @param question one line, or the whole and then each of its sentences, one a line
   * @param own slots that are left out: what the asker has, or who is not wanted, says nothing about who else knows
   */
  search(teamId: string, question: string, own?: readonly number[]): Promise<Nearness | undefined>;
  /** Resolves when all that was set is encoded. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Keeps vectors between two starts, so that only what changed is encoded again. */
export interface VectorStore {
  read(teamId: string, digest: string, texts: readonly string[]): Promise<ReadonlyMap<string, Int8Array>>;
  write(teamId: string, digest: string, vectors: ReadonlyMap<string, Int8Array>): Promise<void>;
}
