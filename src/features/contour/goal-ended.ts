import type { Deps, Job } from '../../deps.ts';
import { type Goal, maySetGoal } from '../../domain/goal.ts';
import { leadersIn } from '../../domain/leader.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { endedView } from './goal-views.ts';
import { tellUnasked } from './unasked.ts';

/** A goal whose last day has passed is asked about once: what changed for students? It stays until someone closes it. */
export const goalEnded: Job = {
  name: 'contour.goal-ended',
  async run(deps, now) {
    // In some zones that day is over before it is in UTC; each is asked about once it is over in its own.
    for await (const goal of deps.goals.toAskAbout(dayOf(new Date(+now + 14 * 3600_000), 'UTC'))) {
      const { teamId, id, to } = goal;
      try {
        const today = dayOf(now, (await deps.schools.home(teamId)).zone);
        if (today <= to) continue;
        await deps.onOccurrence({ teamId, scheduleId: `goal:${id}:ended`, slot: to }, (tx) => askOf(tx, goal, today));
      } catch (error) {
        // One goal's fault does not stop the next; it is tried again at the next tick.
        deps.log.error({ event: 'contour.goal-ended-failed', teamId, goalId: id, err: error });
      }
    }
  },
};

async function askOf(deps: Deps, goal: Goal, today: string): Promise<void> {
  const { teamId, id } = goal;
  if (!(await deps.goals.noteAsked(teamId, id, today))) return;
  for (const userId of await askedOf(deps, goal))
    await tellUnasked(deps, {
      ...{ teamId, userId, key: `goal:${id}:ended:${goal.to}:${userId}`, kind: 'contour.goal-ended' },
      view: endedView(goal),
    });
}

/** Whoever set it, while they may close it; else those who lead there. */
export async function askedOf(
  deps: Pick<Deps, 'leaders' | 'people' | 'teams'>,
  { teamId, scope, setBy }: Goal,
): Promise<Set<string>> {
  const leaders = await deps.leaders.all(teamId);
  const author = await deps.people.find(teamId, setBy);
  const members = scope === 'school' ? [] : await deps.teams.members(teamId, scope);
  const isThere = author?.standing === 'colleague' && maySetGoal(author, scope, leaders, members);
  return new Set(isThere ? [setBy] : leadersIn(scope, leaders).map(({ userId }) => userId));
}
