import type { DayEntry } from './day-lines.ts';

/** At "vision test day", and at "physical exams", lessons go on. */
const ofSchool = '(?<!\\b(?:book|covid|dental|eye|health|hearing|medical|physical|sports|vision) )';

/**
 * What the words of a calendar's entry say of the day, the first that fits. Schools write these names by hand, so the list
 * holds what is usual in US calendars; what fits none is left out and told.
 */
const kindsByWords: readonly [RegExp, DayEntry['kind'] | undefined][] = [
  // A made-up day is a school day in one school and a snow day in the next.
  [words('make[- ]?up|(?:schools?|classes) (?:is |are |will be )?in session'), undefined],
  [words('snow day|weather (?:day|closure)|emergency closure'), 'snow day'],
  [words('early (?:release|dismissal|out)|half[- ]day|minimum day|noon dismissal'), 'early-release'],
  [words('late (?:start|arrival|opening)|delayed (?:start|opening)'), 'late-start'],
  [
    words(
      'staff (?:only|day|development)|teacher (?:work|planning|in-?service)|(?<!\\bto )work ?day|in-?service|professional (?:development|learning(?! communit)|day)|institute day|pd|students? off',
    ),
    'staff-only',
  ],
  [
    words(`${ofSchool}test(?:ing)? (?:window|week|day)|state test|assessment window|${ofSchool}exam|^testing`),
    'testing',
  ],
  [
    words(
      'no school(?! (?:board|breakfast|bus|lunch|meal))|no classes|(?:schools?|district|campus)(?: and (?:\\w+ )?offices)? (?:is |are |will be )?closed|^closed(?! (?:campus|door|meeting|session))',
    ),
    'closed',
  ],
];

const holidayOrBreak = new RegExp(
  words(
    '(?:presidents week )?(?:break|recess|vacation)(?: week)?|labor day|(?:(?:day|friday) after )?thanksgiving|christmas|new year|martin luther king|mlk|presidents|memorial day|juneteenth|veterans|columbus|indigenous people|independence day|good friday|easter monday|eid(?: [au]l (?:fitr|adha))?|yom kippur|rosh hashanah|diwali|lunar new year|holiday',
  ),
  'g',
);
const seasons =
  'winter|spring|summer|fall|autumn|easter|mid(?:winter|term|year)?|term|semester|trimester|quarter|jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?';
const weekdays = '(?:sun|mon|tue|wednes|thur|fri|satur)day|mon|tue|wed|thur?|fri';
const fillers =
  'the|a|an|of|for|in|to|and|rev|dr|jr|first|last|day|eve|weekend|observed|observance|begin|start|continue|federal|state|national|legal|public|school|district|no|all|student|staff|teacher';
const besideIt = new RegExp(`^(?:${[seasons, weekdays, fillers].join('|')})s?$`);

/**
 * Whether it names a holiday or a break and no more than that: "Winter Break, Dec 21 to Jan 1". School is on at what is held for
 * a holiday, on the day before one, and when it begins again after a break, and there is no end of the words for that.
 */
function isHolidayOrBreak(said: string): boolean {
  const only = said
    .replace(/['’.]/g, '')
    .replace(/\d+(?:st|nd|rd|th)?/g, ' ')
    .replace(/[^\p{L}]+/gu, ' ');
  const rest = only.replace(holidayOrBreak, '');
  return rest !== only && rest.split(' ').every((word) => word === '' || besideIt.test(word));
}

/** One of these words, whole, or several of it: "Kaleidoscope" is no Eid. */
function words(list: string): RegExp {
  return new RegExp(`\\b(?:${list})s?\\b`);
}

/** The kind of day that an entry's name stands for; undefined when it says nothing of it. */
export function kindInWords(name: string): DayEntry['kind'] | undefined {
  const said = name.slice(0, 200).toLowerCase().replace(/&/g, 'and');
  const found = kindsByWords.find(([pattern]) => pattern.test(said));
  if (found) return found[1];
  if (isHolidayOrBreak(said)) return 'closed';
  return /\bno students\b/.test(said) ? 'staff-only' : undefined;
}
