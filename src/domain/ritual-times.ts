import { addDays, type CalendarDay, dayOf, type Weekday, weekdayOf } from '../time/calendar-day.ts';
import { instantOf, type LocalTime } from '../time/local-time.ts';
import { isStaffDay, type SchoolCalendar } from '../time/school-calendar.ts';
import { mondayOf, weekLabel } from '../time/school-week.ts';

/** How often a ritual comes; `newcomer`: on a day after somebody has joined the team, `meeting`: when somebody presses. */
export const rhythms = ['week', 'month', 'six-weeks', 'term', 'quarter', 'newcomer', 'meeting'] as const;

export type Every = (typeof rhythms)[number];

/** When a ritual comes by itself, on the school's wall clock. */
export interface Scheduled {
  every: Exclude<Every, 'meeting'>;
  /** The day of the week; in a month, a term or a quarter the first such day. Of no account for newcomers. */
  day: Weekday;
  at: LocalTime;
  /** The first day on which it may come, in the school's zone. */
  from: CalendarDay;
}

export type Rhythm = Scheduled | { every: 'meeting'; from: CalendarDay };

/** One time that a ritual comes. */
export interface RitualTime {
  /** The local label, once a ritual: "2026-W09", "2026-03", "2026-Q1", "term-2026-01-05", "2026-03-02". */
  slot: string;
  /** In the school's zone. */
  day: CalendarDay;
  /** Instant, UTC. */
  at: Date;
}

interface Planned {
  slot: string;
  day: CalendarDay;
}

/** Further ahead nothing is planned: it is found again when a year has been entered. */
const horizonDays = 800;
/** A time may have been moved by a whole summer. */
const mostMovedDays = 130;

/**
 * The first time after `after` that a ritual comes, not before `notBefore`. A time on a day without staff moves to the next day
 * with staff; when the next time comes no later, it is left out. Source: domain.md section 2, "Day kinds".
 *
 * @param after instant, UTC; a time at it does not count
 * @returns undefined when there is none, such as by press, or behind the last term
 */
export function nextTime(
  rhythm: Rhythm,
  calendar: SchoolCalendar,
  after: Date,
  notBefore?: CalendarDay,
): RitualTime | undefined {
  for (const time of times(rhythm, calendar, addDays(dayOf(after, calendar.zone), -mostMovedDays)))
    if (time.at > after && (!notBefore || time.day >= notBefore)) return time;
  return undefined;
}

/**
 * The newest time after `after`, up to and including `now`; earlier ones are not made up for, so that there is never a burst.
 */
export function newestTime(
  rhythm: Rhythm,
  calendar: SchoolCalendar,
  { after, now, notBefore }: { after: Date; now: Date; notBefore?: CalendarDay | undefined },
): RitualTime | undefined {
  let newest: RitualTime | undefined;
  for (const time of times(rhythm, calendar, addDays(dayOf(after, calendar.zone), -mostMovedDays))) {
    if (time.at > now) break;
    if (time.at > after && (!notBefore || time.day >= notBefore)) newest = time;
  }
  return newest;
}

function* times(rhythm: Rhythm, calendar: SchoolCalendar, since: CalendarDay): Generator<RitualTime> {
  if (rhythm.every === 'meeting') return;
  const until = addDays(since, horizonDays);
  let before: Planned | undefined;
  for (const planned of plans(rhythm, calendar, since)) {
    const time = before && placed(before, planned.day, rhythm, calendar);
    if (time) yield time;
    if (planned.day > until) return;
    before = planned;
  }
  const last = before && placed(before, until, rhythm, calendar);
  if (last) yield last;
}

/** On its day, or the next with staff; undefined when that is not before the next one's day. */
function placed(
  { slot, day: planned }: Planned,
  before: CalendarDay,
  { at }: Scheduled,
  calendar: SchoolCalendar,
): RitualTime | undefined {
  for (let day = planned; day < before; day = addDays(day, 1))
    if (isStaffDay(calendar, day)) return { slot, day, at: instantOf(day, at, calendar.zone) };
  return undefined;
}

function* plans(rhythm: Scheduled, calendar: SchoolCalendar, since: CalendarDay): Generator<Planned> {
  const earliest = since > rhythm.from ? since : rhythm.from;
  for (const planned of plansFrom(rhythm, calendar, earliest)) if (planned.day >= earliest) yield planned;
}

function* plansFrom(
  { every, day, from }: Scheduled,
  calendar: SchoolCalendar,
  earliest: CalendarDay,
): Generator<Planned> {
  switch (every) {
    case 'newcomer':
      for (let one = earliest; ; one = addDays(one, 1)) yield { slot: one, day: one };
    case 'week':
      for (let one = onOrAfter(earliest, day); ; one = addDays(one, 7)) yield { slot: weekOf(one), day: one };
    case 'six-weeks':
      for (let one = onOrAfter(from, day); ; one = addDays(one, 42)) yield { slot: weekOf(one), day: one };
    case 'month':
      for (let month = monthOf(earliest); ; month += 1) yield { slot: monthName(month), day: firstIn(month, day) };
    case 'quarter':
      for (let month = monthOf(earliest) - (monthOf(earliest) % 3); ; month += 3)
        yield { slot: quarterName(month), day: firstIn(month, day) };
    case 'term':
      for (const first of termsFrom(calendar, earliest)) yield { slot: `term-${first}`, day: onOrAfter(first, day) };
  }
}

/** The first days of the terms; without any, of the two halves of the year. */
function* termsFrom({ terms = [] }: SchoolCalendar, earliest: CalendarDay): Generator<CalendarDay> {
  if (terms.length > 0) {
    yield* terms.map(({ from }) => from).sort();
    return;
  }
  for (let year = Number(earliest.slice(0, 4)); ; year += 1) {
    yield `${year}-01-01`;
    yield `${year}-08-01`;
  }
}

function onOrAfter(day: CalendarDay, weekday: Weekday): CalendarDay {
  let one = day;
  while (weekdayOf(one) !== weekday) one = addDays(one, 1);
  return one;
}

const weekOf = (day: CalendarDay) => weekLabel(instantOf(mondayOf(day), '12:00', 'UTC'), 'UTC');

/** Months are counted from the year 0. */
const monthOf = (day: CalendarDay) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
const monthName = (month: number) => `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`;
const quarterName = (month: number) => `${Math.floor(month / 12)}-Q${Math.floor((month % 12) / 3) + 1}`;
const firstIn = (month: number, day: Weekday) => onOrAfter(`${monthName(month)}-01`, day);
