/** Whose entry a slot holds: one of their items, or with no item the whole of their profile. */
export interface SlotOwner {
  userId: string;
  itemId?: string;
}

/**
 * Numbers for the entries of one directory, by which the search by meaning knows them. None is given twice while the program
 * runs: a vector that is still under way when its entry goes must not speak for another.
 */
export interface Slots {
  add(owner: SlotOwner): number;
  /** Gives the number that is no entry's any more; undefined when there was none. */
  remove(owner: SlotOwner): number | undefined;
  /** Whose a slot is; undefined when its entry is gone. */
  owner(slot: number): SlotOwner | undefined;
  /** The slot of an entry; undefined when it has none. */
  of(owner: SlotOwner): number | undefined;
  /** How many are taken. */
  count(): number;
}

export function slots(): Slots {
  const numbers = new Map<string, number>();
  const owners = new Map<number, SlotOwner>();
  let given = 0;

  const keyOf = ({ userId, itemId }: SlotOwner) => (itemId === undefined ? userId : `${userId} ${itemId}`);

  return {
    add(owner) {
      const slot = numbers.get(keyOf(owner)) ?? given++;
      numbers.set(keyOf(owner), slot);
      owners.set(slot, owner);
      return slot;
    },
    remove(owner) {
      const slot = numbers.get(keyOf(owner));
      if (slot === undefined) return undefined;
      numbers.delete(keyOf(owner));
      owners.delete(slot);
      return slot;
    },
    owner: (slot) => owners.get(slot),
    of: (owner) => numbers.get(keyOf(owner)),
    count: () => numbers.size,
  };
}
