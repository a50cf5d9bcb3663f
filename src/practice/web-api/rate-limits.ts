import { machineNow } from '../machine-time.ts';
import type { Method } from './method.ts';

/** Slack's own limits: by method and minute, and one posted message a second and channel. Off until switched on. */
export interface RateLimits {
  switch(isOn: boolean): void;
  /** Seconds to wait, or 0: the call goes through and counts. */
  check(method: string, tier: Method['tier'], channel: string | undefined): number;
}

const perMinute = { 1: 1, 2: 20, 3: 50, 4: 100, special: 600 } as const;

export function rateLimits(): RateLimits {
  let isOn = false;
  const calls = new Map<string, number[]>();
  /** Counts one call under `key` unless `most` calls were made in the last `spanMs`; gives the seconds to wait. */
  function count(key: string, most: number, spanMs: number): number {
    const now = machineNow();
    const recent = (calls.get(key) ?? []).filter((at) => at > now - spanMs);
    const oldest = recent[0];
    if (recent.length >= most && oldest !== undefined) return Math.max(1, Math.ceil((oldest + spanMs - now) / 1000));
    calls.set(key, [...recent, now]);
    return 0;
  }
  return {
    switch(next) {
      isOn = next;
      calls.clear();
    },
    check(method, tier, channel) {
      if (!isOn) return 0;
      const posts = method === 'chat.postMessage' && channel !== undefined ? count(`${method} ${channel}`, 1, 1000) : 0;
      return posts || count(method, perMinute[tier], 60_000);
    },
  };
}
