import type { HomeParts } from '../../deps.ts';
import { button, section } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import { bookOf } from './cover.ts';
import { coverLine } from './views.ts';

/** Cover both ways, beside what is owed otherwise. */
export const home: HomeParts = async (deps, person) => {
  const line = coverLine(await bookOf(deps, person));
  return line ? [{ place: 'owed', items: [[section(line, button('Show', ids.show, { label: 'Show cover' }))]] }] : [];
};
