import type { Deps, Job } from '../../deps.ts';
import type { Person } from '../../domain/person.ts';
import type { SlackPerson } from '../../slack/roster.ts';
import { dayOf } from '../../time/calendar-day.ts';

/** Once a day, in the school's zone, everyone whom Contour knows is held against Slack: events can get lost. */
export const syncJob: Job = {
  name: 'people.sync',
  async run(deps, now) {
    for (const { teamId, zone } of await deps.schools.everywhere()) {
      const today = { teamId, scheduleId: 'people.sync', slot: dayOf(now, zone) };
      try {
        if (await deps.occurrences.has(today)) continue;
        const changed = await changes(deps, teamId);
        await deps.onOccurrence(today, async (tx) => {
          for (const person of changed) await tx.people.keepSlack(person, now);
        });
        deps.log.info({ event: 'people.synced', teamId, changed: changed.length });
      } catch (error) {
        // One workspace's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'people.sync-failed', teamId, err: error });
      }
    }
  },
};

/** Those whom Contour has met and who are not what it knows of them. Nobody else is kept. */
async function changes(deps: Deps, teamId: string): Promise<SlackPerson[]> {
  const changed: SlackPerson[] = [];
  for await (const page of deps.roster.everyone(teamId)) {
    const known = await deps.people.findMany(
      teamId,
      page.map(({ userId }) => userId),
    );
    const byId = new Map(known.map((person) => [person.userId, person]));
    changed.push(...page.filter((person) => differs(person, byId.get(person.userId))));
  }
  return changed;
}

function differs(said: SlackPerson, known: Person | undefined): boolean {
  if (!known) return false;
  return (['name', 'standing', 'isAdmin', 'zone'] as const).some((field) => said[field] !== known[field]);
}
