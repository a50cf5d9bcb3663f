import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import { colleague, staff, suggested } from './builders.ts';

const many = Array.from({ length: 400 }, (_, n) => colleague(`p${n}`, { item: { topic: `topic${n}`, detail: '' } }));
const rosa = colleague('rosa', { item: { topic: 'origami', detail: '' } });

test('while hundreds of people are indexed, Slack has its turns and questions are answered by what is there', async () => {
  const matcher = createMatcher();
  const ask = async (text: string) =>
    suggested(await matcher.rank('T1', { text, asker: 'x', today: '2026-11-02' }, () => FREE, 1));
  matcher.index('T1', 1, staff(rosa));
  let turns = 0;
  let isDone = false;
  const indexed = matcher.index('T1', 2, [...staff(rosa), ...many]).then(() => {
    isDone = true;
  });
  const meanwhile = [matcher.version('T1'), await ask('origami'), await ask('topic0'), await ask('topic399')];
  while (!isDone) {
    await turn();
    turns++;
  }
  await indexed;
  expect(meanwhile).toEqual([1, ['rosa'], ['p0'], []]);
  expect(turns).toBeGreaterThanOrEqual(400 / 50 - 1);
  expect([matcher.version('T1'), await ask('topic399')]).toEqual([2, ['p399']]);
});

test('versions that come while another is indexed follow in their order', async () => {
  const matcher = createMatcher();
  const versions = [[...many, rosa], many, [rosa]];
  await Promise.all(versions.map((people, n) => matcher.index('T1', n + 1, people)));
  const about = async (text: string) =>
    suggested(await matcher.rank('T1', { text, asker: 'x', today: '2026-11-02' }, () => FREE, 1));
  expect([matcher.version('T1'), await about('origami'), await about('topic399')]).toEqual([3, ['rosa'], []]);
});

test('while only half of the people are taken in, nobody is told that no colleague knows', async () => {
  const matcher = createMatcher({ meaning: alwaysEncoded() });
  const zone = async () =>
    (await matcher.rank('T1', { text: 'volcanoes', asker: 'x', today: '2026-11-02' }, () => FREE, 1)).zone;
  const indexed = matcher.index('T1', 1, many);
  const meanwhile = await zone();
  await indexed;
  expect([meanwhile, await zone()]).toEqual(['closest', 'nobody']);
});

/** An encoder that is never behind with what it was given, and finds all of it far from any question. */
function alwaysEncoded(): Meaning {
  const slots = new Set<number>();
  return {
    digest: 'd',
    knows: () => true,
    set: (_, entries) => {
      for (const { slot } of entries) slots.add(slot);
    },
    drop: (_, gone) => {
      for (const slot of gone) slots.delete(slot);
    },
    async search() {
      const far = new Float32Array(slots.size);
      return { slots: [...slots], near: far, hub: far, mean: 0, bestOverChance: [0], encoded: slots.size };
    },
    settled: async () => undefined,
    close: async () => undefined,
  };
}
