import { addDays, type CalendarDay, isCalendarDay, type Weekday, weekdayOf, weekdays } from '../time/calendar-day.ts';
import { isLocalTime, isShown } from '../time/local-time.ts';
import type { DayKind, NamedSpan, SpecialDay } from '../time/school-calendar.ts';
import { kindInWords } from './calendar-words.ts';

/** Days of one kind, as a person writes them down: one day, or several in a row. */
export interface DayEntry {
  from: CalendarDay;
  /** The same day where it is one. */
  to: CalendarDay;
  /** `snow day`: closed without a plan. */
  kind: DayKind | 'snow day';
  name?: string;
  /** When the day begins or ends, where that is not usual for its kind. Local times of the school. */
  begins?: string;
  ends?: string;
  /** One of the times of an entry that repeats: its author named the weekday, not this very day. */
  repeats?: true;
}

/** What is wrong with a line, in a sentence. */
export interface LineFault {
  line: number;
  sentence: string;
}

/** The days of a calendar that differ from their weekday, put together. */
export interface SpecialDays {
  days: Record<CalendarDay, SpecialDay>;
  breaks: NamedSpan[];
  closures: CalendarDay[];
}

/** What days are held to. */
export interface DayRules {
  /** In a row. */
  mostDays?: number;
  /** IANA zone of the school, whose clocks skip some times. */
  zone?: string;
}

/** No break is longer; an entry of more days has a slip in its year. */
const mostInARow = 120;
export const mostNameLength = 80;

const kindNames: Readonly<Record<string, DayEntry['kind']>> = {
  school: 'student',
  student: 'student',
  'student day': 'student',
  'staff only': 'staff-only',
  'staff-only': 'staff-only',
  'staff only day': 'staff-only',
  'staff-only day': 'staff-only',
  closed: 'closed',
  holiday: 'closed',
  'early release': 'early-release',
  'early-release': 'early-release',
  'late start': 'late-start',
  'late-start': 'late-start',
  testing: 'testing',
  'snow day': 'snow day',
};

export const kindsInWords = 'school, staff only, closed, early release, late start, testing or snow day';

/** The kind that a word stands for, as it is written here or in a school's own calendar; undefined for a word that is none. */
export function kindNamed(word: string): DayEntry['kind'] | undefined {
  const key = word.trim().toLowerCase();
  return Object.hasOwn(kindNames, key) ? kindNames[key] : kindInWords(key);
}

/** Lines such as "2026-03-16 to 2026-03-20: closed, Spring break" or "2026-03-11: early release until 12:30". */
export function readDayLines(text: string, rules: DayRules = {}): { entries: DayEntry[]; faults: LineFault[] } {
  const entries: DayEntry[] = [];
  const faults: LineFault[] = [];
  for (const [index, line] of text.split('\n').entries()) {
    if (!line.trim()) continue;
    const read = readLine(line.trim(), rules);
    if (typeof read === 'string') faults.push({ line: index + 1, sentence: read });
    else entries.push(read);
  }
  return { entries, faults };
}

function readLine(line: string, rules: DayRules): DayEntry | string {
  const colon = line.indexOf(':');
  if (colon < 0) return 'After the day comes a colon: “2026-02-27: staff only, PD day”.';
  const [from = '', to = from, ...more] = line
    .slice(0, colon)
    .split(' to ')
    .map((day) => day.trim());
  if (more.length > 0) return 'Write at most two days: “2026-03-16 to 2026-03-20: closed, Spring break”.';
  const comma = line.indexOf(',', colon);
  const middle = line.slice(colon + 1, comma < 0 ? undefined : comma).trim();
  const name = comma < 0 ? '' : line.slice(comma + 1).trim();
  const timed = /^(.*?)(?: from (\S+))?(?: until (\S+))?$/.exec(middle);
  const [, words = middle, begins, ends] = timed ?? [];
  const kind = kindNamed(words);
  if (!kind) return `“${words}” is no kind of day. Write ${kindsInWords}.`;
  const entry: DayEntry = {
    from,
    to,
    kind,
    ...(name && { name }),
    ...(begins && { begins }),
    ...(ends && { ends }),
  };
  return faultOf(entry, rules) ?? entry;
}

/** What is wrong with an entry, in a sentence; undefined when nothing is. */
export function faultOf(entry: DayEntry, { mostDays = mostInARow, zone }: DayRules = {}): string | undefined {
  const { from, to, name = '', begins, ends } = entry;
  for (const day of [from, to]) if (!isCalendarDay(day)) return `“${day}” is no day. Write it like 2026-02-27.`;
  if (to < from) return 'The last day comes before the first.';
  if (to > addDays(from, mostDays)) return `That is more than ${mostDays} days in a row. Check the years.`;
  for (const time of [begins, ends])
    if (time !== undefined && !isLocalTime(time)) return `“${time}” is no time. Write it like 12:30.`;
  const skipped = zone && [begins, ends].find((time) => time !== undefined && !isShown(from, time, zone));
  if (skipped) return `Clocks skip ${skipped} on that day. Write another time.`;
  if (begins && ends && ends <= begins) return 'The day ends before it begins.';
  if (name.length > mostNameLength) return `Keep the name under ${mostNameLength} characters.`;
  return undefined;
}

/**
 * The weekdays that an entry says nothing of although they lie within it. Several days in a row are the school's own weekdays:
 * two weeks of tests bring nobody on the Sunday between them. A day that is named alone is meant, and so is a weekend.
 */
export function leftOutOf({ from, to, kind }: DayEntry, studentWeekdays: readonly Weekday[]): Weekday[] {
  if (kind === 'closed') return [];
  const within = weekdays
    .filter((_, ahead) => addDays(from, ahead) <= to)
    .map((_, ahead) => weekdayOf(addDays(from, ahead)));
  const out = weekdays.filter((day) => within.includes(day) && !studentWeekdays.includes(day));
  return out.length < within.length ? out : [];
}

/** Puts entries together; of two for one day the later one holds. */
export function specialDays(entries: readonly DayEntry[], studentWeekdays: readonly Weekday[]): SpecialDays {
  const special: SpecialDays = { days: {}, breaks: [], closures: [] };
  for (const entry of entries) {
    const { from, to, kind, name, begins, ends } = entry;
    const leftOut = leftOutOf(entry, studentWeekdays);
    if (kind === 'closed' && to > from) {
      special.breaks.push({ name: name ?? 'Break', from, to });
      continue;
    }
    for (let day = from; day <= to; day = addDays(day, 1)) {
      if (leftOut.includes(weekdayOf(day))) continue;
      if (kind === 'snow day') special.closures.push(day);
      else
        special.days[day] = { kind, ...(name && { name }), ...(begins && { from: begins }), ...(ends && { to: ends }) };
    }
  }
  return { ...special, closures: [...new Set(special.closures)].sort() };
}

/** The lines that say the same, in the order of the days. */
export function dayLines({ days, breaks, closures }: SpecialDays): string {
  const single = Object.entries(days).map(([day, { kind, name, from, to }]) => {
    const words = kind === 'student' ? 'school' : kind.replace('-', ' ');
    const times = `${from ? ` from ${from}` : ''}${to ? ` until ${to}` : ''}`;
    return `${day}: ${words}${times}${name ? `, ${name}` : ''}`;
  });
  const spans = breaks.map(({ from, to, name }) => `${from} to ${to}: closed, ${name}`);
  const snow = closures.map((day) => `${day}: snow day`);
  return [...single, ...spans, ...snow].sort().join('\n');
}
