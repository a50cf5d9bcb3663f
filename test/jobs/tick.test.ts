import { afterEach, describe, expect, test } from 'vitest';
import type { Deps, Job, LogLine } from '../../src/deps.ts';
import { startTick, type Tick } from '../../src/jobs/tick.ts';

const now = new Date('2026-02-24T15:00:00Z');
let log: LogLine[] = [];
let done: string[] = [];
let tick: Tick | undefined;

afterEach(async () => {
  await tick?.stop();
  log = [];
  done = [];
});

function starts(jobs: Job[], options?: Parameters<typeof startTick>[2]): Tick {
  const error = (line: LogLine) => void log.push(line);
  // Jobs of these tests reach nothing but the clock and the log.
  tick = startTick({ clock: () => now, log: { info: error, warn: error, error } } as unknown as Deps, jobs, options);
  return tick;
}
const job = (name: string, run: Job['run'] = async () => {}): Job => ({
  name,
  async run(deps, at) {
    done.push(`${name} ${at.toISOString()}`);
    await run(deps, at);
  },
});

describe('a tick', () => {
  test('asks every job in its order what is due by school time', async () => {
    await starts([job('calendar'), job('deadlines')]).now();
    expect(done).toEqual(['calendar 2026-02-24T15:00:00.000Z', 'deadlines 2026-02-24T15:00:00.000Z']);
  });

  test('goes on to the next job when one breaks, and says which', async () => {
    const broken = job('broken', async () => {
      throw new Error('no');
    });
    await starts([broken, job('next')]).now();
    expect(done).toHaveLength(2);
    expect(log).toEqual([expect.objectContaining({ event: 'job.failed', job: 'broken' })]);
  });

  test('goes on to the next job when one hangs, and does not begin that one again before it ends', async () => {
    let end = () => {};
    const hangs = job('hangs', () => new Promise<void>((resolve) => (end = resolve)));
    const { now: next } = starts([hangs, job('next')], { watchdogMs: 1 });
    await next();
    await next();
    expect(done.map((line) => line.split(' ')[0])).toEqual(['hangs', 'next', 'next']);
    expect(log).toEqual([expect.objectContaining({ event: 'job.hung', job: 'hangs' })]);
    end();
    // That it has ended is known by the tick after this one.
    await next();
    await next();
    expect(done.filter((line) => line.startsWith('hangs'))).toHaveLength(2);
    end();
  });

  test('begins when the one before has ended, and ends before the clockwork stops', async () => {
    const order: string[] = [];
    const slow = job('slow', async () => {
      order.push('begins');
      await Promise.resolve();
      order.push('ends');
    });
    const clockwork = starts([slow]);
    void clockwork.now();
    void clockwork.now();
    await clockwork.stop();
    expect(order).toEqual(['begins', 'ends', 'begins', 'ends']);
  });
});
