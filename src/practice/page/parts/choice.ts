/** One line of a list to choose from. */
export interface Choice {
  value: string;
  label: string;
  description?: string;
  /** Heading above this choice and its neighbours of the same group. */
  group?: string;
  /** A count shown beside the label, with what it counts: "2 waiting". */
  badge?: string;
}

/** The choices that have every word of the query, those whose label begins with it first. */
export function matching(choices: readonly Choice[], query: string): Choice[] {
  const wanted = plain(query);
  if (!wanted) return [...choices];
  const words = wanted.split(/\s+/);
  const found = choices.filter(({ label, description }) => {
    const text = plain(`${label} ${description ?? ''}`);
    return words.every((word) => text.includes(word));
  });
  const begins = (choice: Choice) => plain(choice.label).startsWith(wanted);
  return [...found.filter(begins), ...found.filter((choice) => !begins(choice))];
}

/** Lower case, without accents: "lucia" finds Lucía. */
export function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}
