/** Part of a list that is too long for one message. */
export interface ListPage<T> {
  shown: readonly T[];
  /** How many follow, and the words that ask for them. */
  rest?: string;
}

/** @param page counts from 1; one behind the last is the last @param command what asks for the list, such as `/model list` */
export function pageOf<T>(
  all: readonly T[],
  { page, most, command }: { page: number; most: number; command: string },
): ListPage<T> {
  const at = Math.min(page, Math.max(1, Math.ceil(all.length / most)));
  const left = all.length - at * most;
  return {
    shown: all.slice((at - 1) * most, at * most),
    ...(left > 0 && { rest: `${left} more: \`${command} ${at + 1}\`.` }),
  };
}

/** The page that “list” or “list 2” asks for; undefined for words that ask for none. */
export function pageAsked(words: string): number | undefined {
  const [list, page = '1', ...more] = words.split(/\s+/);
  return list === 'list' && /^[1-9]\d?$/.test(page) && more.length === 0 ? Number(page) : undefined;
}
