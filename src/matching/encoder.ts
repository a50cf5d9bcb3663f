/** Turns texts into vectors whose dot product says how near two meanings are. */
export interface Encoder {
  /** Of the weights and of how they are used: vectors and thresholds of one digest mean nothing to another. */
  digest: string;
  /** Length of a vector. */
  size: number;
  /** Words known whole, in lower case. */
  vocabulary: ReadonlySet<string>;
  /** A text of the directory; its lines say the same in several forms, and count as one. */
  item(text: string): Promise<Float32Array>;
  /** What someone asks. */
  question(text: string): Promise<Float32Array>;
}
