import type { Deps } from '../../deps.ts';
import type { Person, Who } from '../../domain/person.ts';
import { type CoverBook, coverBook, coverOfVisit } from '../../domain/time-back.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { instantOf } from '../../time/local-time.ts';
import { coverView } from './views.ts';

export type CoverDeps = Pick<
  Deps,
  'sessions' | 'observations' | 'commitments' | 'leaders' | 'schools' | 'roster' | 'clock'
>;

/** `/contour time`: cover lent and owed, both ways, for the person who looks. */
export async function showCover(deps: CoverDeps, { teamId, userId }: Who): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  return coverView(await bookOf(deps, { teamId, userId }));
}

/** Since the school year began; a year back where the school has entered none. */
export async function bookOf(
  deps: Omit<CoverDeps, 'roster'>,
  { teamId, userId }: Pick<Person, 'teamId' | 'userId'>,
): Promise<CoverBook> {
  const { year, zone } = await deps.schools.home(teamId);
  const today = dayOf(deps.clock(), zone);
  const from = year && year.from <= today ? year.from : addDays(today, -365);
  const since = instantOf(from, '00:00', zone);
  const leaders = new Set((await deps.leaders.all(teamId)).map((leader) => leader.userId));
  return coverBook(
    userId,
    [
      ...(await deps.sessions.openOrHeldSince(teamId, since)),
      ...(await deps.observations.coveredSince(teamId, since)).flatMap(coverOfVisit),
    ],
    await deps.commitments.concerning(teamId, userId),
    leaders,
  );
}
