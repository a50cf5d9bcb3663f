import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ReceiverEvent } from '@slack/bolt';
import type { Logger } from '../deps.ts';
import type { Clock } from '../time/clock.ts';

/** As far as Bolt lets a request lie behind. */
const mostAheadMs = 5 * 60_000;

/** A request dated ahead of us: whoever has recorded it could deliver it again until then. */
class SentAhead extends Error {
  override readonly name = 'SentAhead';
}

/**
 * Options for Bolt's HTTP receiver, which refuses old requests but takes one dated tomorrow: the date is noted here, checked
 * in front of the inbox, and answered with 401. Source: reliability.md, "Settings that are not defaults".
 *
 * @param machineTime this machine's own clock, because requests carry Slack's
 */
export function sentAheadGuard(machineTime: Clock) {
  return {
    customPropertiesExtractor({ headers }: Pick<IncomingMessage, 'headers'>) {
      const sentMs = Number(headers['x-slack-request-timestamp']) * 1_000;
      return { isSentAhead: sentMs > machineTime().getTime() + mostAheadMs };
    },
    async processEventErrorHandler({ error, response }: { error: Error; response: ServerResponse }): Promise<boolean> {
      if (response.headersSent) return false;
      const isSentAhead = error instanceof SentAhead;
      response.writeHead(isSentAhead ? 401 : 500).end();
      return isSentAhead;
    },
  };
}

/** Throws for a request that the receiver found to be dated ahead of us. */
export function checkSentAhead({ customProperties }: ReceiverEvent, log: Logger): void {
  if (customProperties?.isSentAhead !== true) return;
  log.warn({ event: 'delivery.sent-ahead' });
  throw new SentAhead();
}
