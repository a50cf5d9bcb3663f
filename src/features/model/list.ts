import type { Deps, HomeParts } from '../../deps.ts';
import type { ModelingSession } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { section } from '../../slack/blocks.ts';
import { isInChannel } from '../../slack/channel.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import { listView, sessionRow } from './views.ts';

/** Slack takes 50 blocks in a message; a session takes two. */
const most = 20;
/** Some of them may stand where this person is not. */
const mostRead = 100;

/** `/model list`: what is coming, the next one first. */
export async function listSessions(
  deps: Pick<Deps, 'roster' | 'schools' | 'sessions' | 'clock' | 'askSlack'>,
  { teamId, userId }: Who,
  client: Parameters<typeof isInChannel>[0],
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const coming = await deps.sessions.coming(teamId, now, mostRead);
  const open = await channelsOpenTo(coming, (channelId) =>
    deps.askSlack(`member ${teamId} ${channelId} ${userId}`, () => isInChannel(client, channelId, userId)),
  );
  const shown = coming.filter((session) => !session.isPrivate || open.has(session.channelId));
  return listView(shown.slice(0, most), zone, { userId, now });
}

/** The private channels of these sessions that someone is in: others learn nothing of what stands there. */
async function channelsOpenTo(
  sessions: readonly ModelingSession[],
  isIn: (channelId: string) => Promise<boolean>,
): Promise<Set<string>> {
  const channels = new Set(sessions.filter(({ isPrivate }) => isPrivate).map(({ channelId }) => channelId));
  const open = new Set<string>();
  for (const channelId of channels) if (await isIn(channelId)) open.add(channelId);
  return open;
}

/** For so long Home asks whether a session took place. */
const askedForMs = 14 * 24 * 3600_000;

/** My sessions of today and the week, and those that are over and of which nobody has said that they took place. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const today = dayOf(now, zone);
  const nextMonday = addDays(mondayOf(today), 7);
  const found = await deps.sessions.comingFor(teamId, userId, new Date(+now - askedForMs), most);
  const mine = found
    .filter(({ endsAt, waiting }) => endsAt > now || !waiting.includes(userId))
    .map((session) => ({ session, day: dayOf(session.startsAt, zone) }));
  const part = (heading: string, fits: (day: CalendarDay) => boolean) => {
    const chosen = mine.filter(({ day }) => fits(day));
    const rows = chosen.flatMap(({ session }) => sessionRow(session, zone, { userId, now }).blocks);
    return rows.length > 0 ? [section(`*${heading}*`), ...rows] : [];
  };
  return [
    {
      place: 5,
      blocks: [
        ...part('Did it take place?', (day) => day < today),
        ...part('Today', (day) => day === today),
        ...part('This week', (day) => day > today && day < nextMonday),
        ...part('Later', (day) => day >= nextMonday),
      ],
    },
  ];
};
