import type { DayEntry } from './day-lines.ts';

/**
 * What the words of a calendar's entry say of the day, the first that fits. Schools write these names by hand, so the list
 * holds what is usual in US calendars; what fits none is left out and told.
 */
const kindsByWords: readonly [RegExp, DayEntry['kind'] | undefined][] = [
  // A made-up day is a school day in one school and a snow day in the next.
  [/make[- ]?up/, undefined],
  [/snow day|weather (day|closure)|emergency closure/, 'snow day'],
  [/early (release|dismissal|out)|half[- ]day|minimum day|noon dismissal/, 'early-release'],
  [/late (start|arrival|opening)|delayed (start|opening)/, 'late-start'],
  [
    /staff (only|day|development)|teacher (work|planning|in-?service)|work ?day|in-?service|professional (development|learning|day)|institute day|\bpd\b|students? off/,
    'staff-only',
  ],
  [/test(ing)? (window|week|day)|state test|assessment window|\bexams?\b|^testing/, 'testing'],
  [/no school|closed|holiday|\bbreak\b|recess|vacation|no classes/, 'closed'],
  [
    /labor day|thanksgiving|christmas|new year|martin luther king|mlk|presidents|memorial day|juneteenth|veterans|columbus day|indigenous peoples|independence day|good friday|easter monday|eid|yom kippur|rosh hashanah|diwali|lunar new year/,
    'closed',
  ],
];

/** The kind of day that an entry's name stands for; undefined when it says nothing of it. */
export function kindInWords(name: string): DayEntry['kind'] | undefined {
  const words = name.slice(0, 200).toLowerCase();
  return kindsByWords.find(([pattern]) => pattern.test(words))?.[1];
}
