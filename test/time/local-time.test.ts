import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { instantOf, isLocalTime } from '../../src/time/local-time.ts';
import { wallClock, zones } from './wall-clock.ts';

const pad = (number: number) => String(number).padStart(2, '0');
const times = fc.tuple(fc.nat(23), fc.nat(59)).map(([hour, minute]) => `${pad(hour)}:${pad(minute)}`);
const days = fc
  .date({ min: new Date('2010-01-01'), max: new Date('2036-01-01'), noInvalidDate: true })
  .map((at) => at.toISOString().slice(0, 10));

describe('a time on the wall clock', () => {
  test.each([
    ['a winter morning', '2026-03-02', '07:30', 'America/Chicago', '2026-03-02T13:30:00.000Z'],
    ['the same morning after clocks changed', '2026-03-09', '07:30', 'America/Chicago', '2026-03-09T12:30:00.000Z'],
    ['Rosa, where clocks never change', '2026-03-09', '07:30', 'America/Phoenix', '2026-03-09T14:30:00.000Z'],
    [
      'skipped in spring: the first instant after',
      '2026-03-08',
      '02:30',
      'America/Chicago',
      '2026-03-08T08:00:00.000Z',
    ],
    ['the first minute skipped', '2026-03-08', '02:00', 'America/Chicago', '2026-03-08T08:00:00.000Z'],
    ['the last minute before', '2026-03-08', '01:59', 'America/Chicago', '2026-03-08T07:59:00.000Z'],
    ['twice in autumn: the first pass', '2026-11-01', '01:30', 'America/Chicago', '2026-11-01T06:30:00.000Z'],
    ['the first minute after both passes', '2026-11-01', '02:00', 'America/Chicago', '2026-11-01T08:00:00.000Z'],
    ['a midnight that is skipped', '2026-09-06', '00:00', 'America/Santiago', '2026-09-06T04:00:00.000Z'],
    ['a change of half an hour', '2026-10-04', '02:10', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
    ['a whole day that was skipped', '2011-12-30', '12:00', 'Pacific/Apia', '2011-12-30T10:00:00.000Z'],
  ])('%s', (_, day, time, zone, instant) => {
    expect(instantOf(day, time, zone).toISOString()).toBe(instant);
  });

  test('is met at the first instant that shows it or, where clocks jump over it, at the jump, in every zone', () => {
    fc.assert(
      fc.property(days, times, fc.constantFrom(...zones), (day, time, zone) => {
        const wanted = `${day} ${time}`;
        const at = +instantOf(day, time, zone);
        expect(wallClock(at - 60_000, zone) < wanted).toBe(true);
        expect(wallClock(at, zone) >= wanted).toBe(true);
        if (wallClock(at, zone) !== wanted) expect(wallClock(at - 1, zone) < wanted).toBe(true);
        for (const minutes of [30, 60, 120, 180]) expect(wallClock(at - minutes * 60_000, zone)).not.toBe(wanted);
      }),
      { numRuns: 1000 },
    );
  });

  test('is met at every change of clocks of 2026 in every zone', () => {
    for (const zone of zones) {
      for (const { day, time } of changes(zone, 2026)) {
        const at = +instantOf(day, time, zone);
        expect([zone, wallClock(at - 1, zone) < `${day} ${time}`]).toEqual([zone, true]);
        expect([zone, wallClock(at, zone) >= `${day} ${time}`]).toEqual([zone, true]);
      }
    }
  });

  test.each([
    ['07:30', true],
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['7:30', false],
    ['07:60', false],
    ['7.30 am', false],
  ])('"%s" being one: %s', (text, expected) => {
    expect(isLocalTime(text)).toBe(expected);
  });

  test('that does not exist is refused', () => {
    expect(() => instantOf('2026-03-09', '25:00', 'America/Chicago')).toThrow('25:00');
    expect(() => instantOf('2026-02-29', '07:30', 'America/Chicago')).toThrow('2026-02-29');
  });
});

/** The wall clock on both sides of each change of clocks in a year, to the hour. */
function changes(zone: string, year: number): { day: string; time: string }[] {
  const found = [];
  const hour = 3_600_000;
  const offset = (at: number) => Date.parse(`${wallClock(at, zone).replace(' ', 'T')}Z`) - at;
  const week = 7 * 24 * hour;
  for (let start = Date.UTC(year, 0, 1); start < Date.UTC(year + 1, 0, 1); start += week) {
    if (offset(start) === offset(start + week)) continue;
    for (let at = start; at < start + week; at += hour / 2) {
      if (offset(at) === offset(at + hour / 2)) continue;
      for (const near of [at - hour, at, at + hour / 2, at + hour]) {
        const [date, time] = wallClock(near, zone).split(' ') as [string, string];
        found.push({ day: date, time });
        // Half an hour on, whether or not it is ever shown: in spring this falls into the gap.
        const skipped = new Date(Date.parse(`${date}T${time}:00Z`) + hour / 2).toISOString();
        found.push({ day: skipped.slice(0, 10), time: skipped.slice(11, 16) });
      }
    }
  }
  return found;
}
