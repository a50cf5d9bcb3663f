import type { Deps } from '../../deps.ts';
import { isOwn, type ModelingSession } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { readableChannels } from '../../slack/channel.ts';
import { pageOf } from '../../slack/list-page.ts';
import type { Answer } from '../../slack/view.ts';
import { requestRow } from './request-views.ts';
import { listView, sessionRow } from './views.ts';

/** Slack takes 50 blocks in a message; a session takes two. */
const most = 23;
const mostRequests = 5;
/** Some of them may stand where this person is not. */
const mostRead = 100;

/** `/model list`: what is coming, my own before that of others, the next one first. */
export async function listSessions(
  deps: Pick<Deps, 'roster' | 'schools' | 'sessions' | 'modelingRequests' | 'clock' | 'askSlack' | 'log'>,
  { teamId, userId, page }: Who & { page: number },
  client: Parameters<typeof readableChannels>[1],
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const coming = await deps.sessions.coming(teamId, now, mostRead);
  const others = coming.filter((session) => !isOwn(session, userId));
  const places = placesOf(others);
  // A channel may have become private since its card was posted.
  const open = await deps.askSlack(`readable ${teamId} ${userId}`, () =>
    readableChannels(deps, client, { userId, ...places }),
  );
  const own = await deps.sessions.comingFor(teamId, userId, now, mostRead);
  const asked = coming.filter(({ id, forId }) => forId === userId && own.every((one) => one.id !== id));
  const requests = await deps.modelingRequests.openOf(teamId, userId, mostRequests);
  const reader = { userId, now };
  const all = [
    ...requests.map((request) => requestRow(request, userId)),
    ...[...own, ...asked].sort((a, b) => +a.startsAt - +b.startsAt).map((one) => sessionRow(one, zone, reader)),
    ...others.filter(({ channelId = '' }) => open.has(channelId)).map((one) => sessionRow(one, zone, reader)),
  ];
  return listView(pageOf(all, { page, most, command: '/model list' }));
}

/** Where these sessions stand, and which of these channels were private when they were posted. */
function placesOf(sessions: readonly ModelingSession[]): { channelIds: string[]; closed: Set<string> } {
  const idsOf = (some: readonly ModelingSession[]) => some.flatMap(({ channelId }) => channelId ?? []);
  return {
    channelIds: [...new Set(idsOf(sessions))],
    closed: new Set(idsOf(sessions.filter(({ isPrivate }) => isPrivate))),
  };
}
