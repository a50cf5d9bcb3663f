import { describe, expect, test } from 'vitest';
import { type Cause, inboxStore } from '../../src/stores/inbox-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
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

describe('deliveries that come at once', () => {
  const many = Array.from({ length: 12 }, (_, n) => cause(`at once ${n}`));

  test('travel together, and only those that were here before are told from the others', async () => {
    await inbox.put(cause('at once 3'), {});
    await inbox.put(cause('at once 7'), {});
    await inbox.finish(cause('at once 7'), {});
    const kept = await Promise.all(many.map((one) => inbox.put(one, { text: one.key })));
    expect(kept).toEqual(many.map((_, n) => (n === 3 ? 'again' : n === 7 ? 'finished' : 'stored')));
    expect(await db.collection('inbox').countDocuments({ key: /^at once/ })).toBe(12);
  });

  test('twice are kept once', async () => {
    const twice = cause('twice at once');
    const kept = await Promise.all([inbox.put(twice, {}), inbox.put(twice, {}), inbox.put(twice, {})]);
    expect(kept.toSorted()).toEqual(['again', 'again', 'stored']);
  });

  test('are kept though one of them cannot be written', async () => {
    const others = ['left', 'right'].map((side) => cause(`beside what cannot be written, ${side}`));
    const [left, odd, right] = await Promise.allSettled([
      inbox.put(others[0] as Cause, {}),
      inbox.put(cause('cannot be written'), { 'a\0b': 1 }),
      inbox.put(others[1] as Cause, {}),
    ]);
    expect([left, right]).toEqual([0, 1].map(() => ({ status: 'fulfilled', value: 'stored' })));
    expect(odd?.status).toBe('rejected');
  });

  test('are ended together, or none of them where another delivery of one was first', async () => {
    const ended = many.slice(0, 3).map((one) => ({ cause: one, finish: { reason: 'none' } }));
    expect(await inbox.finishAll(ended)).toBe(true);
    expect(await inbox.finishAll([...ended, { cause: many[5] as Cause, finish: {} }])).toBe(false);
  });
});
