import type { Deps } from '../../deps.ts';
import { goalsOn, goalTopics } from '../../domain/goal.ts';
import { type Ritual, type RitualCard, takesPart } from '../../domain/ritual.ts';
import { newSince, pairUp } from '../../domain/ritual-pairs.ts';
import { type Partner, partnersOf } from '../../domain/round-pairs.ts';
import { topicKey } from '../../domain/vocabulary.ts';
import { UserError } from '../../errors.ts';
import type { Answer, View } from '../../slack/view.ts';
import type { Press } from './input.ts';
import { cardOf, keepRitual, type RitualDeps } from './load.ts';
import { kinds, redrawCard } from './messages.ts';
import { aloneView, pairView } from './pair-views.ts';
import { saidAnswer } from './views.ts';

type PairDeps = RitualDeps & Pick<Deps, 'expertise' | 'notWith'>;

/** **Take part**: by one's own press, until pairs are proposed. */
export async function takePartIn(deps: RitualDeps, { teamId, userId, id }: Press): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const before = await cardOf(deps, { teamId, id });
  if (!takesPart(before))
    throw new UserError('paired-already', 'The pairs of this time are proposed already. The next card asks again.');
  if (before.members.includes(userId)) return saidAnswer('You take part already.');
  await redrawCard(deps, await deps.rituals.takePart(teamId, id, userId));
  return saidAnswer(
    'You take part. I write to you alone with a colleague who complements you; Take no part is the way out.',
  );
}

/** **Take no part**: the way out, at any time and without a reason. */
export async function takeNoPartIn(deps: RitualDeps, { teamId, userId, id }: Press): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  await cardOf(deps, { teamId, id });
  await redrawCard(deps, await deps.rituals.takeNoPart(teamId, id, userId));
  return saidAnswer('You take no part. No reason is needed.');
}

/** Proposes to each of those who take part their own colleague, and nobody else's; once a card. */
export async function proposePairs(deps: PairDeps, teamId: string, cardId: string): Promise<void> {
  const card = await deps.rituals.card(teamId, cardId);
  const ritual = card && (await deps.rituals.find(teamId, card.ritualId));
  if (!card || !ritual || !takesPart(card)) return;
  const after = await deps.rituals.paired(teamId, cardId);
  if (!after) return;
  if (ritual.status === 'dropped') return redrawCard(deps, after);
  const goals = goalsOn(await deps.goals.active(teamId), card.day);
  const { pairs, alone } = pairUp({
    kind: ritual.template === 'new-colleagues-walk' ? 'walk' : 'baton',
    people: await membersOf(deps, card),
    newcomers: await newcomersAt(deps, ritual, card.postedAt),
    met: await deps.rituals.metIn(teamId, ritual.template),
    goalTopics: goalTopics(goals).map(topicKey),
  });
  await keepRitual(deps, {
    ...ritual,
    met: [...(ritual.met ?? []), ...pairs.map(({ userIds }) => [...userIds] as [string, string])],
  });
  const tell = (userId: string, view: View) =>
    deps.writeUnasked({ teamId, userId, key: `ritual-card:${cardId}:pair:${userId}`, kind: kinds.prompt, view });
  for (const pair of pairs)
    for (const userId of pair.userIds) await tell(userId, pairView(after, ritual, userId, pair));
  for (const userId of alone) await tell(userId, aloneView(after));
  await redrawCard(deps, after);
}

/** User ids of those who are new in the ritual's team at this instant, UTC. */
export async function newcomersAt(
  { teams }: Pick<Deps, 'teams'>,
  { teamId, channelId, startedAt }: Ritual,
  at: Date,
): Promise<string[]> {
  const team = await teams.find(teamId, channelId);
  return team ? teams.joinedSince(teamId, channelId, newSince(at, { startedAt, ...team })) : [];
}

/** Those who take part and are colleagues, with what decides whom they are paired with. */
async function membersOf(deps: PairDeps, { teamId, members }: RitualCard): Promise<Partner[]> {
  return partnersOf({
    people: await deps.people.findMany(teamId, members),
    entries: await deps.expertise.inWorkspace(teamId),
    wishes: await deps.expertise.wishesInWorkspace(teamId),
    apart: await deps.notWith.among(teamId, members),
  });
}
