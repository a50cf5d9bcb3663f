import type { ModalView } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { protocols } from '../../domain/observation-protocol.ts';
import type { Round } from '../../domain/round.ts';
import {
  complementsOf,
  type Met,
  mayMeet,
  type Partner,
  partnersOf as partnersIn,
  proposeGroups,
} from '../../domain/round-pairs.ts';
import { UserError } from '../../errors.ts';
import type { Answer } from '../../slack/view.ts';
import type { Press, Sender } from './input.ts';
import { keepRound, needsAgreement, type ObserveDeps, ownRound } from './load.ts';
import { sendProposal } from './messages.ts';
import { notWithForm, pairsPreview, proposedView, type ShownGroup } from './pair-views.ts';
import { saidAnswer } from './views.ts';

type PairDeps = ObserveDeps & Pick<Deps, 'expertise' | 'notWith'>;

/** Visits of the last year count as having met. */
const metForMs = 365 * 24 * 3600_000;
const mostOthers = 50;

/** **Propose partners**: what would be proposed, seen by who began the round alone. */
export async function previewPairs(deps: PairDeps, press: Press): Promise<Answer> {
  const round = await forPairs(deps, press);
  const partners = await partnersOf(deps, round);
  const { groups, alone } = proposeGroups(partners, await metAmong(deps, round));
  await keepRound(deps, { ...round, proposed: groups.map((userIds) => ({ userIds })) });
  return pairsPreview(round, shown(groups, partners), alone.length);
}

/** **Propose them**: to each member of each group, as it was previewed; whoever takes part no longer is left out. */
export async function sendPairs(deps: PairDeps, press: Press): Promise<Answer> {
  const round = await forPairs(deps, press);
  const partners = await partnersOf(deps, round);
  const groups = (round.proposed ?? [])
    .map(({ userIds }) => userIds)
    .filter((userIds) => isStillFine(userIds, partners));
  if (groups.length === 0)
    throw new UserError('nothing-to-propose', 'There is nothing to propose any more. Press Propose partners again.');
  const { proposed: _, ...rest } = round;
  const after = await keepRound(deps, rest);
  for (const group of shown(groups, partners))
    for (const userId of group.userIds) await sendProposal(deps, after, userId, proposedView(after, userId, group));
  return saidAnswer('Each of them hears of it in their working hours, and of nobody else’s.');
}

/** The form behind **Not with …**, with one's own list alone. */
export async function openNotWith(deps: Deps, { teamId, userId, id }: Press): Promise<ModalView> {
  await deps.roster.colleague(teamId, userId);
  return notWithForm(id, await deps.notWith.of(teamId, userId));
}

/** Keeps one's own list. */
export async function saveNotWith(
  deps: Pick<Deps, 'roster' | 'notWith'>,
  { teamId, userId }: Sender,
  { others }: { others?: string[] | null | undefined },
): Promise<Answer> {
  await deps.roster.colleague(teamId, userId);
  const kept = [...new Set(others ?? [])].filter((one) => one !== userId).slice(0, mostOthers);
  await deps.notWith.set(teamId, userId, kept);
  return saidAnswer('Saved. Only you see it; nobody is told.');
}

async function forPairs(deps: PairDeps, press: Press): Promise<Round> {
  await needsAgreement(deps, press.teamId);
  const round = await ownRound(deps, press);
  if (round.status === 'open' && protocols[round.protocol].keeps !== 'template') return round;
  throw new UserError('no-pairs', 'Partners are proposed while a round with doors runs. `/observe` shows what does.');
}

/** Those who take part and are colleagues, with what decides whom they are proposed to. */
async function partnersOf(deps: PairDeps, { teamId, members }: Round): Promise<Partner[]> {
  return partnersIn({
    people: await deps.people.findMany(teamId, members),
    entries: await deps.expertise.inWorkspace(teamId),
    wishes: await deps.expertise.wishesInWorkspace(teamId),
    apart: await deps.notWith.among(teamId, members),
  });
}

async function metAmong(deps: PairDeps, { teamId, members }: Round): Promise<Met[]> {
  const since = new Date(+deps.clock() - metForMs);
  const held = await deps.observations.heldAmong(teamId, members, since);
  return held.flatMap(({ hostId, visitors }) => visitors.map(({ userId }): Met => [hostId, userId]));
}

function shown(groups: readonly (readonly string[])[], partners: readonly Partner[]): ShownGroup[] {
  return groups.map((userIds) => ({
    userIds,
    complements: complementsOf(partners.filter(({ userId }) => userIds.includes(userId))),
  }));
}

/** Everyone still takes part, and nobody keeps apart from anyone since. */
function isStillFine(userIds: readonly string[], partners: readonly Partner[]): boolean {
  const group = partners.filter(({ userId }) => userIds.includes(userId));
  return (
    group.length === userIds.length &&
    group.every((one) => group.every((other) => one === other || mayMeet(one, other)))
  );
}
