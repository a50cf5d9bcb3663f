import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { newestTime, nextTime, type Rhythm, type RitualTime, type Scheduled } from '../../src/domain/ritual-times.ts';
import { addDays, type CalendarDay, weekdays } from '../../src/time/calendar-day.ts';
import { clockTime } from '../../src/time/local-time.ts';
import { isStaffDay, type SchoolCalendar } from '../../src/time/school-calendar.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

/** The spring term of a school in Chicago: a staff day, a snow day, a break, and a holiday on a Friday. */
const calendar: SchoolCalendar = {
  ...weekdaysOnly('America/Chicago'),
  year: { from: '2025-08-18', to: '2026-06-05' },
  terms: [
    { name: 'Fall', from: '2025-08-18', to: '2025-12-19' },
    { name: 'Spring', from: '2026-01-05', to: '2026-06-05' },
  ],
  breaks: [{ name: 'Spring break', from: '2026-03-16', to: '2026-03-20' }],
  days: { '2026-02-27': { kind: 'staff-only' }, '2026-04-03': { kind: 'closed' } },
  closures: ['2026-03-04'],
};

const weekly = (day: Scheduled['day'], from: CalendarDay = '2026-02-23'): Scheduled => ({
  every: 'week',
  day,
  at: '07:30',
  from,
});

/** All times from a day to another one, as the clockwork meets them: each asked for after the one before. */
function all(rhythm: Rhythm, from: CalendarDay, to: CalendarDay, over: Partial<SchoolCalendar> = {}): RitualTime[] {
  const times: RitualTime[] = [];
  for (let after = new Date(`${from}T00:00:00Z`); ; ) {
    const time = nextTime(rhythm, { ...calendar, ...over }, after);
    if (!time || time.day > to) return times;
    times.push(time);
    after = time.at;
  }
}

const days = (times: readonly RitualTime[]) => times.map(({ day }) => day);

describe('a weekly ritual', () => {
  test('comes on its day, not in the break, and next on the first working day', () => {
    expect(days(all(weekly('mon'), '2026-02-23', '2026-04-07'))).toEqual([
      '2026-02-23',
      '2026-03-02',
      '2026-03-09',
      '2026-03-23',
      '2026-03-30',
      '2026-04-06',
    ]);
  });

  test.each([
    ['a snow day to the day after', 'wed', '2026-03-02', '2026-03-09', ['2026-03-05']],
    ['a holiday on a Friday to Monday', 'fri', '2026-03-30', '2026-04-10', ['2026-04-06', '2026-04-10']],
    ['a week of break to the first working day', 'thu', '2026-03-13', '2026-03-27', ['2026-03-23', '2026-03-26']],
    ['no day from a staff day', 'fri', '2026-02-27', '2026-02-28', ['2026-02-27']],
  ] as const)('moves from %s', (_, day, from, to, expected) => {
    expect(days(all(weekly(day), from, to))).toEqual(expected);
  });

  test('never comes twice a day after two weeks of break: the newest one stands for both', () => {
    const breaks = [{ name: 'Long break', from: '2026-03-16', to: '2026-03-27' }];
    const times = all(weekly('thu'), '2026-03-13', '2026-04-02', { breaks });
    expect(times.map(({ day, slot }) => [day, slot])).toEqual([
      ['2026-03-30', '2026-W13'],
      ['2026-04-02', '2026-W14'],
    ]);
  });

  test('stays at its hour on the wall when clocks change, in spring and in fall', () => {
    const spring = all(weekly('mon'), '2026-03-02', '2026-03-09');
    const fall = all(weekly('mon'), '2026-10-26', '2026-11-02', {
      year: { from: '2026-08-17', to: '2027-06-04' },
      terms: [],
    });
    expect([...spring, ...fall].map(({ at }) => at.toISOString())).toEqual([
      '2026-03-02T13:30:00.000Z',
      '2026-03-09T12:30:00.000Z',
      '2026-10-26T12:30:00.000Z',
      '2026-11-02T13:30:00.000Z',
    ]);
  });
});

