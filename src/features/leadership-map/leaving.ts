import type { Deps, Job } from '../../deps.ts';
import { aloneOn } from '../../domain/carriers.ts';
import type { Who } from '../../domain/person.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { leavingView } from './apprentice-views.ts';

type LeavingDeps = Pick<Deps, 'roster' | 'people' | 'schools' | 'expertise' | 'clock'>;

/** `/leadership-map leaving`: what hangs on this person alone, told to them. */
export async function leavingDrill(deps: LeavingDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  const person = await deps.people.find(teamId, userId);
  const next = person?.leaves?.find(({ from }) => from > today);
  return leavingView(await hangingOn(deps, { teamId, userId }), next?.from);
}

async function hangingOn(deps: Omit<LeavingDeps, 'roster'>, { teamId, userId }: Who) {
  const { zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  return aloneOn(userId, await deps.people.joined(teamId), await deps.expertise.inWorkspace(teamId), today);
}

/** Shorter absences are no reason to teach someone else. */
const leastDays = 10;
const aheadDays = 28;

/** Four weeks before someone is away for ten days or more, they hear once what hangs on them alone. */
export const leavingJob: Job = {
  name: 'leadership-map.leaving',
  async run(deps, now) {
    // Somewhere on earth it is tomorrow already.
    const today = dayOf(now, 'UTC');
    const span = { from: addDays(today, 1), to: addDays(today, aheadDays) };
    for (const { teamId, userId, leaves = [] } of await deps.people.onLeave(span))
      for (const { from, to } of leaves) {
        if (from < span.from || from > span.to || to < addDays(from, leastDays - 1)) continue;
        const once = { teamId, scheduleId: `leadership-map.leaving:${userId}`, slot: from };
        try {
          if (!(await deps.occurrences.has(once)))
            await deps.onOccurrence(once, (tx) => tellLeaving(tx, { teamId, userId }, from));
        } catch (error) {
          // One person's fault does not stop the next; it is tried again at the next tick.
          deps.log.error({ event: 'leadership-map.leaving-failed', teamId, userId, err: error });
        }
      }
  },
};

async function tellLeaving(deps: Deps, { teamId, userId }: Who, from: string): Promise<void> {
  const topics = await hangingOn(deps, { teamId, userId });
  if (topics.length === 0) return;
  const key = `leaving:${userId}:${from}`;
  await deps.writeUnasked({ teamId, userId, key, kind: 'leadership-map.leaving', view: leavingView(topics, from) });
}
