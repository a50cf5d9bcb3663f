import { beforeEach, describe, expect, test } from 'vitest';
import type { LearnedWords } from '../../src/domain/learned-words.ts';
import { learnedWordsStore } from '../../src/stores/learned-words-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = learnedWordsStore(db);

beforeEach(async () => {
  await db.collection('learnedWords').deleteMany({});
});

function learned(over: Partial<LearnedWords> = {}): LearnedWords {
  return {
    ...{ teamId: 'T1', id: 'l1', userId: 'U1', words: ['blank', 'stare'], topic: 'wait time' },
    ...{ how: 'passed', day: '2026-02-24', cause: 'question:q1' },
    ...over,
  };
}

describe('the words of one question', () => {
  test('are learned once, whatever is delivered again', async () => {
    await Promise.all(Array.from({ length: 8 }, (_, n) => store.addOnce(learned({ id: `l${n}` }))));
    expect(await store.of('T1', 'U1', 20)).toHaveLength(1);
  });

  test('are removed by the one to whom they lead, once', async () => {
    await store.addOnce(learned());
    expect(await store.remove('T1', 'U2', 'l1')).toBe(false);
    const removed = await Promise.all([store.remove('T1', 'U1', 'l1'), store.remove('T1', 'U1', 'l1')]);
    expect(removed.filter(Boolean)).toHaveLength(1);
    expect(await store.inWorkspace('T1')).toEqual([]);
  });
});

test('the newest stand first, and no more than asked for', async () => {
  for (const id of ['l1', 'l2', 'l3']) await store.addOnce(learned({ id, cause: `question:${id}` }));
  expect((await store.of('T1', 'U1', 2)).map(({ id }) => id)).toEqual(['l3', 'l2']);
});

test('two workspaces with the same ids know nothing of each other', async () => {
  await store.addOnce(learned());
  await store.addOnce(learned({ teamId: 'T2', words: ['other'] }));
  expect(await store.inWorkspace('T1')).toEqual([learned()]);
  expect(await store.remove('T2', 'U1', 'l1')).toBe(true);
  expect(await store.of('T1', 'U1', 20)).toEqual([learned()]);
});

test('an operator in place of an id finds and removes nothing', async () => {
  const any = { $gt: '' } as unknown as string;
  await store.addOnce(learned());
  expect(await store.inWorkspace(any)).toEqual([]);
  expect(await store.of('T1', any, 20)).toEqual([]);
  expect(await store.remove('T1', 'U1', any)).toBe(false);
});

test('the words that lead to someone are found by an index', async () => {
  const plan = await db.collection('learnedWords').find({ teamId: 'T1', userId: 'U1' }).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
