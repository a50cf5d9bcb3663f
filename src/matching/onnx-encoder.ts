import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Tokenizer } from '@huggingface/tokenizers';
import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { Encoder } from './encoder.ts';
import { encoderDigest } from './encoder-digest.ts';
import { MODELS, PINNED_FILES } from './models.ts';
import { STEP } from './vector-rows.ts';

/** How the encoders are used. All of it is part of the digest, so that vectors kept from another use are not taken for these. */
const USE = {
  /** Numbers in a vector of each encoder. */
  size: 384,
  /** Longer texts are cut: what someone knows stands at the beginning. */
  mostTokens: 128,
  endToken: 102,
  /** The cosines of the second encoder lie this much closer together: with it a step of either says the same. */
  secondWeight: 5,
  prefixes: MODELS.map(({ prefix }) => prefix),
  step: STEP,
} as const;

/** The two encoders as one: a vector holds both, scaled so that one dot product adds up their cosines, the second by its weight. */
export async function onnxEncoder(cacheDir: string): Promise<Encoder> {
  const [first, second] = MODELS;
  const pieces = await tokenizer(join(cacheDir, PINNED_FILES[0]?.name ?? ''));
  const one = await session(join(cacheDir, first.files.weights.name), first.prefix, pieces);
  const two = await session(join(cacheDir, second.files.weights.name), second.prefix, pieces);
  const encode = async (text: string) => {
    const lines = text.split('\n');
    return joined(await average(lines, one), await average(lines, two));
  };
  return {
    digest: encoderDigest(PINNED_FILES, USE),
    size: 2 * USE.size,
    vocabulary: pieces.vocabulary,
    item: encode,
    question: encode,
  };
}

async function average(lines: readonly string[], encode: (line: string) => Promise<Float32Array>) {
  const total = new Float32Array(USE.size);
  for (const line of lines) for (const [n, value] of (await encode(line)).entries()) total[n] = (total[n] ?? 0) + value;
  return unit(total);
}

function joined(first: Float32Array, second: Float32Array): Float32Array {
  const both = new Float32Array(first.length + second.length);
  both.set(first);
  both.set(
    second.map((value) => value * Math.sqrt(USE.secondWeight)),
    first.length,
  );
  return both;
}

/** Cuts texts into the numbers of word pieces. */
interface Pieces {
  vocabulary: ReadonlySet<string>;
  cut(text: string): number[];
}

async function tokenizer(path: string): Promise<Pieces> {
  // Padding and truncation as stored would fill every text up to a fixed length.
  const settings = { ...JSON.parse(await readFile(path, 'utf8')), padding: null, truncation: null };
  const pieces = new Tokenizer(settings, {});
  return {
    // A piece that only continues a word begins with ##.
    vocabulary: new Set(Object.keys(settings.model.vocab).filter((piece) => !piece.startsWith('#'))),
    cut(text) {
      const { ids } = pieces.encode(text);
      return ids.length > USE.mostTokens ? [...ids.slice(0, USE.mostTokens - 1), USE.endToken] : ids;
    },
  };
}

async function session(path: string, prefix: string, pieces: Pieces) {
  // One thread: the other cores belong to Slack's traffic.
  const model = await InferenceSession.create(path, { intraOpNumThreads: 1, interOpNumThreads: 1 });
  return async (text: string): Promise<Float32Array> => {
    const ids = pieces.cut(prefix + text);
    const tensor = (values: number[]) => new Tensor('int64', BigInt64Array.from(values, BigInt), [1, values.length]);
    const ones = ids.map(() => 1);
    const { last_hidden_state: hidden } = await model.run({
      input_ids: tensor(ids),
      attention_mask: tensor(ones),
      token_type_ids: tensor(ids.map(() => 0)),
    });
    return unit(sum(hidden?.data as Float32Array));
  };
}

function sum(hidden: Float32Array): Float32Array {
  const total = new Float32Array(USE.size);
  for (let n = 0; n < hidden.length; n++) total[n % USE.size] = (total[n % USE.size] ?? 0) + (hidden[n] ?? 0);
  return total;
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.sqrt(vector.reduce((total, value) => total + value * value, 0)) || 1;
  return vector.map((value) => value / length);
}
