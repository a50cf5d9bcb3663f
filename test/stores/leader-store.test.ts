import { beforeEach, describe, expect, test } from 'vitest';
import type { Leader } from '../../src/domain/leader.ts';
import { leaderStore } from '../../src/stores/leader-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = leaderStore(db);
const at = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  await db.collection('leaders').deleteMany({});
});

function leader(over: Partial<Leader> = {}): Leader {
  return { teamId: 'T1', userId: 'U1', scope: 'school', namedBy: 'U9', at, ...over };
}

describe('a leader', () => {
  test('named eight times at once leads once', async () => {
    const named = await Promise.all(Array.from({ length: 8 }, () => store.name(leader())));
    expect(named.filter(Boolean)).toHaveLength(1);
    expect(await store.all('T1')).toEqual([leader()]);
  });

  test('of several named first at once is one', async () => {
    const named = await Promise.all(['U1', 'U2', 'U3', 'U4'].map((userId) => store.nameFirst(leader({ userId }))));
    expect(named.filter(Boolean)).toHaveLength(1);
    expect(await store.all('T1')).toHaveLength(1);
    expect(await store.nameFirst(leader({ scope: 'C1' }))).toBe(true);
  });

  test('of the school may lead a team too; the longest in office stands first', async () => {
    await store.name(leader({ scope: 'C1', at: new Date(+at + 1) }));
    await store.name(leader());
    expect((await store.all('T1')).map(({ scope }) => scope)).toEqual(['school', 'C1']);
  });

  test('is removed from one scope, once', async () => {
    await store.name(leader());
    await store.name(leader({ scope: 'C1' }));
    const removed = await Promise.all([store.remove('T1', 'school', 'U1'), store.remove('T1', 'school', 'U1')]);
    expect(removed.filter(Boolean)).toHaveLength(1);
    expect(await store.all('T1')).toEqual([leader({ scope: 'C1' })]);
  });
});

test('two workspaces with the same ids know nothing of each other', async () => {
  await store.name(leader());
  expect(await store.all('T2')).toEqual([]);
  expect(await store.remove('T2', 'school', 'U1')).toBe(false);
  await store.name(leader({ teamId: 'T2', namedBy: 'U8' }));
  expect(await store.all('T1')).toEqual([leader()]);
});

test('an operator in place of an id finds and removes nobody', async () => {
  const any = { $gt: '' } as unknown as string;
  await store.name(leader());
  expect(await store.all(any)).toEqual([]);
  expect(await store.remove('T1', any, 'U1')).toBe(false);
  expect(await store.remove('T1', 'school', any)).toBe(false);
  expect(await store.all('T1')).toHaveLength(1);
});

test('the leaders of a workspace are found by an index', async () => {
  const plan = await db.collection('leaders').find({ teamId: 'T1' }).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
