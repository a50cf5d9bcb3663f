import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

export interface TestReceiver extends Receiver {
  /** Delivers a payload as Slack would; gives what it was acknowledged with, or 'unacknowledged', and tells when. */
  deliver(body: Record<string, unknown>, whenAcknowledged?: () => void): Promise<unknown>;
}

/** The few lines that a receiver needs: no network, the acknowledgement is given back. */
export function testReceiver(): TestReceiver {
  let app: Pick<App, 'processEvent'> | undefined;
  return {
    init(given) {
      app = given;
    },
    start: async () => {},
    stop: async () => {},
    async deliver(body, whenAcknowledged) {
      let acknowledged: unknown = 'unacknowledged';
      const event: ReceiverEvent = {
        body: structuredClone(body),
        ack: async (answer) => {
          acknowledged = answer ?? '';
          whenAcknowledged?.();
        },
      };
      await app?.processEvent(event);
      return acknowledged;
    },
  };
}
