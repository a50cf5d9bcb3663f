/** Slack asks for one message a second to a channel. */
const slackGapMs = 1_000;

/**
 * Keeps two messages to one channel at least a second apart, as Slack asks. Gives the milliseconds until a message may go
 * there: it has that turn, where these are at most `mostMs`; otherwise it has none, and is to ask again then. `nowMs` never
 * goes back. Source: slack-facts 7, chat.postMessage.
 */
export function pace(mostMs: number, gapMs = slackGapMs): (channel: string, nowMs: number) => number {
  const freeAt = new Map<string, number>();
  return (channel, nowMs) => {
    const waitMs = Math.max(0, (freeAt.get(channel) ?? nowMs) - nowMs);
    if (waitMs > mostMs) return waitMs;
    freeAt.set(channel, nowMs + waitMs + gapMs);
    if (freeAt.size > 1_000) for (const [key, at] of freeAt) if (at < nowMs) freeAt.delete(key);
    return waitMs;
  };
}
