import { type MessagePort, parentPort, workerData } from 'node:worker_threads';
import { localMeaning } from './local-meaning.ts';
import type { FromWorker, ToWorker } from './meaning-messages.ts';
import { onnxEncoder } from './onnx-encoder.ts';

const port = parentPort as MessagePort;
const say = (message: FromWorker, moved: ArrayBuffer[] = []) => port.postMessage(message, moved);

const encoder = await onnxEncoder(workerData.cacheDir, workerData.second);
const meaning = localMeaning(encoder, (teamId, text, vector) => say({ kind: 'learned', teamId, text, vector }));

port.on('message', async (message: ToWorker) => {
  if (message.kind === 'set') return meaning.set(message.teamId, message.entries);
  if (message.kind === 'drop') return meaning.drop(message.teamId, message.slots);
  // What is under way is finished first: a thread that ends while the encoder runs takes the whole process with it.
  if (message.kind === 'close')
    return meaning
      .close()
      .then(encoder.close)
      .then(() => port.close());
  if (message.kind === 'settled') return meaning.settled().then(() => say({ kind: 'settled', id: message.id }));
  const found = await meaning.search(message.teamId, message.question, message.own);
  return say({ kind: 'found', id: message.id, found }, found ? [found.near.buffer as ArrayBuffer] : []);
});
say({ kind: 'ready', digest: encoder.digest, vocabulary: encoder.vocabulary });
