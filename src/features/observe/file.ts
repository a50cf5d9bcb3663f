import { isPartOf } from '../../domain/observation.ts';
import { UserError } from '../../errors.ts';
import { mention, section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press } from './input.ts';
import { keepVisit, type ObserveDeps, observationOf } from './load.ts';
import { tellOne } from './messages.ts';
import { saidAnswer } from './views.ts';

/** **Add to calendar**: a file in a direct message, for host and visitors. */
export async function addToCalendar(deps: ObserveDeps, press: Press): Promise<Answer> {
  const { teamId, userId, id } = press;
  await deps.roster.colleague(teamId, userId);
  const observation = await observationOf(deps, teamId, id);
  if (!isPartOf(observation, userId))
    throw new UserError('no-place', 'Sign up first; then it can stand in your calendar.');
  if (observation.displaced)
    throw new UserError('no-day', 'It waits for a new day. Once it has one, press Add to calendar again.');
  const filed = observation.filed.includes(userId) ? observation.filed : [...observation.filed, userId];
  const after = await keepVisit(deps, { ...observation, filed });
  const text = `Your visit with ${mention(after.hostId)}, for your calendar.`;
  await tellOne(deps, after, userId, {
    key: `observation:${id}:file:${userId}:v${after.sequence}.${after.turn}`,
    view: { text, blocks: [section(text)] },
    file: { of: after, isCancelled: false },
    isAsked: true,
  });
  return saidAnswer('The calendar file is in your messages with me. If the visit changes, you get a new one.');
}
