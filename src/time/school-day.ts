import { addDays, type CalendarDay, type DaySpan, isWithin } from './calendar-day.ts';
import { instantOf } from './local-time.ts';
import { type DayKind, dayKind, type SchoolCalendar } from './school-calendar.ts';
import { letteredPart, letterOf, type SchoolPart } from './school-part.ts';
import type { Span } from './school-week.ts';

/** What Contour believes of a day. */
export interface SchoolDay {
  day: CalendarDay;
  kind: DayKind;
  /** What the school calls it. */
  name?: string;
  /** Of the part that was asked about; null on days without. */
  letter: string | null;
  /** Instants, UTC; null when nobody is at school, and where the school has entered no hours. */
  starts: Date | null;
  ends: Date | null;
}

/** A day of the school, as the part `part` of it has it; without a part, as the first part that has letters. */
export function schoolDay(calendar: SchoolCalendar, day: CalendarDay, part = letteredPart(calendar)): SchoolDay {
  const hours = hoursOf(calendar, day);
  const name = nameOf(calendar, day);
  return {
    day,
    kind: dayKind(calendar, day),
    ...(name && { name }),
    letter: (part && letterOf(calendar, part, day)) ?? null,
    starts: hours?.from ?? null,
    ends: hours?.to ?? null,
  };
}

/** Every day of a span, both ends included. */
export function schoolDays(calendar: SchoolCalendar, { from, to }: DaySpan, part?: SchoolPart): SchoolDay[] {
  const days: SchoolDay[] = [];
  for (let day = from; day <= to; day = addDays(day, 1)) days.push(schoolDay(calendar, day, part));
  return days;
}

/** When the school is open on a day; undefined when it is closed, has entered no hours, or clocks skip all of them. */
function hoursOf(calendar: SchoolCalendar, day: CalendarDay): Span | undefined {
  const kind = dayKind(calendar, day);
  if (!calendar.hours || kind === 'closed') return undefined;
  const { from, to, earlyRelease = to, lateStart = from } = calendar.hours;
  const special = calendar.days[day];
  const starts = instantOf(day, special?.from ?? (kind === 'late-start' ? lateStart : from), calendar.zone);
  const ends = instantOf(day, special?.to ?? (kind === 'early-release' ? earlyRelease : to), calendar.zone);
  return starts < ends ? { from: starts, to: ends } : undefined;
}

function nameOf({ days, breaks = [] }: SchoolCalendar, day: CalendarDay): string | undefined {
  return days[day]?.name ?? breaks.find((span) => isWithin(day, span))?.name;
}
