import type { ReceiverEvent } from '@slack/bolt';
import type { Deps } from '../deps.ts';
import type { InboxStore, KeptReply, LeftBehind } from '../stores/inbox-store.ts';
import { causeName } from './cause.ts';
import { replyRow } from './reply-row.ts';

export interface RecoveryParts {
  inbox: InboxStore;
  deps: Pick<Deps, 'once' | 'log' | 'outbox' | 'clock'>;
  handOver(event: ReceiverEvent): Promise<void>;
  wakeSender(): void;
  /** A row younger than this may still be at work in its process. */
  ageMs: number;
}

/** Taken up this often without coming to an end, a delivery is recorded as failed. */
const maxReplays = 5;

const notDoneText =
  'Something you did in Contour was kept, but I could not carry it out, and I have stopped trying. Please do it again; Home shows what waits for you.';
const notDone: KeptReply = {
  text: notDoneText,
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: notDoneText } }],
};

/** Takes up what a process that died had acknowledged: each row takes effect, or its answer goes out as a direct message. */
export async function recover(parts: RecoveryParts): Promise<number> {
  let taken = 0;
  for (;;) {
    const left = await parts.inbox.takeLeftBehind(parts.ageMs);
    if (!left) return taken;
    taken += 1;
    await takeUp(parts, left);
  }
}

async function takeUp({ inbox, deps, handOver, wakeSender }: RecoveryParts, left: LeftBehind): Promise<void> {
  const { cause, payload, reply, replays } = left;
  deps.log.warn({ event: 'inbox.replayed', cause: causeName(cause), replays });
  if (reply) {
    if (cause.userId) await deps.outbox.add(replyRow(cause, cause.userId, reply, deps.clock()));
    await inbox.replied(cause);
    return wakeSender();
  }
  if (replays > maxReplays || !payload) {
    if (cause.userId) await deps.outbox.add(replyRow(cause, cause.userId, notDone, deps.clock()));
    await inbox.fail(cause, replays > maxReplays ? 'replayed too often' : 'no payload');
    return wakeSender();
  }
  const { response_url: _, ...body } = payload;
  await handOver({ body, ack: async () => {}, customProperties: { cause } });
}
