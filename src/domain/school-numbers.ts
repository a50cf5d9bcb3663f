import { type Weekday, weekdays } from '../time/calendar-day.ts';
import { isLocalTime } from '../time/local-time.ts';
import type { SchoolDefaults } from './school.ts';

/** The counts among the ° numbers, with the least and the most that a school may set. Source: product.md. */
export const schoolNumbers = {
  offerHours: { least: 1, most: 40 },
  offersInTurn: { least: 1, most: 10 },
  weeklyLimit: { least: 1, most: 20 },
  unaskedPerDay: { least: 1, most: 10 },
  triedAfterDays: { least: 1, most: 60 },
  noteDays: { least: 1, most: 365 },
  quietDays: { least: 0, most: 60 },
} as const;

export type SchoolNumber = keyof typeof schoolNumbers;

/** The fields of the school's usual numbers, as they come from a form. */
export type TypedNumbers = Partial<Record<SchoolNumber | 'from' | 'to', string | null>> & {
  workingDays?: string[] | null | undefined;
};

/** What is wrong, by field, in sentences that stand beside them; and what to keep when nothing is. */
export function readNumbers(typed: TypedNumbers): { faults: Record<string, string>; kept: SchoolDefaults } {
  const faults: Record<string, string> = {};
  const number = (field: SchoolNumber) => {
    const { least, most } = schoolNumbers[field];
    const value = typed[field]?.trim() ? Number(typed[field]) : Number.NaN;
    if (!Number.isInteger(value) || value < least || value > most)
      faults[field] = `Write a whole number from ${least} to ${most}.`;
    return value;
  };
  const from = typed.from ?? '';
  const to = typed.to ?? '';
  const workingDays: Weekday[] = weekdays.filter((day) => typed.workingDays?.includes(day));
  const kept: SchoolDefaults = {
    offerHours: number('offerHours'),
    offersInTurn: number('offersInTurn'),
    weeklyLimit: number('weeklyLimit'),
    unaskedPerDay: number('unaskedPerDay'),
    triedAfterDays: number('triedAfterDays'),
    noteDays: number('noteDays'),
    quietDays: number('quietDays'),
    hours: { from, to },
    workingDays,
  };
  if (!isLocalTime(from)) faults.from = 'Choose when the day begins.';
  if (!isLocalTime(to)) faults.to = 'Choose when the day ends.';
  else if (to <= from) faults.to = 'Choose a time after the beginning.';
  if (workingDays.length === 0) faults.workingDays = 'Choose at least one day.';
  return { faults, kept };
}
