import type { KnownBlock } from '@slack/types';
import type { Ritual, RitualCard } from '../../domain/ritual.ts';
import { actions, button, escaped, section } from '../../slack/blocks.ts';
import { shortDay } from '../../time/day-words.ts';
import { ids } from './action-ids.ts';
import { dropButton } from './views.ts';

const press = {
  words: ['Answer', ids.answer],
  move: ['Answer', ids.answer],
  thanks: ['Say thanks', ids.thank],
  pairs: ['Take part', ids.takePart],
} as const;

/** A card in a channel of mine that I have not answered. */
export function homeCard({ id: value, name, channelId, day, asks }: RitualCard): KnownBlock[] {
  const [label, actionId] = press[asks];
  const words = `*${escaped(name)}* in <#${channelId}>, since ${shortDay(day)}. Skipping is free.`;
  return [section(words, button(label, actionId, { value, label: `${label}: ${name}` }))];
}

/** A ritual of mine that rests until I press: nobody answered it twice, or its channel takes no message. */
export function homeResting(ritual: Ritual): KnownBlock[] {
  const { id: value, name, channelId, status } = ritual;
  const why =
    status === 'asking'
      ? `Nobody answered *${escaped(name)}* in <#${channelId}> the last two times: keep it, change it or drop it?`
      : `I cannot post *${escaped(name)}* in <#${channelId}> any more. If it was archived, have it opened again; else invite me there with \`/invite @contour\`. Then press Go on, or drop it.`;
  const on =
    status === 'asking'
      ? [
          button('Keep', ids.keep, { value, label: `Keep: ${name}` }),
          button('Change', ids.change, { value, label: `Change: ${name}` }),
        ]
      : [button('Go on', ids.goOn, { value, label: `Go on: ${name}` })];
  return [section(why), actions(...on, dropButton(ritual))];
}
