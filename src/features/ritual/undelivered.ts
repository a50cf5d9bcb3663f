import type { Undelivered } from '../../deps.ts';
import { park } from '../../domain/ritual.ts';
import { keepRitual } from './load.ts';
import { cardIdOf, kinds, tellParked } from './messages.ts';

/**
 * The channel takes no message any more: all its rituals rest, and whoever began them is told once. What could not be posted
 * is not there to be answered.
 */
export const undelivered: Record<string, Undelivered> = {
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
