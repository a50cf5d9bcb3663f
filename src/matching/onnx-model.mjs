// JavaScript, because the thread of the second encoder reads it: to learn TypeScript a thread takes 25 MB.
import { InferenceSession, Tensor } from 'onnxruntime-node';

/** Numbers in a vector of each encoder. */
export const MODEL_SIZE = 384;

/**
 * Opens the weights of one encoder, which reads in this very thread and holds it meanwhile. It reads several lines, each the
 * numbers of its word pieces, as one: what it gives is their mean, of length 1.
 *
 * @param {string} path
 * @returns {Promise<(lines: readonly (readonly number[])[]) => Promise<Float32Array>>}
 */
export async function openModel(path) {
  // One thread: the other cores belong to Slack's traffic.
  const model = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return async (lines) => {
    const total = new Float32Array(MODEL_SIZE);
    for (const line of lines) add(total, await readLine(model, line));
    return unit(total);
  };
}

/**
 * @param {InferenceSession} model
 * @param {readonly number[]} ids
 */
async function readLine(model, ids) {
  const tensor = (/** @type {readonly number[]} */ values) =>
    new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
  const { last_hidden_state: hidden } = await model.run({
    input_ids: tensor(ids),
    attention_mask: tensor(ids.map(() => 1)),
    token_type_ids: tensor(ids.map(() => 0)),
  });
  const total = new Float32Array(MODEL_SIZE);
  add(total, /** @type {Float32Array} */ (hidden?.data));
  return unit(total);
}

/**
 * @param {Float32Array} total
 * @param {Float32Array} vectors one behind the other
 */
function add(total, vectors) {
  for (let n = 0; n < vectors.length; n++) {
    total[n % MODEL_SIZE] = (total[n % MODEL_SIZE] ?? 0) + (vectors[n] ?? 0);
  }
}

/** @param {Float32Array} vector */
function unit(vector) {
  const length = Math.sqrt(vector.reduce((total, value) => total + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
