import { addDays, type CalendarDay, isCalendarDay } from '../time/calendar-day.ts';

const mostDays = 400;

/**
 * What is wrong with a school year, by field `yearFrom` or `yearTo`, in sentences that stand beside them.
 *
 * @param today calendar day in the school's zone
 */
export function yearFaults(from: string, to: string, today: CalendarDay): Record<string, string> {
  if (!isCalendarDay(from)) return { yearFrom: 'Choose the first day of the school year.' };
  if (!isCalendarDay(to)) return { yearTo: 'Choose the last day of the school year.' };
  if (to <= from) return { yearTo: 'Choose a day after the first one.' };
  if (to < today) return { yearTo: 'This school year is over. Choose a last day that lies ahead.' };
  if (to > addDays(from, mostDays)) return { yearTo: 'A school year is not that long. Check the years of both days.' };
  return {};
}
