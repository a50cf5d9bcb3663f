import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addDays, dayOf, isCalendarDay, isWithin, weekdayOf } from '../../src/time/calendar-day.ts';
import { wallClock, zones } from './wall-clock.ts';

const instants = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });

describe('a calendar day', () => {
  test.each([
    ['2026-03-09T04:59:59Z', 'America/Chicago', '2026-03-08'],
    ['2026-03-09T05:00:00Z', 'America/Chicago', '2026-03-09'],
    ['2026-03-09T05:00:00Z', 'America/Phoenix', '2026-03-08'],
    ['2026-03-08T12:00:00Z', 'Pacific/Kiritimati', '2026-03-09'],
  ])('at %s the calendar on the wall in %s shows %s', (at, zone, day) => {
    expect(dayOf(new Date(at), zone)).toBe(day);
  });

  test('is the one on the wall, in every zone', () => {
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        expect(dayOf(at, zone)).toBe(wallClock(at, zone).slice(0, 10));
      }),
      { numRuns: 1000 },
    );
  });

  test('is not guessed for a zone nobody knows', () => {
    expect(() => dayOf(new Date('2026-03-09'), 'America/Alder_Creek')).toThrow('America/Alder_Creek');
  });

  test.each([
    ['2026-02-27', 3, '2026-03-02'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2026-03-09', -1, '2026-03-08'],
    ['2025-12-31', 1, '2026-01-01'],
    ['2026-03-08', 0, '2026-03-08'],
  ])('%s and %i days is %s', (day, days, expected) => {
    expect(addDays(day, days)).toBe(expected);
  });

  test('after any number of days and as many back, is the same day', () => {
    fc.assert(
      fc.property(instants, fc.integer({ min: -3000, max: 3000 }), (at, days) => {
        const day = at.toISOString().slice(0, 10);
        expect(addDays(addDays(day, days), -days)).toBe(day);
      }),
    );
  });

  test.each([
    ['2026-02-23', 'mon'],
    ['2026-02-27', 'fri'],
    ['2026-03-08', 'sun'],
  ])('%s is a %s', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  test.each([
    ['2026-02-28', true],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-2-3', false],
    ['next Friday', false],
    ['2026-02-28T00:00', false],
  ])('"%s" being one: %s', (text, expected) => {
    expect(isCalendarDay(text)).toBe(expected);
  });

  test('that does not exist is refused rather than moved into March', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('2026-02-30');
  });

  test('is within a break from its first to its last day', () => {
    const springBreak = { from: '2026-03-16', to: '2026-03-20' };
    const days = ['2026-03-15', '2026-03-16', '2026-03-20', '2026-03-21'];
    expect(days.map((day) => isWithin(day, springBreak))).toEqual([false, true, true, false]);
  });
});
