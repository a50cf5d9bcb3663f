import type { PersonLeft } from '../../deps.ts';
import { cancel, concerned, isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { freeLender } from './cover.ts';
import type { Press } from './input.ts';
import { hostedBy, keep, type ModelDeps } from './load.ts';
import { closeNewDay, redrawCard, tellCancelled, unremind } from './messages.ts';
import { forgetRequestsOf } from './request.ts';
import { leaveSession } from './seats.ts';
import { saidAnswer } from './views.ts';

const mostSessions = 200;

/** **Cancel**: by the host, at any time and without a reason. Everyone concerned is told once. */
export async function cancelSession(deps: ModelDeps, press: Press): Promise<Answer> {
  await callOff(deps, await hostedBy(deps, press));
  return saidAnswer('Called off. Everyone who had a seat or waited is told once.');
}

/** Calls a session off, whoever or whatever does; the host is told too when it is not their doing. Throws UserError when it is over. */
export async function callOff(deps: ModelDeps, session: ModelingSession, { isHostTold = false } = {}): Promise<void> {
  const cancelled = cancel(session);
  if (!cancelled) throw new UserError('not-open', 'This session is over or was called off already.');
  const { teamId, id } = cancelled;
  await deps.seats.free(teamId, id);
  await deps.bookings.release(teamId, id);
  const after = await keep(deps, cancelled);
  const everyone = concerned(session);
  await unremind(deps, session, [session.hostId, ...everyone]);
  await closeNewDay(deps, session, after);
  // The host has it in their calendar too.
  const host = isHostTold || session.files?.includes(session.hostId) ? [session.hostId] : [];
  await tellCancelled(deps, after, [...everyone, ...host]);
  await redrawCard(deps, after);
}

/** Who is no colleague any more shows nothing and takes no seat. */
export const personLeft: PersonLeft = async (deps, { teamId, userId }) => {
  await forgetRequestsOf(deps, { teamId, userId });
  for (const session of await deps.sessions.comingFor(teamId, userId, deps.clock(), mostSessions)) {
    if (session.hostId === userId) await callOff(deps, session);
    else if (isVisitor(session, userId) || session.waiting.includes(userId))
      await leaveSession(deps, { teamId, userId, sessionId: session.id });
  }
  for (const session of await deps.sessions.lentBy(teamId, userId, deps.clock(), mostSessions))
    await freeLender(deps, session, userId);
};
