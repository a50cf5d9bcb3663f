import type { PersonLeft } from '../../deps.ts';
import type { Observation } from '../../domain/observation.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import { freeFromAll, tellLenders } from './cover.ts';
import type { Press } from './input.ts';
import { changed, hostedBy, type ObserveDeps } from './load.ts';
import {
  closeAsked,
  closeHostMessage,
  closeMessage,
  inviteKey,
  redrawCardOf,
  tellCalledOff,
  unremind,
} from './messages.ts';
import { withdrawFrom } from './places.ts';
import { takeNoPartIn } from './start.ts';
import { invitedBefore, saidAnswer } from './views.ts';

const most = 200;

/** **Call off**: by the host, to the last minute and without a reason. Whoever was to come is told once; nothing is kept. */
export async function cancelVisit(deps: ObserveDeps, press: Press): Promise<Answer> {
  const observation = await hostedBy(deps, press);
  if (observation.status !== 'open')
    throw new UserError('visit-held', 'This visit took place already. `/observe list` shows what is coming.');
  await callOff(deps, observation);
  return saidAnswer('Called off. Whoever was to come is told once, and nothing is kept of it.');
}

/** Removes a visit, gives everyone's time back, and tells those who were to come; the host too when it is not their doing. */
export async function callOff(deps: ObserveDeps, observation: Observation, { isHostTold = false } = {}): Promise<void> {
  const { teamId, id, hostId, visitors, waiting, invited } = observation;
  const concerned = [...visitors.map(({ userId }) => userId), ...waiting];
  await deps.seats.free(teamId, id);
  await deps.bookings.release(teamId, id);
  if (!(await deps.observations.remove(observation))) throw changed();
  await unremind(deps, observation, [hostId, ...concerned]);
  const gone = invitedBefore('This door is closed, and nothing is kept of it. `/observe` opens another one.');
  await closeHostMessage(deps, observation, gone);
  await closeAsked(deps, observation, gone);
  for (const userId of invited.filter((one) => !concerned.includes(one)))
    await closeMessage(deps, observation, {
      key: inviteKey(observation, userId),
      view: invitedBefore('This visit is off. `/observe list` shows what is coming.'),
    });
  await tellLenders(deps, observation, concerned);
  // The host has it in their calendar too.
  const host = isHostTold || observation.filed.includes(hostId) ? [hostId] : [];
  await tellCalledOff(deps, observation, [...host, ...concerned]);
  await redrawCardOf(deps, observation);
}

/** Who is no colleague any more opens no door, visits nobody and takes no part. */
export const personLeft: PersonLeft = async (deps, { teamId, userId }) => {
  for (const observation of await deps.observations.with(teamId, userId, deps.clock(), most))
    await leave(deps, observation, userId);
  for (const observation of await deps.observations.lentBy(teamId, userId, deps.clock(), most))
    await freeFromAll(deps, observation, userId);
  for (const { id } of await deps.rounds.openWith(teamId, userId)) await takeNoPartIn(deps, { teamId, userId, id });
  await deps.notWith.set(teamId, userId, []);
};

/** Takes someone out of one visit: it is called off when it is their door. */
export async function leave(
  deps: ObserveDeps,
  observation: Observation,
  userId: string,
  told?: Parameters<typeof withdrawFrom>[2],
): Promise<void> {
  const { teamId, id, hostId, status, visitors, waiting } = observation;
  if (status !== 'open') return;
  if (hostId === userId) return callOff(deps, observation);
  if (waiting.includes(userId) || visitors.some((visitor) => visitor.userId === userId))
    await withdrawFrom(deps, { teamId, userId, id }, told);
}
