import type { KeptCalendar } from '../domain/entered-calendar.ts';
import type { School } from '../domain/school.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';

/** The name of a workspace's only school, until an admin adds more. */
export const homeSchool = 'home';

/** A school as it is kept, with its calendar. */
export type SchoolDocument = Omit<School, 'zone' | 'defaults' | 'calendar'> & {
  zone?: string;
  defaults?: Partial<School['defaults']>;
  directoryVersion?: number;
  calendar?: KeptCalendar;
  /** School time of the newest change of the calendar. */
  calendarChangedAt?: Date;
};

/** What stands for the calendar of a school that has entered none. Source: product.md, "Commands". */
export const nothingEntered: KeptCalendar = {
  studentWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  days: {},
  closures: [],
  version: 0,
};

/** The calendar that holds: what was entered, in the school's zone and year, with its number of quiet days. */
export function calendarIn(
  { calendar = nothingEntered, year, defaults: { quietDays } = {} }: Partial<SchoolDocument>,
  zone: string,
): SchoolCalendar {
  const { closures, version: _, ...entered } = calendar;
  const ofSchool = { ...(year && { year }), ...(quietDays !== undefined && { quietDays }) };
  return { ...entered, zone, ...ofSchool, closures: closures.map(({ day }) => day) };
}
