import { cellsOf } from '../../domain/booking.ts';
import {
  isVisitor,
  type Observation,
  signUp,
  waitForPlace,
  whyNoPlace,
  withdraw,
  withoutFiles,
} from '../../domain/observation.ts';
import { whyNotThen } from '../../domain/observation-day.ts';
import { isAwayAt, type Person } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { colleagueNow } from '../../slack/roster.ts';
import { type Answer, sentence, type View } from '../../slack/view.ts';
import { freeLender, tellLenders } from './cover.ts';
import { shutLine } from './door-form-views.ts';
import type { Pressed } from './input.ts';
import {
  type Client,
  isHindered,
  keepVisit,
  needsAgreement,
  needsTime,
  type ObserveDeps,
  observationOf,
  observationShownTo,
} from './load.ts';
import { redrawCardOf, tellAt, tellHost, tellMovedUp, tellOne, unremind } from './messages.ts';
import { noPlace, placeAnswer, saidAnswer } from './views.ts';
import { inLineActions } from './visit-buttons.ts';

/** **Sign up**: takes a place, and the person's time. */
export async function signUpFor(deps: ObserveDeps, press: Pressed, client: Client): Promise<Answer> {
  const { teamId } = press;
  const person = await colleagueNow(deps.roster, press);
  await needsAgreement(deps, teamId);
  const observation = await observationShownTo(deps, press, client);
  const { zone } = await deps.schools.home(teamId);
  const reason = whyNoPlace(observation, await withEvaluates(deps, person), deps.clock());
  if (reason === 'in') return placeAnswer(observation, zone, 'You have a place already.');
  if (reason) throw new UserError(`no-place-${reason}`, noPlace[reason]);
  await needsOpenDay(deps, observation);
  await needsTime(deps, person, observation);
  const seated = await seat(deps, observation, person);
  if (!seated) throw new UserError('no-place-full', noPlace.full);
  await redrawCardOf(deps, seated);
  await tellHost(deps, seated);
  return placeAnswer(seated, zone, 'You have a place. Your host knows that you come.');
}

/** **Waitlist**, or **I will come** of who was invited: a place behind those who wait, or the one that became free meanwhile. */
export async function waitFor(deps: ObserveDeps, press: Pressed, client: Client): Promise<Answer> {
  const { teamId, userId } = press;
  const person = await withEvaluates(deps, await colleagueNow(deps.roster, press));
  await needsAgreement(deps, teamId);
  const observation = await observationShownTo(deps, press, client);
  const now = deps.clock();
  if (whyNoPlace(observation, person, now) !== 'full') return signUpFor(deps, press, client);
  const { zone } = await deps.schools.home(teamId);
  const words = ({ waiting }: Observation) =>
    `All places are taken. You are number ${waiting.indexOf(userId) + 1} on the waitlist. I write to you when a place is yours.`;
  const waiting = waitForPlace(observation, person, now);
  if (!waiting) return placeAnswer(observation, zone, words(observation), inLineActions(observation));
  await needsOpenDay(deps, observation);
  await needsTime(deps, person, observation);
  const after = await keepVisit(deps, waiting);
  await redrawCardOf(deps, after);
  return placeAnswer(after, zone, words(after), inLineActions(after));
}

/** **Withdraw**: at once and without a reason; the next who waits moves up. @param told to whom it is not their own doing */
export async function withdrawFrom(
  deps: ObserveDeps,
  press: Pressed,
  told?: { what: string; view: View },
): Promise<Answer> {
  const { teamId, userId, id } = press;
  const observation = await observationOf(deps, teamId, id);
  const left = withdraw(observation, userId);
  if (!left) throw new UserError('no-place', 'You have no place in this visit. `/observe list` shows what is coming.');
  await deps.seats.free(teamId, id, userId);
  await deps.bookings.release(teamId, id, userId);
  await freeLender(deps, left, observation.visitors.find((visitor) => visitor.userId === userId)?.cover?.by);
  await unremind(deps, left, [userId]);
  await tellLenders(deps, observation, [userId]);
  const { after: without, off } = withoutFiles(left, [userId]);
  if (told || off)
    await tellOne(deps, observation, userId, {
      key: `observation:${id}:${told?.what ?? 'left'}:v${observation.turn}:${userId}`,
      view: told?.view ?? leftView,
      ...(off && { file: { of: off, isCancelled: true } }),
      isAsked: !told,
    });
  const after = await moveUp(deps, await keepVisit(deps, without));
  await redrawCardOf(deps, after);
  await tellHost(deps, after);
  return saidAnswer('You have withdrawn. `/observe list` shows what else is coming.');
}

const leftView = sentence('You do not come to this visit any more: the file takes it out of your calendar.');

/** Gives free places to those who wait, and tells each of theirs. */
export async function moveUp(deps: ObserveDeps, observation: Observation): Promise<Observation> {
  const after = await fillPlaces(deps, observation);
  for (const userId of observation.waiting.filter((one) => isVisitor(after, one)))
    await tellMovedUp(deps, after, userId);
  return after;
}

/** Gives free places to those who wait, in their order; whoever cannot be there, or be told in time, keeps their place in line. */
export async function fillPlaces(deps: ObserveDeps, observation: Observation): Promise<Observation> {
  const school = await deps.schools.home(observation.teamId);
  let after = observation;
  for (const userId of observation.waiting) {
    const person = await deps.people.find(observation.teamId, userId);
    if (person?.standing !== 'colleague' || !tellAt(person, school, after, deps.clock())) continue;
    if (whyNoPlace(after, person, deps.clock()) || (await isHindered(deps, person, after))) continue;
    after = (await seat(deps, after, person)) ?? after;
  }
  return after;
}

/** A place with a row of its own and the person's time: what the unique indexes hold. Undefined when none is free. */
async function seat(deps: ObserveDeps, observation: Observation, person: Person): Promise<Observation | undefined> {
  const seated = signUp(observation, person, deps.clock());
  const seatNo = seated?.visitors.find(({ userId }) => userId === person.userId)?.seatNo;
  if (!seated || !seatNo) return undefined;
  const after = await keepVisit(deps, seated);
  const { teamId, id: eventId, startsAt: from, endsAt: to } = after;
  const { userId } = person;
  await deps.seats.take({ teamId, eventId, seatNo, userId });
  await deps.bookings.take({ teamId, userId, eventId, cells: cellsOf({ from, to }) });
  return after;
}

/** Throws UserError when it cannot be at its time any more, or the host is not there. */
async function needsOpenDay(deps: ObserveDeps, observation: Observation): Promise<void> {
  const { teamId, hostId, startsAt } = observation;
  const school = await deps.schools.home(teamId);
  const shut = whyNotThen(observation, school.calendar);
  if (shut) throw new UserError(`day-${shut.why}`, `No visits then. ${shutLine(shut)}. Choose another door.`);
  const host = await deps.people.find(teamId, hostId);
  // Why a host is away is theirs alone.
  if (host?.standing !== 'colleague' || isAwayAt(host, school, startsAt))
    throw new UserError('host-not-there', 'This door is not open that day any more. Choose another one.');
}

/** The roster does not see what this transaction has changed. */
async function withEvaluates(deps: Pick<ObserveDeps, 'people'>, person: Person): Promise<Person> {
  return (await deps.people.find(person.teamId, person.userId)) ?? person;
}
