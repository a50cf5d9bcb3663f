/**
 * How sure a ranking is: `sure`, `closest` (colleagues who come nearest, not sure), or `nobody` ("nobody here knows this, as
 * far as I can see"), which is never said by words alone.
 */
export type Zone = 'sure' | 'closest' | 'nobody';

/** From this relevance on words alone are sure. */
const SURE_BY_WORDS = 0.75;

/** @param best the highest relevance in the directory, whoever is free; 0 when nothing was found */
export function zoneByWords(best: number): Zone {
  return best >= SURE_BY_WORDS ? 'sure' : 'closest';
}
