import type { KnownBlock } from '@slack/types';
import type { HomeParts } from '../../deps.ts';
import type { Commitment } from '../../domain/commitment.ts';
import { underHeading } from '../../slack/view.ts';
import { readerOf, todayAt } from './load.ts';
import { givenBy } from './mine.ts';
import { commitmentView } from './views.ts';

const most = 6;

/** What waits for my yes or my word, and commitments both ways, from the same record. */
export const home: HomeParts = async (deps, { teamId, userId }) => {
  const when = await todayAt(deps, teamId);
  const found = await deps.commitments.concerning(teamId, userId);
  const { owed } = givenBy(found, { userId, ...when });
  const waiting = found.filter((one) => isToAnswer(one, userId));
  const others = found.filter((one) => !waiting.includes(one));
  const itemsOf = async (some: readonly Commitment[]) => {
    const items: KnownBlock[][] = [];
    for (const one of some.slice(0, most)) items.push(commitmentView(one, await readerOf(deps, one, userId)).blocks);
    return items;
  };
  const mine = others.filter(({ ownerId }) => ownerId === userId);
  return [
    { place: 'waiting', items: await itemsOf(waiting), more: waiting.length > most },
    {
      place: 'owed',
      items: [
        ...underHeading(
          'What you owe',
          owed.slice(0, most).map(({ blocks }) => blocks),
        ),
        ...underHeading('What you said, and what is owed to you', await itemsOf(mine)),
      ],
      more: owed.length > most || mine.length > most,
    },
  ];
};

/** Whether a yes or a word of this person is what it waits for. */
function isToAnswer(
  { status, ownerId, ownerAgreed, partnerId, partner, supports, suggestion }: Commitment,
  userId: string,
): boolean {
  const isOwner = ownerId === userId;
  const toGive = supports.some(
    ({ giverId, status: owed, acceptedOn }) => giverId === userId && owed === 'owed' && !acceptedOn,
  );
  const toConfirm =
    isOwner && supports.some(({ status: now, swap, cannot }) => now === 'said-delivered' || swap || cannot);
  const toAgree = partnerId === userId && partner === 'asked';
  return (
    toGive || toConfirm || toAgree || (isOwner && (Boolean(suggestion) || (status === 'proposed' && !ownerAgreed)))
  );
}
