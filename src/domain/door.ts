import {
  addDays,
  type CalendarDay,
  type DaySpan,
  dayOf,
  isCalendarDay,
  isWithin,
  type Weekday,
  weekdayOf,
} from '../time/calendar-day.ts';
import { instantOf, isLocalTime, isShown } from '../time/local-time.ts';
import { dayKind, isSchoolDay, type SchoolCalendar, schoolDaysAfter, yearOf } from '../time/school-calendar.ts';
import { schoolDay } from '../time/school-day.ts';
import { letterOf, type Period, periodsOf, type SchoolPart } from '../time/school-part.ts';
import type { Span } from '../time/school-week.ts';
import { cellsOf } from './booking.ts';
import { cleanText, hasWords } from './clean-text.ts';
import { protocols } from './observation-protocol.ts';
import { isAwayOn } from './person.ts';
import type { Round } from './round.ts';

/** The fields of the form, by name. */
export const doorFields = ['day', 'period', 'from', 'repeat', 'place', 'focus', 'seats', 'who'] as const;

export type DoorField = (typeof doorFields)[number];

/** The form as it was filled in; what stands empty is null. */
export type TypedDoor = Record<DoorField, string | null>;

/** What a host says of a door, before it is known on which days it can be open. */
export interface Door {
  /** The first day; with `repeat` the same weekday follows until the round ends. */
  day: CalendarDay;
  repeat: boolean;
  /** A lesson of the bell schedule, or a time on the school's wall clock. */
  at: { part: SchoolPart; period: string } | { time: string };
  place: string;
  focus: string;
  seats: number;
  isPosted: boolean;
}

type Faults = Partial<Record<DoorField, string>>;

const most = { text: 200, place: 100 };

/** Visits begin after so many student days of a year, unless the school says otherwise. Source: domain.md section 2, "Day kinds". */
const usualQuietDays = 10;

/** Reads the form of a door in this round, or says what is wrong with a field. */
export function readDoor(
  typed: TypedDoor,
  round: Round,
  calendar: SchoolCalendar,
): { door: Door } | { faults: Faults } {
  const faults: Faults = {};
  const day = typed.day ?? '';
  const place = cleanText(typed.place ?? '');
  const focus = cleanText(typed.focus ?? '') || round.focus;
  const at = readAt(typed, calendar);
  const seats = Number(typed.seats?.trim() || round.visitors);
  const { name, visitors } = protocols[round.protocol];
  if (!isCalendarDay(day)) faults.day = 'Choose a day.';
  else if (!isWithin(day, round)) faults.day = 'This day lies outside the round. Choose one within it.';
  if (typeof at === 'string') faults[typed.period && typed.period !== plainTime ? 'period' : 'from'] = at;
  if (!hasWords(place)) faults.place = 'Write where it is, such as “Room 12”.';
  else if (place.length > most.place) faults.place = `Please keep this under ${most.place} characters.`;
  if (focus.length > most.text) faults.focus = `Please keep this under ${most.text} characters.`;
  if (!Number.isInteger(seats) || seats < 1 || seats > visitors.most)
    faults.seats = `“${name}” takes 1 to ${visitors.most} visitors in a room.`;
  if (typed.who !== 'channel' && typed.who !== 'invited') faults.who = 'Choose who can come.';
  if (Object.keys(faults).length > 0 || typeof at === 'string') return { faults };
  const isPosted = typed.who === 'channel';
  return { door: { day, repeat: typed.repeat === 'weekly', at, place, focus, seats, isPosted } };
}

/** The choice of the form that means a time of one's own. */
export const plainTime = 'plain';

/** Every lesson of the bell schedules that a host can choose, by the value of its choice. */
export function periodChoices({ parts = [] }: SchoolCalendar): { value: string; part: SchoolPart; period: string }[] {
  return parts.flatMap((part, index) => {
    const names = new Set((part.schedules ?? []).flatMap(({ periods }) => periods.map(({ name }) => name)));
    return [...names].map((period) => ({ value: `${index}:${period}`, part, period }));
  });
}

function readAt({ period, from }: TypedDoor, calendar: SchoolCalendar): Door['at'] | string {
  if (period && period !== plainTime) {
    const chosen = periodChoices(calendar).find(({ value }) => value === period);
    return chosen
      ? { part: chosen.part, period: chosen.period }
      : 'The bell schedule has changed. Open the form again, or choose a time of your own.';
  }
  return from && isLocalTime(from) ? { time: from } : 'Choose when it begins.';
}

/** Why a door cannot be open on a day. */
export type Shut =
  | 'past'
  | 'closed'
  | 'no-students'
  | 'testing'
  | 'first-days'
  | 'no-period'
  | 'other-letter'
  | 'skipped-time'
  | 'outside-hours'
  | 'away'
  | 'busy';

/** A day on which the door is open. */
export interface OpenDay extends Span {
  day: CalendarDay;
  period?: string;
  part?: string;
  /** Of a lesson: the letter of that part of the school, which says whose lesson it is. */
  letter?: string;
}

/** A day that was left out, and why. */
export interface ShutDay {
  day: CalendarDay;
  why: Shut;
  /** What the school calls that day, or its letter. */
  name?: string;
}

