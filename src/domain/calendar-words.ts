import type { DayEntry } from './day-lines.ts';

const pause = '(?:break|recess|vacation)';

/**
 * What the words of a calendar's entry say of the day, the first that fits. Schools write these names by hand, so the list
 * holds what is usual in US calendars; what fits none is left out and told.
 */
const kindsByWords: readonly [RegExp, DayEntry['kind'] | undefined][] = [
  // A made-up day is a school day in one school and a snow day in the next.
  [words('make[- ]?up'), undefined],
  [words('snow day|weather (?:day|closure)|emergency closure'), 'snow day'],
  [words('early (?:release|dismissal|out)|half[- ]day|minimum day|noon dismissal'), 'early-release'],
  [words('late (?:start|arrival|opening)|delayed (?:start|opening)'), 'late-start'],
  [
    words(
      'staff (?:only|day|development)|teacher (?:work|planning|in-?service)|work ?day|in-?service|professional (?:development|learning|day)|institute day|pd|students? off',
    ),
    'staff-only',
  ],
  [words('test(?:ing)? (?:window|week|day)|state test|assessment window|exam|^testing'), 'testing'],
  [words('no school|no classes|closed'), 'closed'],
  // School is on when it begins again after a break, on the day before one, and at what is held for a holiday.
  [
    words(
      `resume|re-?open|return|back (?:to|from)|before|after .*${pause}|(?:first|last) day(?! of (?:\\w+ ){0,3}${pause})|concert|party|parade|assembly|feast|luncheon|breakfast|potluck|recital|performance|dance|fair|sale`,
    ),
    undefined,
  ],
  [words(`${pause}|holiday`), 'closed'],
  [
    words(
      'labor day|thanksgiving|christmas|new year|martin luther king|mlk|presidents|memorial day|juneteenth|veterans|columbus day|indigenous peoples|independence day|good friday|easter monday|eid|yom kippur|rosh hashanah|diwali|lunar new year',
    ),
    'closed',
  ],
];

/** One of these words, whole, or several of it: "Kaleidoscope" is no Eid. */
function words(list: string): RegExp {
  return new RegExp(`\\b(?:${list})s?\\b`);
}

/** The kind of day that an entry's name stands for; undefined when it says nothing of it. */
export function kindInWords(name: string): DayEntry['kind'] | undefined {
  const said = name.slice(0, 200).toLowerCase();
  return kindsByWords.find(([pattern]) => pattern.test(said))?.[1];
}
