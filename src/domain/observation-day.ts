import { addDays, type CalendarDay, dayOf } from '../time/calendar-day.ts';
import { newDates } from '../time/new-date.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { letterOf, periodsOf, type SchoolPart } from '../time/school-part.ts';
import type { Span } from '../time/school-week.ts';
import { isOutsideHours, lesson, type ShutDay, whyNoVisits } from './door.ts';
import type { Observation } from './observation.ts';

/** A part of the school without letters: a door at a time of its host's own follows none. */
const noLetters = { name: '' };

/** Whoever finds nothing in so many days chooses for themself. */
const lookAheadDays = 60;

/**
 * Why a visit that was agreed on cannot be at its time, as the calendar is now; undefined when it can. A lesson whose day has
 * got another letter is one of another class. Source: domain.md sections 2, "Day kinds", and 7.
 */
export function whyNotThen(observation: Observation, calendar: SchoolCalendar): ShutDay | undefined {
  const { startsAt: from, endsAt: to, letter } = observation;
  const day = dayOf(from, calendar.zone);
  const shut = whyNoVisits(calendar, day);
  if (shut) return shut;
  if (isOutsideHours(calendar, { from, to })) return { day, why: 'outside-hours' };
  const now = letterNow(observation, calendar);
  return letter && now && now !== letter ? { day, why: 'other-letter', name: now } : undefined;
}

/** The letter that the day of a visit at a lesson has now. */
export function letterNow({ startsAt, part }: Observation, calendar: SchoolCalendar): string | undefined {
  const found = partOf(calendar, part);
  return found && letterOf(calendar, found, dayOf(startsAt, calendar.zone));
}

/**
 * Times that can take the place of a visit which cannot be at its own, the nearest first: the same lesson on a day with the same
 * letter, or the same time on the clock. Source: domain.md section 7, the visit of Wed 4 March.
 */
export function newSpans(observation: Observation, calendar: SchoolCalendar, most: number): Span[] {
  const { startsAt: from, endsAt: to, period } = observation;
  const part = partOf(calendar, observation.part);
  const isLesson = part?.schedules?.some(({ periods }) => periods.some(({ name }) => name === period));
  if (part && isLesson) return sameLesson(observation, part, calendar).slice(0, most);
  return newDates(calendar, { from, to }, { part: noLetters, notOn: ['testing'], most }).filter(
    (span) => !whyNoVisits(calendar, dayOf(span.from, calendar.zone)) && !isOutsideHours(calendar, span),
  );
}

function sameLesson(observation: Observation, part: SchoolPart, calendar: SchoolCalendar): Span[] {
  const { startsAt, endsAt, period } = observation;
  const day = dayOf(startsAt, calendar.zone);
  const letter = observation.letter ?? plannedLetter(calendar, part, day);
  const minutes = (+endsAt - +startsAt) / 60_000;
  const spans: Span[] = [];
  for (let ahead = 1; ahead <= lookAheadDays; ahead += 1) {
    const other = addDays(day, ahead);
    const found = periodsOf(calendar, part, other).find(({ name }) => name === period);
    if (!found || whyNoVisits(calendar, other) || (letter && letterOf(calendar, part, other) !== letter)) continue;
    const span = lesson(calendar, other, found, minutes);
    if (!isOutsideHours(calendar, span)) spans.push(span);
  }
  return spans;
}

/** The letter that a day was to have, had the school not been closed on it. */
function plannedLetter(calendar: SchoolCalendar, part: SchoolPart, day: CalendarDay): string | undefined {
  const closures = (calendar.closures ?? []).filter((closed) => closed !== day);
  return letterOf({ ...calendar, closures }, part, day);
}

function partOf({ parts }: SchoolCalendar, name: string | undefined): SchoolPart | undefined {
  return parts?.find((part) => part.name === name);
}
