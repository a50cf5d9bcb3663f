import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays, dayOf, weekdays } from '../../src/time/calendar-day.ts';
import { clockTime, instantOf } from '../../src/time/local-time.ts';
import { isOnClosedDay, newDates } from '../../src/time/new-date.ts';
import { dayKind, isSchoolDay, type SchoolCalendar } from '../../src/time/school-calendar.ts';
import { letterOf } from '../../src/time/school-part.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const alderCreek: SchoolCalendar = { ...sampleCalendar, zone: 'America/Chicago' };
const parts = (onClosure: 'slide' | 'skip') =>
  alderCreek.parts?.map((part) => (part.cycle ? { ...part, cycle: { ...part.cycle, onClosure } } : part)) ?? [];
const skipping: SchoolCalendar = { ...alderCreek, parts: parts('skip') };
const noLetters: SchoolCalendar = { ...alderCreek, parts: [] };

/** A stretch of a day on the school's wall clock. */
const on = (day: string, from: string, to: string, { zone } = alderCreek) => ({
  from: instantOf(day, from, zone),
  to: instantOf(day, to, zone),
});
const block2 = on('2026-03-04', '09:35', '11:00');
const first = (...asked: Parameters<typeof newDates>) => newDates(...asked)[0];

describe('the visit of Wed 4 March, block 2, when the school closes for snow', () => {
  test('goes to Thu 5, which is A when letters slide', () => {
    expect(first(alderCreek, block2)).toEqual(on('2026-03-05', '09:35', '11:00'));
  });

  test('goes to Fri 6, the next A, when the closed day has used its letter up', () => {
    expect(first(skipping, block2)).toEqual(on('2026-03-06', '09:35', '11:00'));
  });

  test('goes to the next school day where its time is no lesson: letters are of lessons', () => {
    expect(first(skipping, on('2026-03-04', '10:00', '10:40'))).toEqual(on('2026-03-05', '10:00', '10:40'));
  });

  test('goes to the next school day where there are no letters', () => {
    expect(first(noLetters, block2)).toEqual(on('2026-03-05', '09:35', '11:00'));
  });

  test('goes to the same letter of the half of the school whose it is', () => {
    const [part] = parts('skip');
    const half = part?.cycle && { ...part, name: 'Others', cycle: { ...part.cycle, letters: ['B', 'A'] } };
    expect(first(skipping, block2, { part: half })).toEqual(on('2026-03-06', '09:35', '11:00'));
    expect(half && letterOf(skipping, half, '2026-03-06')).toBe('B');
  });

  test('passes a Thursday on which it cannot be: closed too, or testing where no visits are', () => {
    const closed = { ...noLetters, closures: ['2026-03-04', '2026-03-05'] };
    expect(first(closed, block2)).toEqual(on('2026-03-06', '09:35', '11:00'));
    const testing = { ...noLetters, days: { '2026-03-05': { kind: 'testing' as const } } };
    expect(first(testing, block2, { notOn: ['testing'] })).toEqual(on('2026-03-06', '09:35', '11:00'));
    expect(first(testing, block2)).toEqual(on('2026-03-05', '09:35', '11:00'));
  });

  test('gives more than one date, for whom the nearest does not suit', () => {
    const days = newDates(alderCreek, block2, { most: 4 }).map(({ from }) => dayOf(from, alderCreek.zone));
    expect(days).toEqual(['2026-03-05', '2026-03-09', '2026-03-11', '2026-03-13']);
  });
});

describe('the time of a new date', () => {
  test('is that of the lesson on a day on which the bells ring otherwise', () => {
    const tuesday = { ...alderCreek, closures: ['2026-03-10'], parts: parts('slide') };
    // Wednesday has the letter that Tuesday missed, and students leave early.
    expect(first(tuesday, on('2026-03-10', '09:35', '11:00'))).toEqual(on('2026-03-11', '09:15', '10:20'));
  });

  test('that is no lesson stays the same on the wall clock, over a change of clocks too', () => {
    const friday = { ...noLetters, closures: ['2026-03-06'] };
    expect(first(friday, on('2026-03-06', '10:00', '10:20'))).toEqual(on('2026-03-09', '10:00', '10:20'));
  });

  test('stays within the school day when it was within one; a meeting after school stays after school', () => {
    const tuesday = { ...noLetters, closures: ['2026-03-10'] };
    expect(first(tuesday, on('2026-03-10', '14:00', '14:30'))).toEqual(on('2026-03-12', '14:00', '14:30'));
    expect(first(tuesday, on('2026-03-10', '15:30', '16:00'))).toEqual(on('2026-03-11', '15:30', '16:00'));
  });

  test('is never one that clocks skip', () => {
    const saturday = { ...weekdaysOnly('America/Chicago'), studentWeekdays: weekdays, closures: ['2026-03-07'] };
    expect(first(saturday, on('2026-03-07', '02:30', '03:30'))).toEqual(on('2026-03-09', '02:30', '03:30'));
  });

  test('is none where the school has no day for it', () => {
    expect(newDates({ ...weekdaysOnly('America/Chicago'), studentWeekdays: [] }, block2)).toEqual([]);
  });
});

test('an event is on a closed day by the school’s own wall calendar', () => {
  const lateOnTuesday = new Date('2026-03-04T05:30:00Z');
  expect([lateOnTuesday, block2.from].map((at) => isOnClosedDay(alderCreek, at))).toEqual([false, true]);
});

test('every new date is a later school day with the letter and the time that were planned, whatever was closed', () => {
  const closures = fc.uniqueArray(fc.nat(25), { maxLength: 6 });
  const cycles = fc.record({
    count: fc.integer({ min: 2, max: 8 }),
    onClosure: fc.constantFrom('slide' as const, 'skip' as const),
  });
  fc.assert(
    fc.property(closures, cycles, fc.nat(25), (others, { count, onClosure }, ahead) => {
      const closed = addDays('2026-02-23', ahead);
      const cycle = { letters: [...'ABCDEFGH'].slice(0, count), from: '2026-02-23', onClosure };
      const part = { name: 'All', cycle };
      const also = others.map((one) => addDays('2026-02-23', one));
      const before = {
        ...weekdaysOnly('America/Chicago'),
        studentWeekdays: weekdays.slice(0, 5),
        parts: [part],
        closures: also.filter((day) => day !== closed),
      };
      const letter = letterOf(before, part, closed);
      const after = { ...before, closures: [...also, closed] };
      const found = newDates(after, on(closed, '10:00', '10:20'));
      expect(found).toHaveLength(5);
      for (const { from, to } of found) {
        const day = dayOf(from, 'America/Chicago');
        expect(day > closed && isSchoolDay(after, day) && dayKind(after, day) === 'student').toBe(true);
        if (letter) expect(letterOf(after, part, day)).toBe(letter);
        expect([from, to].map((at) => clockTime(at, 'America/Chicago'))).toEqual(['10:00', '10:20']);
      }
    }),
    { numRuns: 300, seed: 20260304 },
  );
});
