import { addDays, type CalendarDay, type Weekday, weekdayOf } from './calendar-day.ts';

/**
 * What a day is at a school. Students come on student, early-release, late-start and testing days; staff also on
 * staff-only days. Source: domain.md section 2, "Day kinds".
 */
export type DayKind = 'student' | 'staff-only' | 'closed' | 'early-release' | 'late-start' | 'testing';

/** A school's calendar: plain values, as stored. */
export interface SchoolCalendar {
  /** IANA name of the school's zone. */
  zone: string;
  /** The days of the week on which students come when `kinds` says nothing of the day. */
  studentWeekdays: readonly Weekday[];
  /** The days that differ from their weekday. */
  kinds: Readonly<Record<CalendarDay, DayKind>>;
}

/** A calendar with no school day in this many days is at fault; looking further would never end. */
const HORIZON_DAYS = 400;

/** The calendar of a school that has entered none: Monday to Friday are student days. Source: product.md, "Commands". */
export function weekdaysOnly(zone: string): SchoolCalendar {
  return { zone, studentWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], kinds: {} };
}

/** What a day is at this school. */
function dayKind(calendar: SchoolCalendar, day: CalendarDay): DayKind {
  return calendar.kinds[day] ?? (calendar.studentWeekdays.includes(weekdayOf(day)) ? 'student' : 'closed');
}

/** Whether students come that day: what "n school days" counts. */
export function isSchoolDay(calendar: SchoolCalendar, day: CalendarDay): boolean {
  const kind = dayKind(calendar, day);
  return kind !== 'closed' && kind !== 'staff-only';
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
