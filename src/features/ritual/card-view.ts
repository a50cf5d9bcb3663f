import { context, escaped } from '../../slack/blocks.ts';
import type { View } from '../../slack/view.ts';
import { pairsCardView } from './pair-views.ts';
import { answersCardView, type ShownCard, thanksCardView } from './views.ts';

/** The message that stands in the channel: one at each time, edited as people act. The goal it serves stands under its words. */
export function cardView(shown: ShownCard): View {
  const { text, blocks } = asked(shown);
  const { goal } = shown.card;
  if (!goal) return { text, blocks };
  const line = `For the goal: ${escaped(goal)}`;
  return { text: `${text}\n${line}`, blocks: [...blocks.slice(0, 2), context(line), ...blocks.slice(2)] };
}

function asked(shown: ShownCard): View {
  if (shown.card.asks === 'thanks') return thanksCardView(shown.card);
  return shown.card.asks === 'pairs' ? pairsCardView(shown) : answersCardView(shown);
}
