import type { Deps } from '../../deps.ts';
import { workplaceOf } from '../../domain/person.ts';
import { nextWorkingInstant } from '../../time/working-hours.ts';

/**
 * The calendar has changed: each message that waits for someone's working time waits for it by the new calendar, counted from
 * when it was first to go, so that a change that is taken back leaves no trace. Gives how many have moved.
 */
export async function holdMessages(
  deps: Pick<Deps, 'outbox' | 'people' | 'schools' | 'clock'>,
  teamId: string,
): Promise<number> {
  const school = await deps.schools.home(teamId);
  let moved = 0;
  for (const { key, channel, notBefore, plannedFor = notBefore } of await deps.outbox.planned(teamId, deps.clock())) {
    const person = typeof channel === 'string' ? await deps.people.find(teamId, channel) : undefined;
    const at = person && nextWorkingInstant(workplaceOf(person, school), plannedFor);
    if (at && +at !== +notBefore && (await deps.outbox.move(teamId, key, at))) moved += 1;
  }
  return moved;
}
