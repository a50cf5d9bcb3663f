import type { WebClient } from '@slack/web-api';
import type { OutboxRow, Standing } from '../stores/outbox-row.ts';
import type { OutboxStore } from '../stores/outbox-store.ts';

/** Editing and deleting twice is no harm; these stand there twice. */
export function isNewMessage({ method }: Pick<OutboxRow, 'method'>): boolean {
  return method === 'chat.postMessage' || method === 'files.completeUploadExternal';
}

export type Place =
  | { kind: 'here'; channel: string; ts?: string; threadTs?: string; standing?: Standing }
  | { kind: 'not-yet' }
  | { kind: 'gone' };

/**
 * The channel of a row, and the message it edits or answers. A group conversation is opened here: opening it twice gives
 * the same one, so this may repeat. For a message a user id stands for the direct message; a file needs its id.
 */
export async function whereTo(row: OutboxRow, outbox: Pick<OutboxStore, 'find'>, client: WebClient): Promise<Place> {
  const { channel } = row;
  const opened = async (users: string): Promise<Place> => {
    const conversation = await client.conversations.open({ users });
    return { kind: 'here', channel: String(conversation.channel?.id) };
  };
  if (typeof channel === 'string') {
    const isPerson = /^[UW]/.test(channel);
    return isPerson && row.method === 'files.completeUploadExternal' ? opened(channel) : { kind: 'here', channel };
  }
  if ('users' in channel) return opened(String(channel.users));
  const message = await outbox.find(row.teamId, channel.of);
  if (message?.state === 'pending' || message?.state === 'sending') return { kind: 'not-yet' };
  if (!message?.sentTo || !message.ts) return { kind: 'gone' };
  const here = { kind: 'here' as const, channel: message.sentTo, standing: message };
  return isNewMessage(row) ? { ...here, threadTs: message.ts } : { ...here, ts: message.ts };
}
