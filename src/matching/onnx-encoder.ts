import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { Tokenizer } from '@huggingface/tokenizers';
import type { Encoder } from './encoder.ts';
import { encoderDigest } from './encoder-digest.ts';
import { MODELS, PINNED_FILES } from './models.ts';
import { MODEL_SIZE, openModel } from './onnx-model.mjs';
import { secondEncoder } from './second-encoder.ts';
import { STEP } from './vector-rows.ts';

/** How the encoders are used. All of it is part of the digest, so that vectors kept from another use are not taken for these. */
const USE = {
  size: MODEL_SIZE,
  /** Longer texts are cut: what someone knows stands at the beginning. */
  mostTokens: 128,
  endToken: 102,
  /** The cosines of the second encoder lie this much closer together: with it a step of either says the same. */
  secondWeight: 5,
  prefixes: MODELS.map(({ prefix }) => prefix),
  step: STEP,
} as const;

/** The encoders, open. */
export interface OpenEncoder extends Encoder {
  /** Resolves when nothing is read any more. */
  close(): Promise<void>;
}

/**
 * The two encoders as one: a vector holds both, scaled so that one dot product adds up their cosines, the second by its weight.
 *
 * @param beside the port of `startSecond`
 */
export async function onnxEncoder(cacheDir: string, beside: MessagePort): Promise<OpenEncoder> {
  const [{ prefix, files }, { prefix: secondPrefix }] = MODELS;
  const second = secondEncoder(beside);
  const pieces = await tokenizer(join(cacheDir, PINNED_FILES[0]?.name ?? ''));
  const first = await openModel(join(cacheDir, files.weights.name));
  const linesOf = (text: string, before: string) => text.split('\n').map((line) => pieces.cut(before + line));
  // Its first answer tells that it is open.
  await second.read(linesOf('', secondPrefix));
  return {
    digest: encoderDigest(PINNED_FILES, USE),
    size: 2 * USE.size,
    vocabulary: pieces.vocabulary,
    // One after the other: nobody waits, and the other core belongs to Slack's traffic.
    item: async (text) => joined(await first(linesOf(text, prefix)), await second.read(linesOf(text, secondPrefix))),
    async question(text) {
      // The second is asked first: while the first reads, this thread does nothing else.
      const reading = [second.read(linesOf(text, secondPrefix)), first(linesOf(text, prefix))] as const;
      const [bySecond, byFirst] = await Promise.all(reading);
      return joined(byFirst, bySecond);
    },
    close: () => second.close(),
  };
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
