import type { Deps, HomeParts } from '../../deps.ts';
import { isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { section } from '../../slack/blocks.ts';
import { isInChannel } from '../../slack/channel.ts';
import type { Answer } from '../../slack/view.ts';
import { addDays, type CalendarDay, dayOf } from '../../time/calendar-day.ts';
import { mondayOf } from '../../time/school-week.ts';
import { requestRow } from './request-views.ts';
import { listView, sessionRow } from './views.ts';

/** Slack takes 50 blocks in a message; a session takes two. */
const most = 18;
const mostRequests = 5;
/** Some of them may stand where this person is not. */
const mostRead = 100;

/** `/model list`: what is coming, the next one first. */
export async function listSessions(
  deps: Pick<Deps, 'roster' | 'schools' | 'sessions' | 'modelingRequests' | 'clock' | 'askSlack'>,
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
  const sessions = coming.filter((session) => isShownTo(session, userId, open)).slice(0, most);
  const requests = await deps.modelingRequests.openOf(teamId, userId, mostRequests);
  return listView({ sessions, requests }, zone, { userId, now });
}

/** Whether someone may know of a session: what is for one colleague, or stands in a private channel, is not for everyone. */
function isShownTo(session: ModelingSession, userId: string, open: ReadonlySet<string>): boolean {
  const { channelId, isPrivate, hostId, forId, waiting } = session;
  if (hostId === userId || forId === userId || isVisitor(session, userId) || waiting.includes(userId)) return true;
  return channelId !== undefined && (!isPrivate || open.has(channelId));
}

/** The private channels of these sessions that someone is in: others learn nothing of what stands there. */
async function channelsOpenTo(
  sessions: readonly ModelingSession[],
  isIn: (channelId: string) => Promise<boolean>,
): Promise<Set<string>> {
  const channels = new Set(sessions.flatMap(({ isPrivate, channelId }) => (isPrivate && channelId ? [channelId] : [])));
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
  const requests = await deps.modelingRequests.openOf(teamId, userId, mostRequests);
  const rowsOf = (isAsked: boolean) =>
    requests
      .filter(({ toId }) => (toId === userId) === isAsked)
      .flatMap((request) => requestRow(request, userId).blocks);
  return [
    { place: 1, blocks: rowsOf(true) },
    { place: 2, blocks: rowsOf(false) },
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
