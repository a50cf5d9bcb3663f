import type { Deps, HomeParts } from '../../deps.ts';
import { section } from '../../slack/blocks.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, dayOf } from '../../time/calendar-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import type { Who } from './input.ts';
import { listView, sessionRow } from './views.ts';

/** Slack takes 50 blocks in a message; a session takes two. */
const most = 20;

/** `/model list`: what is coming, the next one first. */
export async function listSessions(
  deps: Pick<Deps, 'roster' | 'schools' | 'sessions' | 'clock'>,
  { teamId, userId }: Who,
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  return listView(await deps.sessions.coming(teamId, deps.clock(), most), zone, userId);
}

/** My sessions of today and the rest of the week. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const today = dayOf(now, zone);
  const nextMonday = addDays(mondayOf(today), 7);
  const mine = await deps.sessions.comingFor(teamId, userId, now, most);
  const days = mine.map((session) => ({ session, day: dayOf(session.startsAt, zone) }));
  const part = (heading: string, chosen: typeof days) =>
    chosen.length > 0
      ? [section(`*${heading}*`), ...chosen.flatMap(({ session }) => sessionRow(session, zone, userId).blocks)]
      : [];
  return [
    {
      place: 5,
      blocks: [
        ...part(
          'Today',
          days.filter(({ day }) => day === today),
        ),
        ...part(
          'This week',
          days.filter(({ day }) => day > today && day < nextMonday),
        ),
        ...part(
          'Later',
          days.filter(({ day }) => day >= nextMonday),
        ),
      ],
    },
  ];
};
