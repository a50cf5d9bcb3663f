import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { isWeeklyLimit, weeklyLimits } from '../../domain/expertise.ts';
import { gradesListed } from '../../domain/grades.ts';
import type { School } from '../../domain/school.ts';
import { mostDaysAway, readTimes } from '../../domain/typed-times.ts';
import { addDays, type CalendarDay, isCalendarDay } from '../../time/calendar-day.ts';

/** What is kept of the form: null where the school's usual holds. */
type Settings = Parameters<Deps['people']['set']>[2];

const text = z.string().nullish();

/**
 * The fields of **My limits**, read all together, so that everything wrong is told at once.
 *
 * @param today calendar day in the person's zone
 */
export function limitFields({ defaults }: Pick<School, 'defaults'>, today: CalendarDay) {
  return z
    .object({
      weeklyLimit: text,
      grades: text,
      pausedUntil: text,
      workingDays: z.array(z.string()).nullish(),
      from: text,
      to: text,
      awayFrom: text,
      awayTo: text,
      hourly: z.array(z.string()).nullish(),
    })
    .transform((typed, context): Settings => {
      const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
      const { pausedUntil } = typed;
      const limit = typed.weeklyLimit?.trim() ? Number(typed.weeklyLimit) : null;

      if (limit !== null && !isWeeklyLimit(limit)) {
        fault(
          'weeklyLimit',
          `Write a whole number from ${weeklyLimits.least} to ${weeklyLimits.most}, or leave this empty.`,
        );
      }
      if (pausedUntil && !(isCalendarDay(pausedUntil) && pausedUntil > today)) {
        fault('pausedUntil', 'Choose a day after today, or leave this empty.');
      } else if (pausedUntil && pausedUntil > addDays(today, mostDaysAway)) {
        fault('pausedUntil', 'Choose a day within a year. You can pause again then.');
      }
      const grades = gradesListed(typed.grades ?? '');
      if (typed.grades?.trim() && grades.length === 0) {
        fault('grades', 'Write grades such as “K-2” or “6, 7, 8”, or leave this empty.');
      }
      const times = readTimes(typed, defaults, today);
      for (const { field, sentence } of times.faults) fault(field, sentence);
      if (context.issues.length > 0) return z.NEVER;
      return {
        weeklyLimit: limit,
        grades: grades.length > 0 ? grades : null,
        pausedUntil: pausedUntil || null,
        ...times.kept,
      };
    });
}
