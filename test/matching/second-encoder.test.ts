import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { secondEncoder, startSecond } from '../../src/matching/second-encoder.ts';

const ENDED = 'the thread of the second encoder has ended';

test('two who ask at once each get their own answer, and closing waits until both are read', async () => {
  const { port1: thread, port2: port } = new MessageChannel();
  const asked: number[][][] = [];
  thread.on('message', (lines) => asked.push(lines));
  const second = secondEncoder(port);
  const answers = Promise.all([second.read([[1]]), second.read([[2], [3]])]);
  let isClosed = false;
  const closing = second.close().then(() => (isClosed = true));
  await expect.poll(() => asked).toEqual([[[1]], [[2], [3]]]);
  expect(isClosed).toBe(false);
  thread.postMessage(Float32Array.of(1));
  thread.postMessage(Float32Array.of(2));
  expect(await answers).toEqual([Float32Array.of(1), Float32Array.of(2)]);
  await closing;
});

test('where its weights cannot be opened, who asks is told, at once and later', async () => {
  const second = secondEncoder(startSecond('/no-such-folder'));
  await expect(second.read([[101, 102]])).rejects.toThrow(ENDED);
  await expect(second.read([[101, 102]])).rejects.toThrow(ENDED);
  await expect(second.close()).rejects.toThrow(ENDED);
});
