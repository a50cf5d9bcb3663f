import type { Logger } from '../deps.ts';

export interface WorkQueue {
  /** Adds work that has been acknowledged; it begins as soon as a place is free. */
  add(work: () => Promise<void>): void;
  /** Work that has begun already and takes no place; it ends as it ends. */
  beside(work: Promise<void>): Promise<void>;
  /** A delivery has arrived and waits for its acknowledgement; call what is given back once it has it, the first time counts. */
  arriving(): () => void;
  /** Resolves when nothing is waiting or running, beside the queue either. */
  idle(): Promise<void>;
}

/** Many at once share their readings and the journal's flushes; still more would only wait for the same database. */
const places = 256;
/** While people wait for an acknowledgement, so few that theirs comes first, and enough to share a commit. */
const placesInRush = 5;
/**
 * A rush is over when nobody has waited for this long: acknowledgements that share a flush of the journal go out together,
 * and a moment later the next ones are here.
 */
const calmAfterMs = 100;

/**
 * Works off what was acknowledged, in the order it came. In a rush acknowledgements go first and the work follows; what
 * still waits when the process dies is in the inbox.
 */
export function workQueue(log: Logger): WorkQueue {
  const waiting: (() => Promise<void>)[] = [];
  let running = 0;
  let beside = 0;
  let arrivals = 0;
  let calm: NodeJS.Timeout | undefined;
  let isRush = false;
  let whenIdle: (() => void)[] = [];

  function next(): void {
    while (waiting.length > 0 && running < (isRush ? placesInRush : places)) run(waiting.shift());
    if (waiting.length > 0 || running + beside > 0) return;
    for (const tell of whenIdle) tell();
    whenIdle = [];
  }

  function run(work: (() => Promise<void>) | undefined): void {
    running += 1;
    Promise.resolve(work?.())
      .catch((error: unknown) => log.error({ event: 'delivery.listener-failed', err: error }))
      .finally(() => {
        running -= 1;
        next();
      });
  }

  function calmDown(): void {
    isRush = false;
    next();
  }

  return {
    add(work) {
      waiting.push(work);
      // A turn of the event loop later: acknowledgements that are ready go out first.
      setImmediate(next);
    },
    async beside(work) {
      beside += 1;
      try {
        await work;
      } finally {
        beside -= 1;
        next();
      }
    },
    arriving() {
      let isWaiting = true;
      arrivals += 1;
      isRush = true;
      clearTimeout(calm);
      return () => {
        if (!isWaiting) return;
        isWaiting = false;
        arrivals -= 1;
        if (arrivals === 0) calm = setTimeout(calmDown, calmAfterMs);
      };
    },
    idle: () =>
      new Promise((resolve) => {
        whenIdle.push(resolve);
        setImmediate(next);
      }),
  };
}
