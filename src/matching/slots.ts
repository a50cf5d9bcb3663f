/** Whose entry a slot holds: one of their items, or with no item the whole of their profile. */
export interface SlotOwner {
  userId: string;
  itemId?: string;
}

/** Small numbers for the entries of one directory, by which the search by meaning knows them. */
export interface Slots {
  add(owner: SlotOwner): number;
  /** Gives the slot free, and its number; undefined when there was none. */
  remove(owner: SlotOwner): number | undefined;
  /** Whose a slot is; undefined when it is free. */
  owner(slot: number): SlotOwner | undefined;
  /** The slot of an entry; undefined when it has none. */
  of(owner: SlotOwner): number | undefined;
  /** How many are taken. */
  count(): number;
  /** Rises with each change: what was found before a slot was given anew does not speak of its present owner. */
  changes(): number;
  /** The change at which a slot was given. */
  givenAt(slot: number): number;
}

export function slots(): Slots {
  const numbers = new Map<string, number>();
  const free: number[] = [];
  const given: number[] = [];
  const owners: (SlotOwner | undefined)[] = [];
  let changes = 0;

  const keyOf = ({ userId, itemId }: SlotOwner) => (itemId === undefined ? userId : `${userId} ${itemId}`);

  return {
    add(owner) {
      const slot = numbers.get(keyOf(owner)) ?? free.pop() ?? given.length;
      numbers.set(keyOf(owner), slot);
      given[slot] = ++changes;
      owners[slot] = owner;
      return slot;
    },
    remove(owner) {
      const slot = numbers.get(keyOf(owner));
      if (slot === undefined) return undefined;
      numbers.delete(keyOf(owner));
      owners[slot] = undefined;
      free.push(slot);
      return slot;
    },
    owner: (slot) => owners[slot],
    of: (owner) => numbers.get(keyOf(owner)),
    count: () => numbers.size,
    changes: () => changes,
    givenAt: (slot) => given[slot] ?? 0,
  };
}
