import { WebClient, type WebClientOptions } from '@slack/web-api';
import { type Log, sdkLogger } from './sdk-logger.ts';

/**
 * The options of both kinds of client: nothing is tried again behind our back, every wait ends, and no call leaves Slack's host.
 * `headers` is never set: the SDK writes the token of whoever called last into that object. Source: reliability.md, slack-facts 5.
 */
export function clientOptions(log: Log, timeout: number, slackApiUrl?: string): WebClientOptions {
  return {
    ...(slackApiUrl && { slackApiUrl }),
    logger: sdkLogger(log),
    retryConfig: { retries: 0 },
    rejectRateLimitedCalls: true,
    timeout,
    allowAbsoluteUrls: false,
  };
}

/** A trigger lives 3 s, so a call made for a waiting person has 2.5 s. */
export const interactiveTimeoutMs = 2_500;
/** The sender's lease is 60 s; its request must end well before. */
export const postingTimeoutMs = 10_000;

/** One client per workspace, made when first asked for. */
export function clientPool(
  tokenOf: (teamId: string) => string,
  options: WebClientOptions,
): (teamId: string) => WebClient {
  const clients = new Map<string, WebClient>();
  return (teamId) => {
    const known = clients.get(teamId);
    if (known) return known;
    const client = new WebClient(tokenOf(teamId), { ...options });
    clients.set(teamId, client);
    return client;
  };
}
