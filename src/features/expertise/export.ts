import type { RichTextBlock } from '@slack/types';
import type { Deps } from '../../deps.ts';
import { expertiseCsv } from '../../domain/expertise-csv.ts';
import type { Who } from '../../domain/person.ts';
import { actions, button, capped, context, escaped, section } from '../../slack/blocks.ts';
import { ids } from './action-ids.ts';
import { type OwnDeps, ownOf } from './own.ts';
import { type Framed, framed } from './views.ts';

/** Slack cuts a message's text at 40,000 characters; the block holds all of it in any case. */
const mostText = 39_000;

const how = 'Your entries as CSV, for a spreadsheet. Copy the lines, or let me send them to you as a file.';
const nothing =
  'You have listed nothing yet. `/expertise add number talks` lists you; then you can take it with you from here.';
const seen = '*Who sees this:* only you.';

/** `/expertise export`: what I share, as CSV to copy or to be sent. */
export async function exportMine(deps: OwnDeps, who: Who): Promise<Framed> {
  const { entries } = await ownOf(deps, who);
  if (entries.length === 0) return framed(nothing, [section(nothing)]);
  const csv = expertiseCsv(entries);
  return framed([how, seen, capped(escaped(csv), mostText)].join('\n'), [
    section(how),
    asTyped(csv),
    actions(button('Send me the file', ids.exportFile)),
    context(seen),
  ]);
}

/** **Send me the file**: the same in one's own direct messages. */
export async function sendExport(deps: OwnDeps & Pick<Deps, 'outbox' | 'newId'>, who: Who): Promise<Framed> {
  const { entries } = await ownOf(deps, who);
  if (entries.length === 0) return framed(nothing, [section(nothing)]);
  await deps.outbox.add({
    // One act, which takes effect once, so its key may be of chance.
    ...{ teamId: who.teamId, key: `expertise:file:${deps.newId()}`, kind: 'expertise.file', channel: who.userId },
    method: 'files.completeUploadExternal',
    payload: {
      ...{ filename: 'my-expertise.csv', title: 'My expertise', content: expertiseCsv(entries) },
      initial_comment: 'Your entries, for a spreadsheet.',
    },
    priority: 2,
    notBefore: deps.clock(),
    onAmbiguous: 'resend',
  });
  const sent = 'The file comes in a direct message from me.';
  return framed(sent, [section(sent)]);
}

/** Text that is shown letter by letter: nothing in it is markup, and no length of a list is too much for it. */
function asTyped(text: string): RichTextBlock {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text }] }],
  };
}
