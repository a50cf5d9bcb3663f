import { describe, expect, test } from 'vitest';
import {
  addSchoolDays,
  isSchoolDay,
  isStaffDay,
  nextSchoolDay,
  type SchoolCalendar,
  weekdaysOnly,
} from '../../src/time/school-calendar.ts';

/** Alder Creek in February and March 2026. Source: domain.md section 7. */
const alderCreek: SchoolCalendar = {
  ...weekdaysOnly('America/Chicago'),
  kinds: {
    '2026-02-25': 'early-release',
    '2026-02-27': 'staff-only',
    '2026-03-04': 'closed',
    '2026-03-11': 'early-release',
    '2026-03-16': 'closed',
    '2026-03-17': 'closed',
    '2026-03-18': 'closed',
    '2026-03-19': 'closed',
    '2026-03-20': 'closed',
  },
};

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
    const calendar = { ...weekdaysOnly('America/Chicago'), kinds: { '2026-02-23': kind } };
    expect(isSchoolDay(calendar, '2026-02-23')).toBe(students);
    expect(isStaffDay(calendar, '2026-02-23')).toBe(staff);
  });

  test('may put school on a Saturday', () => {
    const calendar = { ...weekdaysOnly('America/Chicago'), kinds: { '2026-02-28': 'student' as const } };
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

  test('without any school day is refused instead of searched for ever', () => {
    expect(() => nextSchoolDay({ ...weekdaysOnly('America/Chicago'), studentWeekdays: [] }, '2026-03-04')).toThrow(
      'No school day',
    );
  });
});
