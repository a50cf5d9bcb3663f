import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bringMeaning } from '../../src/matching/bring-meaning.ts';
import { FAIRNESS } from '../../src/matching/fairness.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import { BY_MEANING, BY_WORDS, FURTHER, LEVEL } from '../../src/matching/relevance.ts';
import { CUTS_BY_MEANING } from '../../src/matching/zone.ts';
import { type AnswerScore, meanScore, type RoutingScore, routingSet } from '../matching/routing-score.ts';

/**
 * What the numbers of matching are worth on questions they were not chosen by: each is chosen anew on some questions, beginning
 * with the first of its values here and not with what the bot uses, and measured on others. In five folds a topic is in one fold
 * with all its questions; from one district to the other everything is new but the code itself. Not chosen anew, because vectors
 * hang on them: HUB_OF, LEAST_HUB, PART_LESS, secondWeight, and the forms in which entries are said.
 */
const FOLDS = 5;
/** Two questions that share so much of those who can answer them are of one topic. */
const SAME_TOPIC = 0.4;
/** How often all numbers are gone through. */
const ROUNDS = 2;
const DIRS = ['test/data/routing', 'test/data/routing-second'];

/** A number of the running code and the values it may have. */
interface Tuned {
  holder: object;
  name: string;
  values: readonly number[];
}

const LEVELS: Tuned[] = [
  { holder: LEVEL, name: '1', values: [-0.5, 0, -1, -1.5] },
  { holder: LEVEL, name: '2', values: [-0.5, 0, -0.25, -0.75] },
  { holder: LEVEL, name: '4', values: [0.5, 0, 0.25] },
  { holder: FAIRNESS, name: 'otherGradeBand', values: [1, 0.85, 0.7, 0.5] },
];
const NUMBERS: Record<'words' | 'meaning', Tuned[]> = {
  words: [
    { holder: BY_WORDS, name: 'wordsAtHalf', values: [1, 0.3, 0.6, 1.5] },
    { holder: BY_WORDS, name: 'coverage', values: [0, 0.15, 0.3, 0.5] },
    { holder: BY_WORDS, name: 'level', values: [0.1, 0.05, 0.15, 0.2] },
    { holder: BY_WORDS, name: 'answer', values: [0, -0.1, -0.2, 0.1] },
    { holder: FURTHER, name: 'words', values: [0.1, 0.05, 0.2] },
    ...LEVELS,
  ],
  meaning: [
    { holder: BY_MEANING, name: 'hub', values: [0, 0.5, 0.75, 1] },
    { holder: BY_MEANING, name: 'profile', values: [0, 0.25, 0.5, 0.75] },
    { holder: BY_MEANING, name: 'words', values: [0, 0.05, 0.1, 0.2] },
    { holder: BY_MEANING, name: 'wordsAtHalf', values: [1, 0.3, 0.6, 1.5] },
    { holder: BY_MEANING, name: 'level', values: [0.1, 0.05, 0.15, 0.2] },
    { holder: BY_MEANING, name: 'answer', values: [0, -0.1, -0.2, 0.1] },
    { holder: BY_MEANING, name: 'beyondSure', values: [1, 0.5, 0.25, 0.1] },
    { holder: FURTHER, name: 'meaning', values: [0.1, 0.05, 0.2] },
    ...LEVELS,
  ],
};
const CUTS: Tuned[] = [
  { holder: CUTS_BY_MEANING, name: 'nobody', values: [0.2, 0.1, 0.15, 0.25, 0.3, 0.35] },
  { holder: CUTS_BY_MEANING, name: 'unknownWords', values: [0, 0.1, 0.2, 0.3, 0.4] },
];

const { values: options } = parseArgs({ options: { words: { type: 'boolean', default: false } } });
const by = options.words ? 'words' : 'meaning';
const meaning = options.words ? undefined : await meaningOrEnd();
const inUse = [...NUMBERS[by], ...CUTS].map((number) => ({ number, value: nowOf(number) }));
const districts = await Promise.all(DIRS.map((dir) => district(dir)));

console.log(
  `${NUMBERS[by].length} numbers of the ranking${meaning ? ` and ${CUTS.length} of the gaps` : ''} chosen anew`,
);
console.log('                                                       nDCG@3    P@1   gap F1');
for (const [n, here] of districts.entries()) {
  const elsewhere = districts[1 - n] as District;
  say(`${here.dir}, as in use`, meanScore(await withInUse(here)));
  say(`${here.dir}, five folds by topic`, await inFolds(here));
  say(`${here.dir}, chosen in the other district`, meanScore(await heldOut(elsewhere, () => true, here)));
}
await meaning?.close();

