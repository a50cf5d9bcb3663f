import type { App, ReceiverEvent } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { causeOf } from './cause.ts';

const pressInMessage = z.object({
  type: z.literal('block_actions'),
  container: z.object({
    type: z.literal('message'),
    channel_id: z.string(),
    message_ts: z.string().regex(/^\d{1,16}\.\d{1,6}$/),
    is_ephemeral: z.literal(false).optional(),
  }),
});

export interface CopyParts {
  deps: Pick<Deps, 'outbox' | 'clock' | 'log'>;
  wakeSender(): void;
}

/**
 * Gives a delivery to Bolt; the press counts, and when it came from a copy of a message that was sent twice, the copy goes.
 * Its row is written first, so that a process that dies here leaves the delivery to recovery. Source: reliability.md, `resend`.
 */
export function handOverOf({ deps, wakeSender }: CopyParts): (app: App, event: ReceiverEvent) => Promise<void> {
  return async (app, event) => {
    try {
      if (await deleteCopy(deps, event.body)) wakeSender();
    } catch (error) {
      // The press matters more: the copy goes with the next one.
      deps.log.warn({ event: 'outbox.copy-not-deleted', err: error });
    }
    await app.processEvent(event);
  };
}

async function deleteCopy({ outbox, clock }: CopyParts['deps'], body: Record<string, unknown>): Promise<boolean> {
  const press = pressInMessage.safeParse(body);
  const teamId = press.success ? causeOf(body)?.teamId : undefined;
  if (!press.success || !teamId) return false;
  const { channel_id: channel, message_ts: ts } = press.data.container;
  if (!(await outbox.isCopy(teamId, channel, ts))) return false;
  await outbox.add({
    teamId,
    key: `copy:${channel}:${ts}`,
    kind: 'copy',
    method: 'chat.delete',
    channel,
    payload: { ts },
    priority: 2,
    notBefore: clock(),
    onAmbiguous: 'resend',
  });
  return true;
}
