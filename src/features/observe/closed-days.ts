import type { CalendarFollower, Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import { type ShutDay, whyNoVisits } from '../../domain/door.ts';
import { proposable, waitsLonger } from '../../domain/lost-day.ts';
import { isVisitor, type Observation, withoutFiles } from '../../domain/observation.ts';
import { letterNow, newSpans, whyNotThen } from '../../domain/observation-day.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import type { SchoolCalendar } from '../../time/school-calendar.ts';
import type { Span } from '../../time/school-week.ts';
import { askNewDayView, displacedView, type Keeps, movedView, standsView, waitsView } from './closed-views.ts';
import { tellLenders } from './cover.ts';
import type { Press } from './input.ts';
import { hostedBy, isHindered, keepVisit, needsAgreement, type ObserveDeps } from './load.ts';
import {
  closeAsked,
  editNewDay,
  newDayKey,
  redrawCardOf,
  takeBack,
  tellConcerned,
  tellHost,
  tellOne,
  unremind,
} from './messages.ts';
import { fillPlaces, moveUp } from './places.ts';
import { invitedBefore, saidAnswer } from './views.ts';
import { visitLine, whenWords } from './visit-words.ts';

const mostVisits = 500;
/** Some of them are past by the time at which the host reads it, taken, or on days on which they do not work. */
const mostDates = 60;
/** That a day was closed may be said in the afternoon, or entered some days later. */
const lookBackDays = 7;

/**
 * A visit that cannot be at its time by now waits, because its day is without visits, is over before it, or has the letter of
 * another class: its host is asked once for a new day, and who comes is told once. A change that is taken back lets it stand as
 * it was.
 */
export const calendarFollower: CalendarFollower = { name: 'observe.calendar', follow: followCalendar };

async function followCalendar(deps: Deps, teamId: string, now: Date): Promise<void> {
  const { calendar, zone } = await deps.schools.home(teamId);
  const since = instantOf(addDays(dayOf(now, zone), -lookBackDays), '00:00', zone);
  for (const observation of await deps.observations.coming(teamId, since, mostVisits)) {
    const { displaced, startsAt, visitors } = observation;
    const shut = whyShut(observation, calendar, now);
    // Of a door through which nobody came nothing is left to move.
    if (shut && !displaced && (startsAt > now || visitors.length > 0)) await loseDay(deps, observation, shut);
    // Nobody came where all were told before it that it waits.
    else if (!shut && displaced && (startsAt > now || displaced.late)) await regainDay(deps, observation);
    else if (displaced) await proposeAnew(deps, observation);
  }
}

/** Whose lesson it is, and how long the day, matters no more once it has begun. */
function whyShut(observation: Observation, calendar: SchoolCalendar, now: Date): ShutDay | undefined {
  const { startsAt } = observation;
  return startsAt > now ? whyNotThen(observation, calendar) : whyNoVisits(calendar, dayOf(startsAt, calendar.zone));
}

const isOtherClass = (shut: ShutDay | undefined) => shut?.why === 'other-letter' && { isOtherClass: true as const };

const concerned = ({ visitors, waiting }: Observation) => [...visitors.map(({ userId }) => userId), ...waiting];

async function loseDay(deps: ObserveDeps, observation: Observation, shut: ShutDay): Promise<void> {
  const to = await newTimeOf(deps, observation);
  const now = deps.clock();
  const host = await deps.people.find(observation.teamId, observation.hostId);
  const isLate = observation.startsAt <= now;
  const displaced = {
    since: observation.turn + 1,
    ...(to && { to }),
    ...(to && host && waitsLonger(host, await deps.schools.home(observation.teamId), observation, now)),
    ...(isLate && { late: true as const }),
    ...isOtherClass(shut),
  };
  const { asked: _, reminded: __, ...rest } = observation;
  const after = await keepVisit(deps, { ...rest, displaced });
  const { zone } = await deps.schools.home(after.teamId);
  await unremind(deps, observation, [after.hostId, ...concerned(after)]);
  await tellConcerned(deps, after, concerned(after), { what: 'waits', view: displacedView(after, shut, zone) });
  await closeAsked(deps, observation, waitsView(after, shut, zone));
  await tellOne(deps, after, after.hostId, { key: newDayKey(after), view: askNewDayView(after, shut, zone) });
  await redrawCardOf(deps, after);
}

/** Where another day fits by now than was proposed, that one is proposed in the same message. Gives whether it is another. */
export async function proposeAnew(deps: ObserveDeps, observation: Observation): Promise<boolean> {
  const to = await newTimeOf(deps, observation);
  const { calendar, zone } = await deps.schools.home(observation.teamId);
  const shut = whyShut(observation, calendar, deps.clock());
  const { to: before, isOtherClass: wasOther, ...displaced } = observation.displaced ?? { since: observation.turn };
  if (+(to?.from ?? 0) === +(before?.from ?? 0) && Boolean(wasOther) === Boolean(isOtherClass(shut))) return false;
  const after = await keepVisit(deps, {
    ...observation,
    displaced: { ...displaced, ...(to && { to }), ...isOtherClass(shut) },
  });
  await editNewDay(deps, after, askNewDayView(after, shut, zone));
  return true;
}

async function regainDay(deps: ObserveDeps, observation: Observation): Promise<void> {
  const { displaced: _, ...rest } = observation;
  const after = await moveUp(deps, await keepVisit(deps, rest));
  const { zone } = await deps.schools.home(after.teamId);
  const view = standsView(observation, zone);
  const waits = { what: 'waits', turn: observation.displaced?.since ?? 0 };
  const heard = await takeBack(deps, observation, concerned(after), waits);
  // Whoever has moved up is told of their place instead.
  const keep = heard.filter((userId) => isVisitor(after, userId) === isVisitor(observation, userId));
  await tellConcerned(deps, after, keep, { what: 'stands', view });
  await closeAsked(deps, observation, view);
  if (after.visitors.length > rest.visitors.length) await tellHost(deps, after);
  await redrawCardOf(deps, after);
}

/** **Move it there**: to the day that was proposed; one that does not do any more is replaced first. Who cannot come then loses their place and is told so. */
export async function moveVisit(deps: ObserveDeps, press: Press): Promise<Answer> {
  await needsAgreement(deps, press.teamId);
  const observation = await hostedBy(deps, press);
  const { displaced } = observation;
  if (observation.status !== 'open' || !displaced)
    throw new UserError('no-new-day', 'This visit has its day. `/observe list` shows it.');
  const to = await newTimeOf(deps, observation);
  if ((await proposeAnew(deps, observation)) || !to)
    return saidAnswer(
      to
        ? 'That time does not do any more. I propose another one: please look at it and press again.'
        : 'That time does not do any more, and I find no other. Call this visit off, and open a door on another day.',
    );
  const { zone } = await deps.schools.home(press.teamId);
  const { displaced: _, begun: __, ...rest } = observation;
  const moved = { ...rest, startsAt: to.from, endsAt: to.to, sequence: observation.sequence + 1 };
  const stays = await rebooked(deps, moved);
  const lost = concerned(observation).filter((userId) => !isVisitor(stays, userId));
  const { after: unfiled, off } = withoutFiles(stays, lost);
  const after = await fillPlaces(deps, await keepVisit(deps, unfiled));
  const fileOf = (userId: string) => {
    if (!observation.filed.includes(userId)) return {};
    return { file: off && lost.includes(userId) ? { of: off, isCancelled: true } : { of: after, isCancelled: false } };
  };
  for (const userId of concerned(observation))
    await tellConcerned(deps, after, [userId], {
      what: 'moved',
      view: movedView(after, zone, keepsOf(observation, after, userId)),
      ...fileOf(userId),
    });
  if (after.filed.includes(after.hostId))
    await tellConcerned(deps, after, [after.hostId], {
      ...{ what: 'moved', view: movedView(after, zone, 'host'), isAsked: true },
      ...fileOf(after.hostId),
    });
  await closeAsked(deps, observation, invitedBefore(`Moved to ${whenWords(after, zone)}. \`/observe list\` shows it.`));
  await tellLenders(deps, observation, concerned(observation));
  // A door that nobody has asked for has told its host nothing yet.
  if (concerned(observation).length > 0) await tellHost(deps, after);
  await redrawCardOf(deps, after);
  return saidAnswer(`It is on ${whenWords(after, zone)} now. Everyone concerned is told once.`);
}

/** **Keep this day**, where only another class sits in the lesson now: it stands as it was, with that class. */
export async function keepDay(deps: ObserveDeps, press: Press): Promise<Answer> {
  await needsAgreement(deps, press.teamId);
  const observation = await hostedBy(deps, press);
  const { calendar, zone } = await deps.schools.home(press.teamId);
  const letter = letterNow(observation, calendar);
  const kept = { ...observation, ...(letter && { letter }) };
  if (!observation.displaced || observation.startsAt <= deps.clock() || whyNotThen(kept, calendar))
    throw new UserError('no-day-to-keep', 'This day cannot be kept, or is. `/observe list` shows how it stands.');
  await regainDay(deps, kept);
  return saidAnswer(`It stands: ${visitLine(kept, zone)}. Everyone concerned is told once.`);
}

function keepsOf(before: Observation, after: Observation, userId: string): Keeps {
  const had = before.visitors.find((visitor) => visitor.userId === userId);
  if (isVisitor(after, userId)) return had ? (had.cover?.by ? 'uncovered' : 'place') : 'new-place';
  return after.waiting.includes(userId) ? 'line' : 'nothing';
}

/** Everyone's time is taken at the new hour; whoever is elsewhere or away then has no place any more. */
async function rebooked(deps: ObserveDeps, moved: Observation): Promise<Observation> {
  const { teamId, id: eventId, hostId, startsAt: from, endsAt: to } = moved;
  await deps.bookings.release(teamId, eventId);
  const cells = cellsOf({ from, to });
  await deps.bookings.take({ teamId, userId: hostId, eventId, cells });
  const stay: Observation['visitors'] = [];
  for (const visitor of moved.visitors) {
    const person = await deps.people.find(teamId, visitor.userId);
    if (person && !(await isHindered(deps, person, moved))) {
      await deps.bookings.take({ teamId, userId: visitor.userId, eventId, cells });
      // Who minds their class then is another question.
      stay.push({ userId: visitor.userId, seatNo: visitor.seatNo });
    } else await deps.seats.free(teamId, eventId, visitor.userId);
  }
  return { ...moved, visitors: stay };
}

/** The next time that can take its place and at which its host is free. */
async function newTimeOf(deps: ObserveDeps, observation: Observation): Promise<Span | undefined> {
  const { teamId, id, hostId, displaced } = observation;
  const school = await deps.schools.home(teamId);
  const host = await deps.people.find(teamId, hostId);
  if (!host) return undefined;
  const spans = newSpans(observation, school.calendar, mostDates);
  const asked = { now: deps.clock(), proposed: displaced?.to?.from };
  for (const span of proposable(spans, host, school, asked)) {
    const busy = await deps.bookings.busyWith(teamId, hostId, cellsOf(span));
    if (busy.every((eventId) => eventId === id)) return span;
  }
  return undefined;
}
