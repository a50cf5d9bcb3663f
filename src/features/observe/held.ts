import type { Deps } from '../../deps.ts';
import { isPartOf, type Observation, visitTookPlace } from '../../domain/observation.ts';
import { leastRooms, roomsOf } from '../../domain/round-report.ts';
import { whyNoNote } from '../../domain/visit-note.ts';
import { UserError } from '../../errors.ts';
import { section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { callOff } from './cancel.ts';
import { askForReport } from './end.ts';
import type { Pressed } from './input.ts';
import { changed, hostedBy, keepVisit, type ObserveDeps, observationOf } from './load.ts';
import { closeAsked, heldKey, kinds, redrawCardOf } from './messages.ts';
import { askNotesView } from './note-views.ts';
import { askHeldView, heldView, invitedBefore, saidAnswer } from './views.ts';

/** **It took place**: by the host or a visitor, once it has begun. */
export async function sayHeld(deps: ObserveDeps, press: Pressed): Promise<Answer> {
  const { teamId, userId, id } = press;
  await deps.roster.colleague(teamId, userId);
  const after = await takenPlace(deps, await observationOf(deps, teamId, id), userId);
  const text = 'Thank you. That it took place is kept; who visited whom is told to nobody.';
  if (!(await mayNote(deps, after, userId))) return saidAnswer(text);
  const { zone } = await deps.schools.home(teamId);
  const notes = askNotesView(after, zone);
  return { text: `${text}\n${notes.text}`, blocks: [section(text), ...notes.blocks], replaces: false };
}

/** The visit with its being held on record; throws UserError when this person cannot say so. */
export async function takenPlace(deps: ObserveDeps, observation: Observation, userId: string): Promise<Observation> {
  const held = visitTookPlace(observation, userId, deps.clock());
  if (!held) throw cannotSay(observation, userId, deps.clock());
  const after = await keepVisit(deps, held);
  const { zone } = await deps.schools.home(after.teamId);
  await closeAsked(deps, observation, heldView(after, zone));
  await redrawCardOf(deps, after);
  const round = await deps.rounds.find(after.teamId, after.roundId);
  const observations = round ? await deps.observations.ofRound(after.teamId, round.id) : [];
  // A room more changes nothing: asked again, it would take a place among the starter's messages of the day.
  const hadTooFew = roomsOf(observations.filter((one) => one.id !== after.id)) < leastRooms;
  if (round && hadTooFew) await askForReport(deps, round, observations);
  for (const one of [after.hostId, ...after.visitors.map((visitor) => visitor.userId)])
    if (one !== userId && (await mayNote(deps, after, one)))
      await deps.writeUnasked({
        teamId: after.teamId,
        userId: one,
        key: `observation:${after.id}:notes:${one}`,
        kind: kinds.prompt,
        view: askNotesView(after, zone),
      });
  return after;
}

async function mayNote(deps: ObserveDeps, observation: Observation, userId: string): Promise<boolean> {
  const person = await deps.people.find(observation.teamId, userId);
  return person !== undefined && whyNoNote(observation, person, deps.clock()) === undefined;
}

/** **It did not**: by the host; nothing is kept of it, and nobody is told. */
export async function sayNotHeld(deps: ObserveDeps, press: Pressed): Promise<Answer> {
  const observation = await hostedBy(deps, press);
  const { displaced } = observation;
  if (observation.status !== 'open' || observation.startsAt > deps.clock() || (displaced && !displaced.late))
    throw cannotSay(observation, press.userId, deps.clock());
  const { teamId, id } = observation;
  await deps.seats.free(teamId, id);
  await deps.bookings.release(teamId, id);
  if (!(await deps.observations.remove(observation))) throw changed();
  const text = 'It did not take place, and nothing is kept of it. `/observe` opens another door.';
  await closeAsked(deps, observation, invitedBefore(text));
  await redrawCardOf(deps, observation);
  return saidAnswer('Nothing is kept of it.');
}

/** The visit is over: its host is asked once; of a door through which nobody came nothing is kept. */
export async function askHost(deps: Deps, teamId: string, id: string): Promise<void> {
  const observation = await deps.observations.find(teamId, id);
  if (observation?.status !== 'open' || observation.asked !== undefined) return;
  if (observation.visitors.length === 0) return callOff(deps, observation);
  const { zone } = await deps.schools.home(teamId);
  const asked = await keepVisit(deps, { ...observation, asked: observation.turn });
  await deps.writeUnasked({
    teamId,
    userId: asked.hostId,
    key: heldKey(asked),
    kind: kinds.prompt,
    view: askHeldView(asked, zone),
  });
}

function cannotSay(observation: Observation, userId: string, now: Date): UserError {
  if (!isPartOf(observation, userId))
    return new UserError('not-part', 'The host and those who came can say that. `/observe list` shows your visits.');
  if (observation.status === 'held') return new UserError('held', 'Someone has said so already. Thank you!');
  if (observation.displaced && !observation.displaced.late)
    return new UserError('no-day', 'This visit could not be on its day, so it waits for a new one: `/observe list`.');
  return observation.startsAt > now
    ? new UserError('not-begun', 'This visit has not begun yet. Press It took place once it has.')
    : new UserError('nobody-came', 'Nobody had signed up for this visit, so there is nothing to keep.');
}
