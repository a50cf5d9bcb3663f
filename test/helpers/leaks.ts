/** Something that someone did, as a number counts it; a number is the deeds that it is made of. */
export interface Deed {
  /** Tells it from all others. */
  no: string;
  by: string;
}

/**
 * The sums and differences of up to four numbers in which deeds of too few people are left, each once, in words.
 *
 * @param numbers by name, as anyone has seen them
 * @param least how many people are enough
 */
export function leaksIn(numbers: readonly (readonly [string, readonly Deed[]])[], least = 5): string[] {
  const kinds = alike(numbers.map(([, deeds]) => deeds));
  const found: string[] = [];
  const tell = (signs: readonly (readonly [number, number])[]) => {
    const left = new Set<string>();
    for (const { inside, people } of kinds) {
      let times = 0;
      for (const [index, sign] of signs) if (inside[index]) times += sign;
      if (times !== 0 && times !== 1) return;
      if (times === 1) for (const one of people) left.add(one);
    }
    if (left.size > 0 && left.size < least)
      found.push(
        `${left.size} left of ${signs.map(([index, sign]) => `${sign > 0 ? '+' : '-'} ${numbers[index]?.[0]}`).join(' ')}`,
      );
  };
  const choose = (from: number, signs: readonly (readonly [number, number])[]) => {
    if (signs.length > 0) tell(signs);
    if (signs.length === 4) return;
    for (let index = from; index < numbers.length; index += 1)
      for (const sign of [1, -1]) choose(index + 1, [...signs, [index, sign]]);
  };
  choose(0, []);
  return found;
}

/** Deeds that are in the same numbers are one, by which a search goes faster. */
function alike(numbers: readonly (readonly Deed[])[]): { inside: boolean[]; people: Set<string> }[] {
  const classes = new Map<string, { inside: boolean[]; people: Set<string> }>();
  const holds = numbers.map((one) => new Set(one.map(({ no }) => no)));
  for (const deed of new Map(numbers.flat().map((one) => [one.no, one])).values()) {
    const inside = holds.map((one) => one.has(deed.no));
    const key = inside.map(Number).join('');
    const found = classes.get(key) ?? { inside, people: new Set() };
    found.people.add(deed.by);
    classes.set(key, found);
  }
  return [...classes.values()];
}
