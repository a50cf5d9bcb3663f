/**
 * Lets many small writes travel as one: what comes while a write is under way goes with the next. Each caller waits for the
 * write that took theirs along, and shares its fault.
 */
export function jointWrite<T>(write: (items: T[]) => Promise<void>): (item: T) => Promise<void> {
  let underWay: Promise<void> = Promise.resolve();
  let gathering: { items: T[]; written: Promise<void> } | undefined;

  return (item) => {
    if (gathering) {
      gathering.items.push(item);
      return gathering.written;
    }
    const items = [item];
    const written = underWay.then(() => {
      gathering = undefined;
      return write(items);
    });
    gathering = { items, written };
    // A fault is for those whose write it was; the next begins all the same.
    underWay = written.catch(() => undefined);
    return written;
  };
}
