import { readFileSync } from 'node:fs';

/** Many vectors in few pieces of memory, a byte a number. */
export interface VectorRows {
  /** Gives the row. */
  add(vector: Int8Array): number;
  free(row: number): void;
  /** Of each vector with all rows, by row; where a row is free it says nothing. */
  dots(vectors: readonly Float32Array[]): Float32Array[];
  /** Of one row with others, in their order. */
  dotsOfRow(row: number, others: readonly number[]): Float32Array;
}

/** Numbers of a vector beyond this are cut; seen at most 0.51, of the second encoder with its weight. */
const REACH = 0.6;
/** What one step of a byte stands for. */
export const STEP = REACH / 127;
/** So many go through the processor's cache at once, for one question after the other. */
const ROWS_A_PIECE = 1_024;
/** Of a question, in two bytes: no sum of two vectors of the encoders comes near to what four bytes hold. */
const FINE_STEP = 1 / 8_192;
const MOST_FINE = 32_767;
/** Numbers that the sums are taken of at once. */
const AT_ONCE = 16;
const BYTES_A_PAGE = 65_536;

/** One memory for the vectors of all workspaces in this thread, because each would set aside ten GB of addresses. */
const { memory, dots } = new WebAssembly.Instance(
  new WebAssembly.Module(readFileSync(new URL('./dots.wasm', import.meta.url))),
).exports as {
  memory: WebAssembly.Memory;
  dots(question: number, row: number, rows: number, size: number, out: number): void;
};
let taken = 0;
const sums = allot(4 * ROWS_A_PIECE);

/** Where so many bytes begin; they are never given back. */
function allot(bytes: number): number {
  const start = taken;
  taken += Math.ceil(bytes / AT_ONCE) * AT_ONCE;
  const missing = Math.ceil((taken - memory.buffer.byteLength) / BYTES_A_PAGE);
  if (missing > 0) memory.grow(missing);
  return start;
}

/** A vector in a byte a number. */
export function packed(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  for (let n = 0; n < bytes.length; n++) {
    bytes[n] = Math.max(-127, Math.min(127, Math.round((vector[n] as number) / STEP)));
  }
  return bytes;
}

/** @param length numbers in a vector */
export function vectorRows(length: number): VectorRows {
  const size = Math.ceil(length / AT_ONCE) * AT_ONCE;
  /** Where questions stand while they are compared. */
  const asked: number[] = [];
  const pieces: number[] = [];
  const freed: number[] = [];
  let used = 0;

  const startOf = (row: number) => (pieces[Math.floor(row / ROWS_A_PIECE)] as number) + (row % ROWS_A_PIECE) * size;

  const placeOf = (n: number) => (asked[n] ??= allot(2 * size));

  function ask(vector: Float32Array, place: number): void {
    const fine = new Int16Array(memory.buffer, place, length);
    for (let n = 0; n < length; n++) {
      fine[n] = Math.max(-MOST_FINE, Math.min(MOST_FINE, Math.round((vector[n] as number) / FINE_STEP)));
    }
  }

  return {
    add(vector) {
      const row = freed.pop() ?? used++;
      if (row >= pieces.length * ROWS_A_PIECE) pieces.push(allot(ROWS_A_PIECE * size));
      new Int8Array(memory.buffer, startOf(row), size).set(vector);
      return row;
    },

    free: (row) => void freed.push(row),

    dots(vectors) {
      const found = vectors.map(() => new Float32Array(used));
      for (const [n, vector] of vectors.entries()) ask(vector, placeOf(n));
      for (const [piece, start] of pieces.entries()) {
        const first = piece * ROWS_A_PIECE;
        const rows = Math.min(ROWS_A_PIECE, used - first);
        for (const [n, near] of found.entries()) {
          dots(placeOf(n), start, rows, size, sums);
          const steps = new Int32Array(memory.buffer, sums, rows);
          for (let row = 0; row < rows; row++) near[first + row] = (steps[row] as number) * STEP * FINE_STEP;
        }
      }
      return found;
    },

    dotsOfRow(row, others) {
      const question = placeOf(0);
      new Int16Array(memory.buffer, question, size).set(new Int8Array(memory.buffer, startOf(row), size));
      const found = new Float32Array(others.length);
      const sum = new Int32Array(memory.buffer, sums, 1);
      for (const [n, other] of others.entries()) {
        dots(question, startOf(other), 1, size, sums);
        found[n] = (sum[0] as number) * STEP * STEP;
      }
      return found;
    },
  };
}
