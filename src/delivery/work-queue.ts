import type { Logger } from '../deps.ts';

export interface WorkQueue {
  /** Adds work that has been acknowledged; it begins as soon as a place is free. */
  add(work: () => Promise<void>): void;
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>;
}

/**
 * Runs at most `places` pieces of work at a time, in the order they came, so that a rush of commands is acknowledged first
 * and worked off after. What still waits when the process dies is in the inbox.
 */
export function workQueue(places: number, log: Logger): WorkQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let whenIdle: (() => void)[] = [];

  const next = (): void => {
    if (running >= places) return;
    const work = waiting.shift();
    if (!work) {
      if (running === 0) {
        for (const tell of whenIdle) tell();
        whenIdle = [];
      }
      return;
    }
    running += 1;
    work()
      .catch((error: unknown) => log.error({ event: 'delivery.listener-failed', err: error }))
      .finally(() => {
        running -= 1;
        next();
      });
    next();
  };

  return {
    add(work) {
      waiting.push(work);
      // A turn of the event loop later: acknowledgements that are ready go out first.
      setImmediate(next);
    },
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve);
        setImmediate(next);
      }),
  };
}
