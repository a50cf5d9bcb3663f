import { describe, expect, test } from 'vitest';
import { type Cause, inboxStore } from '../../src/stores/inbox-store.ts';
import { freshDatabase } from '../helpers/mongo.ts';

const { db } = await freshDatabase();
const inbox = inboxStore(db);
const cause = (key: string, teamId = 'T1'): Cause => ({ teamId, kind: 'command', key, userId: 'U1', replayed: false });

/** As a process would name it whose clock says 1970. */
const nameOf1970 = (n: number) => `00000001${String(n).padStart(16, '0')}`;

describe('a delivery', () => {
  test('kept by a process whose clock is wrong is left to it for its minute all the same', async () => {
    await inbox.put(cause('of now'), {}, nameOf1970(1));
    expect(await inbox.takeLeftBehind(60_000)).toBeUndefined();
    await db
      .collection('inbox')
      .updateOne({ key: 'of now' }, [{ $set: { receivedAt: { $subtract: [{ $toDate: '$receivedAt' }, 70_000] } } }]);
    expect(await inbox.takeLeftBehind(60_000)).toMatchObject({ cause: { key: 'of now', replayed: true } });
  });

  test('is taken back only for its own workspace', async () => {
    await inbox.put(cause('refused'), {}, nameOf1970(2));
    expect(await inbox.takeBack('T2', nameOf1970(2))).toBe(false);
    expect(await inbox.takeBack('T1', nameOf1970(2))).toBe(true);
  });
});
