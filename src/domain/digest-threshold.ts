/**
 * What may be told of several people without telling of one. A number stands only where at least five people’s acts are in it, and
 * five people’s in whatever is left when other numbers that a reader can see are taken from it. One rule for every reader, so that
 * two pages laid side by side hold no more than one. Source: domain.md section 4.
 */
export const least = 5;

/** Measures of spread need so much. Source: domain.md section 5. */
export const leastAnswers = 15;
export const leastActive = 8;

/** How many, as it is shown. */
export type Shown = number | 'a few' | 'none yet';

/** One to four people read “a few”. @param people user ids, each once */
export function shownCount(people: ReadonlySet<string>): Shown {
  if (people.size === 0) return 'none yet';
  return people.size < least ? 'a few' : people.size;
}

/**
 * A number that changes by one when one person acts is told in steps of five: two weeks side by side tell of nobody.
 *
 * @param count of things, such as commitments
 */
export function shownSteps(count: number, people: ReadonlySet<string>): 'none yet' | 'a few' | `at least ${number}` {
  if (count === 0) return 'none yet';
  return people.size < least ? 'a few' : `at least ${count - (count % least)}`;
}

/** People of one team whose acts are in a figure. */
export interface Part {
  channelId: string;
  people: ReadonlySet<string>;
}

/**
 * The teams whose own number may stand beside the school’s: no two share a person, each has five, and five are left of the school
 * without all of them. Earlier ones win, so the order must not depend on the reader.
 */
export function teamsShown(school: ReadonlySet<string>, teams: readonly Part[]): string[] {
  const taken = new Set<string>();
  const shown: string[] = [];
  let left = school.size;
  for (const { channelId, people } of teams) {
    const isApart = [...people].every((userId) => !taken.has(userId));
    const rest = left - [...people].filter((userId) => school.has(userId)).length;
    if (people.size < least || !isApart || rest < least) continue;
    for (const userId of people) taken.add(userId);
    left = rest;
    shown.push(channelId);
  }
  return shown;
}
