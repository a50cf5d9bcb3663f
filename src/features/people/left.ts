import type { Deps, Job, PersonLeft } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import { dayOf } from '../../time/calendar-day.ts';

/** Tells every routine, once, that someone is no colleague any more; does nothing while they are one. */
export async function tellLeft(tx: Deps, { teamId, userId }: Who, personLeft: PersonLeft[]): Promise<void> {
  if (!(await tx.people.tellLeft(teamId, userId))) return;
  for (const leave of personLeft) await leave(tx, { teamId, userId });
}

/** What was noticed otherwise than by an event (a lost one, or a look at who someone is) takes effect at the next tick. */
export function leftJob(personLeft: PersonLeft[]): Job {
  return {
    name: 'people.left',
    async run(deps, now) {
      for await (const who of deps.people.leftUntold()) {
        const slot = dayOf(now, 'UTC');
        try {
          await deps.onOccurrence({ teamId: who.teamId, scheduleId: `people.left:${who.userId}`, slot }, (tx) =>
            tellLeft(tx, who, personLeft),
          );
        } catch (error) {
          deps.log.error({ event: 'people.left-failed', ...who, err: error });
        }
      }
    },
  };
}
