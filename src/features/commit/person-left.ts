import type { PersonLeft } from '../../deps.ts';
import { type Commitment, isPartnerThere, owedSupports } from '../../domain/commitment.ts';
import { withoutPerson } from '../../domain/commitment-acts.ts';
import { mention } from '../../slack/blocks.ts';
import { type CommitDeps, todayAt } from './load.ts';
import { keepAnswered, prompt, showAll } from './messages.ts';

/** Who is no colleague any more owes nothing: what they gave passes to whoever asked, and those concerned are told. */
export const personLeft: PersonLeft = async (deps, { teamId, userId }) => {
  const { today } = await todayAt(deps, teamId);
  for (const before of await deps.commitments.concerning(teamId, userId)) {
    const asker = await deps.people.find(teamId, before.proposedBy);
    const changed = withoutPerson(before, userId, { today, askerIsHere: asker?.standing === 'colleague' });
    if (!changed) continue;
    const after = await keepAnswered(deps, before, changed, { by: userId });
    await showAll(deps, { before, after });
    await tellOf(deps, before, after, userId);
  }
};

async function tellOf(deps: CommitDeps, before: Commitment, after: Commitment, leftId: string): Promise<void> {
  const { ownerId, partnerId, partner, proposedBy } = after;
  const say = (userId: string, what: string, lead: string) =>
    prompt(deps, after, { userId, what: `${what}:v${after.turn}`, lead });
  if (ownerId === leftId) {
    const over = `${mention(leftId)} has left, so this is over.`;
    const givers = owedSupports(before).map(({ giverId }) => giverId);
    for (const userId of new Set([...(isPartnerThere(partner) ? [partnerId] : []), ...givers, proposedBy]))
      if (userId !== leftId)
        await say(
          userId,
          'owner-left',
          givers.includes(userId)
            ? `${over} You owe nothing for it any more. Thank you for being there.`
            : `${over} Thank you for being there.`,
        );
    return;
  }
  const passed = after.supports.filter((one, index) => one.giverId !== before.supports[index]?.giverId);
  const heir = passed[0]?.giverId;
  if (heir === ownerId)
    await say(
      ownerId,
      'giver-left',
      `${mention(leftId)}, who was to give you support, has left. Ask someone else, or do without it.`,
    );
  else if (heir) {
    await say(
      heir,
      'giver-left',
      `${mention(leftId)} has left. You asked for this, so the support they owed is with you now.`,
    );
    await say(
      ownerId,
      'giver-left',
      `${mention(leftId)} has left. The support they owed you is with ${mention(heir)} now.`,
    );
  }
  if (passed.length > 0 && isPartnerThere(partner))
    await say(partnerId, 'giver-left', `${mention(leftId)}, who was to give support for this, has left.`);
  if (partner === 'left' && before.partner !== 'left')
    await say(
      ownerId,
      'partner-left',
      `${mention(leftId)}, your partner for this, has left. Press Change to choose another one.`,
    );
}