test.each([
  ['month', ['2026-03', '2026-04', '2026-05', '2026-06'], ['2026-03-02', '2026-04-06', '2026-05-04', '2026-06-01']],
  ['six-weeks', ['2026-W09', '2026-W15', '2026-W21'], ['2026-02-23', '2026-04-06', '2026-05-18']],
  ['quarter', ['2026-Q2'], ['2026-04-06']],
  ['term', [], []],
] as const)('every %s it has a label and a day', (every, slots, expected) => {
  const times = all({ ...weekly('mon'), every }, '2026-02-23', '2026-06-05');
  expect(times.map(({ slot }) => slot)).toEqual(slots);
  expect(days(times)).toEqual(expected);
});

test('each term it comes on the first such day, and in half years where no terms are entered', () => {
  const rhythm: Scheduled = { every: 'term', day: 'tue', at: '07:30', from: '2025-08-01' };
  expect(days(all(rhythm, '2025-08-01', '2026-06-05'))).toEqual(['2025-08-19', '2026-01-06']);
  const open = { terms: [], year: { from: '2025-08-18', to: '2026-06-05' } };
  // The first Tuesday of August lies in the summer: the first day with staff is meant.
  expect(days(all(rhythm, '2025-08-01', '2026-02-05', open))).toEqual(['2025-08-18', '2026-01-06']);
});

test('nothing comes by itself at meetings, before its first day, or before the end of a pause', () => {
  const after = new Date('2026-02-23T00:00:00Z');
  expect(nextTime({ every: 'meeting', from: '2026-02-23' }, calendar, after)).toBeUndefined();
  expect(nextTime(weekly('mon', '2026-03-10'), calendar, after)?.day).toBe('2026-03-23');
  expect(nextTime(weekly('mon'), calendar, after, '2026-03-24')?.day).toBe('2026-03-30');
});

test('a calendar without any day of work has no time, and says so at once', () => {
  expect(
    nextTime(weekly('mon'), { ...calendar, studentWeekdays: [], days: {} }, new Date('2026-02-23T00:00:00Z')),
  ).toBeUndefined();
});

test('over any calendar and rhythm, times rise, fall on days with staff, and show the hour that was chosen', () => {
  const calendars = fc.record({
    zone: fc.constantFrom('America/Chicago', 'America/Phoenix', 'Europe/Berlin', 'Pacific/Auckland'),
    closed: fc.uniqueArray(fc.integer({ min: 0, max: 400 }), { maxLength: 120 }),
  });
  const rhythmOf = fc.record({
    every: fc.constantFrom(
      'week' as const,
      'month' as const,
      'six-weeks' as const,
      'quarter' as const,
      'newcomer' as const,
    ),
    day: fc.constantFrom(...weekdays.slice(0, 5)),
    at: fc.constantFrom('07:30', '09:05', '15:45'),
    from: fc.integer({ min: 0, max: 60 }).map((ahead) => addDays('2026-01-01', ahead)),
  });
  fc.assert(
    fc.property(calendars, rhythmOf, ({ zone, closed }, rhythm) => {
      const one: SchoolCalendar = {
        ...weekdaysOnly(zone),
        closures: closed.map((ahead) => addDays('2026-01-01', ahead)),
      };
      const seen: RitualTime[] = [];
      for (let after = new Date('2026-01-01T00:00:00Z'); seen.length < 15; ) {
        const time = nextTime(rhythm, one, after);
        if (!time) break;
        expect(newestTime(rhythm, one, { after, now: time.at })).toEqual(time);
        seen.push(time);
        after = time.at;
      }
      expect(seen.length).toBeGreaterThan(2);
      for (const [index, time] of seen.entries()) {
        expect(isStaffDay(one, time.day)).toBe(true);
        expect(clockTime(time.at, zone)).toBe(rhythm.at);
        expect(time.day > (seen[index - 1]?.day ?? '')).toBe(true);
        expect(time.day >= rhythm.from).toBe(true);
      }
      expect(new Set(seen.map(({ slot }) => slot)).size).toBe(seen.length);
    }),
    { seed: 20260223, numRuns: 25 },
  );
});
