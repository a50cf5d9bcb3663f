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

  test('is met at every change of clocks from 2026 to 2035 in every zone: after a gap, and at the first of two passes', () => {
    let [gaps, repeated] = [0, 0];
    for (const { zone, at, byMs } of zones.flatMap(changes)) {
      // Around the change, and where the hands of the clock never stand, or stand twice.
      for (const offMs of [-hourMs, -1_000 * 60, 0, byMs / 2, byMs, hourMs]) {
        const [day, time] = wallTime(wallMs(at, zone) - Math.max(byMs, 0) + offMs);
        const found = +instantOf(day, time, zone);
        const wanted = `${day} ${time}`;
        expect([zone, wanted, wallClock(found - 1, zone) < wanted]).toEqual([zone, wanted, true]);
        expect([zone, wanted, wallClock(found, zone) >= wanted]).toEqual([zone, wanted, true]);
        if (wallClock(found, zone) === wanted) {
          if (byMs > 0) continue;
          if (wallClock(found - byMs, zone) === wanted) repeated += 1;
          expect([zone, wallClock(found + byMs, zone)]).not.toEqual([zone, wanted]);
        } else {
          gaps += 1;
          expect([zone, wanted, found]).toEqual([zone, wanted, at]);
        }
      }
    }
    // Clocks are changed in a hundred zones and more, twice a year.
    expect(gaps).toBeGreaterThan(1_000);
    expect(repeated).toBeGreaterThan(1_000);
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

const hourMs = 3_600_000;

/** What the wall clock shows, as if it were UTC, in milliseconds. */
const wallMs = (at: number, zone: string) => Date.parse(`${wallClock(at, zone).replace(' ', 'T')}Z`);
const wallTime = (ms: number) => new Date(ms).toISOString().slice(0, 16).split('T') as [string, string];

interface Change {
  zone: string;
  /** The first instant of the new time. */
  at: number;
  /** How far the clocks jump: an hour forward in spring, back in autumn. */
  byMs: number;
}

/** Every change of clocks of a zone, from 2026 to 2035. */
function changes(zone: string): Change[] {
  const found: Change[] = [];
  const offset = (at: number) => wallMs(at, zone) - at;
  // In no zone do two changes lie within two weeks.
  const step = 14 * 24 * hourMs;
  for (let start = Date.UTC(2026, 0, 1); start < Date.UTC(2036, 0, 1); start += step) {
    const [before, after] = [offset(start), offset(start + step)];
    if (before === after) continue;
    let [early, late] = [start, start + step];
    while (late - early > 60_000) {
      const middle = early + Math.floor((late - early) / 120_000) * 60_000;
      if (offset(middle) === before) early = middle;
      else late = middle;
    }
    found.push({ zone, at: late, byMs: after - before });
  }
  return found;
}
