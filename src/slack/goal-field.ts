import type { InputBlock } from '@slack/types';
import { input, option } from './blocks.ts';

/** What a form shows of the goal that is served. */
interface Filled {
  goalId?: string | undefined;
  goal?: string | undefined;
}

/**
 * The field "For which goal": a choice among those that are set, or own words while none is.
 *
 * @param mostOwn characters of own words
 */
export function goalField(
  goals: readonly { id: string; words: string }[],
  { goalId, goal }: Filled,
  mostOwn: number,
): InputBlock {
  const optional = { optional: true, hint: 'What students will do differently.' };
  if (goals.length === 0)
    return input(
      'goal',
      'For which goal',
      { type: 'plain_text_input', max_length: mostOwn, ...(goal && { initial_value: goal }) },
      optional,
    );
  const options = goals.map(({ id, words }) => option(words, id));
  const chosen = options.find(({ value }) => value === goalId);
  return input(
    'goal',
    'For which goal',
    { type: 'static_select', options, ...(chosen && { initial_option: chosen }) },
    optional,
  );
}
