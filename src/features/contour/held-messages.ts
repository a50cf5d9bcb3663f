import type { Deps } from '../../deps.ts';
import { workplaceOf } from '../../domain/person.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { nextWorkingInstant } from '../../time/working-hours.ts';

/**
 * The calendar has changed: each message that waits for someone's working time waits for it by the new calendar, counted from
 * when it was first to go, so that a change that is taken back leaves no trace. What nobody asked for keeps its place on the
 * day for which it was meant, and arrives with all that was held like it as one message, which takes one place of the new day.
 * Gives how many have moved.
 */
export async function holdMessages(
  deps: Pick<Deps, 'outbox' | 'budgets' | 'people' | 'schools' | 'clock'>,
  teamId: string,
): Promise<number> {
  const school = await deps.schools.home(teamId);
  let moved = 0;
  for (const row of await deps.outbox.planned(teamId, deps.clock())) {
    const { key, channel: userId, notBefore, plannedFor = notBefore, unasked } = row;
    const person = typeof userId === 'string' ? await deps.people.find(teamId, userId) : undefined;
    if (!person) continue;
    const workplace = workplaceOf(person, school);
    const at = nextWorkingInstant(workplace, plannedFor);
    if (!at || +at === +notBefore) continue;
    const { zone } = workplace.person;
    const day = dayOf(at, zone);
    const isOtherDay = day !== dayOf(plannedFor, zone);
    const bundle =
      unasked && isOtherDay ? await deps.budgets.bundleOf({ teamId, userId: person.userId, at, day }) : undefined;
    if (await deps.outbox.hold(teamId, key, at, bundle)) moved += 1;
  }
  return moved;
}
