import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { readRoutingSet } from '../../scripts/routing-set.ts';
import type { Encoder } from '../../src/matching/encoder.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { localMeaning } from '../../src/matching/local-meaning.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { onnxEncoder } from '../../src/matching/onnx-encoder.ts';
import type { Profile } from '../../src/matching/profile.ts';
import { startSecond } from '../../src/matching/second-encoder.ts';
import { ensureWeights } from '../../src/matching/weights.ts';
import { peopleLike } from './match-people.ts';
import { plainBm25 } from './plain-bm25.ts';

/**
 * What one question takes, by the clock of the processor (so that other work on the machine hardly shows) and by the one on the wall,
 * and what memory a directory adds to the whole process, encoders included, from 200 to 100,000 people made from the shape of the
 * routing set. Each row comes from a process of its own, which has answered other questions before: a bot runs for weeks.
 * One of ten stands among other sentences. Each question is asked five times: the least tells what it takes when nobody else wants the processor's caches.
 * Items get vectors near those of the set's own items, because encoding a million texts takes hours.
 */
const SIZES = [200, 1_000, 10_000, 100_000];
const QUESTIONS = 100;
const ROUNDS = 5;
const WAYS = ['plain', 'words', 'meaning'] as const;

const cacheDir = resolve('.cache/weights');
const { profiles, questions } = await readRoutingSet('test/data/routing');
const asTyped = new Set(questions.slice(0, QUESTIONS).map(({ text }) => text));
/** One of ten with a sentence before and two after. */
const texts = [...asTyped].map((text, n) => (n % 10 ? text : amongOthers(text)));
/** So many questions asked meanwhile are remembered with their vectors, and no more. */
const REMEMBERED = 500;
/** Asked before the clocks run. */
const others = questions.slice(QUESTIONS).map(({ text }) => text);
const [first = '100000', way] = process.argv.slice(2);

if (way) console.log(await measured(peopleLike(profiles, Number(first)), way as (typeof WAYS)[number]));
else {
  await ensureWeights({ cacheDir, env: process.env, progress: (line) => console.error(line) });
  const head = WAYS.map((one) => `by ${one === 'plain' ? 'plain BM25' : one}`.padEnd(118));
  console.log(['people'.padEnd(9), ...head].join(' '));
  for (const size of SIZES.filter((people) => people <= Number(first))) {
    const row = WAYS.map((one) => ofItsOwn(size, one).padEnd(118));
    console.log([String(size).padEnd(9), ...row].join(' '));
  }
}
process.exit(0);

function amongOthers(text: string): string {
  return `My hallway talked about this at lunch. ${text}. We tried the usual things already. Room 8 has coffee after school.`;
}

/** One row from a fresh process, so that no memory of another is counted, or used again. */
function ofItsOwn(size: number, one: string): string {
  const args = ['--expose-gc', '--import', 'tsx', process.argv[1] ?? '', String(size), one];
  return execFileSync(process.execPath, args, { encoding: 'utf8' }).trim();
}

/** What answers, and how it forgets the vectors of the questions before, because one that comes again is not encoded again. */
interface Asked {
  ask(text: string): unknown;
  forget(round: number): unknown;
}

async function measured(people: readonly Profile[], one: (typeof WAYS)[number]): Promise<string> {
  const before = await memory();
  const asked =
    one === 'plain' ? { ask: plainBm25(people), forget: () => undefined } : await matching(people, one === 'meaning');
  const times = await timed(asked);
  return `${times}, +${Math.round((await memory()) - before)} MB`;
}

async function matching(people: readonly Profile[], isByMeaning: boolean): Promise<Asked> {
  const meaning = isByMeaning
    ? localMeaning(await nearEncoder(await onnxEncoder(cacheDir, startSecond(cacheDir)), profiles))
    : undefined;
  const matcher = createMatcher(meaning && { meaning });
  await matcher.index('bench', 1, people);
  await matcher.settled();
  return {
    ask: (text) => matcher.rank('bench', { text, asker: 'nobody', today: '2026-11-02' }, () => FREE, 3),
    async forget(round) {
      for (let n = 0; n < REMEMBERED; n++) await meaning?.search('bench', `${n} of ${round}`);
    },
  };
}

/** p50 and p95 in ms: what all threads together take of the processor, and how long it lasts on the wall. */
async function timed({ ask, forget }: Asked): Promise<string> {
  for (const text of others) await ask(text);
  const processor: Time[] = [];
  const wall: Time[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    await forget(round);
    for (const text of texts) {
      const [before, began] = [process.cpuUsage(), performance.now()];
      await ask(text);
      const { user, system } = process.cpuUsage(before);
      wall.push({ text, ms: performance.now() - began });
      processor.push({ text, ms: (user + system) / 1_000 });
    }
  }
  return `${inThreeWays(processor)}; wall ${inThreeWays(wall)}`;
}

interface Time {
  text: string;
  ms: number;
}

/** Of all, of the questions as the set has them, and of the least that each took. */
function inThreeWays(times: readonly Time[]): string {
  const least = new Map<string, number>();
  for (const { text, ms } of times) least.set(text, Math.min(least.get(text) ?? Number.POSITIVE_INFINITY, ms));
  const typed = times.filter(({ text }) => asTyped.has(text));
  return `${middleAndMost(times.map(({ ms }) => ms))} (as typed ${middleAndMost(typed.map(({ ms }) => ms))}, least ${middleAndMost([...least.values()])})`;
}

function middleAndMost(times: number[]): string {
  times.sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(share * times.length)] ?? 0).toFixed(1);
  return `${at(0.5)} / ${at(0.95)}`;
}

/** Of the whole process, in MB, when garbage is collected and given back: what lies outside JavaScript is in it. */
async function memory(): Promise<number> {
  global.gc?.();
  await setTimeout(2_000);
  global.gc?.();
  return process.memoryUsage.rss() / 1e6;
}

/** Real vectors for questions; for an item the vector of one of the set's items, moved a little. */
async function nearEncoder(of: Encoder, from: readonly Profile[]): Promise<Encoder> {
  const known: Float32Array[] = [];
  for (const { items } of from) for (const { topic, detail } of items) known.push(await of.item(`${topic}: ${detail}`));
  const noise = Float32Array.from({ length: 4_099 }, (_, n) => 0.02 * Math.sin(n * n));
  let next = 0;
  return {
    ...of,
    item: async () => {
      next++;
      const from = (next * 31) % (noise.length - of.size);
      return (known[next % known.length] ?? new Float32Array(of.size)).map(
        (value, n) => value + (noise[from + n] as number),
      );
    },
  };
}
