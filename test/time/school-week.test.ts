import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mondayOfWeek, schoolWeek, weekLabel } from '../../src/time/school-week.ts';
import { wallClock, zones } from './wall-clock.ts';

const hours = ({ from, to }: { from: Date; to: Date }) => (+to - +from) / 3_600_000;

describe('a school week', () => {
  test('runs from Monday midnight to the next Monday midnight on the school’s wall clock', () => {
    expect(schoolWeek(new Date('2026-02-25T21:10:00Z'), 'America/Chicago')).toEqual({
      from: new Date('2026-02-23T06:00:00Z'),
      to: new Date('2026-03-02T06:00:00Z'),
    });
  });

  test('is an hour shorter when clocks spring forward and an hour longer when they fall back', () => {
    expect(hours(schoolWeek(new Date('2026-03-04T12:00:00Z'), 'America/Chicago'))).toBe(167);
    expect(hours(schoolWeek(new Date('2026-10-28T12:00:00Z'), 'America/Chicago'))).toBe(169);
  });

  test('of Sunday night in Chicago has ended where it is Monday already', () => {
    const sundayNight = new Date('2026-03-02T05:30:00Z');
    expect(weekLabel(sundayNight, 'America/Chicago')).toBe('2026-W09');
    expect(weekLabel(sundayNight, 'Europe/Madrid')).toBe('2026-W10');
  });

  test.each([
    ['2026-11-23T12:00:00Z', '2026-W48'],
    ['2026-01-01T12:00:00Z', '2026-W01'],
    ['2025-12-29T12:00:00Z', '2026-W01'],
    ['2027-01-01T12:00:00Z', '2026-W53'],
  ])('that contains %s is called %s', (at, label) => {
    expect(weekLabel(new Date(at), 'America/Chicago')).toBe(label);
  });

  test('contains its instant, begins as a Monday begins, and the next follows without a gap, in every zone', () => {
    const instants = fc.date({ min: new Date('2020-01-01'), max: new Date('2036-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(instants, fc.constantFrom(...zones), (at, zone) => {
        const week = schoolWeek(at, zone);
        expect(week.from <= at && at < week.to).toBe(true);
        const [monday] = wallClock(week.from, zone).split(' ') as [string];
        expect(new Date(`${monday}T00:00:00Z`).getUTCDay()).toBe(1);
        expect(wallClock(+week.from - 1, zone) < `${monday} 00:00`).toBe(true);
        expect(schoolWeek(week.to, zone).from).toEqual(week.to);
        expect(weekLabel(week.from, zone)).toBe(weekLabel(at, zone));
        expect(weekLabel(week.to, zone)).not.toBe(weekLabel(at, zone));
      }),
      { numRuns: 1_000, seed: 20260223 },
    );
  });
});

test.each([
  ['2026-W11', '2026-03-09'],
  ['2026-W01', '2025-12-29'],
  ['2026-W53', '2026-12-28'],
  ['2025-W53', undefined],
  ['2026-W00', undefined],
  ['2026-11', undefined],
])('the week %s begins on %s', (label, monday) => {
  expect(mondayOfWeek(label)).toBe(monday);
});
