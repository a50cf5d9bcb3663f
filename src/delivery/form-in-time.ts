import type { AckFn, ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../deps.ts';
import type { Cause } from '../stores/inbox-store.ts';
import { causeName } from './cause.ts';
import { noticeView } from './refuse.ts';

const answerWithinMs = 2_000;

const kept =
  'This takes longer than usual. What you wrote is kept, and you will hear from me in a direct message. You can close this.';

/**
 * Works on a form, whose answer is a part of its acknowledgement, and lets nobody wait longer than Slack does. When the answer
 * takes too long or fails, the person is told that the form is kept; it is so, and what comes of it is a direct message.
 */
export async function formInTime(
  event: ReceiverEvent,
  cause: Cause,
  handOver: (event: ReceiverEvent) => Promise<void>,
  log: Logger,
): Promise<void> {
  let isAnswered = false;
  const ack: AckFn<unknown> = async (answer) => {
    if (isAnswered) return;
    isAnswered = true;
    await event.ack(answer as Parameters<typeof event.ack>[0]);
  };
  const tellThatKept = async () => {
    if (isAnswered) return;
    // Whoever works on it finds the form answered, as after a restart.
    cause.replayed = true;
    log.warn({ event: 'delivery.form-late', cause: causeName(cause) });
    try {
      await ack({ response_action: 'update', view: noticeView('Kept', kept) });
    } catch (error) {
      log.warn({ event: 'delivery.ack-lost', cause: causeName(cause), err: error });
    }
  };
  const timer = setTimeout(tellThatKept, answerWithinMs);
  try {
    await handOver({ ...event, ack });
  } finally {
    clearTimeout(timer);
  }
  await tellThatKept();
}
