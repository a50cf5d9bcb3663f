import { describe, expect, test } from 'vitest';
import { withEntries, withoutClosedDays } from '../../src/domain/calendar-import.ts';
import type { DayEntry } from '../../src/domain/day-lines.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays } from '../../src/time/calendar-day.ts';
import { dayKind, type SchoolCalendar } from '../../src/time/school-calendar.ts';

const calendar: SchoolCalendar = {
  ...sampleCalendar,
  zone: 'America/Chicago',
  year: { from: '2025-08-18', to: '2026-06-05' },
};

/** Every week from `from` on, as a calendar file says it. */
const weekly = (from: string, weeks: number, kind: DayEntry['kind']): DayEntry[] =>
  Array.from({ length: weeks }, (_, week) => {
    const day = addDays(from, 7 * week);
    return { from: day, to: day, kind, repeats: true };
  });
const once = (day: string, kind: DayEntry['kind'], to = day): DayEntry => ({ from: day, to, kind });
const kinds = (entries: readonly DayEntry[], days: readonly string[], of = calendar) => {
  const after = withEntries(of, entries);
  return days.map((day) => dayKind(after, day));
};

describe('an entry that repeats', () => {
  test('makes no school day of a break, the snow day, the summer or a closed day', () => {
    const entries = weekly('2026-02-11', 22, 'early-release');
    const days = ['2026-02-18', '2026-03-18', '2026-03-04', '2026-07-08'];
    expect(kinds(entries, days)).toEqual(['early-release', 'closed', 'closed', 'closed']);
    expect(kinds(weekly('2026-02-13', 4, 'early-release'), ['2026-02-27'])).toEqual(['staff-only']);
  });

  test('makes no day of staff in a break either', () => {
    expect(kinds(weekly('2026-03-11', 3, 'staff-only'), ['2026-03-11', '2026-03-18', '2026-03-25'])).toEqual([
      'staff-only',
      'closed',
      'staff-only',
    ]);
  });

  test('counts less than what the same list names once, wherever it stands in it', () => {
    const named = [once('2026-05-25', 'closed'), once('2026-04-20', 'testing', '2026-04-24')];
    const mondays = weekly('2026-04-13', 8, 'late-start');
    const days = ['2026-05-18', '2026-05-25', '2026-04-20'];
    const expected = ['late-start', 'closed', 'testing'];
    expect(kinds([...named, ...mondays], days)).toEqual(expected);
    expect(kinds([...mondays, ...named], days)).toEqual(expected);
    expect(kinds(mondays, days, withEntries(calendar, named))).toEqual(expected);
  });

  test('closes, where that is what it says', () => {
    expect(kinds(weekly('2026-04-03', 2, 'closed'), ['2026-04-03', '2026-04-10'])).toEqual(['closed', 'closed']);
  });

  test('is not what a line is that names one day alone: that one opens a snow day and a break', () => {
    expect(kinds([once('2026-03-04', 'early-release')], ['2026-03-04'])).toEqual(['early-release']);
    expect(kinds([once('2026-03-18', 'staff-only')], ['2026-03-18'])).toEqual(['staff-only']);
  });

  test('is told as left out on the days of which it says nothing', () => {
    const lines = weekly('2026-03-11', 3, 'early-release').map((entry) => ({ line: 1, said: entry.from, entry }));
    expect(withoutClosedDays(lines, calendar).map(({ why }) => why)).toEqual([
      undefined,
      expect.stringContaining('It repeats'),
      undefined,
    ]);
  });
});
