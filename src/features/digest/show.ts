import type { Deps } from '../../deps.ts';
import { readerOf } from '../../domain/digest-facts.ts';
import { sightOf } from '../../domain/digest-figures.ts';
import { oneMove } from '../../domain/digest-move.ts';
import { digestPage } from '../../domain/digest-page.ts';
import type { Who } from '../../domain/person.ts';
import { UserError } from '../../errors.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import { type GatherDeps, gather } from './gather.ts';
import type { Page } from './views.ts';

export type ShowDeps = GatherDeps & Pick<Deps, 'roster' | 'clock'>;

/**
 * The page of this week for whoever asks now: the school's or their team's where they lead it at this moment, else the mirror.
 *
 * @throws UserError for who is no colleague, or leads that team no more
 */
export async function pageNow(
  deps: ShowDeps,
  { teamId, userId, channelId }: Who & { channelId?: string },
): Promise<Page> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  const facts = await gather(deps, teamId, mondayOf(today));
  const leadsThis = facts.leaders.some((leader) => leader.userId === userId && leader.scope === channelId);
  const reader = readerOf(facts, userId, leadsThis ? channelId : undefined);
  if (!reader) throw new UserError('no-page', 'You do not lead this team now. `/digest` shows what everyone may read.');
  const sight = sightOf(facts, reader, mondayOf(today), today);
  return { figures: digestPage(sight), move: oneMove(sight), reader, weekFrom: sight.weeks.week.from };
}
