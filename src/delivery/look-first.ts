import { createHmac } from 'node:crypto';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { OutboxRow } from '../stores/outbox-row.ts';
import { outcomeOf } from './outcome.ts';

/** The opaque id of a message in its metadata, which everyone in the workspace can read: a keyed hash and nothing else. */
export function messageRef(
  { teamId, key, partOf }: Pick<OutboxRow, 'teamId' | 'key' | 'partOf'>,
  secret: string,
): string {
  // Messages that went out as one carry the id of the first.
  return createHmac('sha256', secret)
    .update(`${teamId}\n${partOf ?? key}`)
    .digest('hex')
    .slice(0, 32);
}

export type Found =
  | { kind: 'found'; ts?: string; channel: string }
  | { kind: 'absent'; sinceFirstTryMs: number }
  /** History of this place is not ours to read: only the bot's own direct messages are. */
  | { kind: 'unreadable' };

/** Looks whether a message whose answer was lost has arrived. Source: reliability.md, "Look first". */
export async function lookFor(row: OutboxRow, channel: string, client: WebClient, secret: string): Promise<Found> {
  if (row.fileId) return lookForFile(row, row.fileId, channel, client);
  if (!/^[UWD]/.test(channel)) return { kind: 'unreadable' };
  try {
    const direct = channel.startsWith('D') ? channel : await directMessage(client, channel);
    const ref = messageRef(row, secret);
    // Slack dates a message by its own clock. That is the machine's, give or take a minute, but a practice workspace's is the
    // school's, by which the row was due before it was first tried.
    const oldest = String(Math.min(+row.firstTry, +row.notBefore) / 1000 - 60);
    let cursor: string | undefined;
    do {
      const page = await client.conversations.history({
        channel: direct,
        oldest,
        limit: 200,
        include_all_metadata: true,
        ...(cursor && { cursor }),
      });
      const message = page.messages?.find(({ metadata }) => isOurs(metadata, ref));
      if (message?.ts) return { kind: 'found', ts: message.ts, channel: direct };
      cursor = page.response_metadata?.next_cursor || undefined;
    } while (cursor);
    return absent(row);
  } catch (error) {
    // Refused for good: this history cannot be read. All else is for the caller to try again.
    if (outcomeOf(error).kind === 'refused') return { kind: 'unreadable' };
    throw error;
  }
}

/** A file tells itself where it is shown, wherever that is. */
async function lookForFile(row: OutboxRow, fileId: string, channel: string, client: WebClient): Promise<Found> {
  try {
    const { file } = await client.files.info({ file: fileId });
    const shownIn = [file?.channels, file?.groups, file?.ims].flatMap((ids) => ids ?? []);
    return shownIn.includes(channel) ? { kind: 'found', channel } : absent(row);
  } catch (error) {
    // One that was never completed is not there for Slack.
    if (error instanceof WebAPIPlatformError && error.data.error === 'file_not_found') return absent(row);
    throw error;
  }
}

function absent({ claimedAt, firstTry }: OutboxRow): Found {
  return { kind: 'absent', sinceFirstTryMs: claimedAt.getTime() - firstTry.getTime() };
}

async function directMessage(client: WebClient, userId: string): Promise<string> {
  const opened = await client.conversations.open({ users: userId });
  return String(opened.channel?.id);
}

function isOurs(metadata: { event_payload?: object } | undefined, ref: string): boolean {
  const payload = metadata?.event_payload;
  return payload !== undefined && 'ref' in payload && payload.ref === ref;
}
