import type { OutboxRow } from '../stores/outbox-row.ts';
import type { OutboxStore } from '../stores/outbox-store.ts';

/** A picture that stands for another row's file. */
interface Picture {
  type: 'image';
  slack_file: { id: string };
  alt_text: string;
}

const prefix = 'outbox:';
/** How long a message waits for its picture: it says the same in words. */
const longestWaitMs = 10 * 60_000;
/** What Slack says of a picture that it does not know, or not yet. */
const refusedCode = 'invalid_blocks';
const mostTriesWithFiles = 3;

/** Whether a refused row is to be tried again: a file may be known to Slack a moment later than it says; at last it goes without. */
export function isFileToCome(row: Pick<OutboxRow, 'payload' | 'attempts'>, code: string): boolean {
  return code === refusedCode && row.attempts <= mostTriesWithFiles && hasFiles(row);
}

/** Whether a row shows files; their ids may be Slack's by now. */
function hasFiles({ payload }: Pick<OutboxRow, 'payload'>): boolean {
  return blocksOf(payload).some(isPicture);
}

/**
 * A row's payload with Slack's ids in place of the keys of the files that it shows. A picture that is not to be had is left out,
 * and its words stand there instead; `not-yet` while it is still to come.
 */
export async function withFiles(
  { teamId, payload, attempts, claimedAt, firstTry, reason }: OutboxRow,
  outbox: Pick<OutboxStore, 'find'>,
): Promise<Record<string, unknown> | 'not-yet'> {
  if (!hasFiles({ payload })) return payload;
  const isRefused = reason === refusedCode && attempts > mostTriesWithFiles;
  const mayWait = +claimedAt - +firstTry < longestWaitMs;
  const blocks: unknown[] = [];
  for (const block of blocksOf(payload)) {
    if (!isPicture(block) || !block.slack_file.id.startsWith(prefix)) {
      blocks.push(block);
      continue;
    }
    const file = await outbox.find(teamId, block.slack_file.id.slice(prefix.length));
    if ((file?.state === 'pending' || file?.state === 'sending') && mayWait) return 'not-yet';
    const isThere = file?.state === 'sent' && file.fileId !== undefined && !isRefused;
    blocks.push(isThere ? { ...block, slack_file: { id: file.fileId } } : inWords(block));
  }
  return { ...payload, blocks };
}

/** The blocks of a message; none where it has only words. */
export function blocksOf({ blocks }: Record<string, unknown>): unknown[] {
  return Array.isArray(blocks) ? blocks : [];
}

function isPicture(block: unknown): block is Picture {
  const { type, slack_file } = (block ?? {}) as Partial<Picture>;
  return type === 'image' && typeof slack_file?.id === 'string';
}

function inWords({ alt_text }: Picture): object {
  return { type: 'context', elements: [{ type: 'plain_text', text: alt_text }] };
}
