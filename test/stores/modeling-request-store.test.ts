import { beforeEach, expect, test } from 'vitest';
import type { ModelingRequest } from '../../src/domain/modeling-request.ts';
import { modelingRequestStore } from '../../src/stores/modeling-request-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const requests = modelingRequestStore(db);

beforeEach(() => db.collection('modelingRequests').deleteMany({}));

/** U07 asks U11 to show number talks. */
function request(over: Partial<ModelingRequest> = {}): ModelingRequest {
  return {
    ...{ teamId: 'T1', id: 'r1', cause: 'c1', askerId: 'U07', toId: 'U11', topic: 'number talks', wish: 'Who talks?' },
    ...{ status: 'open', askedAt: new Date('2026-02-24T15:00:00Z'), turn: 0 },
    ...over,
  };
}

test('a form that comes twice, and the same request while one is open, make one', async () => {
  await requests.addOnce(request());
  expect(await requests.addOnce(request({ id: 'r2' }))).toMatchObject({ id: 'r1' });
  expect(await requests.addOnce(request({ id: 'r3', cause: 'c3' }))).toMatchObject({ id: 'r1' });
  await requests.change(request({ status: 'declined' }));
  expect(await requests.addOnce(request({ id: 'r4', cause: 'c4' }))).toMatchObject({ id: 'r4' });
});

test('two who change one request as they read it do not both change it', async () => {
  await requests.addOnce(request());
  const changed = await Promise.all([
    requests.change(request({ status: 'declined' })),
    requests.change(request({ status: 'withdrawn' })),
  ]);
  expect(changed.filter(Boolean)).toHaveLength(1);
});

test('open requests are those to someone and of someone, the oldest first', async () => {
  await requests.addOnce(request());
  await requests.addOnce(
    request({ id: 'r2', cause: 'c2', askerId: 'U11', toId: 'U12', askedAt: new Date('2026-02-23T15:00:00Z') }),
  );
  await requests.addOnce(request({ id: 'r3', cause: 'c3', topic: 'fractions', status: 'declined' }));
  expect((await requests.openOf('T1', 'U11', 9)).map(({ id }) => id)).toEqual(['r2', 'r1']);
  expect((await requests.openOf('T1', 'U12', 9)).map(({ id }) => id)).toEqual(['r2']);
});

test('another workspace with the same ids has its own; an operator in place of a name finds nothing', async () => {
  await requests.addOnce(request());
  await requests.addOnce(request({ teamId: 'T2', topic: 'fractions' }));
  expect((await requests.find('T2', 'r1'))?.topic).toBe('fractions');
  await requests.change(request({ status: 'declined' }));
  expect((await requests.find('T2', 'r1'))?.status).toBe('open');
  const any = { $ne: null } as never;
  expect(await requests.find('T2', any)).toBeUndefined();
  expect(await requests.openOf('T2', any, 9)).toEqual([]);
});
