import { beforeEach, describe, expect, test } from 'vitest';
import type { OwnEntry, Wish } from '../../src/domain/directory.ts';
import { expertiseStore } from '../../src/stores/expertise-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = expertiseStore(db);

beforeEach(async () => {
  await db.collection('expertise').deleteMany({});
  await db.collection('wishes').deleteMany({});
});

function entry(over: Partial<OwnEntry> = {}): OwnEntry {
  return {
    teamId: 'T1',
    userId: 'U11',
    id: 'e1',
    topic: 'Number talks',
    topicKey: 'number-talk',
    detail: '',
    source: 'skill',
    level: 3,
    offers: ['ask'],
    confirmedOn: '2026-02-24',
    ...over,
  };
}

function wish(over: Partial<Wish> = {}): Wish {
  return { teamId: 'T1', userId: 'U11', id: 'w1', topic: 'Fractions', topicKey: 'fractions', ...over };
}

describe('an entry', () => {
  test('is found again as it was said, by its owner alone', async () => {
    expect(await store.put(entry())).toEqual({ id: 'e1', added: true });
    expect(await store.find('T1', 'U11', 'e1')).toEqual(entry());
    expect(await store.find('T1', 'U12', 'e1')).toBeUndefined();
  });

  test('of the same topic and source is the same entry with new words, under its first id', async () => {
    await store.put(entry());
    const again = await store.put(entry({ id: 'e2', detail: 'on the rug', level: 4 }));
    expect(again).toEqual({ id: 'e1', added: false });
    expect(await store.of('T1', 'U11')).toEqual([entry({ detail: 'on the rug', level: 4 })]);
  });

  test('of another source stands beside the first, in the order in which they came', async () => {
    await store.put(entry({ id: 'e9', source: 'role' }));
    await store.put(entry({ id: 'e1' }));
    expect((await store.of('T1', 'U11')).map(({ id }) => id)).toEqual(['e9', 'e1']);
  });

  test('that is added twice at once is there once', async () => {
    const added = await Promise.all(Array.from({ length: 8 }, (_, n) => store.put(entry({ id: `e${n}` }))));
    expect(added.filter((one) => one.added)).toHaveLength(1);
    expect(new Set(added.map(({ id }) => id)).size).toBe(1);
    expect(await store.of('T1', 'U11')).toHaveLength(1);
  });

  test('can be said anew by its owner alone, and not when it is gone', async () => {
    await store.put(entry());
    const anew = entry({ topic: 'Fractions', topicKey: 'fractions', source: 'interest' });
    expect(await store.change({ ...anew, userId: 'U12' })).toBe(false);
    expect(await store.change(anew)).toBe(true);
    expect(await store.find('T1', 'U11', 'e1')).toEqual(anew);
    expect(await store.change(entry({ id: 'gone' }))).toBe(false);
  });

  test('is removed once, and by its owner alone', async () => {
    await store.put(entry());
    expect(await store.remove('T1', 'U12', 'e1')).toBeUndefined();
    const removed = await Promise.all([store.remove('T1', 'U11', 'e1'), store.remove('T1', 'U11', 'e1')]);
    expect(removed.filter(Boolean)).toEqual([entry()]);
  });

  test('is found by its topic', async () => {
    await store.put(entry());
    await store.put(entry({ id: 'e2', userId: 'U12', source: 'role' }));
    await store.put(entry({ id: 'e3', userId: 'U13', topicKey: 'fractions' }));
    expect((await store.onTopic('T1', 'number-talk')).map(({ userId }) => userId).sort()).toEqual(['U11', 'U12']);
  });
});

describe('a wish', () => {
  test('is kept once per topic, with the latest words', async () => {
    const kept = await Promise.all([store.putWish(wish()), store.putWish(wish({ id: 'w2' }))]);
    expect(kept.filter(({ added }) => added)).toHaveLength(1);
    await store.putWish(wish({ id: 'w3', topic: 'rational numbers' }));
    expect((await store.wishesOf('T1', 'U11')).map(({ topic }) => topic)).toEqual(['rational numbers']);
  });

  test('is found and removed by its owner alone', async () => {
    await store.putWish(wish());
    expect(await store.wishesOf('T1', 'U12')).toEqual([]);
    expect(await store.wishesOf('T1', 'U11')).toEqual([wish()]);
    expect(await store.removeWish('T1', 'U12', 'w1')).toBeUndefined();
    expect(await store.removeWish('T1', 'U11', 'w1')).toEqual(wish());
    expect(await store.removeWish('T1', 'U11', 'w1')).toBeUndefined();
  });
});

test('two workspaces with the same ids know nothing of each other', async () => {
  await store.put(entry());
  await store.put(entry({ teamId: 'T2', detail: 'the twin' }));
  await store.putWish(wish());
  await store.putWish(wish({ teamId: 'T2', topic: 'the twin' }));
  expect(await store.inWorkspace('T1')).toEqual([entry()]);
  expect(await store.onTopic('T1', 'number-talk')).toEqual([entry()]);
  expect(await store.wishesInWorkspace('T1')).toEqual([wish()]);
  await store.remove('T1', 'U11', 'e1');
  await store.removeWish('T1', 'U11', 'w1');
  expect(await store.find('T2', 'U11', 'e1')).toMatchObject({ detail: 'the twin' });
  expect(await store.wishesOf('T2', 'U11')).toMatchObject([{ topic: 'the twin' }]);
});

test('an operator in place of an id finds, changes and removes nothing', async () => {
  await store.put(entry());
  await store.putWish(wish());
  const any = { $gt: '' } as unknown as string;
  expect(await Promise.all([store.find('T1', 'U11', any), store.find('T1', any, 'e1')])).toEqual([
    undefined,
    undefined,
  ]);
  expect([await store.of('T1', any), await store.onTopic('T1', any), await store.inWorkspace(any)]).toEqual([
    [],
    [],
    [],
  ]);
  expect(await store.remove('T1', 'U11', any)).toBeUndefined();
  expect(await store.removeWish('T1', any, 'w1')).toBeUndefined();
  expect(await store.wishesOf('T1', any)).toEqual([]);
  expect(await store.inWorkspace('T1')).toHaveLength(1);
});

test.each([
  ['expertise', { teamId: 'T1', userId: 'U11' }],
  ['expertise', { teamId: 'T1', userId: 'U11', id: 'e1' }],
  ['expertise', { teamId: 'T1', topicKey: 'fractions' }],
  ['expertise', { teamId: 'T1' }],
  ['wishes', { teamId: 'T1', userId: 'U11' }],
  ['wishes', { teamId: 'T1' }],
])('what is asked of %s by %o is answered by an index', async (collection, filter) => {
  const plan = await db.collection(collection).find(filter).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
