import type { PersonLeft } from '../../deps.ts';
import { cancel, isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press } from './input.ts';
import { hostedBy, keep, type ModelDeps } from './load.ts';
import { redrawCard, tellCancelled, unremind } from './messages.ts';
import { leaveSession } from './seats.ts';
import { saidAnswer } from './views.ts';

const mostSessions = 200;

/** **Cancel**: by the host, at any time and without a reason. Everyone concerned is told once. */
export async function cancelSession(deps: ModelDeps, press: Press): Promise<Answer> {
  await callOff(deps, await hostedBy(deps, press));
  return saidAnswer('Called off. Everyone who had a seat or waited is told once.');
}

async function callOff(deps: ModelDeps, session: ModelingSession): Promise<void> {
  const cancelled = cancel(session);
  if (!cancelled) throw new UserError('not-open', 'This session is over or was called off already.');
  const { teamId, id } = cancelled;
  await deps.seats.free(teamId, id);
  await deps.bookings.release(teamId, id);
  const after = await keep(deps, cancelled);
  await redrawCard(deps, after);
  const visitors = session.visitors.map(({ userId }) => userId);
  await unremind(deps, after, [session.hostId, ...visitors]);
  await tellCancelled(deps, after, [...visitors, ...session.waiting]);
}

/** Who is no colleague any more shows nothing and takes no seat. */
export const personLeft: PersonLeft = async (deps, { teamId, userId }) => {
  for (const session of await deps.sessions.comingFor(teamId, userId, deps.clock(), mostSessions)) {
    if (session.hostId === userId) await callOff(deps, session);
    else if (isVisitor(session, userId) || session.waiting.includes(userId))
      await leaveSession(deps, { teamId, userId, sessionId: session.id });
  }
};
