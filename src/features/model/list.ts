import type { Deps } from '../../deps.ts';
import { isOwn, type ModelingSession } from '../../domain/modeling.ts';
import type { Who } from '../../domain/person.ts';
import { readableChannels } from '../../slack/channel.ts';
import type { Answer } from '../../slack/view.ts';
import { listView } from './views.ts';

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

/** Where these sessions stand, and which of these channels were private when they were posted. */
function placesOf(sessions: readonly ModelingSession[]): { channelIds: string[]; closed: Set<string> } {
  const idsOf = (some: readonly ModelingSession[]) => some.flatMap(({ channelId }) => channelId ?? []);
  return {
    channelIds: [...new Set(idsOf(sessions))],
    closed: new Set(idsOf(sessions.filter(({ isPrivate }) => isPrivate))),
  };
}
