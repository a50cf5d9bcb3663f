import { describe, expect, test } from 'vitest';
import { outboxStore } from '../../src/stores/outbox-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const outbox = outboxStore(db);
const now = new Date('2026-02-25T13:30:00Z');

async function waits(teamId: string, key: string, bundle?: string) {
  await outbox.add({
    ...{ teamId, key, kind: 'test', method: 'chat.postMessage', channel: 'U1', payload: {}, priority: 3 },
    ...{ notBefore: now, onAmbiguous: 'resend', ...(bundle && { bundle }) },
  });
}

describe('the parts of a bundle', () => {
  test('are claimed for it by one of twenty that ask at once, and others’ messages meanwhile', async () => {
    for (const key of ['a', 'b', 'c']) await waits('T1', key, 'this morning');
    await waits('T2', 'other school', 'this morning');
    await waits('T1', 'alone');
    const claimed = await Promise.all(Array.from({ length: 20 }, () => outbox.claim(now, [])));
    const rows = claimed.flatMap((row) => row ?? []);
    const [leader, ...more] = rows.filter(({ teamId, bundle }) => teamId === 'T1' && bundle);
    if (!leader) throw new Error('nobody leads');
    expect(more).toEqual([]);
    expect(rows.map(({ key }) => key)).toEqual(expect.arrayContaining(['other school', 'alone']));
    const rest = await outbox.claimRestOfBundle(leader, now, 5);
    expect([leader, ...rest].map(({ key }) => key).sort()).toEqual(['a', 'b', 'c']);
    expect(leader).not.toHaveProperty('leads');
  });

  test('do not take along one whose time is over', async () => {
    await db.collection('outbox').deleteMany({});
    for (const key of ['a', 'over', 'b']) await waits('T1', key, 'evening');
    await db.collection('outbox').updateOne({ key: 'over' }, { $set: { notAfter: now } });
    const leader = await outbox.claim(now, []);
    const rest = leader && (await outbox.claimRestOfBundle(leader, now, 5));
    expect([leader?.key, ...(rest ?? []).map(({ key }) => key)]).toEqual(['a', 'b']);
  });

  test('that came too late for it are claimed when it has ended, or was put back', async () => {
    await db.collection('outbox').deleteMany({});
    await waits('T1', 'a', 'noon');
    const first = await outbox.claim(now, []);
    await waits('T1', 'late', 'noon');
    expect(await outbox.claim(now, [])).toBeUndefined();
    if (!first) throw new Error('nothing was claimed');
    await outbox.putBack(first, 60_000, { reason: 'test', unsure: false });
    const second = await outbox.claim(now, []);
    expect(second?.key).toBe('late');
    if (second) await outbox.end(second, { state: 'sent' });
    await waits('T1', 'later', 'noon');
    expect((await outbox.claim(now, []))?.key).toBe('later');
  });
});
