import { join } from 'node:path';
import { MessageChannel, type MessagePort, Worker } from 'node:worker_threads';
import { MODELS } from './models.ts';

/** The second encoder, which reads in a thread of its own, so that both read a question at once. */
export interface SecondEncoder {
  /** @param lines the numbers of their word pieces */
  read(lines: readonly (readonly number[])[]): Promise<Float32Array>;
  /** Ends its thread when all that was asked is read. */
  close(): Promise<void>;
}

/**
 * Starts the thread of the second encoder, from the thread of the program: one that ends takes those along which it started, and
 * the whole process if one of them is reading just then. It ends by itself when the port that is given here is closed.
 */
export function startSecond(cacheDir: string): MessagePort {
  const { port1, port2 } = new MessageChannel();
  const thread = new Worker(new URL('./second-worker.mjs', import.meta.url), {
    workerData: { path: join(cacheDir, MODELS[1].files.weights.name), port: port1 },
    transferList: [port1],
    // What teaches this thread TypeScript is not needed there.
    execArgv: [],
    // What it reads lies outside of JavaScript, and is given back when the little that is young is collected.
    resourceLimits: { maxYoungGenerationSizeMb: 2 },
  });
  // Who holds the port meets its end there.
  thread.on('error', () => undefined);
  thread.unref();
  return port2;
}

const ENDED = 'the thread of the second encoder has ended';

/** Speaks through the port of `startSecond`. A reading rejects when the thread behind it has ended. */
export function secondEncoder(port: MessagePort): SecondEncoder {
  /** In the order in which they asked, which is that of the answers. */
  const waiting: { resolve(vector: Float32Array): void; reject(fault: Error): void }[] = [];
  let last: Promise<unknown> = Promise.resolve();
  let isOver = false;
  port.on('message', (vector: Float32Array) => waiting.shift()?.resolve(vector));
  port.on('close', () => {
    isOver = true;
    for (const { reject } of waiting) reject(new Error(ENDED));
  });

  return {
    read(lines) {
      if (isOver) return Promise.reject(new Error(ENDED));
      const answer = new Promise<Float32Array>((resolve, reject) => waiting.push({ resolve, reject }));
      last = answer;
      port.postMessage(lines);
      return answer;
    },
    async close() {
      await last;
      port.close();
    },
  };
}
