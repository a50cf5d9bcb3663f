import type { HomeParts } from '../../deps.ts';
import { type ModelingSession, waitsForHost } from '../../domain/modeling.ts';
import { underHeading } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { dayParts } from '../../time/day-parts.ts';
import { requestRow } from './request-views.ts';
import { sessionRow } from './views.ts';

const most = 18;
const mostRequests = 5;
/** For so long Home asks whether a session took place. */
const askedForMs = 14 * 24 * 3600_000;

/** The sessions that wait for me, and my own of today and the week. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const found = await deps.sessions.comingFor(teamId, userId, new Date(+now - askedForMs), most);
  const mine = found.filter(({ endsAt, waiting }) => endsAt > now || !waiting.includes(userId));
  const waits = (one: ModelingSession) => waitsForHost(one, userId, now);
  const parts = dayParts(
    mine.filter((one) => !waits(one)),
    ({ startsAt }) => dayOf(startsAt, zone),
    dayOf(now, zone),
  );
  const part = (heading: string, sessions: readonly ModelingSession[]) =>
    underHeading(
      heading,
      sessions.map((session) => sessionRow(session, zone, { userId, now }).blocks),
    );
  const requests = await deps.modelingRequests.openOf(teamId, userId, mostRequests);
  const rowsOf = (isAsked: boolean) =>
    requests.filter(({ toId }) => (toId === userId) === isAsked).map((request) => requestRow(request, userId).blocks);
  return [
    { place: 'waiting', items: [...rowsOf(true), ...part('Sessions that I show', mine.filter(waits))] },
    { place: 'asked', items: rowsOf(false) },
    {
      place: 'today',
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
