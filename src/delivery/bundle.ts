import type { OutboxRow, Standing } from '../stores/outbox-row.ts';
import type { OutboxStore } from '../stores/outbox-store.ts';
import { mostEditText, shortened } from './edit-text.ts';
import { blocksOf } from './shown-files.ts';

type Part = Pick<OutboxRow, 'payload'>;

/** Six parts of up to seven blocks and their dividers stay under Slack's 50 blocks a message. */
export const mostInBundle = 6;
const mostBlocks = 50;

/** Several unasked messages as one, its text at most `mostText` characters. Source: product.md, "Message budget". */
export function together(parts: Part[], mostText = Number.POSITIVE_INFINITY): Record<string, unknown> {
  const [only] = parts;
  if (only && parts.length === 1) return { ...only.payload, text: shortened(String(only.payload.text), mostText) };
  const lead = `${parts.length} messages waited for you:`;
  return { text: textOf(lead, parts, mostText), blocks: allBlocks(lead, parts) };
}

/** Where not all of it fits, each part keeps its beginning: none goes unnamed. */
function textOf(lead: string, parts: Part[], mostText: number): string {
  const texts = parts.map(({ payload }) => String(payload.text));
  const whole = [lead, ...texts].join('\n\n');
  if (whole.length <= mostText) return whole;
  const share = Math.floor((mostText - lead.length) / parts.length) - 2;
  return [lead, ...texts.map((text) => shortened(text, share))].join('\n\n');
}

/** The dividers give way first; what is beyond Slack's limit then is said to be on Home. */
function allBlocks(lead: string, parts: Part[]): unknown[] {
  const divided = [sentence(lead), ...parts.flatMap((part) => [{ type: 'divider' }, ...blocksOf(part.payload)])];
  if (divided.length <= mostBlocks) return divided;
  const close = [sentence(lead), ...parts.flatMap(({ payload }) => blocksOf(payload))];
  if (close.length <= mostBlocks) return close;
  const more = sentence('There is more than fits in one message. Open Home: it shows all that waits for you.');
  return [...close.slice(0, mostBlocks - 1), more];
}

function sentence(text: string): object {
  return { type: 'section', text: { type: 'plain_text', text } };
}

/** What an edit of a message says: the whole shared message, where it is a part of one. Its blocks hold all of it. */
export async function editedPayload(
  row: OutboxRow,
  standing: Standing | undefined,
  outbox: OutboxStore,
): Promise<Record<string, unknown>> {
  if (row.method !== 'chat.update') return row.payload;
  if (!row.target || !standing?.bundledIn) return together([row], mostEditText);
  await outbox.rewrite(row.teamId, row.target, row.payload);
  return together(await outbox.sentWith(row.teamId, standing.bundledIn), mostEditText);
}
