import { dayOf } from '../time/calendar-day.ts';
import { instantOf } from '../time/local-time.ts';
import { newDates } from '../time/new-date.ts';
import type { SchoolCalendar } from '../time/school-calendar.ts';
import { periodsOf } from '../time/school-part.ts';
import type { Span } from '../time/school-week.ts';
import { whyNoVisits } from './door.ts';
import type { Observation } from './observation.ts';

/** A part of the school without letters: a door at a time of its host's own follows none. */
const noLetters = { name: '' };

/**
 * Times that can take the place of a visit whose day has become one without visits, the nearest first: the same lesson on a day
 * with the same letter, or the same time on the clock. Source: domain.md section 7, the visit of Wed 4 March.
 */
export function newSpans(observation: Observation, calendar: SchoolCalendar, most: number): Span[] {
  const { startsAt, endsAt, period } = observation;
  const day = dayOf(startsAt, calendar.zone);
  const planned = { ...calendar, closures: (calendar.closures ?? []).filter((closed) => closed !== day) };
  const part = calendar.parts?.find(({ name }) => name === observation.part);
  const lesson = part && periodsOf(planned, part, day).find(({ name }) => name === period);
  const asked = lesson
    ? { from: instantOf(day, lesson.from, calendar.zone), to: instantOf(day, lesson.to, calendar.zone) }
    : { from: startsAt, to: endsAt };
  const lastsMs = +endsAt - +startsAt;
  return newDates(calendar, asked, { part: part ?? noLetters, notOn: ['testing'], most })
    .filter(({ from }) => !whyNoVisits(calendar, dayOf(from, calendar.zone)))
    .map(({ from, to }) => ({ from, to: new Date(Math.min(+to, +from + lastsMs)) }));
}
