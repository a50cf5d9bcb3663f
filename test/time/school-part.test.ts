import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays, weekdays } from '../../src/time/calendar-day.ts';
import { dayKinds, type SchoolCalendar } from '../../src/time/school-calendar.ts';
import { type Cycle, letterOf, periodsOf, type SchoolPart } from '../../src/time/school-part.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const alderCreek: SchoolCalendar = { ...sampleCalendar, zone: 'America/Chicago' };
const ab = { letters: ['A', 'B'], from: '2026-02-23', onClosure: 'slide' } as const;

function part(cycle: Partial<Cycle> = {}): SchoolPart {
  return { name: 'Grades 6–8', cycle: { ...ab, ...cycle } };
}

const lettersOf = (days: string[], cycle: Partial<Cycle> = {}, calendar = alderCreek) =>
  days.map((day) => letterOf(calendar, part(cycle), day) ?? '-').join(' ');

describe('letters', () => {
  test.each([
    ['slide', 'A B A B - - - A B - A B - - A B A B A'],
    ['skip', 'A B A B - - - A B - B A - - B A B A B'],
  ] as const)('of Alder Creek %s over the snow closure of 4 March', (onClosure, expected) => {
    const days = Array.from({ length: 19 }, (_, ahead) => addDays('2026-02-23', ahead));
    expect(lettersOf(days, { onClosure })).toBe(expected);
  });

  test.each(['slide', 'skip'] as const)('are used up by no break, weekend or staff day: with %s too', (onClosure) => {
    const calendar = { ...alderCreek, closures: [] };
    expect(lettersOf(['2026-02-26', '2026-03-02', '2026-03-13', '2026-03-23'], { onClosure }, calendar)).toBe(
      'B A B A',
    );
  });

  test('are not used up by a closure of a day that was none for students anyway', () => {
    const calendar = { ...alderCreek, closures: ['2026-02-27', '2026-02-28', '2026-03-17'] };
    expect(lettersOf(['2026-03-02', '2026-03-23'], { onClosure: 'skip' }, calendar)).toBe('A A');
  });

  test('of half the school are A while those of the other half are B', () => {
    const days = ['2026-02-23', '2026-02-24', '2026-03-05', '2026-03-13'];
    expect(lettersOf(days)).toBe('A B A A');
    expect(lettersOf(days, { letters: ['B', 'A'] })).toBe('B A B B');
  });

  test.each([3, 6, 8])('of a cycle of %i days come round again', (length) => {
    const letters = 'ABCDEFGH'.slice(0, length).split('');
    const calendar = weekdaysOnly('America/Chicago');
    const days = Array.from({ length: 12 }, (_, week) => addDays('2026-02-23', 7 * week));
    expect(lettersOf(days, { letters }, calendar)).toBe(days.map((_, week) => letters[(week * 5) % length]).join(' '));
  });

  test('begin with the cycle, and a day in another century has none', () => {
    expect(lettersOf(['2026-02-20', '2126-02-25'])).toBe('- -');
  });

  test('are not there where a part of the school has no cycle', () => {
    expect(letterOf(alderCreek, { name: 'K–5' }, '2026-02-23')).toBeUndefined();
  });
});

describe('bells', () => {
  const names = (day: string) =>
    periodsOf(alderCreek, alderCreek.parts?.[0] ?? part(), day).map(({ name, from }) => `${name} ${from}`);

  test('ring by the schedule of the kind of day', () => {
    expect(names('2026-02-24')).toContain('Block 4 13:15');
    expect(names('2026-02-25')).toContain('Block 4 12:10');
  });

  test('do not ring on a closed day or on a day for staff only', () => {
    expect([...names('2026-03-04'), ...names('2026-02-27'), ...names('2026-02-28')]).toEqual([]);
  });

  test('may differ by letter, and need not be set', () => {
    const periods = [{ name: 'Lab', from: '08:05', to: '09:30' }];
    const onB = { ...part(), schedules: [{ name: 'B days', kinds: ['student'] as const, letters: ['B'], periods }] };
    expect(periodsOf(alderCreek, onB, '2026-02-23')).toEqual([]);
    expect(periodsOf(alderCreek, onB, '2026-02-24')).toEqual(periods);
    expect(periodsOf(alderCreek, part(), '2026-02-24')).toEqual([]);
  });
});

const someDay = fc.integer({ min: 0, max: 3651 }).map((ahead) => addDays('2026-01-01', ahead));
const specialDays = fc.dictionary(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.record({ kind: fc.constantFrom(...dayKinds) }),
  { maxKeys: 20 },
);

describe('letters, dealt out by hand', () => {
  test('are those that are counted, whatever the calendar', () => {
    const cycles = fc.record({
      letters: fc.integer({ min: 2, max: 8 }).map((length) => 'ABCDEFGH'.slice(0, length).split('')),
      from: someDay,
      onClosure: fc.constantFrom('slide' as const, 'skip' as const),
    });
    const calendars = fc.record({
      studentWeekdays: fc.subarray([...weekdays], { minLength: 1 }),
      specials: specialDays,
      closed: fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 8 }),
      away: fc.option(fc.tuple(fc.nat(50), fc.nat(10))),
    });
    fc.assert(
      fc.property(cycles, calendars, (cycle, { studentWeekdays, specials, closed, away }) => {
        const at = (ahead: number) => addDays(cycle.from, ahead);
        const calendar: SchoolCalendar = {
          zone: 'UTC',
          studentWeekdays,
          days: Object.fromEntries(Object.entries(specials).map(([ahead, special]) => [at(Number(ahead)), special])),
          closures: closed.map(at),
          breaks: away ? [{ name: 'Break', from: at(away[0]), to: at(away[0] + away[1]) }] : [],
        };
        // A hand deals from a pack that is turned over when it is empty.
        let pack = [...cycle.letters];
        const deal = () => {
          const letter = pack.shift();
          if (pack.length === 0) pack = [...cycle.letters];
          return letter;
        };
        for (let ahead = 0; ahead <= 60; ahead += 1) {
          const weekday = weekdays[(new Date(`${at(ahead)}T00:00:00Z`).getUTCDay() + 6) % 7];
          const inBreak = away && ahead >= away[0] && ahead <= away[0] + away[1];
          const usual = weekday && studentWeekdays.includes(weekday) && !inBreak ? 'student' : 'closed';
          const isMeant = !['closed', 'staff-only'].includes(specials[ahead]?.kind ?? usual);
          const isClosed = closed.includes(ahead);
          if (isMeant && isClosed && cycle.onClosure === 'skip') deal();
          const expected = isMeant && !isClosed ? deal() : undefined;
          expect(letterOf(calendar, { name: 'All', cycle }, at(ahead))).toBe(expected);
        }
      }),
      { numRuns: 80, seed: 20260223 },
    );
  });
});
