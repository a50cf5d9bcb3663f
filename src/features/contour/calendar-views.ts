import { actions, button, context, escaped, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, type CalendarDay, weekdayOf } from '../../time/calendar-day.ts';
import { shortDay } from '../../time/day-words.ts';
import { clockTime } from '../../time/local-time.ts';
import type { DayKind, SchoolCalendar } from '../../time/school-calendar.ts';
import type { SchoolDay } from '../../time/school-day.ts';
import { ids } from './action-ids.ts';

const kindWords: Readonly<Record<DayKind, string>> = {
  student: 'school',
  'staff-only': 'staff only',
  closed: 'closed',
  'early-release': 'early release',
  'late-start': 'late start',
  testing: 'testing',
};

export interface ShownCalendar {
  calendar: SchoolCalendar;
  today: CalendarDay;
  /** The same two weeks for each part of the school that has letters; one without a name where none has. */
  weeks: readonly { name: string | undefined; days: readonly SchoolDay[] }[];
  isEntered: boolean;
  mayChange: boolean;
  /** What just happened. */
  lead?: string | undefined;
}

/** This week and the next; who may change them finds the way. */
export function calendarView({ calendar, today, weeks, isEntered, mayChange, lead }: ShownCalendar): Answer {
  const [first] = weeks;
  const nextMonday = first?.days[7]?.day ?? addDays(today, 7);
  const line = ({ day, kind, name, starts, ends }: SchoolDay, at: number) => {
    const letters = weeks.flatMap(({ name: part, days }) => {
      const letter = days[at]?.letter;
      return letter ? [weeks.length > 1 ? `${letter} (${escaped(part ?? '')})` : letter] : [];
    });
    const hours =
      starts && ends ? `${clockTime(starts, calendar.zone)} to ${clockTime(ends, calendar.zone)}` : undefined;
    const words = [kindWords[kind], name && escaped(name), letters.join(', '), hours].filter(Boolean).join(', ');
    return `${day === today ? '*' : ''}${shortDay(day)}${day === today ? ' (today)*' : ''}: ${words}`;
  };
  const lines = (first?.days ?? []).map((day, at) => ({ day, text: line(day, at) }));
  // A closed weekend says nothing.
  const told = lines.filter(({ day: { day, kind, name } }) => kind !== 'closed' || name || !isWeekend(day));
  const week = (from: CalendarDay) =>
    told.filter(({ day: { day } }) => from <= day && day < addDays(from, 7)).map(({ text }) => text);
  const known = isEntered ? undefined : 'Nothing has been entered yet, so Monday to Friday are school days.';
  const next = mayChange
    ? 'The school had to close? `/contour closed today`.'
    : 'Something is wrong? `/contour leaders` shows who can change it.';
  const thisWeek = ['*This week*', ...week(addDays(nextMonday, -7))].join('\n');
  const nextWeek = ['*Next week*', ...week(nextMonday)].join('\n');
  return {
    text: [lead, known, thisWeek, nextWeek, next].filter(Boolean).join('\n'),
    blocks: [
      ...[lead, known].flatMap((line) => (line ? [section(line)] : [])),
      section(thisWeek),
      section(nextWeek),
      ...(mayChange
        ? [
            actions(
              button('Edit', ids.calendarEdit, { label: 'Edit the school calendar' }),
              button('Import', ids.calendarImport, { label: 'Import days from a calendar file or a list' }),
            ),
          ]
        : []),
      context(next),
    ],
    replaces: true,
  };
}

function isWeekend(day: CalendarDay): boolean {
  return ['sat', 'sun'].includes(weekdayOf(day));
}
