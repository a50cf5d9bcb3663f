import type { Cause, KeptReply } from '../stores/inbox-store.ts';
import type { OutboxDraft } from '../stores/outbox-row.ts';
import { causeName } from './cause.ts';

/** A private answer whose response URL is gone, as a direct message to the person who acted. */
export function replyRow(cause: Cause, userId: string, { text, blocks }: KeptReply, now: Date): OutboxDraft {
  return {
    teamId: cause.teamId,
    key: `reply:${causeName(cause)}`,
    kind: 'reply',
    method: 'chat.postMessage',
    channel: userId,
    payload: { text, blocks },
    priority: 0,
    notBefore: now,
    onAmbiguous: 'resend',
  };
}
