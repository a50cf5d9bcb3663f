import { Worker } from 'node:worker_threads';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher, type Matcher } from '../../src/matching/matcher.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import { workerMeaning } from '../../src/matching/worker-meaning.ts';
import { colleague, staff } from './builders.ts';

/** A thread whose encoder knows only whether a question and an entry share a word. */
const thread = `const { parentPort: port } = require('node:worker_threads');
const texts = new Map();
port.on('message', ({ kind, id, entries, slots, question }) => {
  if (kind === 'set') for (const { slot, views } of entries) texts.set(slot, views[0].text.split(/\\W+/));
  if (kind === 'drop') for (const slot of slots) texts.delete(slot);
  if (kind === 'settled') port.postMessage({ kind, id });
  if (kind === 'close') port.close();
  if (kind !== 'search') return;
  const words = question.split(' ');
  const near = [...texts.values()].map((text) => (text.some((word) => words.includes(word)) ? 1 : 0));
  const best = Math.max(0, ...near);
  const found = { slots: [...texts.keys()], near, hub: near.map(() => 0), mean: 0, best, bestOverChance: [best] };
  port.postMessage({ kind: 'found', id, found: { ...found, encoded: texts.size } });
});
port.postMessage({ kind: 'ready', digest: 'd', vocabulary: new Set() });`;

const rosa = colleague('rosa', { item: { topic: 'origami', detail: '' } });
const ben = colleague('ben', { item: { topic: 'beekeeping', detail: '' } });
let isHeld = false;
let letGo: () => void;
let meaning: Meaning;
let matcher: Matcher;

beforeEach(async () => {
  isHeld = false;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  meaning = await workerMeaning({
    cacheDir: '',
    startThread: () => new Worker(thread, { eval: true }),
    store: {
      async read() {
        if (isHeld) await held;
        return new Map();
      },
      write: async () => undefined,
    },
  });
  matcher = createMatcher({ meaning });
  matcher.index('T1', 1, staff(rosa));
  await matcher.settled();
  isHeld = true;
});

afterEach(async () => {
  letGo();
  await meaning.close();
});

async function ask(text: string) {
  const ranking = await matcher.rank('T1', { text, asker: 'x', today: '2026-11-02' }, () => FREE, 1);
  return { zone: ranking.zone, first: ranking.suggestions[0]?.userId };
}

describe('while two edits wait for the database', () => {
  test('nobody is credited with what someone else has taken out', async () => {
    expect(await ask('origami')).toEqual({ zone: 'sure', first: 'rosa' });
    matcher.index('T1', 2, staff());
    matcher.index('T1', 3, staff(ben));
    expect(await ask('origami')).toEqual({ zone: 'closest', first: undefined });
    letGo();
    await matcher.settled();
    expect(await ask('beekeeping')).toEqual({ zone: 'sure', first: 'ben' });
  });

  test('what was taken out again before it was encoded never comes', async () => {
    matcher.index('T1', 2, staff(rosa, ben));
    matcher.index('T1', 3, staff(rosa));
    letGo();
    await matcher.settled();
    expect(await ask('beekeeping')).toEqual({ zone: 'nobody', first: undefined });
  });
});
