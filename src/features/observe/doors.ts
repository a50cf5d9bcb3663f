import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import {
  cellsAsked,
  type Door,
  daysOf,
  type HostFacts,
  type OpenDay,
  readDoor,
  type TypedDoor,
} from '../../domain/door.ts';
import type { Observation } from '../../domain/observation.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import { type Person, workplaceOf } from '../../domain/person.ts';
import { pupilFaults } from '../../domain/pupil-faults.ts';
import type { Round } from '../../domain/round.ts';
import type { School } from '../../domain/school.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { doorForm, doorPreview, shutLine } from './door-form-views.ts';
import type { Press, Sender, Sent } from './input.ts';
import { type Client, keepRound, needsAgreement, needsReader, type ObserveDeps, openRoundOf } from './load.ts';
import { redrawCard } from './messages.ts';
import { saidAnswer } from './views.ts';

/** The form behind **Open a door**. */
export async function openDoorForm(deps: Deps, { teamId, userId, id }: Press, client: Client): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  await needsAgreement(deps, teamId);
  const round = await openRoundOf(deps, teamId, id);
  await needsReader(deps, round, userId, client);
  if (protocols[round.protocol].keeps === 'template')
    throw new UserError('no-doors', 'This round is an outline that you plan together. It has no doors.');
  const { calendar, zone } = await deps.schools.home(teamId);
  return doorForm(round, calendar, dayOf(deps.clock(), zone));
}

/** What is wrong with the form: a sentence by field. */
export async function doorFaults(
  deps: Deps,
  { teamId, userId, id }: Sender,
  { typed, namesNoPupil }: Sent<TypedDoor>,
): Promise<Record<string, string>> {
  const round = await deps.rounds.find(teamId, id);
  if (!round) return {};
  const school = await deps.schools.home(teamId);
  const read = readDoor(typed, round, school.calendar);
  if ('faults' in read) return { ...read.faults };
  const { place, focus } = read.door;
  const named = pupilFaults(await deps.matcher.directory(teamId), { place, focus }, { namesNoPupil });
  if (Object.keys(named).length > 0) return { ...named };
  const person = await deps.roster.colleague(teamId, userId);
  const { open, shut } = await facts(deps, { person, round, door: read.door, school });
  // Only a door on one day has a field to stand beside; of several, the preview says what was left out.
  const [first] = shut;
  if (open.length > 0 || !first || read.door.repeat) return {};
  return { [timeWhys.includes(first.why) ? timeField(typed) : 'day']: `${shutLine(first)}. Choose another.` };
}

const timeWhys: readonly string[] = ['past', 'no-period', 'skipped-time', 'outside-hours', 'busy'];
const timeField = ({ period }: TypedDoor) => (period && period !== 'plain' ? 'period' : 'from');

/** The form was sent: what would be open, and what was left out, seen by the host alone. */
export async function draftDoor(deps: ObserveDeps, who: Sender, typed: TypedDoor, client: Client): Promise<Answer> {
  const { teamId, userId, id: roundId } = who;
  const { door, days, school } = await prepared(deps, { teamId, userId, roundId, client }, typed);
  const draft = { teamId, hostId: userId, id: deps.newId(), roundId, typed, at: deps.clock() };
  await deps.doorDrafts.keep(draft);
  return doorPreview(draft.id, door, days, school.zone);
}

/** **Open it**: the host's time is taken on each day, and the card shows it. */
export async function postDoor(deps: ObserveDeps, press: Press, client: Client): Promise<Answer> {
  const { teamId, userId, id } = press;
  const draft = await deps.doorDrafts.take(teamId, userId, id);
  if (!draft)
    throw new UserError('door-gone', 'This was opened already, or is too old. `/observe list` shows your doors.');
  const of = { teamId, userId, roundId: draft.roundId, client };
  const { round, door, days } = await prepared(deps, of, draft.typed);
  if (days.open.length === 0)
    throw new UserError('no-day-left', 'No day is left on which this door could be open. Press Open a door again.');
  for (const [at, day] of days.open.entries()) {
    const opened = await deps.observations.addOnce(
      observationOn(deps, { round, door, day, cause: `${id}:${at}`, userId }),
    );
    const cells = cellsOf({ from: opened.startsAt, to: opened.endsAt });
    await deps.bookings.take({ teamId, userId, eventId: opened.id, cells });
  }
  const members = round.members.includes(userId) ? round.members : [...round.members, userId];
  await redrawCard(deps, await keepRound(deps, { ...round, members }));
  const count = days.open.length === 1 ? 'Your door is open.' : `Your door is open on ${days.open.length} days.`;
  const next = door.isPosted
    ? 'It stands on the card. I write to you when someone signs up.'
    : 'It stands nowhere. `/observe list` has Invite.';
  return saidAnswer(`${count} ${next} You can call it off to the last minute with \`/observe list\`.`);
}

function observationOn(
  deps: Pick<Deps, 'newId' | 'clock'>,
  { round, door, day, cause, userId }: { round: Round; door: Door; day: OpenDay; cause: string; userId: string },
): Observation {
  const { teamId, id: roundId, channelId, protocol } = round;
  const { place, focus, seats, isPosted } = door;
  return {
    ...{ teamId, id: deps.newId(), cause, roundId, channelId, hostId: userId, protocol, focus, place },
    ...(day.period && day.part && { period: day.period, part: day.part, ...(day.letter && { letter: day.letter }) }),
    ...{ startsAt: day.from, endsAt: day.to, seats, isPosted },
    ...{ visitors: [], waiting: [], invited: [], filed: [] },
    ...{ status: 'open', sequence: 0, turn: 0 },
  };
}

async function prepared(
  deps: ObserveDeps,
  { teamId, userId, roundId, client }: { teamId: string; userId: string; roundId: string; client: Client },
  typed: TypedDoor,
) {
  const person = await deps.roster.colleague(teamId, userId);
  await needsAgreement(deps, teamId);
  const round = await openRoundOf(deps, teamId, roundId);
  await needsReader(deps, round, userId, client);
  const school = await deps.schools.home(teamId);
  const read = readDoor(typed, round, school.calendar);
  if ('faults' in read) throw new UserError('bad-door', Object.values(read.faults).join(' '));
  const { door } = read;
  return { round, school, door, days: await facts(deps, { person, round, door, school }) };
}

/** The days on which the door can be open, with what the host's own times and bookings say. */
async function facts(
  deps: Pick<Deps, 'bookings' | 'clock'>,
  { person, round, door, school }: { person: Person; round: Round; door: Door; school: School },
): Promise<ReturnType<typeof daysOf>> {
  const { days: workingDays, leaves } = workplaceOf(person, school).person;
  const host: HostFacts = { now: deps.clock(), workingDays, leaves, busy: new Set() };
  const asked = cellsAsked(door, round, school.calendar, host);
  const busy = new Set(await deps.bookings.taken(person.teamId, person.userId, asked));
  return daysOf(door, round, school.calendar, { ...host, busy });
}
