import { addDays, type CalendarDay } from './calendar-day.ts';
import { mondayOf } from './school-week.ts';

/** A list parted by its days: before today, today, later this week up to Sunday, and after that. */
export interface DayParts<T> {
  before: T[];
  today: T[];
  thisWeek: T[];
  later: T[];
}

/** @param dayOf calendar day of one, in the same zone as `today` */
export function dayParts<T>(list: readonly T[], dayOf: (one: T) => CalendarDay, today: CalendarDay): DayParts<T> {
  const nextMonday = addDays(mondayOf(today), 7);
  const on = (fits: (day: CalendarDay) => boolean) => list.filter((one) => fits(dayOf(one)));
  return {
    before: on((day) => day < today),
    today: on((day) => day === today),
    thisWeek: on((day) => day > today && day < nextMonday),
    later: on((day) => day >= nextMonday),
  };
}
