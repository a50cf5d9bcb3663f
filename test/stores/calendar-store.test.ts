import { beforeEach, describe, expect, test } from 'vitest';
import type { Closure, EnteredCalendar } from '../../src/domain/entered-calendar.ts';
import { calendarStore } from '../../src/stores/calendar-store.ts';
import { schoolStore } from '../../src/stores/school-store.ts';
import { dayKind, isSchoolDay } from '../../src/time/school-calendar.ts';
import { indexedDatabase } from '../helpers/mongo.ts';

const { db } = await indexedDatabase();
const store = calendarStore(db);
const schools = schoolStore(db);
const at = new Date('2026-03-04T11:00:00Z');

beforeEach(async () => {
  await db.collection('schools').deleteMany({});
});

function entered(over: Partial<EnteredCalendar> = {}): EnteredCalendar {
  return {
    studentWeekdays: ['mon', 'tue', 'wed', 'thu'],
    days: { '2026-02-27': { kind: 'staff-only', name: 'PD day' } },
    breaks: [{ name: 'Spring break', from: '2026-03-16', to: '2026-03-20' }],
    ...over,
  };
}

const snow = (over: Partial<Closure> = {}): Closure => ({ day: '2026-03-04', by: 'U02', at, ...over });

describe('the calendar of a school', () => {
  test('that has entered none is Monday to Friday', async () => {
    const { calendar } = await schools.home('T1', 'America/Chicago');
    expect(calendar.zone).toBe('America/Chicago');
    expect(['2026-02-27', '2026-02-28'].map((day) => isSchoolDay(calendar, day))).toEqual([true, false]);
    expect(await store.of('T1')).toMatchObject({ version: 0, closures: [] });
  });

  test('comes with the school, in its zone and year', async () => {
    await schools.set('T1', { zone: 'America/Denver', year: { from: '2025-08-18', to: '2026-06-05' } });
    expect(await store.keep('T1', entered(), 0, at)).toBe(true);
    const { calendar, ...school } = await schools.home('T1');
    expect(school).not.toHaveProperty('calendarChangedAt');
    expect(calendar).toMatchObject({ zone: 'America/Denver', year: { from: '2025-08-18' } });
    const kinds = ['2026-02-26', '2026-02-27', '2026-03-06', '2026-03-17', '2026-06-08'];
    expect(kinds.map((day) => dayKind(calendar, day))).toEqual(['student', 'staff-only', 'closed', 'closed', 'closed']);
  });

  test('may be the first that is known of a workspace', async () => {
    expect(await store.keep('T1', entered(), 0, at)).toBe(true);
    expect(await store.of('T1')).toMatchObject({ version: 1, breaks: [{ name: 'Spring break' }] });
  });

  test('changed by eight people at once is changed by one; the others look again', async () => {
    await store.keep('T1', entered(), 0, at);
    const kept = await Promise.all(Array.from({ length: 8 }, () => store.keep('T1', entered(), 1, at)));
    expect(kept.filter(Boolean)).toHaveLength(1);
    expect((await store.of('T1')).version).toBe(2);
  });

  test('loses what a new one leaves out, and keeps its snow days', async () => {
    await store.keep('T1', entered(), 0, at);
    await store.close('T1', snow());
    const { breaks: _, ...without } = entered();
    expect(await store.keep('T1', without, 2, at)).toBe(true);
    const now = await store.of('T1');
    expect(now).not.toHaveProperty('breaks');
    expect(now.closures).toEqual([snow()]);
  });

  test('takes a name with a dollar sign as it stands', async () => {
    await store.keep('T1', entered({ days: { '2026-02-27': { kind: 'student', name: '$zone' } } }), 0, at);
    expect((await store.of('T1')).days['2026-02-27']?.name).toBe('$zone');
  });
});

describe('a snow day', () => {
  test('said eight times at once is one, and leaves the plan of the day as it was', async () => {
    await schools.set('T1', { zone: 'America/Chicago' });
    const closed = await Promise.all(Array.from({ length: 8 }, () => store.close('T1', snow())));
    expect(closed.filter(Boolean)).toHaveLength(1);
    expect(dayKind((await schools.home('T1')).calendar, '2026-03-04')).toBe('closed');
    const reopened = await Promise.all([1, 2].map(() => store.reopen('T1', '2026-03-04', at)));
    expect(reopened.filter(Boolean)).toHaveLength(1);
    expect(dayKind((await schools.home('T1')).calendar, '2026-03-04')).toBe('student');
    expect((await store.of('T1')).version).toBe(2);
  });
});

test('schools whose calendar changed are found since an instant, by an index', async () => {
  await store.close('T1', snow());
  await store.close('T2', snow({ at: new Date(+at + 1) }));
  await schools.set('T3', { zone: 'UTC' });
  expect(await store.changedSince(at)).toHaveLength(2);
  expect(await store.changedSince(new Date(+at + 1))).toEqual([{ teamId: 'T2', version: 1 }]);
  const plan = await db
    .collection('schools')
    .find({ schoolId: 'home', calendarChangedAt: { $gte: at } })
    .explain('queryPlanner');
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('IXSCAN');
});

test('two workspaces with the same ids know nothing of each other, and an operator is no id', async () => {
  await store.keep('T1', entered(), 0, at);
  await store.close('T1', snow());
  const any = { $gt: '' } as unknown as string;
  expect((await store.of('T2')).version).toBe(0);
  expect((await store.of(any)).version).toBe(0);
  expect(await store.reopen('T2', '2026-03-04', at)).toBe(false);
  expect(await store.reopen('T1', any, at)).toBe(false);
  expect((await store.of('T1')).closures).toHaveLength(1);
});
