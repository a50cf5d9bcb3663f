import type { Deps, HomeParts } from '../../deps.ts';
import { isVisitor, type ModelingSession } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { readableChannels } from '../../slack/channel.ts';
import { type Answer, underHeading } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { dayParts } from '../../time/day-parts.ts';
import { requestRow } from './request-views.ts';
import { listView, sessionRow } from './views.ts';

/** Slack takes 50 blocks in a message; a session takes two. */
const most = 18;
const mostRequests = 5;
/** Some of them may stand where this person is not. */
const mostRead = 100;

/** `/model list`: what is coming, the next one first. */
export async function listSessions(
  deps: Pick<Deps, 'roster' | 'schools' | 'sessions' | 'modelingRequests' | 'clock' | 'askSlack' | 'log'>,
  { teamId, userId }: Who,
  client: Parameters<typeof readableChannels>[1],
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const coming = await deps.sessions.coming(teamId, now, mostRead);
  const places = placesOf(coming.filter((session) => !isOwn(session, userId)));
  // A channel may have become private since its card was posted.
  const open = await deps.askSlack(`readable ${teamId} ${userId}`, () =>
    readableChannels(deps, client, { userId, ...places }),
  );
  const isShown = (one: ModelingSession) => isOwn(one, userId) || open.has(one.channelId ?? '');
  const sessions = coming.filter(isShown).slice(0, most);
  const requests = await deps.modelingRequests.openOf(teamId, userId, mostRequests);
  return listView({ sessions, requests }, zone, { userId, now });
}

/** Whether someone knows of a session wherever it stands. */
function isOwn(session: ModelingSession, userId: string): boolean {
  const { hostId, forId, waiting } = session;
  return hostId === userId || forId === userId || isVisitor(session, userId) || waiting.includes(userId);
}

/** Where these sessions stand, and which of these channels were private when they were posted. */
function placesOf(sessions: readonly ModelingSession[]): { channelIds: string[]; closed: Set<string> } {
  const idsOf = (some: readonly ModelingSession[]) => some.flatMap(({ channelId }) => channelId ?? []);
  return {
    channelIds: [...new Set(idsOf(sessions))],
    closed: new Set(idsOf(sessions.filter(({ isPrivate }) => isPrivate))),
  };
}

/** For so long Home asks whether a session took place. */
const askedForMs = 14 * 24 * 3600_000;

/** My sessions of today and the week, and those that are over and of which nobody has said that they took place. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const found = await deps.sessions.comingFor(teamId, userId, new Date(+now - askedForMs), most);
  const mine = found.filter(({ endsAt, waiting }) => endsAt > now || !waiting.includes(userId));
  const parts = dayParts(mine, ({ startsAt }) => dayOf(startsAt, zone), dayOf(now, zone));
  const part = (heading: string, sessions: readonly ModelingSession[]) =>
    underHeading(
      heading,
      sessions.map((session) => sessionRow(session, zone, { userId, now }).blocks),
    );
  const requests = await deps.modelingRequests.openOf(teamId, userId, mostRequests);
  const rowsOf = (isAsked: boolean) =>
    requests.filter(({ toId }) => (toId === userId) === isAsked).map((request) => requestRow(request, userId).blocks);
  return [
    { place: 1, items: rowsOf(true) },
    { place: 2, items: rowsOf(false) },
    {
      place: 5,
      items: [
        ...part('Did it take place?', parts.before),
        ...part('Today', parts.today),
        ...part('This week', parts.thisWeek),
        ...part('Later', parts.later),
      ],
      more: found.length === most,
    },
  ];
};
