import { describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import {
  addSchoolDays,
  dueDay,
  isSchoolDay,
  isStaffDay,
  nextSchoolDay,
  type SchoolCalendar,
  schoolDaysAfter,
} from '../../src/time/school-calendar.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const alderCreek: SchoolCalendar = { ...sampleCalendar, zone: 'America/Chicago' };

describe('a school calendar', () => {
  test('that nobody has entered has school from Monday to Friday', () => {
    const week = ['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26', '2026-02-27', '2026-02-28', '2026-03-01'];
    const unset = weekdaysOnly('America/Chicago');
    expect(week.map((day) => isSchoolDay(unset, day))).toEqual([true, true, true, true, true, false, false]);
  });

  test.each([
    ['student', true, true],
    ['early-release', true, true],
    ['late-start', true, true],
    ['testing', true, true],
    ['staff-only', false, true],
    ['closed', false, false],
  ] as const)('on a %s day students come: %s, staff come: %s', (kind, students, staff) => {
    const calendar = { ...weekdaysOnly('America/Chicago'), days: { '2026-02-23': { kind } } };
    expect(isSchoolDay(calendar, '2026-02-23')).toBe(students);
    expect(isStaffDay(calendar, '2026-02-23')).toBe(staff);
  });

  test('may put school on a Saturday', () => {
    const calendar = { ...weekdaysOnly('America/Chicago'), days: { '2026-02-28': { kind: 'student' as const } } };
    expect(nextSchoolDay(calendar, '2026-02-27')).toBe('2026-02-28');
  });

  test.each([
    ['2026-02-26', '2026-03-02', 'over the PD day and the weekend'],
    ['2026-03-03', '2026-03-05', 'over the snow closure'],
    ['2026-03-13', '2026-03-23', 'over the break'],
    ['2026-02-28', '2026-03-02', 'from a Saturday'],
  ])('after %s the next school day is %s, %s', (day, next) => {
    expect(nextSchoolDay(alderCreek, day)).toBe(next);
  });

  test('asks "did you try it?" ten school days after the answer', () => {
    expect(addSchoolDays(alderCreek, '2026-02-24', 10)).toBe('2026-03-12');
  });

  test('gives a commitment due 12 March its four late days over the break: 25 March', () => {
    expect(addSchoolDays(alderCreek, '2026-03-12', 4)).toBe('2026-03-25');
  });

  test('stays on the day itself for no school days', () => {
    expect(addSchoolDays(alderCreek, '2026-03-04', 0)).toBe('2026-03-04');
  });

  test('of a new year counts weekdays until its own terms are entered: those of the year before close none of its days', () => {
    const before = [
      { name: 'Fall', from: '2025-08-18', to: '2025-12-19' },
      { name: 'Spring', from: '2026-01-05', to: '2026-06-05' },
    ];
    const next = { ...weekdaysOnly('America/Chicago'), year: { from: '2026-08-17', to: '2027-06-04' }, terms: before };
    expect(isStaffDay(next, '2026-09-15')).toBe(true);
    expect(addSchoolDays(next, '2026-09-15', 3)).toBe('2026-09-18');
    const entered = { ...next, terms: [...before, { name: 'Fall', from: '2026-08-17', to: '2026-12-18' }] };
    expect(isStaffDay(entered, '2026-09-15')).toBe(true);
    expect(isStaffDay(entered, '2026-12-21')).toBe(false);
  });

  test('without any school day is refused instead of searched for ever', () => {
    expect(() => nextSchoolDay({ ...weekdaysOnly('America/Chicago'), studentWeekdays: [] }, '2026-03-04')).toThrow(
      'No school day',
    );
  });
});

describe('something that is due', () => {
  test.each([
    ['2026-03-03', '2026-03-03', 'stays on a school day'],
    ['2026-03-04', '2026-03-05', 'moves on when the school has to close'],
    ['2026-02-27', '2026-03-02', 'moves over a day for staff only'],
    ['2026-03-16', '2026-03-23', 'moves over the break'],
  ])('on %s is due on %s: it %s', (day, due) => {
    expect(dueDay(alderCreek, day)).toBe(due);
  });

  test.each([
    ['2026-03-02', '2026-03-09', 4, 'the support of domain.md: 3, 5, 6 and 9 March'],
    ['2026-03-12', '2026-03-25', 4, 'over the break'],
    ['2026-03-09', '2026-03-02', 0, 'when it came before'],
  ])('on %s and done on %s was %i school days late: %s', (from, to, late) => {
    expect(schoolDaysAfter(alderCreek, { from, to })).toBe(late);
  });
});
