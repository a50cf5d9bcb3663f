import type { Logger } from '../deps.ts';

export interface WorkQueue {
  /** Adds work that has been acknowledged; it begins as soon as a place is free. */
  add(work: () => Promise<void>): void;
  /** A delivery has arrived and waits for its acknowledgement; call what is given back once it has it. */
  arriving(): () => void;
  /** Resolves when nothing is waiting or running. */
  idle(): Promise<void>;
}

/** Many at once share their readings and the journal's flushes; still more would only wait for the same database. */
const places = 64;
/**
 * While people wait for an acknowledgement, work goes on in one place, and rests after each piece this many times as long
 * as it took, so that theirs comes first.
 */
const restsWhileArriving = 9;

/**
 * Works off what was acknowledged, in the order it came. In a rush acknowledgements go first and the work follows; what
 * still waits when the process dies is in the inbox.
 */
export function workQueue(log: Logger): WorkQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let arrivals = 0;
  let resting = false;
  let whenIdle: (() => void)[] = [];

  function mayBegin(): boolean {
    return arrivals === 0 ? running < places : running === 0 && !resting;
  }

  function next(): void {
    while (waiting.length > 0 && mayBegin()) run(waiting.shift());
    if (waiting.length > 0 || running > 0) return;
    for (const tell of whenIdle) tell();
    whenIdle = [];
  }

  function run(work: (() => Promise<void>) | undefined): void {
    running += 1;
    const begunAt = performance.now();
    Promise.resolve(work?.())
      .catch((error: unknown) => log.error({ event: 'delivery.listener-failed', err: error }))
      .finally(() => {
        running -= 1;
        if (arrivals === 0) return next();
        resting = true;
        setTimeout(rested, restsWhileArriving * (performance.now() - begunAt));
      });
  }

  function rested(): void {
    resting = false;
    next();
  }

  return {
    add(work) {
      waiting.push(work);
      // A turn of the event loop later: acknowledgements that are ready go out first.
      setImmediate(next);
    },
    arriving() {
      arrivals += 1;
      return () => {
        arrivals -= 1;
        if (arrivals === 0) setImmediate(next);
      };
    },
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve);
        setImmediate(next);
      }),
  };
}
