import type { Deps } from '../../deps.ts';
import type { Who } from '../../domain/person.ts';
import type { Answer } from '../../slack/view.ts';
import { weekLabel } from '../../time/school-week.ts';
import { facilitatorView } from './views.ts';

type FacilitatorDeps = Pick<Deps, 'facilitators' | 'schools' | 'clock' | 'roster'>;

/** Who looks after questions this week, and the button to do so oneself. */
export async function facilitator(deps: FacilitatorDeps, { teamId, userId }: Who): Promise<Answer> {
  const volunteers = await deps.facilitators.inWeek(teamId, await thisWeek(deps, teamId));
  return facilitatorView(volunteers, userId);
}

/** **I'll look after questions this week**. */
export async function volunteer(deps: FacilitatorDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const week = await thisWeek(deps, teamId);
  await deps.facilitators.add({ teamId, week, userId, since: deps.clock() });
  return facilitatorView(await deps.facilitators.inWeek(teamId, week), userId);
}

/** **Not this week after all**. */
export async function withdrawFacilitator(deps: FacilitatorDeps, { teamId, userId }: Who): Promise<Answer> {
  const week = await thisWeek(deps, teamId);
  await deps.facilitators.withdraw(teamId, week, userId);
  return facilitatorView(await deps.facilitators.inWeek(teamId, week), userId);
}

async function thisWeek({ schools, clock }: FacilitatorDeps, teamId: string): Promise<string> {
  return weekLabel(clock(), (await schools.home(teamId)).zone);
}
