import { afterAll, expect, test } from 'vitest';
import { startHealth } from '../../src/delivery/health.ts';
import { databaseOf } from '../../src/stores/stores.ts';
import { freshDatabase } from '../helpers/mongo.ts';

const { client, db } = await freshDatabase();
const { stores, pauses } = databaseOf(client, client, db.databaseName);
const port = 20_000 + (process.pid % 20_000);
const stop = await startHealth(port, { ...stores, pauses, matcher: { mode: () => 'words' } }, async () => {});
afterAll(stop);

const asked = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();

test('whoever runs Contour sees that a workspace refuses its token, until the token is a new one', async () => {
  expect(await asked('/healthz')).toBe('ok\nmatching by words only\n');
  await pauses.pause('T1', 'any', 60_000);
  await pauses.pause('T2', 'chat.postMessage', 60_000);
  expect(await asked('/healthz')).toContain('1 parked: Slack refuses the token');
  expect(await asked('/metrics')).toContain('contour_workspaces_parked 1\n');
  // Nothing was tried since the last refusal: that does not make the token a good one.
  await db.collection('pauses').updateOne({ teamId: 'T1' }, { $set: { until: new Date(0) } });
  expect(await asked('/healthz')).toContain('1 parked');
  await pauses.lift('T1');
  expect(await asked('/healthz')).not.toContain('parked');
  expect(await pauses.inForce()).toEqual([{ teamId: 'T2', method: 'chat.postMessage' }]);
});
