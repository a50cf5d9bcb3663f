import { addDays, dayOf } from '../time/calendar-day.ts';
import { instantOf } from '../time/local-time.ts';
import { unaskedPlan } from './message-budget.ts';
import type { ModelingSession } from './modeling.ts';
import type { Person } from './person.ts';
import type { School } from './school.ts';

/** Who has not worked for so long before a session is not reminded of it. */
const lookBackDays = 7;

/**
 * When someone is reminded of a session: as their working day begins on the day of the session, or, when they do not work
 * before it that day, on their last working day before it. Undefined when there is none in the week before.
 */
function reminderTime(
  person: Person,
  school: School,
  { startsAt }: Pick<ModelingSession, 'startsAt'>,
): Date | undefined {
  const day = dayOf(startsAt, school.zone);
  for (let back = 0; back <= lookBackDays; back += 1) {
    const at = unaskedPlan(person, school, instantOf(addDays(day, -back), '00:00', school.zone))?.at;
    if (at && at < startsAt) return at;
  }
  return undefined;
}

/** Those of these people whose reminder is due at `now`, or was before. */
export function dueReminders(
  people: readonly Person[],
  school: School,
  session: Pick<ModelingSession, 'startsAt'>,
  now: Date,
): Person[] {
  return people.filter((person) => {
    const at = reminderTime(person, school, session);
    return person.standing === 'colleague' && at !== undefined && at <= now;
  });
}
