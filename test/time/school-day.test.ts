import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays, weekdays } from '../../src/time/calendar-day.ts';
import { addSchoolDays, dayKinds, type SchoolCalendar, schoolDaysAfter } from '../../src/time/school-calendar.ts';
import { schoolDay } from '../../src/time/school-day.ts';
import { nextWorkingInstant, usualWorkingTime } from '../../src/time/working-hours.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';
import { wallClock, zones } from './wall-clock.ts';

const alderCreek: SchoolCalendar = { ...sampleCalendar, zone: 'America/Chicago' };
const hours = { from: '08:00', to: '15:00', earlyRelease: '13:30', lateStart: '10:00' };

describe('a day of the school', () => {
  test.each([
    ['2026-02-24', 'student', 'B', '2026-02-24T14:00', '2026-02-24T21:00'],
    ['2026-02-25', 'early-release', 'A', '2026-02-25T14:00', '2026-02-25T19:30'],
    ['2026-02-27', 'staff-only', null, '2026-02-27T14:00', '2026-02-27T21:00'],
    ['2026-02-28', 'closed', null, null, null],
    ['2026-03-04', 'closed', null, null, null],
    ['2026-03-05', 'student', 'A', '2026-03-05T14:00', '2026-03-05T21:00'],
    ['2026-03-11', 'early-release', 'A', '2026-03-11T13:00', '2026-03-11T18:30'],
    ['2026-03-13', 'student', 'A', '2026-03-13T13:00', '2026-03-13T20:00'],
    ['2026-03-18', 'closed', null, null, null],
  ])('at Alder Creek: %s is %s, letter %s', (day, kind, letter, starts, ends) => {
    const instant = (text: string | null) => (text ? new Date(`${text}:00Z`) : null);
    expect(schoolDay(alderCreek, day)).toMatchObject({
      day,
      kind,
      letter,
      starts: instant(starts),
      ends: instant(ends),
    });
  });

  test('has the name the school gave it', () => {
    const names = ['2026-02-27', '2026-03-18', '2026-02-24'].map((day) => schoolDay(alderCreek, day).name);
    expect(names).toEqual(['PD day', 'Spring break', undefined]);
  });

  test('has no hours where the school has entered none', () => {
    expect(schoolDay(weekdaysOnly('America/Chicago'), '2026-02-24')).toEqual({
      day: '2026-02-24',
      kind: 'student',
      letter: null,
      starts: null,
      ends: null,
    });
  });

  test('begins and ends when this day says so, before what is usual for its kind', () => {
    const days = { '2026-02-24': { kind: 'late-start', to: '14:00' } } as const;
    const { starts, ends } = schoolDay({ ...weekdaysOnly('America/Chicago'), hours, days }, '2026-02-24');
    expect([starts, ends]).toEqual([new Date('2026-02-24T16:00Z'), new Date('2026-02-24T20:00Z')]);
  });

  test('of which clocks skip all hours has none', () => {
    const night = {
      ...weekdaysOnly('America/Chicago'),
      studentWeekdays: weekdays,
      hours: { from: '02:00', to: '02:45' },
    };
    expect(schoolDay(night, '2026-03-08')).toMatchObject({ kind: 'student', starts: null, ends: null });
    expect(schoolDay(night, '2026-03-09').starts).toEqual(new Date('2026-03-09T07:00Z'));
  });

  test('in summer is none, and counts again by its weekday once the school has entered nothing for so long', () => {
    const kinds = ['2025-08-15', '2025-08-18', '2026-06-05', '2026-06-08', '2026-09-03', '2026-09-04'];
    expect(kinds.map((day) => schoolDay(alderCreek, day).kind)).toEqual([
      'closed',
      'student',
      'student',
      'closed',
      'closed',
      'student',
    ]);
  });

  test('between two terms is closed', () => {
    const terms = [
      { name: 'Fall', from: '2025-08-18', to: '2025-12-19' },
      { name: 'Spring', from: '2026-01-05', to: '2026-06-05' },
    ];
    const kinds = ['2025-12-19', '2025-12-22', '2026-01-02', '2026-01-05'].map(
      (day) => schoolDay({ ...weekdaysOnly('America/Chicago'), terms }, day).kind,
    );
    expect(kinds).toEqual(['student', 'closed', 'closed', 'student']);
  });
});

