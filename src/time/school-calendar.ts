import { addDays, type CalendarDay, type DaySpan, isWithin, type Weekday, weekdayOf } from './calendar-day.ts';
import type { LocalTime } from './local-time.ts';
import type { SchoolPart } from './school-part.ts';

/**
 * What a day is at a school. Students come on student, early-release, late-start and testing days; staff also on
 * staff-only days. Source: domain.md section 2, "Day kinds".
 */
export type DayKind = (typeof dayKinds)[number];

/** Every kind of day, by the name under which it is stored, imported and printed. */
export const dayKinds = ['student', 'staff-only', 'closed', 'early-release', 'late-start', 'testing'] as const;

/** A day that differs from its weekday. */
export interface SpecialDay {
  kind: DayKind;
  /** What the school calls it: "PD day". */
  name?: string;
  /** When it begins, where that differs from what is usual for its kind. */
  from?: LocalTime;
  /** When it ends, where that differs from what is usual for its kind. */
  to?: LocalTime;
}

/** Days in a row with one name; the first and the last belong to it. */
export interface NamedSpan extends DaySpan {
  name: string;
}

/** The school day on the school's wall clock. */
export interface SchoolHours {
  from: LocalTime;
  to: LocalTime;
  /** When students leave on an early-release day. */
  earlyRelease?: LocalTime;
  /** When students come on a late-start day. */
  lateStart?: LocalTime;
}

/** A stretch of every day on the wall clock; it ends before midnight. */
export interface DayStretch {
  from: LocalTime;
  to: LocalTime;
}

/** A school's calendar: plain values, as stored. Every part but the weekdays may be missing; the school works without. */
export interface SchoolCalendar {
  /** IANA name of the school's zone. */
  zone: string;
  /** The days of the week on which students come when nothing else is said of the day. */
  studentWeekdays: readonly Weekday[];
  /** The days that differ from their weekday. */
  days: Readonly<Record<CalendarDay, SpecialDay>>;
  /** First and last day of the school year. */
  year?: DaySpan;
  /** Student days at the beginning of a year on which nobody visits anyone, where the school has set their number. */
  quietDays?: number;
  /** The parts of the year in which there is school, in order; the whole year where there are none. */
  terms?: readonly NamedSpan[];
  /** Planned days without anyone at school. */
  breaks?: readonly NamedSpan[];
  /** Days on which the school was closed without a plan, such as for snow. `days` still says what was planned. */
  closures?: readonly CalendarDay[];
  hours?: SchoolHours;
  /** When nobody is written to in the middle of the day, on each colleague's own clock. */
  lunch?: DayStretch;
  /** The parts of the school that have letters or bells of their own. */
  parts?: readonly SchoolPart[];
}

/** A calendar with no school day in this many days is at fault; looking further would never end. */
const HORIZON_DAYS = 400;

/**
 * How long the summer around a school year lasts. Further off nothing is known of the school, so that its weekdays count:
 * a year that nobody has entered yet must not silence everyone for good.
 */
const SUMMER_DAYS = 90;

/** What a day is at this school. */
export function dayKind(calendar: SchoolCalendar, day: CalendarDay): DayKind {
  return calendar.closures?.includes(day) ? 'closed' : plannedKind(calendar, day);
}

/** What a day was meant to be, whether or not the school had to close: an unplanned closure may use up a letter. */
export function plannedKind(calendar: SchoolCalendar, day: CalendarDay): DayKind {
  const special = calendar.days[day];
  if (special) return special.kind;
  if (calendar.breaks?.some((span) => isWithin(day, span)) || isOutOfTerm(calendar, day)) return 'closed';
  return calendar.studentWeekdays.includes(weekdayOf(day)) ? 'student' : 'closed';
}

/** The school year, or where only terms are entered all of them; undefined where there is neither. */
export function yearOf({ year, terms = [] }: SchoolCalendar): DaySpan | undefined {
  const from = year?.from ?? terms[0]?.from;
  const to = year?.to ?? terms.at(-1)?.to;
  return from && to ? { from, to } : undefined;
}

/**
 * The first day of the school year around a day, or of August where no year was entered. Terms do not say it: those of the year
 * before may still stand in the calendar.
 */
export function firstOfYear({ year }: SchoolCalendar, day: CalendarDay): CalendarDay {
  return year?.from ?? `${day.slice(5) < '08-01' ? Number(day.slice(0, 4)) - 1 : day.slice(0, 4)}-08-01`;
}

/** In the summer around the school year, or between two of its terms. */
function isOutOfTerm(calendar: SchoolCalendar, day: CalendarDay): boolean {
  const year = yearOf(calendar);
  if (!year) return false;
  const { from, to } = year;
  const { terms = [] } = calendar;
  if (!isWithin(day, { from, to })) {
    return isWithin(day, { from: addDays(from, -SUMMER_DAYS), to: addDays(to, SUMMER_DAYS) });
  }
  // Terms of the year before say nothing of a new one, whose own nobody has entered yet.
  const own = terms.filter((term) => term.to >= from && term.from <= to);
  return own.length > 0 && !own.some((term) => isWithin(day, term));
}

/** Whether students come on days of this kind. */
export function isStudentKind(kind: DayKind): boolean {
  return kind !== 'closed' && kind !== 'staff-only';
}

/** Whether students come that day: what "n school days" counts. */
export function isSchoolDay(calendar: SchoolCalendar, day: CalendarDay): boolean {
  return isStudentKind(dayKind(calendar, day));
}

/** Whether staff are at work that day: a school day, or a day for staff only. */
export function isStaffDay(calendar: SchoolCalendar, day: CalendarDay): boolean {
  return dayKind(calendar, day) !== 'closed';
}

/**
 * The first school day after `day`.
 *
 * @throws RangeError when the calendar has none in the next 400 days
 */
export function nextSchoolDay(calendar: SchoolCalendar, day: CalendarDay): CalendarDay {
  for (let ahead = 1; ahead <= HORIZON_DAYS; ahead += 1) {
    const next = addDays(day, ahead);
    if (isSchoolDay(calendar, next)) return next;
  }
  throw new RangeError(`No school day in the ${HORIZON_DAYS} days after ${day}`);
}

/**
 * The day that is `count` school days after `day`, which itself does not count; `day` when `count` is 0.
 *
 * @throws RangeError when the calendar has none in 400 days
 */
export function addSchoolDays(calendar: SchoolCalendar, day: CalendarDay, count: number): CalendarDay {
  let reached = day;
  for (let passed = 0; passed < count; passed += 1) reached = nextSchoolDay(calendar, reached);
  return reached;
}

/** How many school days lie after `from`, up to and including `to`; 0 when `to` is not later. */
export function schoolDaysAfter(calendar: SchoolCalendar, { from, to }: DaySpan): number {
  let count = 0;
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isSchoolDay(calendar, day)) count += 1;
  return count;
}

/**
 * When something is due: the day itself, or the next school day when it turned out not to be one. Source: domain.md
 * section 2, "School day arithmetic".
 */
export function dueDay(calendar: SchoolCalendar, day: CalendarDay): CalendarDay {
  return isSchoolDay(calendar, day) ? day : nextSchoolDay(calendar, day);
}
