import type { Deps } from '../../deps.ts';
import type { Gap } from '../../domain/gap.ts';
import type { Who } from '../../domain/person.ts';
import type { School } from '../../domain/school.ts';
import type { Answer } from '../../slack/view.ts';
import { type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { schoolDaysAfter } from '../../time/school-calendar.ts';
import type { Press } from './input.ts';
import { type GapDeps, gapOf } from './load.ts';
import { gapView, listView, type ShownGap } from './views.ts';

const mostCarried = 5;

/** `/contour gap`: what none of us knows yet, for every colleague. */
export async function listGaps(
  deps: Pick<Deps, 'gaps' | 'roster' | 'schools' | 'clock'>,
  { teamId, userId }: Who,
  lead?: string,
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const open = await deps.gaps.open(teamId);
  const school = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), school.zone);
  return listView(
    open.map((gap) => shown(gap, school, today)),
    await deps.gaps.carried(teamId, mostCarried),
    lead,
  );
}

/** **Open**: one gap with what this person can do about it. */
export async function showGap(deps: GapDeps, press: Press): Promise<Answer> {
  await deps.roster.colleague(press.teamId, press.userId);
  return gapAnswer(deps, await gapOf(deps, press), press.userId);
}

/** The gap as it stands now. @param lead what just happened */
export async function gapAnswer(
  deps: Pick<Deps, 'schools' | 'clock'>,
  gap: Gap,
  userId: string,
  lead?: string,
): Promise<Answer> {
  const school = await deps.schools.home(gap.teamId);
  return gapView(shown(gap, school, dayOf(deps.clock(), school.zone)), userId, lead);
}

export function shown(gap: Gap, { calendar, zone }: Pick<School, 'calendar' | 'zone'>, today: CalendarDay): ShownGap {
  const from = dayOf(gap.stageSince, zone);
  return { gap, days: from < today ? schoolDaysAfter(calendar, { from, to: today }) : 0 };
}
