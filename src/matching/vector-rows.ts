/** Many vectors in few pieces of memory, a byte a number. */
export interface VectorRows {
  /** Gives the row. */
  add(vector: Int8Array): number;
  free(row: number): void;
  read(row: number): Float32Array;
  /** The dot product with the numbers of a row from `from` up to, not including, `to`. */
  dot(vector: Float32Array, row: number, from: number, to: number): number;
}

/** Numbers of a vector beyond this are cut; seen at most 0.51, of the second encoder with its weight. */
const REACH = 0.6;
/** What one step of a byte stands for. */
export const STEP = REACH / 127;
const ROWS_A_PIECE = 1_024;

/** A vector in a byte a number. */
export function packed(vector: Float32Array): Int8Array {
  return Int8Array.from(vector, (value) => Math.max(-127, Math.min(127, Math.round(value / STEP))));
}

export function vectorRows(size: number): VectorRows {
  const pieces: Int8Array[] = [];
  const freed: number[] = [];
  let used = 0;

  const pieceOf = (row: number) => pieces[Math.floor(row / ROWS_A_PIECE)] as Int8Array;
  const startOf = (row: number) => (row % ROWS_A_PIECE) * size;

  return {
    add(vector) {
      const row = freed.pop() ?? used++;
      if (row >= pieces.length * ROWS_A_PIECE) pieces.push(new Int8Array(ROWS_A_PIECE * size));
      pieceOf(row).set(vector, startOf(row));
      return row;
    },

    free: (row) => void freed.push(row),

    read: (row) => Float32Array.from(pieceOf(row).subarray(startOf(row), startOf(row) + size), (value) => value * STEP),

    dot(vector, row, from, to) {
      const piece = pieceOf(row);
      const start = startOf(row);
      let total = 0;
      for (let n = from; n < to; n++) total += (vector[n] as number) * (piece[start + n] as number);
      return total * STEP;
    },
  };
}
