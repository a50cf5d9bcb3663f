import type { DirectoryIndex } from './directory-index.ts';
import type { Nearness } from './vector-table.ts';

/**
 * How much nearer than a chance entry an answered question must be to be shown as a similar one: set by labelled pairs so that
 * nine of ten shown are alike where the bank holds other questions, test/data/alike. Belongs to one digest of weights.
 */
const ALIKE_BY_MEANING = 0.6;

/** Ids of answered questions that mean about the same, or whose practice answers it, the likest first. */
export function alikeAnswers({ slots, profiles }: DirectoryIndex, { slots: looked, near, mean }: Nearness): string[] {
  return looked
    .map((slot, n) => ({ slot, over: (near[n] ?? 0) - mean }))
    .filter(({ over }) => over >= ALIKE_BY_MEANING)
    .sort((a, b) => b.over - a.over)
    .flatMap(({ slot }) => {
      const { userId = '', itemId } = slots.owner(slot) ?? {};
      const item = profiles.get(userId)?.items.find(({ id }) => id === itemId);
      return item?.kind === 'answer' ? [item.id] : [];
    });
}