/** What is known of the host and of this moment. */
export interface HostFacts {
  now: Date;
  /** Weekdays on which they work. */
  workingDays: readonly Weekday[];
  leaves: readonly DaySpan[];
  /** The 5-minute cells in which they are somewhere else; see `cellsOf`. */
  busy: ReadonlySet<number>;
}

/** The days on which a door is open, and those that were left out, with the reason. Source: product.md, "Observation rounds". */
export function daysOf(
  door: Pick<Door, 'day' | 'repeat' | 'at'>,
  round: Pick<Round, 'to' | 'minutes'>,
  calendar: SchoolCalendar,
  host: HostFacts,
): { open: OpenDay[]; shut: ShutDay[] } {
  const open: OpenDay[] = [];
  const shut: ShutDay[] = [];
  const last = door.repeat ? round.to : door.day;
  const days: CalendarDay[] = [];
  for (let day = door.day; day <= last; day = addDays(day, 7)) days.push(day);
  // The first of them may be one without students, which has no letter to keep.
  const first = days.find((day) => isSchoolDay(calendar, day)) ?? door.day;
  for (const day of days) {
    const found = onDay({ at: door.at, lettersOf: first }, round.minutes, calendar, host, day);
    if ('why' in found) shut.push(found);
    else open.push(found);
  }
  return { open, shut };
}

/** Every 5-minute cell that the door could take: what is asked of the host's bookings first. */
export function cellsAsked(...asked: Parameters<typeof daysOf>): number[] {
  const [door, round, calendar, host] = asked;
  return daysOf(door, round, calendar, { ...host, busy: new Set() }).open.flatMap(cellsOf);
}

function onDay(
  { at, lettersOf }: Pick<Door, 'at'> & { lettersOf: CalendarDay },
  minutes: number,
  calendar: SchoolCalendar,
  { now, workingDays, leaves, busy }: HostFacts,
  day: CalendarDay,
): OpenDay | ShutDay {
  const why = whyNoVisits(calendar, day);
  if (why) return why;
  if (!workingDays.includes(weekdayOf(day)) || isAwayOn({ leaves }, day)) return { day, why: 'away' };
  const span =
    'time' in at ? timeSpan(calendar, day, at.time, minutes) : periodSpan(calendar, day, at, lettersOf, minutes);
  if ('why' in span) return { day, ...span };
  if (span.from <= now) return { day, why: 'past' };
  if (cellsOf(span).some((cell) => busy.has(cell))) return { day, why: 'busy' };
  return { day, ...span };
}

/** Why nobody visits anyone on a day; undefined when they do. Source: domain.md section 2, "Day kinds". */
export function whyNoVisits(calendar: SchoolCalendar, day: CalendarDay): ShutDay | undefined {
  const kind = dayKind(calendar, day);
  const name = schoolDay(calendar, day).name;
  const named = name ? { name } : {};
  if (kind === 'closed') return { day, why: 'closed', ...named };
  if (kind === 'staff-only') return { day, why: 'no-students', ...named };
  if (kind === 'testing') return { day, why: 'testing', ...named };
  const { quietDays = usualQuietDays } = calendar;
  const year = yearOf(calendar);
  const isEarly =
    year && isWithin(day, year) && schoolDaysAfter(calendar, { from: addDays(year.from, -1), to: day }) <= quietDays;
  return isEarly ? { day, why: 'first-days' } : undefined;
}

function timeSpan(calendar: SchoolCalendar, day: CalendarDay, time: string, minutes: number): Span | { why: Shut } {
  const { zone } = calendar;
  if (!isShown(day, time, zone)) return { why: 'skipped-time' };
  const from = instantOf(day, time, zone);
  const to = new Date(+from + minutes * 60_000);
  const isOutside = isOutsideHours(calendar, { from, to }) || dayOf(to, zone) !== day;
  return isOutside ? { why: 'outside-hours' } : { from, to };
}

/** Whether a time begins before the school's hours of its day, or ends after them; false where it has entered none. */
export function isOutsideHours(calendar: SchoolCalendar, { from, to }: Span): boolean {
  const { starts, ends } = schoolDay(calendar, dayOf(from, calendar.zone));
  return (starts !== null && from < starts) || (ends !== null && to > ends);
}

function periodSpan(
  calendar: SchoolCalendar,
  day: CalendarDay,
  at: { part: SchoolPart; period: string },
  lettersOf: CalendarDay,
  minutes: number,
): (Span & { period: string; part: string; letter?: string }) | { why: Shut; name?: string } {
  const { part, period } = at;
  const letter = letterOf(calendar, part, day);
  if (letter !== letterOf(calendar, part, lettersOf)) return { why: 'other-letter', ...(letter && { name: letter }) };
  const found = periodsOf(calendar, part, day).find(({ name }) => name === period);
  if (!found) return { why: 'no-period' };
  const span = lesson(calendar, day, found, minutes);
  // A school with one line of bells has it for days that begin late or end early, too.
  return isOutsideHours(calendar, span)
    ? { why: 'outside-hours' }
    : { ...span, period, part: part.name, ...(letter && { letter }) };
}

/** From when the bell rings, for as long as the visit takes, but not past the end of the lesson. */
export function lesson({ zone }: SchoolCalendar, day: CalendarDay, { from, to }: Period, minutes: number): Span {
  const starts = instantOf(day, from, zone);
  const ends = instantOf(day, to, zone);
  return { from: starts, to: new Date(Math.min(+ends, +starts + minutes * 60_000)) };
}
