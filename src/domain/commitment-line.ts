import { addDays, type CalendarDay, isCalendarDay, type Weekday, weekdayOf, weekdays } from '../time/calendar-day.ts';

/** A commitment said in one line; what was not found is absent. */
export interface SaidInALine {
  words: string;
  dueDay?: CalendarDay;
  partnerId?: string;
  /** What stands where the day would, and is none; a second partner may be in it. */
  notADay?: string;
}

/** A name that Slack did not find. */
const NOBODY = / with @.*?(?= by |$)/i;
const PARTNER = /(?:^| )with <@([UW][A-Z0-9]{1,31})(?:\|[^<>]*)?>/gi;

/**
 * Reads "two talk moves in grade 7 by 12 March with @partner", in either order of day and partner. Undefined when neither is
 * there: then it is something else.
 *
 * @param text as Slack sends it, with the mention escaped
 * @param today calendar day in the school's zone
 */
export function readLine(text: string, today: CalendarDay): SaidInALine | undefined {
  const line = ` ${text.replace(/\s+/g, ' ').trim()}`;
  const partner = [...line.matchAll(PARTNER)].at(-1);
  const without = partner
    ? `${line.slice(0, partner.index)}${line.slice(partner.index + partner[0].length)}`
    : line.replace(NOBODY, '');
  const by = without.toLowerCase().lastIndexOf(' by ');
  const day = by < 0 ? undefined : readDay(without.slice(by + 4), today);
  if (!partner && !day) return undefined;
  const words = (day ? without.slice(0, by) : without).trim();
  return {
    words,
    ...(day ? { dueDay: day } : by >= 0 && { notADay: without.slice(by + 4).trim() }),
    ...(partner?.[1] && { partnerId: partner[1] }),
  };
}

const months = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
/** A day that lies further back than this is meant for the next year: in autumn, "1 May" is the one to come. */
const lookBackDays = 45;

/**
 * A day as people write it: "12 March", "Thursday the 12th of March", "Mar 12th, 2026", "12 March 26", "3/12" and "3/12/26"
 * (month first), "2026-03-12", "this Friday", "Thurs", "tomorrow", "yesterday". Without a year it is the next one, or one of the
 * last six weeks, so that yesterday is yesterday.
 *
 * @param today calendar day in the school's zone
 */
export function readDay(text: string, today: CalendarDay): CalendarDay | undefined {
  const said = text
    .toLowerCase()
    .replace(/[.,]/g, ' ')
    .trim()
    .split(/\s+/)
    .filter((word) => !['next', 'this', 'of', 'the'].includes(word));
  // In "Thursday 12 March" the date decides; the preview shows the weekday.
  const words = said.length > 1 && namedDay(said[0] ?? '', today) ? said.slice(1) : said;
  const [first = '', second = '', third] = words;
  if (words.length > 3) return undefined;
  if (isCalendarDay(first) && words.length === 1) return first;
  if (words.length === 1) return namedDay(first, today) ?? slashed(first, today);
  const [day, month] = /^\d/.test(first) ? [first, second] : [second, first];
  const number = /^(\d{1,2})(?:st|nd|rd|th)?$/.exec(day)?.[1];
  const index = month.length < 3 ? -1 : months.findIndex((name) => name.startsWith(month));
  return number && index >= 0 ? dated(index + 1, Number(number), third, today) : undefined;
}

/** How people write them. */
const weekdayWords: Record<Weekday, string> = {
  mon: 'mon monday',
  tue: 'tue tues tuesday',
  wed: 'wed weds wednesday',
  thu: 'thu thur thurs thursday',
  fri: 'fri friday',
  sat: 'sat saturday',
  sun: 'sun sunday',
};

function namedDay(word: string, today: CalendarDay): CalendarDay | undefined {
  if (word === 'today') return today;
  if (word === 'tomorrow') return addDays(today, 1);
  if (word === 'yesterday') return addDays(today, -1);
  const weekday = weekdays.find((one) => weekdayWords[one].split(' ').includes(word));
  if (!weekday) return undefined;
  const ahead = (weekdays.indexOf(weekday) - weekdays.indexOf(weekdayOf(today)) + 7) % 7;
  return addDays(today, ahead || 7);
}

function slashed(word: string, today: CalendarDay): CalendarDay | undefined {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})(?:\/(\d+))?$/.exec(word) ?? [];
  return month && day ? dated(Number(month), Number(day), year, today) : undefined;
}

function dated(month: number, day: number, year: string | undefined, today: CalendarDay): CalendarDay | undefined {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (one: number) =>
    `${String(one).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  if (year !== undefined) {
    // “26” is 2026.
    const ofCentury = /^(?:20)?(\d\d)$/.exec(year)?.[1];
    const day = ofCentury && inYear(2000 + Number(ofCentury));
    return day && isCalendarDay(day) ? day : undefined;
  }
  const years = [thisYear - 1, thisYear, thisYear + 1].map(inYear).filter(isCalendarDay);
  return years.find((one) => one >= addDays(today, -lookBackDays));
}
