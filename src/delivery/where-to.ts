import type { WebClient } from '@slack/web-api';
import type { OutboxRow, OutboxStore, Standing } from '../stores/outbox-store.ts';

export type Place =
  | { kind: 'here'; channel: string; ts?: string; threadTs?: string; standing?: Standing }
  | { kind: 'not-yet' }
  | { kind: 'gone' };

/**
 * The channel of a row, and the message it edits or answers. A group conversation is opened here: opening it twice gives
 * the same one, so this may repeat. A user id stands for the direct message.
 */
export async function whereTo(row: OutboxRow, outbox: Pick<OutboxStore, 'find'>, client: WebClient): Promise<Place> {
  const { channel } = row;
  if (typeof channel === 'string') return { kind: 'here', channel };
  if ('users' in channel) {
    const opened = await client.conversations.open({ users: String(channel.users) });
    return { kind: 'here', channel: String(opened.channel?.id) };
  }
  const message = await outbox.find(row.teamId, channel.of);
  if (message?.state === 'pending' || message?.state === 'sending') return { kind: 'not-yet' };
  if (!message?.sentTo || !message.ts) return { kind: 'gone' };
  const here = { kind: 'here' as const, channel: message.sentTo, standing: message };
  return row.method === 'chat.postMessage' ? { ...here, threadTs: message.ts } : { ...here, ts: message.ts };
}
