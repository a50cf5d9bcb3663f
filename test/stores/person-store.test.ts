import { beforeEach, describe, expect, test } from 'vitest';
import type { Person } from '../../src/domain/person.ts';
import { personStore } from '../../src/stores/person-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = personStore(db);

beforeEach(async () => {
  await db.collection('people').deleteMany({});
});

async function person({ teamId = 'T1', userId = 'U1', standing = 'colleague', leaves }: Partial<Person>) {
  await store.keepSlack({ teamId, userId, name: userId, standing, isAdmin: false }, new Date('2026-02-24T15:00:00Z'));
  if (leaves) await store.set(teamId, userId, { leaves });
}
const onLeave = async (from: string, to = from) =>
  (await store.onLeave({ from, to })).map(({ teamId, userId }) => `${teamId}/${userId}`).sort();

describe('who is on leave', () => {
  test.each([
    ['the day before', '2026-03-15', []],
    ['the first day', '2026-03-16', ['T1/U1']],
    ['the last day', '2026-03-20', ['T1/U1']],
    ['the day after', '2026-03-21', []],
  ])('is found from the first day to the last: %s', async (_, day, found) => {
    await person({ leaves: [{ from: '2026-03-16', to: '2026-03-20' }] });
    expect(await onLeave(day)).toEqual(found);
  });

  test('is found in every workspace, and nobody without days away or without standing', async () => {
    const leaves = [{ from: '2026-03-16', to: '2026-03-20' }];
    await person({ leaves });
    await person({ teamId: 'T2', leaves });
    await person({ userId: 'U2' });
    await person({ userId: 'U3', leaves, standing: 'deactivated' });
    expect(await onLeave('2026-03-18')).toEqual(['T1/U1', 'T2/U1']);
  });

  test('is not found between two leaves', async () => {
    await person({
      leaves: [
        { from: '2026-03-02', to: '2026-03-03' },
        { from: '2026-03-16', to: '2026-03-20' },
      ],
    });
    expect(await onLeave('2026-03-10')).toEqual([]);
  });

  test('is found by an index', async () => {
    const filter = {
      leaves: { $exists: true, $elemMatch: { from: { $lte: '2026-03-16' }, to: { $gte: '2026-03-16' } } },
    };
    const plan = await db.collection('people').find(filter).explain('queryPlanner');
    expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
  });
});
