import { beforeEach, describe, expect, test } from 'vitest';
import type { UnaskedPlan } from '../../src/domain/message-budget.ts';
import { budgetStore } from '../../src/stores/budget-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = budgetStore(db);

beforeEach(async () => {
  await db.collection('budgets').deleteMany({});
});

const plan = (over: Partial<UnaskedPlan> = {}): UnaskedPlan => ({
  teamId: 'T1',
  userId: 'U1',
  at: new Date('2026-02-24T15:00:00Z'),
  day: '2026-02-24',
  most: 3,
  until: new Date('2026-02-24T22:00:00Z'),
  nextMorning: new Date('2026-02-25T13:30:00Z'),
  nextMorningUntil: new Date('2026-02-25T22:00:00Z'),
  nextDay: '2026-02-25',
  ...over,
});
const wednesday = {
  at: new Date('2026-02-25T15:00:00Z'),
  day: '2026-02-25',
  until: new Date('2026-02-25T22:00:00Z'),
  nextMorning: new Date('2026-02-26T13:30:00Z'),
  nextMorningUntil: new Date('2026-02-26T22:00:00Z'),
  nextDay: '2026-02-26',
};
const places = async (count: number, over: Partial<UnaskedPlan> = {}) => {
  const bundles = [];
  for (let n = 0; n < count; n += 1) bundles.push((await store.place(plan(over))).bundle);
  return bundles;
};

describe('the places of a day', () => {
  test('are as many as the day has; what is more goes into the next morning’s bundle', async () => {
    expect(await places(5)).toEqual([undefined, undefined, undefined, 'U1:2026-02-25', 'U1:2026-02-25']);
    expect(await store.place(plan())).toEqual({
      notBefore: plan().nextMorning,
      notAfter: plan().nextMorningUntil,
      bundle: 'U1:2026-02-25',
      unasked: true,
    });
  });

  test('of the next day are fewer by one when a bundle comes, however much it holds', async () => {
    await places(6);
    expect(await places(3, wednesday)).toEqual([undefined, undefined, 'U1:2026-02-26']);
  });

  test('are of one person in one workspace', async () => {
    await places(3);
    expect(await places(1, { teamId: 'T2' })).toEqual([undefined]);
    expect(await places(1, { userId: 'U2' })).toEqual([undefined]);
  });

  test('asked for twenty times at once are given three times', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => store.place(plan())));
    expect(all.filter(({ bundle }) => bundle === undefined)).toHaveLength(3);
  });
});
