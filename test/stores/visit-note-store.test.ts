import { beforeEach, expect, test } from 'vitest';
import type { VisitNote } from '../../src/domain/visit-note.ts';
import { notWithStore } from '../../src/stores/not-with-store.ts';
import { visitNoteStore } from '../../src/stores/visit-note-store.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const notes = visitNoteStore(db);
const notWith = notWithStore(db);

const note = (over: Partial<VisitNote> = {}): VisitNote => ({
  teamId: 'T1',
  id: 'n1',
  toldAs: 'n1',
  observationId: 'o1',
  authorId: 'U01',
  hostId: 'U07',
  noticed: 'Nine students spoke',
  writtenAt: new Date('2026-02-25T16:30:00Z'),
  keptUntil: new Date('2026-05-26T16:20:00Z'),
  isHidden: false,
  ...over,
});
const put = (one: VisitNote, isHeld = false) => notes.put(one, { isHeld });
const ofVisit = async () => (await notes.ofVisit('T1', 'o1')).map(({ id }) => id);

beforeEach(async () => {
  for (const name of ['visitNotes', 'notWith']) await db.collection(name).deleteMany({});
});

test('an author has one note on a visit: the last; under a legal hold the earlier one is hidden, not gone', async () => {
  await put(note());
  await put(note({ id: 'n2' }));
  expect(await db.collection('visitNotes').countDocuments()).toBe(1);
  await put(note({ id: 'n3' }), true);
  await put(note({ id: 'n4' }), true);
  expect(await ofVisit()).toEqual(['n4']);
  expect(await db.collection('visitNotes').countDocuments()).toBe(3);
  await expect(db.collection('visitNotes').insertOne(note({ id: 'n5' }))).rejects.toThrow(/E11000/);
});

test('what is hidden shows nowhere, and is removed with what has passed its time', async () => {
  await put(note());
  await put(note({ id: 'n2', authorId: 'U02' }));
  expect(await notes.hide('T1', 'n1')).toBe(true);
  expect(await notes.hide('T1', 'n1')).toBe(false);
  expect(await notes.remove('T1', 'n1')).toBe(false);
  expect(await ofVisit()).toEqual(['n2']);
  await notes.clear(note().writtenAt, ['T1']);
  expect(await db.collection('visitNotes').countDocuments()).toBe(2);
  await notes.clear(note().writtenAt, ['T2']);
  expect(await db.collection('visitNotes').countDocuments()).toBe(1);
  await notes.clear(note().keptUntil, []);
  expect(await db.collection('visitNotes').countDocuments()).toBe(0);
});

test('someone’s visits with notes are those of which they may still read one', async () => {
  await put(note());
  await put(note({ id: 'n2', observationId: 'o2', authorId: 'U02', hostId: 'U01' }));
  await put(note({ id: 'n3', observationId: 'o3', authorId: 'U02', hostId: 'U03' }));
  const { writtenAt, keptUntil, observationId } = note();
  const withNotes = async (at: Date) => (await notes.withNotes('T1', 'U01', at, 10)).sort();
  expect(await withNotes(writtenAt)).toEqual([observationId, 'o2'].sort());
  expect(await withNotes(keptUntil)).toEqual([]);
  await notes.hide('T1', 'n2');
  expect(await withNotes(writtenAt)).toEqual([observationId]);
});

test('another workspace with the same ids has its own notes and lists', async () => {
  await put(note());
  await put(note({ teamId: 'T2' }));
  await notes.remove('T1', 'n1');
  expect((await notes.find('T2', 'n1'))?.teamId).toBe('T2');
  await notWith.set('T1', 'U01', ['U02']);
  await notWith.set('T2', 'U01', ['U03']);
  expect(await notWith.of('T1', 'U01')).toEqual(['U02']);
  expect(await notWith.among('T2', ['U01', 'U02'])).toEqual([{ userId: 'U01', others: ['U03'] }]);
  await notWith.set('T1', 'U01', []);
  expect(await db.collection('notWith').countDocuments()).toBe(1);
  const any = { $ne: null } as never;
  expect(await notes.find('T2', any)).toBeUndefined();
  expect(await notWith.of('T2', any)).toEqual([]);
});
