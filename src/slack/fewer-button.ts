import type { Button } from '@slack/types';
import { button } from './blocks.ts';

/** What Slack gives back for it; `contour` listens. */
export const fewerId = 'contour.fewer';

/** **Fewer of these**, which stands on each message that nobody asked for. Source: product.md, "Message budget". */
export function fewerButton(): Button {
  return button('Fewer of these', fewerId);
}
