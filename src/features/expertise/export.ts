import type { RichTextBlock } from '@slack/types';
import { expertiseCsv } from '../../domain/expertise-csv.ts';
import type { Who } from '../../domain/person.ts';
import { capped, context, escaped, section } from '../../slack/blocks.ts';
import { type OwnDeps, ownOf } from './own.ts';
import { type Framed, framed } from './views.ts';

/** Slack cuts a message's text at 40,000 characters; the block holds all of it in any case. */
const mostText = 39_000;

const how =
  'Your entries as CSV, for a spreadsheet. Select the lines, copy them, and save them as a file that ends in `.csv`.';
const nothing =
  'You have listed nothing yet. `/expertise add number talks` lists you; then you can take it with you from here.';
const seen = '*Who sees this:* only you.';

/** `/expertise export`: what I share, as CSV to copy. */
export async function exportMine(deps: OwnDeps, who: Who): Promise<Framed> {
  const { entries } = await ownOf(deps, who);
  if (entries.length === 0) return framed(nothing, [section(nothing)]);
  const csv = expertiseCsv(entries);
  return framed([how, seen, capped(escaped(csv), mostText)].join('\n'), [section(how), asTyped(csv), context(seen)]);
}

/** Text that is shown letter by letter: nothing in it is markup, and no length of a list is too much for it. */
function asTyped(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}
