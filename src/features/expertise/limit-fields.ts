import { z } from 'zod';
import type { Deps } from '../../deps.ts';
import { isWeeklyLimit, weeklyLimits } from '../../domain/expertise.ts';
import type { School } from '../../domain/school.ts';
import { type CalendarDay, isCalendarDay, weekdays } from '../../time/calendar-day.ts';
import { isLocalTime } from '../../time/local-time.ts';

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
      const { pausedUntil, from, to, awayFrom, awayTo } = typed;
      const limit = typed.weeklyLimit?.trim() ? Number(typed.weeklyLimit) : null;
      const days = weekdays.filter((day) => typed.workingDays?.includes(day));

      if (limit !== null && !isWeeklyLimit(limit)) {
        fault(
          'weeklyLimit',
          `Write a whole number from ${weeklyLimits.least} to ${weeklyLimits.most}, or leave this empty.`,
        );
      }
      if (pausedUntil && !(isCalendarDay(pausedUntil) && pausedUntil > today)) {
        fault('pausedUntil', 'Choose a day after today, or leave this empty.');
      }
      if (days.length === 0) fault('workingDays', 'Choose at least one day.');
      if (!from || !isLocalTime(from)) fault('from', 'Choose when your day begins.');
      if (!to || !isLocalTime(to)) fault('to', 'Choose when your day ends.');
      else if (from === to) fault('to', 'Choose a time other than the beginning.');
      if (awayTo && !awayFrom) fault('awayFrom', 'Choose the first day away too, or leave both empty.');
      if (awayFrom && !awayTo) fault('awayTo', 'Choose the last day away too, or leave both empty.');
      if (awayFrom && awayTo && awayTo < awayFrom) fault('awayTo', 'Choose the first day away or a later one.');
      else if (awayTo && awayTo < today) fault('awayTo', 'Choose today or a later day, or leave both empty.');
      if (context.issues.length > 0 || !from || !to) return z.NEVER;

      const usualDays = days.join() === weekdays.filter((day) => defaults.workingDays.includes(day)).join();
      const usualHours = from === defaults.hours.from && to === defaults.hours.to;
      return {
        weeklyLimit: limit,
        pausedUntil: pausedUntil || null,
        workingDays: usualDays ? null : days,
        hours: usualHours ? null : { from, to },
        leaves: awayFrom && awayTo ? [{ from: awayFrom, to: awayTo }] : null,
        hourly: typed.hourly?.includes('yes') || null,
      };
    });
}
