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
  const bySlot: (SlotOwner | undefined)[] = [];
  /** What each colleague has: few enough to be looked through. */
  const byUser = new Map<string, number[]>();
  let count = 0;

  const find = ({ userId, itemId }: SlotOwner) => byUser.get(userId)?.find((slot) => bySlot[slot]?.itemId === itemId);

  return {
    add(owner) {
      const known = find(owner);
      if (known !== undefined) return known;
      const slot = bySlot.push(owner) - 1;
      byUser.set(owner.userId, [...(byUser.get(owner.userId) ?? []), slot]);
      count++;
      return slot;
    },
    remove(owner) {
      const slot = find(owner);
      if (slot === undefined) return undefined;
      const left = byUser.get(owner.userId)?.filter((other) => other !== slot) ?? [];
      if (left.length) byUser.set(owner.userId, left);
      else byUser.delete(owner.userId);
      bySlot[slot] = undefined;
      count--;
      return slot;
    },
    owner: (slot) => bySlot[slot],
    of: find,
    count: () => count,
  };
}
