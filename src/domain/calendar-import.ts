import { addDays, type DaySpan, isWithin } from '../time/calendar-day.ts';
import { isStudentKind, plannedKind, type SchoolCalendar } from '../time/school-calendar.ts';
import type { CsvRow } from './csv-line.ts';
import { type DayEntry, faultOf, kindNamed, kindsInWords, mostNameLength, specialDays } from './day-lines.ts';
import { seemsToNamePupil } from './pupil-name.ts';

/** One line of a list, or one entry of a calendar file, and what becomes of it. */
export interface ImportLine {
  /** Of the list; of a file, the how manieth entry. */
  line: number;
  /** What stands there, in short. */
  said: string;
  /** Absent when it is not taken over. */
  entry?: DayEntry;
  /** Why it is not. */
  why?: string;
  /** What in its name seems to name a student: the day is taken over without its name. */
  unnamed?: string[];
}

/** A list that was read and waits for **Use these days**. */
export interface CalendarDraft {
  teamId: string;
  id: string;
  /** Slack user id. */
  by: string;
  at: Date;
  entries: DayEntry[];
}

/** More entries than a school year has days are not one school's. */
export const mostEntries = 1_000;

const columns: Readonly<Record<string, keyof DayEntry>> = {
  from: 'from',
  day: 'from',
  date: 'from',
  'start date': 'from',
  to: 'to',
  'end date': 'to',
  kind: 'kind',
  type: 'kind',
  name: 'name',
  title: 'name',
  begins: 'begins',
  ends: 'ends',
};

/** Reads rows under a line of column names; `from` and `kind` are needed. Gives a sentence where that line is wrong. @param zone IANA name */
export function readCalendarRows(rows: readonly CsvRow[], zone: string): ImportLine[] | string {
  const [header, ...rest] = rows;
  if (!header) return 'There is nothing in this list. The first line has the column names: from,to,kind,name.';
  const names = header.cells.map((cell) => cell.trim().toLowerCase());
  const fields = names.map((name) => (Object.hasOwn(columns, name) ? columns[name] : undefined));
  if (!fields.includes('from') || !fields.includes('kind')) {
    return 'The first line has the column names, and “from” and “kind” are needed: from,to,kind,name.';
  }
  if (rest.length === 0) return 'There are only column names in this list. Write one day a line under them.';
  if (rest.length > mostEntries)
    return `This list has ${rest.length} lines, and I read at most ${mostEntries}. Take one school year.`;
  return rest.map((row) => readRow(row, fields, zone));
}

function readRow({ line, cells }: CsvRow, fields: readonly (keyof DayEntry | undefined)[], zone: string): ImportLine {
  const cell = (field: keyof DayEntry) => cells[fields.indexOf(field)]?.trim() ?? '';
  const said = cells
    .filter((one) => one.trim())
    .join(', ')
    .slice(0, 120);
  const kind = kindNamed(cell('kind'));
  if (!kind) return { line, said, why: `“${cell('kind').slice(0, 40)}” is no kind of day. Write ${kindsInWords}.` };
  const from = isoDay(cell('from'));
  const entry: DayEntry = {
    from,
    to: isoDay(cell('to')) || from,
    kind,
    ...(cell('name') && { name: cell('name').slice(0, mostNameLength) }),
    ...(cell('begins') && { begins: isoTime(cell('begins')) }),
    ...(cell('ends') && { ends: isoTime(cell('ends')) }),
  };
  const why = faultOf(entry, { zone });
  return why ? { line, said, why } : { line, said, entry };
}

/** Spreadsheets write 2/27/2026 for 2026-02-27. */
function isoDay(text: string): string {
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text) ?? [];
  return year && month && day ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text;
}

function isoTime(text: string): string {
  return /^\d:\d\d$/.test(text) ? `0${text}` : text;
}

/**
 * The calendar with the entries of a list; where both say something of a day, the list holds. A snow day opens only where the
 * list names that very day: two weeks of tests around it were planned before the snow fell. What repeats counts less than what
 * is named once, and opens no day on which students do not come anyway: "Early release, every Wednesday" is not said of the
 * Wednesday of a break. Source: domain.md section 2, "Breaks".
 */
export function withEntries(calendar: SchoolCalendar, entries: readonly DayEntry[]): SchoolCalendar {
  const named = withNamed(calendar, namedOf(entries));
  const repeating = entries.filter(isConditional).flatMap((entry) => daysOn(named, entry));
  return withNamed(calendar, [...repeating, ...namedOf(entries)]);
}

/** The lines as they would be taken over: what repeats is left out of days on which it says nothing. */
export function withoutClosedDays(lines: readonly ImportLine[], calendar: SchoolCalendar): ImportLine[] {
  const named = withNamed(calendar, namedOf(lines.flatMap(({ entry }) => entry ?? [])));
  return lines.map((one) => {
    const { line, said, entry } = one;
    if (!entry || !isConditional(entry) || daysOn(named, entry).length > 0) return one;
    return { line, said, why: 'It repeats, and on that day there is no school, or there are tests.' };
  });
}

/**
 * The lines without the names of days that seem to name a student: everyone reads the calendar, and whoever imports a file of a
 * school has seldom read all of it. Source: domain.md section 2, "Student privacy".
 *
 * @param colleagues their display names, which are no students'
 */
export function withoutPupils(lines: readonly ImportLine[], colleagues: readonly string[]): ImportLine[] {
  return lines.map((one) => {
    const unnamed = one.entry?.name ? seemsToNamePupil(one.entry.name, colleagues) : [];
    if (!one.entry || unnamed.length === 0) return one;
    const { name: _, ...entry } = one.entry;
    return { ...one, entry, unnamed };
  });
}

/** What repeats and is closed opens nothing: New Year is closed every year. */
const isConditional = ({ kind, repeats }: DayEntry) => Boolean(repeats) && kind !== 'closed' && kind !== 'snow day';

/** What counts whatever else stands there, the later ones more: what repeats before what is named once. */
function namedOf(entries: readonly DayEntry[]): DayEntry[] {
  const named = entries.filter((entry) => !isConditional(entry));
  return [...named.filter(({ repeats }) => repeats), ...named.filter(({ repeats }) => !repeats)];
}

/** The days of an entry that repeats on which students come and nothing is tested, each alone. */
function daysOn(calendar: SchoolCalendar, entry: DayEntry): DayEntry[] {
  const days: DayEntry[] = [];
  for (let day = entry.from; day <= entry.to; day = addDays(day, 1)) {
    const kind = plannedKind(calendar, day);
    if (isStudentKind(kind) && kind !== 'testing') days.push({ ...entry, from: day, to: day });
  }
  return days;
}

function withNamed(calendar: SchoolCalendar, entries: readonly DayEntry[]): SchoolCalendar {
  const { days, breaks, closures } = specialDays(entries, calendar.studentWeekdays);
  const isThere = (span: DaySpan) => breaks.some(({ from, to }) => from === span.from && to === span.to);
  const staysSo = Object.entries(calendar.days).filter(([day]) => !breaks.some((span) => isWithin(day, span)));
  const opened = entries.filter(({ from, to, kind, repeats }) => from === to && kind !== 'closed' && !repeats);
  const staysClosed = (calendar.closures ?? []).filter((day) => !opened.some(({ from }) => from === day));
  return {
    ...calendar,
    days: { ...Object.fromEntries(staysSo), ...days },
    breaks: [...(calendar.breaks ?? []).filter((span) => !isThere(span)), ...breaks],
    closures: [...new Set([...staysClosed, ...closures])].sort(),
  };
}
