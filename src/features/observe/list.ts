import type { Deps } from '../../deps.ts';
import { isPartOf } from '../../domain/observation.ts';
import { pageOf } from '../../slack/list-page.ts';
import type { Answer } from '../../slack/view.ts';
import type { Asked } from './input.ts';
import { listView, visitRow } from './views.ts';

/** Slack takes 50 blocks in a message; a visit takes two. */
const most = 20;
const mostRead = 200;
/** A visit that is over, or lost its day, is listed for so long; longer while there are notes of it. */
const listedForMs = 14 * 24 * 3600_000;

/** `/observe list`: my own visits, those of which I may read notes, then the doors of this channel's round. Nobody reads those of a channel they are not in. */
export async function listVisits(
  deps: Pick<Deps, 'roster' | 'schools' | 'rounds' | 'observations' | 'visitNotes' | 'clock'>,
  { teamId, userId, channelId, isDirect }: Asked,
  page: number,
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const { zone } = await deps.schools.home(teamId);
  const now = deps.clock();
  const found = await deps.observations.with(teamId, userId, new Date(+now - listedForMs), mostRead);
  const own = found.filter(({ status, endsAt, displaced }) => status === 'open' && (endsAt > now || displaced));
  const over = found.filter((one) => !own.includes(one) && isPartOf(one, userId));
  for (const id of await deps.visitNotes.withNotes(teamId, userId, now, mostRead)) {
    const visit = over.some((one) => one.id === id) ? undefined : await deps.observations.find(teamId, id);
    if (visit) over.push(visit);
  }
  const round = isDirect ? undefined : await deps.rounds.openIn(teamId, channelId);
  const doors = round ? await deps.observations.ofRound(teamId, round.id) : [];
  const others = doors.filter(
    ({ id, isPosted, status, startsAt }) =>
      isPosted && status === 'open' && startsAt > now && own.every((mine) => mine.id !== id),
  );
  // What is one's own comes before doors, however many there are.
  const all = [...own, ...over.sort((a, b) => +b.startsAt - +a.startsAt), ...others];
  const { shown, rest } = pageOf(all, { page, most, command: '/observe list' });
  const way = round
    ? '`/observe` here shows the round, to open a door or take part.'
    : 'In a team’s channel, `/observe` begins a round and `/observe list` shows its doors too.';
  return listView(
    shown.map((observation) => visitRow(observation, zone, { userId, now })),
    rest ? `${rest} ${way}` : way,
  );
}
