import type { HomeParts } from '../../deps.ts';
import { type Observation, waitsForThem } from '../../domain/observation.ts';
import { underHeading } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { dayParts } from '../../time/day-parts.ts';
import { visitRow } from './views.ts';

const most = 20;
/** For so long Home asks whether a visit took place. */
const askedForMs = 14 * 24 * 3600_000;

/** The visits that wait for me, and my own of today and the week. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const found = (await deps.observations.with(teamId, userId, new Date(+now - askedForMs), most)).filter((one) =>
    isToShow(one, userId, now),
  );
  const waits = (one: Observation) => waitsForThem(one, userId, now);
  const others = found.filter((one) => !waits(one));
  const parts = dayParts(others, ({ startsAt }) => dayOf(startsAt, zone), dayOf(now, zone));
  const part = (heading: string, visits: readonly Observation[]) =>
    underHeading(
      heading,
      visits.map((observation) => visitRow(observation, zone, { userId, now }).blocks),
    );
  return [
    { place: 'waiting', items: part('Visits', found.filter(waits)) },
    {
      place: 'today',
      items: [
        ...part('Visits before', parts.before),
        ...part('Visits today', parts.today),
        ...part('Visits this week', parts.thisWeek),
        ...part('Visits later', parts.later),
      ],
      more: found.length === most,
    },
  ];
};

/** What is over shows only where there is something to say still. */
function isToShow({ endsAt, status, hostId, visitors }: Observation, userId: string, now: Date): boolean {
  if (endsAt > now) return status === 'open';
  return hostId === userId ? visitors.length > 0 : visitors.some((visitor) => visitor.userId === userId);
}
