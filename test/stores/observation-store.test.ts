import { beforeEach, describe, expect, test } from 'vitest';
import { cellsOf } from '../../src/domain/booking.ts';
import { bookingStore } from '../../src/stores/booking-store.ts';
import { doorDraftStore } from '../../src/stores/door-draft-store.ts';
import { observationStore } from '../../src/stores/observation-store.ts';
import { roundStore } from '../../src/stores/round-store.ts';
import { allOf } from '../helpers/all-of.ts';
import { indexedDatabase } from '../helpers/mongo.ts';
import { observation, round } from '../helpers/observation.ts';

const { db } = await indexedDatabase();
const observations = observationStore(db);
const rounds = roundStore(db);
const drafts = doorDraftStore(db);
const { startsAt: from, endsAt: to } = observation();
const hour = 3600_000;
const at = (hours: number) => ({ startsAt: new Date(+from + hours * hour), endsAt: new Date(+to + hours * hour) });
const ids = (list: { id: string }[]) => list.map(({ id }) => id);

beforeEach(async () => {
  for (const name of ['observations', 'rounds', 'doorDrafts', 'bookings']) await db.collection(name).deleteMany({});
});

describe('rounds', () => {
  test('a form that comes twice begins one round', async () => {
    await Promise.all([rounds.addOnce(round()), rounds.addOnce(round({ id: 'r2' }))]);
    expect(await db.collection('rounds').countDocuments()).toBe(1);
  });

  test('one runs in a channel at a time, and the next after it', async () => {
    await rounds.addOnce(round());
    await rounds.addOnce(round({ id: 'r2', cause: 'b', status: 'draft' }));
    await expect(rounds.change(round({ id: 'r2', cause: 'b' }))).rejects.toThrow(/E11000/);
    await rounds.change(round({ status: 'ended' }));
    expect(await rounds.change(round({ id: 'r2', cause: 'b' }))).toBe(true);
    expect((await rounds.openIn('T1', 'C1'))?.id).toBe('r2');
    expect(await rounds.openIn('T1', 'C2')).toBeUndefined();
  });

  test('are ended after their last day, and what was never posted is removed', async () => {
    await rounds.addOnce(round());
    await rounds.addOnce(round({ id: 'r2', cause: 'b', status: 'draft' }));
    expect(await allOf(rounds.toEnd('2026-03-13'))).toEqual([]);
    expect(ids(await allOf(rounds.toEnd('2026-03-14')))).toEqual(['r1']);
    await rounds.removeDraftsBefore(new Date(+round().startedAt + 1));
    expect(await rounds.find('T1', 'r2')).toBeUndefined();
    expect(ids(await rounds.openWith('T1', 'U07'))).toEqual(['r1']);
    expect(await rounds.openWith('T1', 'U01')).toEqual([]);
  });
});

describe('visits', () => {
  test('a press that comes twice opens one door, and one of two changes goes through', async () => {
    await Promise.all([observations.addOnce(observation()), observations.addOnce(observation({ id: 'o2' }))]);
    expect(await db.collection('observations').countDocuments()).toBe(1);
    const [one] = await db.collection('observations').find().toArray();
    const both = ['a', 'b'].map((place) => observations.change(observation({ id: one?.id, place })));
    expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
  });

  test('one that is called off is gone, unless someone was first', async () => {
    await observations.addOnce(observation());
    await observations.change(observation({ place: 'Room 13' }));
    expect(await observations.remove(observation())).toBe(false);
    expect(await observations.remove(observation({ turn: 1 }))).toBe(true);
    expect(await observations.find('T1', 'o1')).toBeUndefined();
  });

  test('are found by everyone who has to do with them, and by nobody else', async () => {
    await observations.addOnce(
      observation({ visitors: [{ userId: 'U01', seatNo: 1 }], waiting: ['U02'], invited: ['U03'] }),
    );
    for (const userId of ['U07', 'U01', 'U02', 'U03'])
      expect(ids(await observations.with('T1', userId, from, 9)), userId).toEqual(['o1']);
    expect(await observations.with('T1', 'U04', from, 9)).toEqual([]);
    expect(await observations.with('T1', 'U01', to, 9)).toEqual([]);
  });

  test('are reminded of, asked about and forgotten in their time', async () => {
    const visited = { visitors: [{ userId: 'U01', seatNo: 1 }] };
    await observations.addOnce(observation({ id: 'next', cause: 'a', ...at(1), ...visited }));
    await observations.addOnce(observation({ id: 'empty', cause: 'b', ...at(1) }));
    await observations.addOnce(observation({ id: 'over', cause: 'c', ...at(-1), ...visited }));
    await observations.addOnce(observation({ id: 'held', cause: 'd', ...at(-1), ...visited, status: 'held' }));
    expect(ids(await allOf(observations.toRemind(from, at(3).startsAt)))).toEqual(['next']);
    expect(ids(await allOf(observations.toAsk(from)))).toEqual(['over']);
    expect(ids(await observations.coming('T1', from, 9))).toEqual(['empty', 'next']);
    expect(ids(await observations.heldAmong('T1', ['U07'], at(-5).startsAt))).toEqual(['held']);
    expect(await observations.heldAmong('T1', ['U01'], at(-5).startsAt)).toEqual([]);
    await observations.removeOpenBefore(from, []);
    expect(ids(await observations.ofRound('T1', 'r1'))).toEqual(['held', 'empty', 'next']);
  });

  test('of another workspace with the same ids are its own, and an operator in place of an id finds nothing', async () => {
    await observations.addOnce(observation());
    await observations.addOnce(observation({ teamId: 'T2' }));
    await observations.remove(observation());
    expect(await observations.find('T1', 'o1')).toBeUndefined();
    expect((await observations.find('T2', 'o1'))?.teamId).toBe('T2');
    const any = { $ne: null } as never;
    expect(await observations.find('T2', any)).toBeUndefined();
    expect(await observations.with('T2', any, from, 9)).toEqual([]);
    expect(await rounds.openIn(any, any)).toBeUndefined();
  });
});

test('a door that is prepared is opened by one of two presses, by its host alone', async () => {
  const draft = { teamId: 'T1', hostId: 'U07', id: 'd1', roundId: 'r1', typed: {} as never, at: from };
  await drafts.keep({ ...draft, id: 'd0' });
  await drafts.keep(draft);
  expect(await drafts.take('T1', 'U07', 'd0')).toBeUndefined();
  expect(await drafts.take('T1', 'U01', 'd1')).toBeUndefined();
  const both = await Promise.all([drafts.take('T1', 'U07', 'd1'), drafts.take('T1', 'U07', 'd1')]);
  expect(both.filter(Boolean)).toHaveLength(1);
  await drafts.keep(draft);
  await drafts.removeBefore(new Date(+from + 1));
  expect(await drafts.take('T1', 'U07', 'd1')).toBeUndefined();
});

test('the cells in which someone is somewhere are told, and no others', async () => {
  const bookings = bookingStore(db);
  const cells = cellsOf({ from, to });
  await bookings.take({ teamId: 'T1', userId: 'U1', eventId: 'o1', cells });
  const more = cellsOf({ from: new Date(+from - hour), to });
  expect((await bookings.taken('T1', 'U1', more)).sort()).toEqual(cells);
  expect(await bookings.taken('T1', 'U2', more)).toEqual([]);
});
