/** Words shorter than this are not corrected: at three letters everything is near everything. */
const SHORTEST = 5;
/** From this length on two slips are allowed. */
const LONG = 8;

/** Words of a directory that begin alike, and how many colleagues use one. */
export interface KnownWords {
  words: Iterable<string>;
  users(word: string): number;
}

/**
 * The word of the directory that a misspelled one most likely meant, or undefined; of equally near ones that of most colleagues, then
 * the first of the alphabet, so that it does not hang on the order in which they came. Only words of the directory are offered:
 * correcting towards English ruins rare words and hides gaps. The first letter must agree, as people rarely miss it.
 */
export function correct(word: string, { words, users }: KnownWords): string | undefined {
  if (word.length < SHORTEST || /\d/.test(word)) return undefined;
  const allowed = word.length < LONG ? 1 : 2;
  let best: string | undefined;
  let bestSlips = allowed + 1;
  for (const known of words) {
    if (known[0] !== word[0] || Math.abs(known.length - word.length) > allowed) continue;
    const found = slips(word, known, bestSlips + 1);
    const isNearer = found < bestSlips;
    if (isNearer || (best && found === bestSlips && isBefore(known, best))) {
      best = known;
      bestSlips = found;
    }
  }
  return best;

  function isBefore(one: string, other: string): boolean {
    return users(one) === users(other) ? one < other : users(one) > users(other);
  }
}

/** Letters missed, added, changed, or two neighbours swapped, between two words; stops counting at `enough`. */
function slips(a: string, b: string, enough: number): number {
  let twoBack: number[] = [];
  let oneBack = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let least = Math.min(
        at(oneBack, column) + 1,
        at(current, column - 1) + 1,
        at(oneBack, column - 1) + (same ? 0 : 1),
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        least = Math.min(least, at(twoBack, column - 2) + 1);
      }
      current.push(least);
    }
    if (Math.min(...current) >= enough) return enough;
    [twoBack, oneBack] = [oneBack, current];
  }
  return at(oneBack, b.length);
}

function at(row: readonly number[], column: number): number {
  return row[column] ?? Number.POSITIVE_INFINITY;
}
