import type { Deps } from '../../deps.ts';
import { isPartOf, type Observation } from '../../domain/observation.ts';
import { UserError } from '../../errors.ts';
import { mention } from '../../slack/blocks.ts';
import { calendarFile } from '../../slack/calendar-file.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press } from './input.ts';
import { keepVisit, type ObserveDeps, observationOf } from './load.ts';
import { kinds } from './messages.ts';
import { saidAnswer } from './views.ts';

/** **Add to calendar**: a file in a direct message, for host and visitors. */
export async function addToCalendar(deps: ObserveDeps, press: Press): Promise<Answer> {
  const { teamId, userId, id } = press;
  await deps.roster.colleague(teamId, userId);
  const observation = await observationOf(deps, teamId, id);
  if (!isPartOf(observation, userId))
    throw new UserError('no-place', 'Sign up first; then it can stand in your calendar.');
  const filed = observation.filed.includes(userId) ? observation.filed : [...observation.filed, userId];
  const after = await keepVisit(deps, { ...observation, filed });
  await send(deps, after, { userId, comment: `Your visit with ${mention(after.hostId)}, for your calendar.` });
  return saidAnswer('The calendar file is in your messages with me. If the visit changes, you get a new one.');
}

/** Those who took a file get the one that takes its place. */
export async function tellFiled(
  deps: Pick<Deps, 'outbox' | 'schools' | 'clock'>,
  observation: Observation,
  { isCancelled }: { isCancelled: boolean },
): Promise<void> {
  const comment = isCancelled
    ? 'This visit is off: the file takes it out of your calendar.'
    : 'This visit has moved: the file changes it in your calendar.';
  for (const userId of observation.filed) await send(deps, observation, { userId, comment, isCancelled });
}

/**
 * Whoever does not come any more is sent the file that takes the visit out of their calendar. Gives the visit with the number of
 * its next file, which has to be higher for whom signs up again. Source: RFC 5545, 3.8.7.4.
 */
export async function takeFilesBack(
  deps: Pick<Deps, 'outbox' | 'people' | 'clock'>,
  observation: Observation,
  userIds: readonly string[],
): Promise<Observation> {
  const lost = observation.filed.filter((userId) => userIds.includes(userId));
  if (lost.length === 0) return observation;
  const off = { ...observation, sequence: observation.sequence + 1 };
  const comment = 'You do not come to this visit any more: the file takes it out of your calendar.';
  for (const { userId, standing } of await deps.people.findMany(observation.teamId, lost))
    if (standing === 'colleague') await send(deps, off, { userId, comment, isCancelled: true });
  const filed = observation.filed.filter((userId) => !lost.includes(userId));
  return { ...observation, filed, sequence: observation.sequence + 2 };
}

async function send(
  deps: Pick<Deps, 'outbox' | 'clock'>,
  observation: Observation,
  { userId, comment, isCancelled = false }: { userId: string; comment: string; isCancelled?: boolean },
): Promise<void> {
  const { teamId, id, place, focus, startsAt, endsAt, sequence, turn } = observation;
  const at = deps.clock();
  await deps.outbox.add({
    teamId,
    key: `observation:${id}:file:${userId}:v${sequence}.${turn}`,
    kind: kinds.file,
    method: 'files.completeUploadExternal',
    channel: userId,
    payload: calendarFile(
      {
        uid: `observation-${id}@contour`,
        sequence,
        title: `Visit: ${place}`,
        place,
        notes: [focus],
        startsAt,
        endsAt,
        isCancelled,
        at,
      },
      comment,
    ),
    priority: 2,
    notBefore: at,
    onAmbiguous: 'resend',
  });
}
