import type { OutboxRow, OutboxStore, Standing } from '../stores/outbox-store.ts';

type Part = Pick<OutboxRow, 'payload'>;

/** Six parts of up to eight blocks stay under Slack's 50 blocks a message. */
export const mostInBundle = 6;

/** Several unasked messages as one. Source: product.md, "Message budget". */
export function together(parts: Part[]): Record<string, unknown> {
  const [only] = parts;
  if (only && parts.length === 1) return only.payload;
  const lead = `${parts.length} messages waited for you:`;
  return {
    text: [lead, ...parts.map(({ payload }) => String(payload.text))].join('\n\n'),
    blocks: [
      { type: 'section', text: { type: 'plain_text', text: lead } },
      ...parts.flatMap(({ payload }) => [{ type: 'divider' }, ...blocksOf(payload)]),
    ],
  };
}

function blocksOf({ blocks }: Record<string, unknown>): unknown[] {
  return Array.isArray(blocks) ? blocks : [];
}

/** What an edit of a message says: the whole shared message, where it is a part of one. */
export async function editedPayload(
  row: OutboxRow,
  standing: Standing | undefined,
  outbox: OutboxStore,
): Promise<Record<string, unknown>> {
  if (row.method !== 'chat.update' || !row.target || !standing?.bundledIn) return row.payload;
  await outbox.rewrite(row.teamId, row.target, row.payload);
  return together(await outbox.sentWith(row.teamId, standing.bundledIn));
}
