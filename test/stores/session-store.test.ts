import { beforeEach, describe, expect, test } from 'vitest';
import { cellsOf } from '../../src/domain/booking.ts';
import { bookingStore } from '../../src/stores/booking-store.ts';
import { seatStore } from '../../src/stores/seat-store.ts';
import { sessionStore } from '../../src/stores/session-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { session } from '../helpers/session.ts';

const { db } = await indexedDatabase();
const sessions = sessionStore(db);
const seats = seatStore(db);
const bookings = bookingStore(db);
const { startsAt: from, endsAt: to } = session();
const cells = cellsOf({ from, to });
const hour = 3600_000;

beforeEach(async () => {
  for (const name of ['sessions', 'seats', 'bookings']) await db.collection(name).deleteMany({});
});

/** How many of these went through. */
async function succeeded(tries: Promise<unknown>[]): Promise<number> {
  return (await Promise.allSettled(tries)).filter(({ status }) => status === 'fulfilled').length;
}

test('a form that comes twice makes one session', async () => {
  await Promise.all([sessions.addOnce(session()), sessions.addOnce(session({ id: 's2' }))]);
  expect(await db.collection('sessions').countDocuments()).toBe(1);
});

test('two who change one session as they read it do not both change it', async () => {
  await sessions.addOnce(session());
  const changed = await Promise.all([
    sessions.change(session({ topic: 'a' })),
    sessions.change(session({ topic: 'b' })),
  ]);
  expect(changed.filter(Boolean)).toHaveLength(1);
});

test('what is coming is listed by its start, and what is over or called off is not', async () => {
  const at = (hours: number) => ({ startsAt: new Date(+from + hours * hour), endsAt: new Date(+to + hours * hour) });
  await sessions.addOnce(session({ id: 'later', cause: 'a', ...at(2), hostId: 'U2' }));
  await sessions.addOnce(session({ id: 'next', cause: 'b', ...at(1), waiting: ['U3'] }));
  await sessions.addOnce(session({ id: 'over', cause: 'c', ...at(-1) }));
  await sessions.addOnce(session({ id: 'off', cause: 'd', ...at(1), status: 'cancelled' }));
  const ids = (list: { id: string }[]) => list.map(({ id }) => id);
  expect(ids(await sessions.coming('T1', from, 9))).toEqual(['next', 'later']);
  expect(ids(await sessions.comingFor('T1', 'U2', from, 9))).toEqual(['later']);
  expect(ids(await sessions.comingFor('T1', 'U3', from, 9))).toEqual(['next']);
});

describe('fifty at once', () => {
  test('take one seat once, and nobody has two', async () => {
    const one = Array.from({ length: 50 }, (_, n) =>
      seats.take({ teamId: 'T1', eventId: 's1', seatNo: 1, userId: `U${n}` }),
    );
    expect(await succeeded(one)).toBe(1);
    await seats.free('T1', 's1');
    const two = Array.from({ length: 50 }, (_, n) =>
      seats.take({ teamId: 'T1', eventId: 's1', seatNo: n, userId: 'U1' }),
    );
    expect(await succeeded(two)).toBe(1);
  });

  test('book one colleague once for the same time', async () => {
    const tries = Array.from({ length: 50 }, (_, n) =>
      bookings.take({ teamId: 'T1', userId: 'U1', eventId: `s${n}`, cells }),
    );
    expect(await succeeded(tries)).toBe(1);
    expect(await bookings.busyWith('T1', 'U1', cells)).toHaveLength(1);
  });
});

test('a booking ends where the next begins, and touches what lies over it by a minute', async () => {
  await bookings.take({ teamId: 'T1', userId: 'U1', eventId: 's1', cells });
  const next = { from: to, to: new Date(+to + hour) };
  expect(await bookings.busyWith('T1', 'U1', cellsOf(next))).toEqual([]);
  expect(await bookings.busyWith('T1', 'U1', cellsOf({ ...next, from: new Date(+to - 60_000) }))).toEqual(['s1']);
  await bookings.release('T1', 's1', 'U2');
  expect(await bookings.busyWith('T1', 'U1', cells)).toEqual(['s1']);
  await bookings.release('T1', 's1', 'U1');
  expect(await bookings.busyWith('T1', 'U1', cells)).toEqual([]);
});

test('another workspace with the same ids has its own sessions, seats and bookings', async () => {
  await sessions.addOnce(session());
  await sessions.addOnce(session({ teamId: 'T2' }));
  for (const teamId of ['T1', 'T2']) {
    await seats.take({ teamId, eventId: 's1', seatNo: 1, userId: 'U1' });
    await bookings.take({ teamId, userId: 'U1', eventId: 's1', cells });
  }
  await seats.free('T1', 's1');
  await bookings.release('T1', 's1');
  expect(await db.collection('seats').countDocuments({ teamId: 'T2' })).toBe(1);
  expect(await bookings.busyWith('T2', 'U1', cells)).toEqual(['s1']);
  await sessions.change(session({ status: 'cancelled' }));
  expect((await sessions.find('T2', 's1'))?.status).toBe('open');
});

test('the sessions of one offer, and those someone saw, are of one workspace and by their time', async () => {
  const later = { startsAt: new Date(+from + hour), endsAt: new Date(+to + hour) };
  const seen = { status: 'held' as const, visitors: [{ userId: 'U1', seatNo: 1 }] };
  await sessions.addOnce(session({ id: 's2', cause: 'b', offerId: 's1', ...later, ...seen }));
  await sessions.addOnce(session({ ...seen }));
  await sessions.addOnce(session({ teamId: 'T2', ...seen }));
  await sessions.addOnce(session({ id: 's3', cause: 'c', visitors: seen.visitors }));
  expect((await sessions.ofOffer('T1', 's1')).map(({ id }) => id)).toEqual(['s1', 's2']);
  expect((await sessions.seenBy('T1', 'U1')).map(({ id }) => id)).toEqual(['s2', 's1']);
  expect(await sessions.nextDrawing('T1', 's1')).toBe(1);
  expect(await sessions.nextDrawing('T1', 's1')).toBe(2);
  expect(await sessions.nextDrawing('T2', 's1')).toBe(1);
});

test('an operator in place of a name finds nothing and takes nothing away', async () => {
  await sessions.addOnce(session());
  await bookings.take({ teamId: 'T1', userId: 'U1', eventId: 's1', cells });
  const any = { $ne: null } as never;
  await expect(sessions.find('T1', any)).resolves.toBeUndefined();
  await expect(sessions.comingFor('T1', any, from, 9)).resolves.toEqual([]);
  await bookings.release('T1', any);
  await seats.free(any, any);
  expect(await bookings.busyWith('T1', 'U1', cells)).toEqual(['s1']);
});
