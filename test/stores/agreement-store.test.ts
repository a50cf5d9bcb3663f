import { beforeEach, expect, test } from 'vitest';
import { agreementStore } from '../../src/stores/agreement-store.ts';
import { agreement } from '../helpers/agreement.ts';
import { allOf } from '../helpers/all-of.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const agreements = agreementStore(db);

beforeEach(async () => {
  await db.collection('agreements').deleteMany({});
});

test('a form that comes twice records one agreement, and two forms at once leave one standing', async () => {
  await agreements.addOnce(agreement());
  expect((await agreements.addOnce(agreement({ id: 'a2' }))).id).toBe('a1');
  await expect(agreements.addOnce(agreement({ id: 'a3', cause: 'other' }))).rejects.toThrow(/E11000/);
  await agreements.change(agreement({ status: 'stopped' }));
  await agreements.addOnce(agreement({ id: 'a3', cause: 'other', status: 'pending' }));
  expect(await db.collection('agreements').countDocuments()).toBe(2);
});

test('the one recorded last is the one that is shown', async () => {
  await agreements.addOnce(agreement({ status: 'stopped' }));
  const later = new Date('2026-02-10T15:00:00Z');
  await agreements.addOnce(agreement({ id: 'a2', cause: 'b', status: 'pending', recordedAt: later }));
  expect((await agreements.latest('T1'))?.id).toBe('a2');
  expect(await agreements.latest('T2')).toBeUndefined();
});

test('of two who change it as they read it, one does', async () => {
  await agreements.addOnce(agreement());
  const both = [agreement({ status: 'stopped', stoppedBy: 'U01' }), agreement({ status: 'stopped', stoppedBy: 'U06' })];
  expect((await Promise.all(both.map(agreements.change))).filter(Boolean)).toHaveLength(1);
});

test('one that was stopped is called off once, in each workspace its own', async () => {
  await agreements.addOnce(agreement({ status: 'stopped' }));
  await agreements.addOnce(agreement({ teamId: 'T2' }));
  expect((await allOf(agreements.toCallOff())).map(({ teamId }) => teamId)).toEqual(['T1']);
  await agreements.change(agreement({ status: 'stopped', calledOff: true }));
  expect(await allOf(agreements.toCallOff())).toEqual([]);
  expect((await agreements.find('T2', 'a1'))?.status).toBe('in-force');
});

test('an operator in place of an id finds nothing', async () => {
  await agreements.addOnce(agreement());
  expect(await agreements.find('T1', { $ne: null } as never)).toBeUndefined();
  expect(await agreements.latest({ $ne: null } as never)).toBeUndefined();
});
