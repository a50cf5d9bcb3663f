const STEPS = 2_048;

/**
 * The least of the `most` highest values, or one hardly below it: what the highest are told by, without sorting all. When there
 * are no more than `most`, the lowest. Values of minus infinity count as absent.
 */
export function leastOfHighest(values: Float32Array, most: number): number {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  let present = 0;
  for (const value of values) {
    if (value === Number.NEGATIVE_INFINITY) continue;
    present++;
    if (value < lowest) lowest = value;
    if (value > highest) highest = value;
  }
  const step = (highest - lowest) / STEPS;
  if (present <= most || !(step > 0)) return lowest;
  const place = (value: number) => Math.floor((value - lowest) / step);
  const counts = new Uint32Array(STEPS + 2);
  for (const value of values) {
    if (value === Number.NEGATIVE_INFINITY) continue;
    const at = place(value);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  let from = counts.length;
  for (let reached = 0; reached < most; reached += counts[from] ?? 0) from--;
  // A value that is there, because the edge of a step is rounded.
  let least = highest;
  for (const value of values) if (value < least && place(value) >= from) least = value;
  return least;
}
