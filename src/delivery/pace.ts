import { setTimeout as wait } from 'node:timers/promises';

const gapMs = 1_000;

/** Waits so that two messages to one channel are at least a second apart, as Slack asks. Source: slack-facts 7, chat.postMessage. */
export function pace(): (channel: string) => Promise<void> {
  const freeAt = new Map<string, number>();
  return async (channel) => {
    const now = performance.now();
    const turn = Math.max(now, freeAt.get(channel) ?? 0);
    freeAt.set(channel, turn + gapMs);
    if (freeAt.size > 1_000) for (const [key, at] of freeAt) if (at < now) freeAt.delete(key);
    if (turn > now) await wait(turn - now);
  };
}
