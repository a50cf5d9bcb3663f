/** Many vectors in few pieces of memory, a byte a number. */
export interface VectorRows {
  /** Gives the row. */
  add(vector: Int8Array): number;
  free(row: number): void;
  /** Valid until the row is freed. */
  signs(row: number): Int32Array;
  dot(vector: Float32Array, row: number): number;
  /** The same between two rows. */
  dotOfRows(one: number, other: number): number;
  /** In how many numbers a row has another sign: ten times as quick as a dot product, and nearly the same order. */
  otherSigns(signs: Int32Array, row: number): number;
}

/** Numbers of a vector beyond this are cut; seen at most 0.51, of the second encoder with its weight. */
const REACH = 0.6;
/** What one step of a byte stands for. */
export const STEP = REACH / 127;
const ROWS_A_PIECE = 1_024;

/** A vector in a byte a number. */
export function packed(vector: Float32Array): Int8Array {
  const bytes = new Int8Array(vector.length);
  for (let n = 0; n < bytes.length; n++) {
    bytes[n] = Math.max(-127, Math.min(127, Math.round((vector[n] as number) / STEP)));
  }
  return bytes;
}

/** The signs of a vector, 32 in a number. */
export function signsOf(vector: Float32Array | Int8Array): Int32Array {
  const signs = new Int32Array(Math.ceil(vector.length / 32));
  for (let n = 0; n < vector.length; n++) {
    if ((vector[n] as number) < 0) signs[n >> 5] = (signs[n >> 5] as number) | (1 << (n & 31));
  }
  return signs;
}

/** @param size numbers in a vector: a multiple of four */
export function vectorRows(size: number): VectorRows {
  const pieces: Int8Array[] = [];
  const signPieces: Int32Array[] = [];
  const signSize = Math.ceil(size / 32);
  const freed: number[] = [];
  let used = 0;

  const pieceOf = (row: number) => pieces[Math.floor(row / ROWS_A_PIECE)] as Int8Array;
  const startOf = (row: number) => (row % ROWS_A_PIECE) * size;

  return {
    add(vector) {
      const row = freed.pop() ?? used++;
      if (row >= pieces.length * ROWS_A_PIECE) {
        pieces.push(new Int8Array(ROWS_A_PIECE * size));
        signPieces.push(new Int32Array(ROWS_A_PIECE * signSize));
      }
      pieceOf(row).set(vector, startOf(row));
      signPieces[Math.floor(row / ROWS_A_PIECE)]?.set(signsOf(vector), (row % ROWS_A_PIECE) * signSize);
      return row;
    },

    free: (row) => void freed.push(row),

    signs(row) {
      const start = (row % ROWS_A_PIECE) * signSize;
      return (signPieces[Math.floor(row / ROWS_A_PIECE)] as Int32Array).subarray(start, start + signSize);
    },

    dot(vector, row) {
      const piece = pieceOf(row);
      const start = startOf(row);
      // Four sums, because each waits for itself at every number: a third less time than one.
      let [a, b, c, d] = [0, 0, 0, 0];
      for (let n = 0; n < size; n += 4) {
        a += (vector[n] as number) * (piece[start + n] as number);
        b += (vector[n + 1] as number) * (piece[start + n + 1] as number);
        c += (vector[n + 2] as number) * (piece[start + n + 2] as number);
        d += (vector[n + 3] as number) * (piece[start + n + 3] as number);
      }
      return (a + b + c + d) * STEP;
    },

    dotOfRows(one, other) {
      const [piece, start] = [pieceOf(one), startOf(one)];
      const [otherPiece, otherStart] = [pieceOf(other), startOf(other)];
      let total = 0;
      for (let n = 0; n < size; n++) {
        total += Math.imul(piece[start + n] as number, otherPiece[otherStart + n] as number);
      }
      return total * STEP * STEP;
    },

    otherSigns(signs, row) {
      const piece = signPieces[Math.floor(row / ROWS_A_PIECE)] as Int32Array;
      const start = (row % ROWS_A_PIECE) * signSize;
      let total = 0;
      for (let n = 0; n < signSize; n++) total += ones((signs[n] as number) ^ (piece[start + n] as number));
      return total;
    },
  };
}

/** How many bits of a number are set: added up in pairs, fours, and all at once. */
function ones(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
