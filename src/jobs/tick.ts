import { setTimeout as wait } from 'node:timers/promises';
import cron from 'node-cron';
import type { Deps, Job } from '../deps.ts';

export interface Tick {
  /** Does at once what is due, and resolves when it is done. */
  now(): Promise<void>;
  stop(): Promise<void>;
}

/** A job that hangs would count as running for ever and stop all that follow. Source: reliability.md, "Traps". */
const longestMs = 60_000;

/**
 * The clockwork: one UTC tick every 20 s on every instance. Each job asks what is due by school time; what it does is an
 * occurrence, so a restart catches up and two instances do it once. Neither a job's fault nor one that hangs stops the next;
 * one that hangs is not begun again before it ends.
 */
export function startTick(deps: Deps, jobs: Job[], { watchdogMs = longestMs } = {}): Tick {
  let running: Promise<void> = Promise.resolve();
  const hanging = new Set<Job>();

  async function runAll(): Promise<void> {
    for (const job of jobs) if (!hanging.has(job)) await watched(job);
  }

  async function watched(job: Job): Promise<void> {
    const stop = new AbortController();
    const late = wait(watchdogMs, 'late' as const, { signal: stop.signal, ref: false }).catch(() => 'stopped' as const);
    const done = runOne(job).then(() => hanging.delete(job));
    const ended = await Promise.race([done, late]);
    stop.abort();
    if (ended !== 'late') return;
    hanging.add(job);
    deps.log.error({ event: 'job.hung', job: job.name, ms: watchdogMs });
  }

  async function runOne(job: Job): Promise<void> {
    const startedAt = performance.now();
    try {
      await job.run(deps, deps.clock());
    } catch (error) {
      const ms = Math.round(performance.now() - startedAt);
      deps.log.error({ event: 'job.failed', job: job.name, ms, err: error });
    }
  }

  const now = () => {
    running = running.then(runAll);
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
