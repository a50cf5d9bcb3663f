import { workerData } from 'node:worker_threads';
import { openModel } from './onnx-model.mjs';

/** @type {{ port: import('node:worker_threads').MessagePort, path: string }} */
const { port, path } = workerData;
const read = await openModel(path);

// One after the other, as they were asked. The thread ends by itself when the other end of the port is closed.
let last = Promise.resolve();
port.on('message', (/** @type {number[][]} */ lines) => {
  last = last.then(async () => port.postMessage(await read(lines)));
});
