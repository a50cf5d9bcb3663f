import type { App, Receiver, ReceiverEvent } from '@slack/bolt';

export interface TestReceiver extends Receiver {
  /** Delivers a payload as Slack would; gives what it was acknowledged with, or 'unacknowledged'. */
  deliver(body: Record<string, unknown>): Promise<unknown>;
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
    async deliver(body) {
      let acknowledged: unknown = 'unacknowledged';
      const event: ReceiverEvent = {
        body: structuredClone(body),
        ack: async (answer) => {
          acknowledged = answer ?? '';
        },
      };
      await app?.processEvent(event);
      return acknowledged;
    },
  };
}