/** Days of ten years, those on which clocks change somewhere more often than by chance. */
const anyDay = fc.oneof(
  fc.integer({ min: 0, max: 3651 }).map((ahead) => addDays('2026-01-01', ahead)),
  fc
    .tuple(fc.integer({ min: 2026, max: 2035 }), fc.constantFrom('03-08', '03-25', '10-25', '11-01'), fc.nat(7))
    .map(([year, day, ahead]) => addDays(`${year}-${day}`, ahead)),
);
const calendars = fc.record({
  zone: fc.constantFrom(...zones),
  studentWeekdays: fc.subarray([...weekdays], { minLength: 1 }),
  special: fc.option(fc.constantFrom(...dayKinds)),
  isClosed: fc.boolean(),
});
const expectedHours = {
  student: ['08:00', '15:00'],
  'staff-only': ['08:00', '15:00'],
  'early-release': ['08:00', '13:30'],
  'late-start': ['10:00', '15:00'],
  testing: ['08:00', '15:00'],
};

describe('a school day in every zone, 2026 to 2035', () => {
  test('begins and ends when the wall clock of the school says so', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(calendars, anyDay, ({ zone, studentWeekdays, special, isClosed }, day) => {
        seen.add(zone);
        const weekday = weekdays[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7];
        const planned = special ?? (weekday && studentWeekdays.includes(weekday) ? 'student' : 'closed');
        const kind = isClosed ? 'closed' : planned;
        const found = schoolDay(
          {
            zone,
            studentWeekdays,
            hours,
            days: special ? { [day]: { kind: special } } : {},
            closures: isClosed ? [day] : [],
          },
          day,
        );
        expect(found.kind).toBe(kind);
        const [from, to] = kind === 'closed' ? [] : expectedHours[kind];
        expect(found.starts && wallClock(found.starts, zone)).toBe(from ? `${day} ${from}` : null);
        expect(found.ends && wallClock(found.ends, zone)).toBe(to ? `${day} ${to}` : null);
      }),
      { numRuns: 2_000, seed: 20260308 },
    );
    expect(seen.size).toBeGreaterThan(zones.length * 0.9);
  });

  test('is passed over by everyone when the school is closed, also by whoever works in another zone', () => {
    const people = fc.record({ zone: fc.constantFrom(...zones), isAway: fc.boolean() });
    fc.assert(
      fc.property(calendars, people, anyDay, ({ zone }, person, day) => {
        const closures = [day];
        const leaves = person.isAway ? [{ from: addDays(day, 1), to: addDays(day, 3) }] : [];
        const workplace = {
          person: { ...usualWorkingTime(person.zone), days: weekdays, leaves },
          calendar: { ...weekdaysOnly(zone), studentWeekdays: weekdays, closures },
        };
        const from = new Date(`${addDays(day, -1)}T20:00:00Z`);
        const reached = nextWorkingInstant(workplace, from);
        const [reachedOn, time] = wallClock(reached ?? 0, person.zone).split(' ') as [string, string];
        expect(reachedOn).not.toBe(day);
        expect('07:30' <= time && time < '16:00').toBe(true);
        // Nothing was passed over but the closed day and the leave: quarter by quarter, the wall clock never showed work.
        const quarterMs = 900_000;
        for (let at = +from; at < Number(reached); at += quarterMs) {
          const [on, clock] = wallClock(at, person.zone).split(' ') as [string, string];
          const isFree = on === day || leaves.some((leave) => leave.from <= on && on <= leave.to);
          expect(isFree || clock < '07:30' || clock >= '16:00').toBe(true);
        }
      }),
      { numRuns: 100, seed: 20261101 },
    );
  });

  test('of any hours begins and ends at the first instant at which the wall clock shows them, or has jumped over them', () => {
    const times = fc
      .tuple(fc.nat(23), fc.constantFrom('00', '15', '30', '45'))
      .map(([hour, minute]) => `${String(hour).padStart(2, '0')}:${minute}`);
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyDay, times, times, (zone, day, from, to) => {
        fc.pre(from < to);
        const { starts, ends } = schoolDay({ zone, studentWeekdays: weekdays, days: {}, hours: { from, to } }, day);
        if (!starts || !ends) {
          // Clocks jumped over all of it.
          const shown = quartersOf(day, zone);
          expect(shown.filter((time) => from <= time && time < to)).toEqual([]);
          return;
        }
        for (const [at, time] of [
          [starts, from],
          [ends, to],
        ] as const) {
          expect(wallClock(at, zone) >= `${day} ${time}`).toBe(true);
          expect(wallClock(+at - 1, zone) < `${day} ${time}`).toBe(true);
        }
      }),
      { numRuns: 2_000, seed: 20260329 },
    );
  });

  test('is counted one by one, whatever the calendar holds: n school days on, n days were for students', () => {
    const far = (most: number) => fc.tuple(fc.nat(60), fc.nat(most));
    const years = fc.record({
      studentWeekdays: fc.subarray([...weekdays], { minLength: 1 }),
      closed: fc.uniqueArray(fc.nat(60), { maxLength: 15 }),
      special: fc.dictionary(fc.nat(60).map(String), fc.constantFrom(...dayKinds), { maxKeys: 15 }),
      away: fc.option(far(20)),
      holidays: fc.option(far(20)),
    });
    fc.assert(
      fc.property(years, anyDay, fc.integer({ min: 1, max: 25 }), (year, day, count) => {
        const { studentWeekdays, closed, special, away, holidays } = year;
        const on = (ahead: number) => addDays(day, ahead);
        const spanOf = ([from, length]: [number, number]) => ({ name: 'Away', from: on(from), to: on(from + length) });
        const between = holidays && spanOf(holidays);
        const calendar: SchoolCalendar = {
          zone: 'UTC',
          studentWeekdays,
          days: Object.fromEntries(Object.entries(special).map(([ahead, kind]) => [on(Number(ahead)), { kind }])),
          closures: closed.map(on),
          breaks: away ? [spanOf(away)] : [],
          terms: between
            ? [
                { name: 'Fall', from: on(-400), to: addDays(between.from, -1) },
                { name: 'Spring', from: addDays(between.to, 1), to: on(400) },
              ]
            : [],
        };
        // A finger goes along the wall calendar, day by day.
        let [ahead, left] = [0, count];
        while (left > 0) {
          ahead += 1;
          const weekday = weekdays[(new Date(`${on(ahead)}T00:00:00Z`).getUTCDay() + 6) % 7];
          const isIn = (span: [number, number] | null) => span && span[0] <= ahead && ahead <= span[0] + span[1];
          const usual = weekday && studentWeekdays.includes(weekday) && !isIn(away) && !isIn(holidays);
          const kind = special[ahead] ?? (usual ? 'student' : 'closed');
          if (!['closed', 'staff-only'].includes(kind) && !closed.includes(ahead)) left -= 1;
        }
        expect(addSchoolDays(calendar, day, count)).toBe(on(ahead));
        expect(schoolDaysAfter(calendar, { from: day, to: on(ahead) })).toBe(count);
      }),
      { numRuns: 500, seed: 20260301 },
    );
  });
});

/** Every quarter of an hour that the wall clock shows on a day. */
function quartersOf(day: string, zone: string): string[] {
  const quarters = Array.from(
    { length: 4 * 60 },
    (_, at) => Date.parse(`${addDays(day, -1)}T06:00:00Z`) + at * 900_000,
  );
  return quarters
    .map((at) => wallClock(at, zone).split(' ') as [string, string])
    .flatMap(([on, time]) => (on === day ? [time] : []));
}
