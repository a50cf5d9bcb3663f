import { beforeEach, describe, expect, test } from 'vitest';
import { mostActive } from '../../src/domain/goal.ts';
import { goalStore, type NewGoal } from '../../src/stores/goal-store.ts';
import { inTransaction } from '../../src/stores/transaction.ts';
import { goal } from '../helpers/goal.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db, client } = await indexedDatabase();
const store = goalStore(db);
const closing = { changed: 'They ask each other.', closedBy: 'U1', closedOn: '2026-05-01' };

beforeEach(async () => {
  await db.collection('goals').deleteMany({});
  await db.collection('goalSigns').deleteMany({});
});

function newGoal(number: number, over: Partial<NewGoal> = {}): NewGoal {
  const { place: _, status: __, ...rest } = goal({ id: `g${number}`, cause: `c${number}` });
  return { ...rest, ...over };
}

/** As a verb does it: several may be under way at once, and a conflict begins again. */
const set = (one: NewGoal) => inTransaction(client, (session) => goalStore(db, session).addOnce(one, mostActive));

describe('a goal', () => {
  test('is one of three: of five set at once two find no place, and a closed one makes room', async () => {
    const goals = await Promise.all([1, 2, 3, 4, 5].map((number) => set(newGoal(number))));
    expect(goals.filter((one) => one === undefined)).toHaveLength(2);
    const active = await store.active('T1');
    expect(active.map(({ place }) => place).sort()).toEqual([1, 2, 3]);
    expect(await store.close('T1', active[1]?.id ?? '', closing)).toBe(true);
    expect(await set(newGoal(6))).toMatchObject({ id: 'g6', place: active[1]?.place, status: 'active' });
  });

  test('whose form comes twice is set once', async () => {
    await set(newGoal(1));
    expect(await set(newGoal(2, { cause: 'c1' }))).toMatchObject({ id: 'g1' });
    expect(await store.active('T1')).toHaveLength(1);
  });

  test('is closed by one of two, with their words', async () => {
    await set(newGoal(1));
    const closed = await Promise.all([
      store.close('T1', 'g1', closing),
      store.close('T1', 'g1', { ...closing, changed: 'Nothing yet.' }),
    ]);
    expect(closed.filter(Boolean)).toHaveLength(1);
    expect(await store.active('T1')).toEqual([]);
    expect(await store.closed('T1', 5)).toMatchObject([{ id: 'g1', status: 'closed', closedBy: 'U1' }]);
  });
});

test('a team has one count of a sign in a week; the later one holds', async () => {
  const count = { teamId: 'T1', goalId: 'g1', channelId: 'C1', week: '2026-02-23', seen: 1, rooms: 2 };
  await Promise.all([store.countSign(count), store.countSign({ ...count, channelId: 'C2' })]);
  await store.countSign({ ...count, seen: 2 });
  await store.countSign({ ...count, week: '2026-02-16' });
  expect(await store.signsSince('T1', '2026-02-23')).toHaveLength(2);
  expect(await store.signsSince('T1', '2026-02-23')).toContainEqual({ ...count, seen: 2 });
});

test('two workspaces with the same ids know nothing of each other, and no operator finds anything', async () => {
  await set(newGoal(1));
  await set(newGoal(1, { teamId: 'T2' }));
  const any = { $gt: '' } as unknown as string;
  expect(await store.close('T2', 'g1', closing)).toBe(true);
  expect(await store.active('T1')).toHaveLength(1);
  expect(await store.active(any)).toEqual([]);
  expect(await store.find('T1', any)).toBeUndefined();
  expect(await store.find('T3', 'g1')).toBeUndefined();
  expect(await store.signsSince(any, '2026-01-01')).toEqual([]);
});

test('active goals and counts are found by an index', async () => {
  for (const [collection, filter] of [
    ['goals', { teamId: 'T1', status: 'active' }],
    ['goalSigns', { teamId: 'T1', week: { $gte: '2026-02-23' } }],
  ] as const) {
    const plan = await db.collection(collection).find(filter).explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
  }
});
