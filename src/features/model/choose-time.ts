import type { Answer } from '../../slack/view.ts';
import { callOff } from './cancel.ts';
import type { Press } from './input.ts';
import { type Client, type ModelDeps, sessionOf } from './load.ts';
import { joinSession } from './seats.ts';

/**
 * **Join**: takes a seat. Whoever had asked for it, and was offered several times alone, has chosen with that: the host's time
 * is free again at the others.
 */
export async function joinOrChoose(deps: ModelDeps, press: Press, client: Client): Promise<Answer> {
  const said = await joinSession(deps, press, client);
  const { teamId, userId } = press;
  const session = await sessionOf(deps, teamId, press.sessionId);
  if (session.channelId || session.forId !== userId) return said;
  for (const other of await deps.sessions.ofOffer(teamId, session.offerId))
    if (other.id !== session.id && other.status === 'open' && other.visitors.length === 0) await callOff(deps, other);
  return said;
}
