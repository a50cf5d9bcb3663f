import { expect, test } from 'vitest';
import { workQueue } from '../../src/delivery/work-queue.ts';
import type { LogLine } from '../../src/deps.ts';

const turn = () => new Promise((resolve) => setImmediate(resolve));

function queue() {
  const lines: LogLine[] = [];
  const push = (line: LogLine) => void lines.push(line);
  return { ...workQueue({ info: push, warn: push, error: push }), lines };
}

/** Work that ends when the test says so. */
function held() {
  const begun: (() => void)[] = [];
  return { begun, work: () => new Promise<void>((resolve) => begun.push(resolve)) };
}

test('while people wait for an acknowledgement a few pieces of work go on, and the rest follows when all is calm', async () => {
  const { add, arriving } = queue();
  const { begun, work } = held();
  const arrived = arriving();
  for (let piece = 0; piece < 20; piece += 1) add(work);
  await turn();
  const few = begun.length;
  expect(few).toBeGreaterThan(0);
  expect(few).toBeLessThan(10);
  arrived();
  await turn();
  arriving()();
  await turn();
  expect(begun.length, 'the next to wait is here a moment later').toBe(few);
  await expect.poll(() => begun.length).toBe(20);
});

test('a rush that does not end leaves work its turn', async () => {
  const { add, arriving, idle } = queue();
  arriving();
  const done: number[] = [];
  for (let piece = 0; piece < 3; piece += 1) add(async () => void done.push(piece));
  await idle();
  expect(done).toEqual([0, 1, 2]);
});

test('a piece of work that fails is logged, and the next one begins', async () => {
  const { add, idle, lines } = queue();
  const done: string[] = [];
  add(async () => {
    throw new Error('broken');
  });
  add(async () => void done.push('next'));
  await idle();
  expect(done).toEqual(['next']);
  expect(lines).toMatchObject([{ event: 'delivery.listener-failed' }]);
});

test('a form that is answered holds up nobody, and a stop waits for what follows from it', async () => {
  const { add, arriving, beside, idle } = queue();
  const { begun, work } = held();
  let endForm = () => {};
  const form = beside(new Promise<void>((resolve) => (endForm = resolve)));
  const arrived = arriving();
  for (let piece = 0; piece < 20; piece += 1) add(work);
  arrived();
  arrived();
  await expect.poll(() => begun.length).toBe(20);
  for (const end of begun) end();
  let isIdle = false;
  const idled = idle().then(() => (isIdle = true));
  await turn();
  await turn();
  expect(isIdle).toBe(false);
  endForm();
  await form;
  await idled;
});
