import type { Deps } from '../../deps.ts';
import { cellsOf } from '../../domain/booking.ts';
import { isOwn, isPosted, type ModelingSession } from '../../domain/modeling.ts';
import type { OfferField } from '../../domain/modeling-offer.ts';
import { mindsClass, type Observation } from '../../domain/observation.ts';
import { isAwayAt, type Person, type Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { mayReadPrivate } from '../../slack/channel.ts';
import { onlyColleague } from '../../slack/roster.ts';

export type ModelDeps = Pick<
  Deps,
  | 'sessions'
  | 'observations'
  | 'modelingRequests'
  | 'seats'
  | 'bookings'
  | 'evidence'
  | 'gaps'
  | 'people'
  | 'schools'
  | 'outbox'
  | 'roster'
  | 'clock'
  | 'askSlack'
  | 'log'
  | 'writeUnasked'
>;

/** Asks Slack who is in a channel. */
export type Client = Parameters<typeof mayReadPrivate>[1];

/** A session by the id on a button. Throws UserError when it is gone: a draft after a day. */
export async function sessionOf(deps: Pick<Deps, 'sessions'>, teamId: string, id: string): Promise<ModelingSession> {
  const session = await deps.sessions.find(teamId, id);
  if (session) return session;
  throw gone();
}

/**
 * The same, for who may know of it: what stands in a private channel only its members, and what is offered to one colleague only
 * they. To everyone else it is not there. Source: domain.md section 2, "Who sees what".
 */
export async function sessionShownTo(
  deps: Pick<Deps, 'sessions' | 'askSlack' | 'log'>,
  { teamId, userId, sessionId }: Who & { sessionId: string },
  client: Client,
): Promise<ModelingSession> {
  const session = await sessionOf(deps, teamId, sessionId);
  const { channelId } = session;
  if (isPosted(session) || isOwn(session, userId)) return session;
  if (channelId && (await mayReadPrivate(deps, client, { teamId, userId, channelId }))) return session;
  throw gone();
}

function gone(): UserError {
  return new UserError('session-gone', 'This session is not here any more. `/model list` shows what is coming.');
}

/** The same, for what only its host may do. */
export async function hostedBy(
  deps: Pick<Deps, 'sessions'>,
  { teamId, userId, sessionId }: Who & { sessionId: string },
): Promise<ModelingSession> {
  const session = await sessionOf(deps, teamId, sessionId);
  if (session.hostId === userId) return session;
  throw new UserError('not-the-host', 'Only the host of this session can do that. `/model list` shows what is coming.');
}

/** Keeps a change; throws UserError when another press was first. */
export async function keep(deps: Pick<Deps, 'sessions'>, session: ModelingSession): Promise<ModelingSession> {
  if (await deps.sessions.change(session)) return { ...session, turn: session.turn + 1 };
  throw new UserError(
    'someone-was-first',
    'Someone pressed just before you, so this has changed. Look at `/model list`.',
  );
}

/** The colleague whom a person chose in a form; undefined when it is a guest, a bot, or nobody whom Slack tells of. */
export async function chosenColleague({ roster }: Pick<Deps, 'roster'>, who: Who): Promise<Person | undefined> {
  try {
    return onlyColleague(await roster.freshly(who.teamId, who.userId));
  } catch (error) {
    if (error instanceof UserError) return undefined;
    throw error;
  }
}

/** What keeps someone from being at a session at its time. */
export type Hindrance =
  | { kind: 'away' }
  | { kind: 'minds' }
  | { kind: 'busy'; session: ModelingSession | undefined; visit: Observation | undefined };

/** Why someone cannot be there then; undefined when they can. */
export async function hindranceOf(
  deps: Pick<Deps, 'bookings' | 'schools' | 'sessions' | 'observations'>,
  person: Person,
  at: Pick<ModelingSession, 'id' | 'startsAt' | 'endsAt'>,
): Promise<Hindrance | undefined> {
  const { teamId, userId } = person;
  if (isAwayAt(person, await deps.schools.home(teamId), at.startsAt)) return { kind: 'away' };
  const cells = cellsOf({ from: at.startsAt, to: at.endsAt });
  const [other] = (await deps.bookings.busyWith(teamId, userId, cells)).filter((eventId) => eventId !== at.id);
  if (!other) return undefined;
  const session = await deps.sessions.find(teamId, other);
  const visit = session ? undefined : await deps.observations.find(teamId, other);
  // Whoever minds a visitor's class does not read where that visitor is.
  const minds = session?.cover.by === userId || (visit && mindsClass(visit, userId));
  return minds ? { kind: 'minds' } : { kind: 'busy', session, visit };
}

export const mindsThen = 'You mind a class then, as a colleague wrote: talk to them';

/** The same, beside the fields of the host's form. */
export function hostHindered(
  hindrance: Hindrance,
  fields: { day: OfferField; from: OfferField } = { day: 'day', from: 'from' },
): Partial<Record<OfferField, string>> {
  if (hindrance.kind === 'away')
    return {
      [fields.day]: 'You are away that day, as your settings say. Choose another day, or change `/contour settings`.',
    };
  if (hindrance.kind === 'minds') return { [fields.from]: `${mindsThen}, or choose another time.` };
  const { session, visit } = hindrance;
  const where = visit ? `at the visit in ${visit.place} then` : 'at another session then';
  return { [fields.from]: `You are ${where}${session ? `: ${session.topic}` : ''}. Choose another time.` };
}
