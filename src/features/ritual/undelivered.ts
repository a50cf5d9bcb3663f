import type { Undelivered } from '../../deps.ts';
import { park } from '../../domain/ritual.ts';
import { hide } from '../../domain/thanks.ts';
import { context } from '../../slack/blocks.ts';
import { keepRitual } from './load.ts';
import { cardIdOf, editThanks, kinds, tellParked, thanksIdOf } from './messages.ts';
import { teamsToShow } from './thanks.ts';
import { thanksView } from './thanks-views.ts';

/**
 * The channel takes no message any more: all its rituals rest, and whoever began them is told once. What could not be posted
 * is not there to be answered.
 */
export const undelivered: Record<string, Undelivered> = {
  [kinds.thanks]: thanksNotShown,
  async [kinds.card](deps, { teamId, key, method }) {
    const card = method === 'chat.postMessage' ? await deps.rituals.card(teamId, cardIdOf(key)) : undefined;
    if (!card) return;
    await deps.rituals.removeCard(teamId, card.id);
    const resting = [];
    for (const ritual of await deps.rituals.inChannel(teamId, card.channelId)) {
      const parked = park(ritual);
      if (parked) resting.push(await keepRitual(deps, parked));
    }
    await tellParked(deps, resting);
  },
};

/** The channel that the receiver chose cannot be posted in: it is between the two again, and they may choose another. */
async function thanksNotShown(
  deps: Parameters<Undelivered>[0],
  { teamId, key }: Parameters<Undelivered>[1],
): Promise<void> {
  const thanks = await deps.thanks.find(teamId, thanksIdOf(key));
  const hidden = thanks && hide(thanks);
  if (!hidden || !(await deps.thanks.change(hidden))) return;
  const after = { ...hidden, turn: hidden.turn + 1 };
  const others = (await teamsToShow(deps, after)).filter((channelId) => channelId !== thanks.shownIn);
  const { text, blocks } = thanksView(after, others);
  const why = `I cannot post in <#${thanks.shownIn}>, so it stays between you two.`;
  await editThanks(deps, after, { text: `${text}\n${why}`, blocks: [...blocks, context(why)] });
}