/** The questions of one district, answered once for each setting of the numbers. */
interface District {
  dir: string;
  /** By question, the fold that it is in. */
  folds: readonly number[];
  ask(): Promise<AnswerScore[]>;
}

async function district(dir: string): Promise<District> {
  const ask = await routingSet(dir, meaning && asked(meaning));
  const answered = new Map<string, Promise<AnswerScore[]>>();
  const remembered = () => {
    const setting = [...NUMBERS[by], ...CUTS].map(nowOf).join();
    const scores = answered.get(setting) ?? ask();
    answered.set(setting, scores);
    return scores;
  };
  return { dir, folds: foldsOf(await remembered()), ask: remembered };
}

/** Nothing that is chosen here changes what is near: each question is looked for once. */
function asked(of: Meaning): Meaning {
  const found = new Map<string, ReturnType<Meaning['search']>>();
  return {
    ...of,
    search(teamId, question, own) {
      const key = [question, own?.join()].join('\n');
      const nearness = found.get(key) ?? of.search(teamId, question, own);
      found.set(key, nearness);
      return nearness;
    },
  };
}

/** All questions of a topic in one fold, the topics in turn; gaps one by one. */
function foldsOf(scores: readonly AnswerScore[]): number[] {
  const topic = scores.map((_, n) => n);
  scores.forEach(({ able }, n) => {
    for (let other = 0; other < n; other++) {
      if (shared(able, scores[other]?.able ?? new Set()) < SAME_TOPIC) continue;
      const [from, to] = [topic[n], topic[other] as number];
      topic.forEach((of, m) => {
        if (of === from) topic[m] = to;
      });
    }
  });
  const order = [...new Set(topic)];
  return topic.map((of) => order.indexOf(of) % FOLDS);
}

/** What two groups share, of all that are in either. */
function shared(some: ReadonlySet<string>, others: ReadonlySet<string>): number {
  const both = [...some].filter((one) => others.has(one)).length;
  return both / (some.size + others.size - both || 1);
}

async function withInUse(here: District): Promise<AnswerScore[]> {
  for (const { number, value } of inUse) set(number, value);
  return here.ask();
}

async function inFolds(here: District): Promise<RoutingScore> {
  const scores: AnswerScore[] = [];
  for (let fold = 0; fold < FOLDS; fold++) {
    const answers = await heldOut(here, (of) => of !== fold, here);
    scores.push(...answers.filter((_, n) => here.folds[n] === fold));
  }
  return meanScore(scores);
}

/** Chooses every number on some folds of one district, and answers another with them. */
async function heldOut(on: District, isSeen: (fold: number) => boolean, then: District): Promise<AnswerScore[]> {
  const scored = async (what: keyof RoutingScore) =>
    meanScore((await on.ask()).filter((_, n) => isSeen(on.folds[n] as number)))[what];
  for (const number of [...NUMBERS[by], ...CUTS]) set(number, number.values[0] as number);
  await choose(NUMBERS[by], () => scored('ndcg3'));
  if (meaning) await choose(CUTS, () => scored('gapF1'));
  return then.ask();
}

/** Goes through the numbers one by one and leaves each at its best value, the others as they are. */
async function choose(numbers: readonly Tuned[], score: () => Promise<number>): Promise<void> {
  for (let round = 0; round < ROUNDS; round++) {
    for (const number of numbers) {
      let best = { value: nowOf(number), score: await score() };
      for (const value of number.values) {
        set(number, value);
        const reached = await score();
        if (reached > best.score) best = { value, score: reached };
      }
      set(number, best.value);
    }
  }
}

function nowOf({ holder, name }: Tuned): number {
  return Reflect.get(holder, name);
}

/** In the running code, which itself never does this. */
function set({ holder, name }: Tuned, value: number): void {
  Reflect.set(holder, name, value);
}

function say(what: string, { ndcg3, firstIsRight, gapF1 }: RoutingScore): void {
  const figures = [ndcg3, firstIsRight, gapF1].map((figure) => figure.toFixed(3).slice(1).padStart(8)).join('');
  console.log(what.padEnd(53) + figures);
}

async function meaningOrEnd(): Promise<Meaning> {
  const found = await bringMeaning({
    cacheDir: resolve('.cache/weights'),
    env: process.env,
    answerWithinMs: 60_000,
    progress: (line) => console.error(line),
    use: () => undefined,
    withoutMeaning: (reason) => console.error(`Nothing to cross-validate by meaning: ${reason}`),
  });
  return found ?? process.exit(1);
}
