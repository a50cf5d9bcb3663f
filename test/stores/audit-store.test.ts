import { beforeEach, expect, test } from 'vitest';
import { type AuditRow, auditStore } from '../../src/stores/audit-store.ts';
import { inTransaction } from '../../src/stores/transaction.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { client, db } = await indexedDatabase();
const store = auditStore(db);

beforeEach(async () => {
  await db.collection('audit').deleteMany({});
});

function row(over: Partial<AuditRow> = {}): AuditRow {
  return { teamId: 'T1', at: new Date('2026-02-24T15:00:00Z'), by: 'U1', act: 'leader.named', about: 'U2', ...over };
}

test('what was done is read newest first, and no more than was asked for', async () => {
  await store.add(row());
  await store.add(row({ act: 'leader.removed', at: new Date('2026-02-25T15:00:00Z') }));
  await store.add(row({ act: 'safety.changed' }));
  expect((await store.latest('T1', 2)).map(({ act }) => act)).toEqual(['leader.removed', 'safety.changed']);
});

test('an act that did not take effect leaves no row', async () => {
  const act = inTransaction(client, async (session) => {
    await auditStore(db, session).add(row());
    throw new Error('the act failed');
  });
  await expect(act).rejects.toThrow('the act failed');
  expect(await store.latest('T1', 9)).toEqual([]);
});

test('two workspaces with the same ids know nothing of each other', async () => {
  await store.add(row());
  await store.add(row({ teamId: 'T2', act: 'leader.left' }));
  expect(await store.latest('T1', 9)).toEqual([row()]);
});

test('an operator in place of a workspace finds nothing', async () => {
  await store.add(row());
  expect(await store.latest({ $gt: '' } as unknown as string, 9)).toEqual([]);
});

test('the record of a workspace is found by an index', async () => {
  const plan = await db.collection('audit').find({ teamId: 'T1' }).sort({ at: -1 }).explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});
