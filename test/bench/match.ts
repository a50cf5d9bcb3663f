import { resolve } from 'node:path';
import { readRoutingSet } from '../../scripts/routing-set.ts';
import type { Encoder } from '../../src/matching/encoder.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { localMeaning } from '../../src/matching/local-meaning.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { onnxEncoder } from '../../src/matching/onnx-encoder.ts';
import type { Profile } from '../../src/matching/profile.ts';
import { ensureWeights } from '../../src/matching/weights.ts';
import { peopleLike } from './match-people.ts';
import { plainBm25 } from './plain-bm25.ts';

/**
 * What processor time one question takes (so that other work on the machine hardly shows), and what memory a directory adds, from 200 to 100,000 people made from the shape of the
 * routing set. Items get vectors near those of the set's own items, because encoding a million texts takes hours.
 */
const SIZES = [200, 1_000, 10_000, 100_000];
const QUESTIONS = 100;

const cacheDir = resolve('.cache/weights');
await ensureWeights({ cacheDir, env: process.env, progress: (line) => console.error(line) });
const { profiles, questions } = await readRoutingSet('test/data/routing');
const texts = questions.slice(0, QUESTIONS).map(({ text }) => text);
const real = await onnxEncoder(cacheDir);
const encoder = await nearEncoder(real, profiles);

console.log('people    plain BM25 p50/p95   words p50/p95 (+MB)     meaning p50/p95 (+MB)   ms of processor time');
for (const size of SIZES.filter((people) => people <= Number(process.argv[2] ?? Number.POSITIVE_INFINITY))) {
  const people = peopleLike(profiles, size);
  const yardstick = plainBm25(people);
  const plain = await timed((text) => yardstick(text));
  const words = await measured(people);
  const meaning = await measured(people, encoder);
  console.log([String(size).padEnd(9), plain.padEnd(20), words.padEnd(23), meaning].join(' '));
}
process.exit(0);

async function measured(people: readonly Profile[], by?: Encoder): Promise<string> {
  const before = memory();
  const matcher = createMatcher(by && { meaning: localMeaning(by) });
  await matcher.index('bench', 1, people);
  await matcher.settled();
  const added = memory() - before;
  const request = { asker: 'nobody', today: '2026-11-02' };
  const times = await timed((text) => matcher.rank('bench', { text, ...request }, () => FREE, 3));
  return `${times} (+${Math.round(added)})`;
}

async function timed(ask: (text: string) => unknown): Promise<string> {
  await ask(texts[0] ?? '');
  const times: number[] = [];
  for (const text of texts) {
    const before = process.cpuUsage();
    await ask(text);
    const { user, system } = process.cpuUsage(before);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * times.length)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

function memory(): number {
  global.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}

/** Real vectors for questions; for an item the vector of one of the set's items, moved a little. */
async function nearEncoder(of: Encoder, from: readonly Profile[]): Promise<Encoder> {
  const known: Float32Array[] = [];
  for (const { items } of from) for (const { topic, detail } of items) known.push(await of.item(`${topic}: ${detail}`));
  let next = 0;
  return {
    ...of,
    item: async () => {
      next++;
      return (known[next % known.length] ?? new Float32Array(of.size)).map(
        (value, n) => value + 0.02 * Math.sin(next * 31 + n),
      );
    },
  };
}
