/**
 * Lets many who ask at once share one reading. Whoever asks while a reading is under way gets the next one, which begins
 * after they asked: nobody is given what was read before.
 *
 * @param keyOf what two readings must have in common to be the same
 */
export function sharedRead<A extends unknown[], T>(
  read: (...asked: A) => Promise<T>,
  keyOf: (...asked: A) => string,
): (...asked: A) => Promise<T> {
  const underWay = new Map<string, Promise<unknown>>();
  const next = new Map<string, Promise<T>>();

  return (...asked) => {
    const key = keyOf(...asked);
    const waiting = next.get(key);
    if (waiting) return waiting;
    const reading = begin(key, asked);
    next.set(key, reading);
    return reading;
  };

  async function begin(key: string, asked: A): Promise<T> {
    // How the reading before it ended is for those who asked for it.
    await underWay.get(key)?.catch(() => undefined);
    next.delete(key);
    const reading = read(...asked);
    underWay.set(key, reading);
    try {
      return await reading;
    } finally {
      if (underWay.get(key) === reading) underWay.delete(key);
    }
  }
}
