import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import { isOwnVisit, mindsClass, type Observation } from '../../domain/observation.ts';
import { isAwayAt, type Person } from '../../domain/person.ts';
import type { Round } from '../../domain/round.ts';
import { UserError } from '../../errors.ts';
import { mayReadPrivate } from '../../slack/channel.ts';
import type { Pressed } from './input.ts';

export type ObserveDeps = Pick<
  Deps,
  | 'agreements'
  | 'rounds'
  | 'observations'
  | 'doorDrafts'
  | 'seats'
  | 'bookings'
  | 'sessions'
  | 'budgets'
  | 'people'
  | 'leaders'
  | 'schools'
  | 'outbox'
  | 'roster'
  | 'clock'
  | 'newId'
  | 'askSlack'
  | 'log'
  | 'writeUnasked'
>;

/** Throws UserError until the working agreement is on record, and in a new school year until both who sign have confirmed it. Source: domain.md section 2, "Visit", must. */
export async function needsAgreement(deps: Pick<Deps, 'agreements'>, teamId: string): Promise<void> {
  const agreement = await deps.agreements.latest(teamId);
  if (agreement?.status === 'in-force') return;
  const status = agreement?.status ?? 'none';
  const off = 'Visits are off in this school until';
  throw new UserError(
    `agreement-${status}`,
    status === 'stopped'
      ? 'Visits are stopped in this school by one of the two who signed the working agreement. `/contour agreement` shows the way on.'
      : status === 'pending'
        ? `${off} both who signed its working agreement have confirmed it for the new school year. \`/contour agreement\` shows the way.`
        : `${off} its working agreement is on record. \`/contour agreement\` shows the way.`,
  );
}

/** Asks Slack who is in a channel. */
export type Client = Parameters<typeof mayReadPrivate>[1];

type ReadDeps = Pick<Deps, 'rounds' | 'observations' | 'askSlack' | 'log'>;

/** A round by the id on a button. Throws UserError when it is gone: a draft after a day. */
export async function roundOf(deps: Pick<Deps, 'rounds'>, teamId: string, id: string): Promise<Round> {
  const round = await deps.rounds.find(teamId, id);
  if (round) return round;
  throw roundGone();
}

function roundGone(): UserError {
  return new UserError(
    'round-gone',
    'This round is not here any more. `/observe` in the team’s channel shows what is.',
  );
}

/** Throws UserError for who is not in the private channel of a round: to them it is not there. Source: domain.md section 2, "Who sees what". */
export async function needsReader(deps: ReadDeps, round: Round, userId: string, client: Client): Promise<void> {
  const { teamId, channelId, isPrivate } = round;
  if (isPrivate && !(await mayReadPrivate(deps, client, { teamId, userId, channelId }))) throw roundGone();
}

/** The same while it runs. */
export async function openRoundOf(deps: Pick<Deps, 'rounds'>, teamId: string, id: string): Promise<Round> {
  const round = await roundOf(deps, teamId, id);
  if (round.status === 'open') return round;
  throw new UserError('round-over', 'This round is over. `/observe` in the team’s channel begins the next one.');
}

/** The same, for what only who began it may do. */
export async function ownRound(deps: Pick<Deps, 'rounds'>, { teamId, userId, id }: Pressed): Promise<Round> {
  const round = await roundOf(deps, teamId, id);
  if (round.startedBy === userId) return round;
  throw new UserError('not-the-starter', 'Only who began this round can do that. Its card in the channel names them.');
}

/** A visit by the id on a button, for who may know of it: of a round in a private channel its members, and who has to do with it. */
export async function observationShownTo(
  deps: ReadDeps,
  { teamId, userId, id }: Pressed,
  client: Client,
): Promise<Observation> {
  const observation = await observationOf(deps, teamId, id);
  const round = isOwnVisit(observation, userId) ? undefined : await deps.rounds.find(teamId, observation.roundId);
  const { channelId, isPrivate } = round ?? {};
  if (!channelId || !isPrivate || (await mayReadPrivate(deps, client, { teamId, userId, channelId })))
    return observation;
  throw visitGone();
}

/** A visit by the id on a button. Throws UserError when it is gone: one that is called off is removed. */
export async function observationOf(
  deps: Pick<Deps, 'observations'>,
  teamId: string,
  id: string,
): Promise<Observation> {
  const observation = await deps.observations.find(teamId, id);
  if (observation) return observation;
  throw visitGone();
}

function visitGone(): UserError {
  return new UserError('visit-gone', 'This door is not open any more. `/observe list` shows what is coming.');
}

/** The same, for what only its host may do; to everyone else it is not there. */
export async function hostedBy(
  deps: Pick<Deps, 'observations'>,
  { teamId, userId, id }: Pressed,
): Promise<Observation> {
  const observation = await observationOf(deps, teamId, id);
  if (observation.hostId === userId) return observation;
  throw new UserError('not-the-host', 'Only the host of this visit can do that. `/observe list` shows what is coming.');
}

/** Keeps a change; throws UserError when another press was first. */
export async function keepRound(deps: Pick<Deps, 'rounds'>, round: Round): Promise<Round> {
  if (await deps.rounds.change(round)) return { ...round, turn: round.turn + 1 };
  throw changed();
}

/** Keeps a change; throws UserError when another press was first. */
export async function keepVisit(deps: Pick<Deps, 'observations'>, observation: Observation): Promise<Observation> {
  if (await deps.observations.change(observation)) return { ...observation, turn: observation.turn + 1 };
  throw changed();
}

export function changed(): UserError {
  return new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. `/observe list` shows how it stands.',
  );
}

/** Throws UserError with the reason when someone cannot be at a visit at its time. */
export async function needsTime(
  deps: Pick<Deps, 'bookings' | 'schools' | 'sessions' | 'observations'>,
  person: Person,
  at: Observation,
): Promise<void> {
  const { teamId, userId } = person;
  if (isAwayAt(person, await deps.schools.home(teamId), at.startsAt))
    throw new UserError('away', 'You are away that day, as your settings say. `/contour settings` changes it.');
  const cells = cellsOf({ from: at.startsAt, to: at.endsAt });
  const [other] = (await deps.bookings.busyWith(teamId, userId, cells)).filter((eventId) => eventId !== at.id);
  if (!other) return;
  const session = await deps.sessions.find(teamId, other);
  const visit = session ? undefined : await deps.observations.find(teamId, other);
  // Whoever minds a visitor's class does not read where that visitor is.
  if (session?.cover.by === userId || (visit && mindsClass(visit, userId)))
    throw new UserError('minds', 'You mind a class then, as a colleague wrote: talk to them, or choose another visit.');
  const what = session ? `at “${session.topic}”` : visit ? `at the visit in ${visit.place}` : 'somewhere else';
  throw new UserError(
    'busy',
    `You are ${what} then. Leave that first (\`/model list\`, \`/observe list\`), or choose another visit.`,
  );
}

/** Whether someone cannot be at a visit at its time. */
export async function isHindered(deps: ObserveDeps, person: Person, observation: Observation): Promise<boolean> {
  try {
    await needsTime(deps, person, observation);
    return false;
  } catch (error) {
    if (error instanceof UserError) return true;
    throw error;
  }
}
