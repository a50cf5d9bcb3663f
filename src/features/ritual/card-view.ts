import type { View } from '../../slack/view.ts';
import { pairsCardView } from './pair-views.ts';
import { answersCardView, type ShownCard, thanksCardView } from './views.ts';

/** The message that stands in the channel: one at each time, edited as people act. */
export function cardView(shown: ShownCard): View {
  if (shown.card.asks === 'thanks') return thanksCardView(shown.card);
  return shown.card.asks === 'pairs' ? pairsCardView(shown) : answersCardView(shown);
}
