/**
 * Does what has to wait for others ahead of a transaction, which must not. A fault is thrown where the value is asked for, so
 * that `answer` tells it to the person.
 */
export async function ahead<T>(work: () => Promise<T>): Promise<() => T> {
  const [looked] = await Promise.allSettled([work()]);
  return () => {
    if (looked.status === 'rejected') throw looked.reason;
    return looked.value;
  };
}
