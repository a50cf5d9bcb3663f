import type { Deps, HomeParts } from '../../deps.ts';
import type { Observation } from '../../domain/observation.ts';
import { type Answer, underHeading } from '../../slack/view.ts';
import { dayOf } from '../../time/calendar-day.ts';
import { dayParts } from '../../time/day-parts.ts';
import type { Asked } from './input.ts';
import { listView, visitRow } from './views.ts';

/** Slack takes 50 blocks in a message; a visit takes two. */
const most = 20;

/** `/observe list`: my own visits, and the doors of this channel's round. Nobody reads those of a channel they are not in. */
export async function listVisits(
  deps: Pick<Deps, 'roster' | 'schools' | 'rounds' | 'observations' | 'clock'>,
  { teamId, userId, channelId, isDirect }: Asked,
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const found = await deps.observations.with(teamId, userId, new Date(+now - askedForMs), most);
  const own = found.filter(({ status, endsAt, displaced }) => status === 'open' && (endsAt > now || displaced));
  const round = isDirect ? undefined : await deps.rounds.openIn(teamId, channelId);
  const doors = round ? await deps.observations.ofRound(teamId, round.id) : [];
  const others = doors.filter(
    ({ id, isPosted, status, startsAt }) =>
      isPosted && status === 'open' && startsAt > now && own.every((mine) => mine.id !== id),
  );
  const all = [...own, ...others].sort((a, b) => +a.startsAt - +b.startsAt).slice(0, most);
  const way = round
    ? '`/observe` here shows the round, to open a door or take part.'
    : 'In a team’s channel, `/observe` begins a round and `/observe list` shows its doors too.';
  return listView(
    all.map((observation) => visitRow(observation, zone, { userId, now })),
    way,
  );
}

/** For so long Home asks whether a visit took place. */
const askedForMs = 14 * 24 * 3600_000;

/** My own visits of today and the week, and those of which nobody has said yet that they took place. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const found = (await deps.observations.with(teamId, userId, new Date(+now - askedForMs), most)).filter((one) =>
    isToShow(one, userId, now),
  );
  const parts = dayParts(found, ({ startsAt }) => dayOf(startsAt, zone), dayOf(now, zone));
  const part = (heading: string, visits: readonly Observation[]) =>
    underHeading(
      heading,
      visits.map((observation) => visitRow(observation, zone, { userId, now }).blocks),
    );
  return [
    {
      place: 5,
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
