import { setTimeout as wait } from 'node:timers/promises';
import cron from 'node-cron';
import type { Deps, Job } from '../deps.ts';

export interface Tick {
  /** Does at once what is due, and resolves when it is done. */
  now(): Promise<void>;
  stop(): Promise<void>;
}

/** A tick that hangs would count as running for ever and stop all that follow. Source: reliability.md, "Traps". */
const watchdogMs = 60_000;

/**
 * The clockwork: one UTC tick every 20 s on every instance. Each job asks what is due by school time; what it does is an
 * occurrence, so a restart catches up and two instances do it once. A job's fault does not stop the next.
 */
export function startTick(deps: Deps, jobs: Job[]): Tick {
  let running: Promise<void> = Promise.resolve();

  async function runAll(): Promise<void> {
    for (const job of jobs) {
      const startedAt = performance.now();
      try {
        await job.run(deps, deps.clock());
      } catch (error) {
        deps.log.error({
          event: 'job.failed',
          job: job.name,
          ms: Math.round(performance.now() - startedAt),
          err: error,
        });
      }
    }
  }

  async function watched(): Promise<void> {
    const stop = new AbortController();
    const late = wait(watchdogMs, 'late' as const, { signal: stop.signal, ref: false }).catch(() => 'stopped' as const);
    const ended = await Promise.race([runAll().then(() => 'done' as const), late]);
    stop.abort();
    if (ended === 'late') deps.log.error({ event: 'tick.hung', ms: watchdogMs });
  }

  const now = () => {
    running = running.then(watched);
    return running;
  };
  const task = cron.schedule('*/20 * * * * *', now, { timezone: 'Etc/UTC', noOverlap: true });
  return {
    now,
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
