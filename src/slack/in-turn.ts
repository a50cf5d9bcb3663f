/** Runs work that shares a key one after the other, in the order in which it came. */
export type InTurn = <T>(key: string, work: () => Promise<T>) => Promise<T>;

/**
 * Fifty presses on one card would meet in fifty transactions, of which one ends and the others begin anew. In this process
 * they wait for each other instead; between processes the database decides.
 */
export function turns(): InTurn {
  const last = new Map<string, Promise<unknown>>();
  return async (key, work) => {
    const before = last.get(key);
    const mine = before ? before.then(work, work) : work();
    last.set(key, mine);
    try {
      return await mine;
    } finally {
      if (last.get(key) === mine) last.delete(key);
    }
  };
}
