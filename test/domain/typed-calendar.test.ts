import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bellLines, readBellLines } from '../../src/domain/bell-lines.ts';
import { withEntries } from '../../src/domain/calendar-import.ts';
import { dayLines, readDayLines, specialDays } from '../../src/domain/day-lines.ts';
import { oneAhead, partLines, shownParts } from '../../src/domain/part-lines.ts';
import { type CalendarField, readCalendar, shownDays, type TypedCalendar } from '../../src/domain/typed-calendar.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays } from '../../src/time/calendar-day.ts';
import { addSchoolDays, dayKind, dayKinds, type SchoolCalendar } from '../../src/time/school-calendar.ts';
import { schoolDays } from '../../src/time/school-day.ts';
import { letterOf, periodsOf, type SchoolPart } from '../../src/time/school-part.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const before = weekdaysOnly('America/Chicago');
const today = '2026-02-24';
const story = { from: '2026-02-23', to: '2026-03-20' };

/** Alder Creek as an admin would type it. */
function typed(over: TypedCalendar = {}): TypedCalendar {
  return {
    yearFrom: '2025-08-18',
    yearTo: '2026-06-05',
    weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    dayFrom: '08:00',
    dayTo: '15:00',
    earlyRelease: '13:30',
    lateStart: null,
    days: [
      '2026-02-25: early release',
      '2026-02-27: staff only, PD day',
      '2026-03-04: snow day',
      '2026-03-11: Early Release',
      '2026-03-16 to 2026-03-20: closed, Spring break',
    ].join('\n'),
    terms: null,
    letters: '2',
    cycleFrom: '2026-02-23',
    onClosure: 'slide',
    part: 'Grades 6–8',
    otherPart: null,
    bells: 'Regular: Block 1 08:05-09:30, Block 2 09:35-11:00\nEarly release: Block 1 08:05-09:10',
    ...over,
  };
}

/** Within what one can type, and longer once each lesson stands after a blank. */
const manyBells = Array.from({ length: 10 }, (_, day) => {
  const lessons = Array.from(
    { length: 20 },
    (_, at) => `${at} ${at < 10 ? '0' : ''}${at}:00-${at < 10 ? '0' : ''}${at}:50`,
  );
  return `${day}: ${lessons.join(',')}`;
}).join('\n');

describe('a calendar that is typed into the form', () => {
  test('is that of Alder Creek, day by day', () => {
    const { faults, calendar } = readCalendar(typed(), before, today);
    expect(faults).toEqual({});
    expect(schoolDays(calendar, story)).toEqual(schoolDays({ ...sampleCalendar, zone: 'America/Chicago' }, story));
  });

  test('of two halves gives each its letters', () => {
    const { calendar } = readCalendar(typed({ otherPart: 'Grades 3–5' }), before, today);
    expect(calendar.parts?.map(({ name, cycle }) => `${name} ${cycle?.letters.join('')}`)).toEqual([
      'Grades 6–8 AB',
      'Grades 3–5 BA',
    ]);
  });

  test('of two halves gives both the same bells, or the others those of their own', () => {
    const bellsOf = (over: TypedCalendar) => {
      const { faults, calendar } = readCalendar(typed({ otherPart: 'Grades 3–5', ...over }), before, today);
      expect(faults).toEqual({});
      return calendar.parts?.map(({ schedules = [] }) => schedules.map(({ name }) => name).join(', '));
    };
    expect(bellsOf({})).toEqual(['Early release, Regular', 'Early release, Regular']);
    expect(bellsOf({ otherBells: 'Lower: Lesson 1 08:10-09:00' })).toEqual(['Early release, Regular', 'Lower']);
    const noLetters = { letters: '0', otherBells: 'Lower: Lesson 1 08:10-09:00' };
    expect(bellsOf(noLetters)).toEqual(['Early release, Regular', 'Lower']);
  });

  test('of three parts gives each the letters and the bells of its own cycle', () => {
    const moreParts = [
      'Grades 3–5: 6 letters from 2026-02-23, skip',
      'Regular: Lesson 1 08:10-09:00',
      'F days: Garden 08:10-10:00',
      'K–2: no letters',
      'Regular: Circle 08:05-08:40',
      'Night school: C A B from 2026-02-24',
    ].join('\n');
    const { faults, calendar } = readCalendar(typed({ moreParts }), before, today);
    expect(faults).toEqual({});
    // The Thursday and the Friday after the snow day of Wednesday, 4 March; Friday, 27 February is for staff only.
    const on = (day: string) =>
      calendar.parts?.map(
        (part) => `${letterOf(calendar, part, day) ?? '–'} ${periodsOf(calendar, part, day)[0]?.name ?? ''}`,
      );
    expect(on('2026-03-03')).toEqual(['B Block 1', 'F Garden', '– Circle', 'A ']);
    expect(on('2026-03-05')).toEqual(['A Block 1', 'B Lesson 1', '– Circle', 'B ']);
  });

  test('may have bells of its own for the days of a letter, except where students leave early', () => {
    const bells = [
      'Regular: Block 1 08:05-09:30',
      'Regular, B days: Lab 08:05-10:00',
      'Early release: Block 1 08:05-09:10',
    ].join('\n');
    const { faults, calendar } = readCalendar(typed({ bells }), before, today);
    expect(faults).toEqual({});
    const [part] = calendar.parts ?? [];
    const first = (day: string) => part && periodsOf(calendar, part, day)[0]?.to;
    // Mon A, Tue B, Wed A with early release; Thu B.
    expect(['2026-02-23', '2026-02-24', '2026-02-25', '2026-02-26'].map(first)).toEqual([
      '09:30',
      '10:00',
      '09:10',
      '10:00',
    ]);
    const onTuesday = readCalendar(typed({ bells, days: '2026-02-24: early release' }), before, today).calendar;
    expect(part && periodsOf(onTuesday, part, '2026-02-24')[0]?.to).toBe('09:10');
  });

  test('keeps the days of earlier years, which the form does not show any more', () => {
    const lastYear = readCalendar(typed(), before, today).calendar;
    const nextYear = { yearFrom: '2026-08-17', yearTo: '2027-06-04', cycleFrom: '2026-08-17' };
    const moved = readCalendar(typed({ ...nextYear, days: dayLines(shownDays(lastYear)) }), lastYear, '2026-06-10');
    expect(moved.faults).toEqual({});
    expect(dayLines(shownDays(moved.calendar))).toBe('');
    const { faults, calendar } = readCalendar(
      typed({ ...nextYear, days: '2026-09-07: closed, Labor Day' }),
      moved.calendar,
      '2026-09-01',
    );
    expect(faults).toEqual({});
    expect(Object.keys(calendar.days)).toEqual(['2026-02-25', '2026-02-27', '2026-03-11', '2026-09-07']);
    expect(calendar).toMatchObject({ closures: ['2026-03-04'], breaks: [{ name: 'Spring break' }] });
    expect(dayLines(shownDays(calendar))).toBe('2026-09-07: closed, Labor Day');
  });

  test('needs no year, hours, letters or bells', () => {
    const nothing = { yearFrom: null, yearTo: null, dayFrom: null, dayTo: null, earlyRelease: null, days: null };
    const read = readCalendar(typed({ ...nothing, letters: '0', bells: null }), before, today);
    expect(read).toEqual({ faults: {}, calendar: { ...before, breaks: [], closures: [] } });
  });

  test('whose days were too many for the form keeps them', () => {
    const { days: _, ...without } = typed();
    const days = { '2026-02-27': { kind: 'staff-only' } } as const;
    const { calendar } = readCalendar(without, { ...before, days, closures: ['2026-03-04'] }, today);
    expect(calendar).toMatchObject({ days, closures: ['2026-03-04'] });
  });

  test('with two weeks of tests has none on the Saturday and Sunday between them, and a Saturday named alone is one of school', () => {
    const days = '2026-03-02 to 2026-03-13: testing\n2026-03-28: school\n2026-04-11 to 2026-04-12: staff only, Retreat';
    const { faults, calendar } = readCalendar(typed({ days }), before, today);
    const kinds = (...of: string[]) => of.map((day) => dayKind(calendar, day));
    expect(faults).toEqual({});
    expect(kinds('2026-03-06', '2026-03-07', '2026-03-08', '2026-03-09')).toEqual([
      'testing',
      'closed',
      'closed',
      'testing',
    ]);
    expect(addSchoolDays(calendar, '2026-02-27', 10)).toBe('2026-03-13');
    expect(kinds('2026-03-28', '2026-04-11', '2026-04-12')).toEqual(['student', 'staff-only', 'staff-only']);
  });

  // The words of domain.md section 2, and those of a school's own calendar.
  test.each([
    ['student day', 'student'],
    ['staff-only day', 'staff-only'],
    ['PD day', 'staff-only'],
    ['testing window', 'testing'],
    ['half day', 'early-release'],
    ['no school', 'closed'],
    ['holiday', 'closed'],
  ])('takes “%s” for the kind of a day', (word, kind) => {
    expect(readDayLines(`2026-03-17: ${word}`)).toEqual({
      entries: [{ from: '2026-03-17', to: '2026-03-17', kind }],
      faults: [],
    });
  });

  test('with terms is closed between them', () => {
    const terms = '2026-01-05 to 2026-06-05: Spring\n2025-08-18 to 2025-12-19: Fall';
    const { faults, calendar } = readCalendar(typed({ terms }), before, today);
    expect(faults).toEqual({});
    expect(calendar.terms?.map(({ name }) => name)).toEqual(['Fall', 'Spring']);
  });

  test.each<[string, TypedCalendar, CalendarField, string]>([
    ['an end before the beginning', { dayTo: '07:00' }, 'dayTo', 'after the beginning'],
    ['an early release after school', { earlyRelease: '16:00' }, 'earlyRelease', 'within the usual day'],
    [
      'a late start without hours',
      { dayFrom: null, dayTo: null, lateStart: '10:00', earlyRelease: null },
      'lateStart',
      'first',
    ],
    ['a lunch without an end', { lunchFrom: '11:30' }, 'lunchTo', 'lunch ends'],
    ['a lunch that ends before it begins', { lunchFrom: '11:30', lunchTo: '11:00' }, 'lunchTo', 'after'],
    ['no weekdays', { weekdays: [], cycleFrom: '2026-02-25' }, 'weekdays', 'at least one'],
    ['a year that is over', { yearFrom: '2024-08-18', yearTo: '2025-06-05' }, 'yearTo', 'over'],
    ['a line without a colon', { days: '2026-02-27 staff only' }, 'days', 'Line 1: After the day comes a colon'],
    ['a day that does not exist', { days: '\n2026-02-30: closed' }, 'days', 'Line 2: “2026-02-30” is no day'],
    ['a kind that is none', { days: '2026-02-27: carnival' }, 'days', '“carnival” is no kind of day'],
    ['a break that ends before it begins', { days: '2026-03-20 to 2026-03-16: closed' }, 'days', 'before the first'],
    ['a break of a year', { days: '2026-03-16 to 2027-03-20: closed' }, 'days', 'Check the years'],
    ['a time that is none', { days: '2026-03-11: early release until 1pm' }, 'days', '“1pm” is no time'],
    ['a time that clocks skip', { days: '2026-03-08: school from 02:30' }, 'days', 'Clocks skip 02:30 on that day'],
    ['three lines that are wrong', { days: 'x\ny\nz' }, 'days', '2 more after it'],
    ['letters from no day', { cycleFrom: null }, 'cycleFrom', 'letter A'],
    ['letters from a Saturday', { cycleFrom: '2026-02-28' }, 'cycleFrom', 'Students do not come'],
    ['letters from the snow day', { cycleFrom: '2026-03-04' }, 'cycleFrom', 'Students do not come'],
    ['a second half without letters', { letters: '0', otherPart: 'Others' }, 'otherPart', 'how many letters'],
    ['other bells of nobody', { otherBells: 'Lower: Lesson 1 08:10-09:00' }, 'otherPart', 'who has these other bells'],
    ['bells of a letter that no day has', { bells: 'C days: Lab 08:05-10:00' }, 'bells', 'No day has the letter'],
    ['bells that do not fit into the form', { bells: manyBells }, 'bells', 'under 3000 characters'],
    ['thirteen terms', { terms: Array(13).fill('2026-01-05 to 2026-06-05: Spring').join('\n') }, 'terms', 'at most 12'],
    ['two parts of one name', { otherPart: 'Grades 6–8' }, 'otherPart', 'different names'],
    [
      'a third part that is called like the first',
      { moreParts: 'Grades 6–8: 6 letters from 2026-02-23' },
      'moreParts',
      'different names',
    ],
    [
      'a third part from a snow day',
      { moreParts: 'K–2: 6 letters from 2026-03-04' },
      'moreParts',
      'Line 1: Students do not come',
    ],
    ['a third part of nine letters', { moreParts: 'K–2: 9 letters from 2026-02-23' }, 'moreParts', '2 to 8 letters'],
    ['a third part with one letter twice', { moreParts: 'K–2: A B A from 2026-02-23' }, 'moreParts', '2 to 8 letters'],
    ['a third part from no day', { moreParts: 'K–2: 6 letters' }, 'moreParts', 'from which day'],
    ['a third part without anything of its own', { moreParts: 'K–2: no letters' }, 'moreParts', 'its letters'],
    ['a third part that is no part', { moreParts: 'and all the others' }, 'moreParts', 'First comes a short name'],
    [
      'bells of a third part that overlap',
      { moreParts: 'K–2: no letters\nDay: A 08:00-09:00, B 08:30-09:30' },
      'moreParts',
      'Line 2: B overlaps',
    ],
    [
      'bells of a letter that a third part lacks',
      { moreParts: 'K–2: 2 letters from 2026-02-23\nC days: Lab 08:05-10:00' },
      'moreParts',
      'has the letter of “C days”',
    ],
    [
      'seven parts',
      { moreParts: [1, 2, 3, 4, 5, 6].map((n) => `Grade ${n}: 2 letters from 2026-02-23`).join('\n') },
      'moreParts',
      'at most 6 parts',
    ],
    [
      'a third part beside everyone',
      { part: null, moreParts: 'K–2: 6 letters from 2026-02-23' },
      'part',
      'Write who has these letters',
    ],
    ['a lesson that ends before it begins', { bells: 'Regular: Block 1 09:30-08:05' }, 'bells', 'ends before'],
    ['lessons that overlap', { bells: 'Regular: A 08:00-09:00, B 08:30-09:30' }, 'bells', 'overlaps'],
    ['a lesson without times', { bells: 'Regular: Block 1' }, 'bells', 'two times'],
  ])('with %s is told so beside that field alone', (_, over, field, sentence) => {
    const { faults } = readCalendar(typed(over), before, today);
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]).toContain(sentence);
  });
});

describe('a list that is taken over', () => {
  const old: SchoolCalendar = {
    ...before,
    days: { '2026-03-18': { kind: 'staff-only', name: 'PD day' }, '2026-03-25': { kind: 'staff-only' } },
    closures: ['2026-03-04', '2026-03-10'],
  };
  const kindsAfter = (lines: string, ...days: string[]) => {
    const { faults, entries } = readDayLines(lines);
    expect(faults).toEqual([]);
    return days.map((day) => dayKind(withEntries(old, entries), day));
  };

  test('makes one break of it where a day of staff stood before, and leaves other days as they were', () => {
    const list = '2026-03-16 to 2026-03-20: closed, Spring break';
    expect(kindsAfter(list, '2026-03-17', '2026-03-18', '2026-03-25')).toEqual(['closed', 'closed', 'staff-only']);
  });

  test('keeps the day of staff that it names itself within its break', () => {
    const list = '2026-03-18: staff only\n2026-03-16 to 2026-03-20: closed, Spring break';
    expect(kindsAfter(list, '2026-03-17', '2026-03-18')).toEqual(['closed', 'staff-only']);
  });

  test('opens school on a snow day that it names, and on none that lies in its two weeks of tests', () => {
    const list = '2026-03-02 to 2026-03-13: testing\n2026-03-04: school';
    expect(kindsAfter(list, '2026-03-03', '2026-03-04', '2026-03-10')).toEqual(['testing', 'student', 'closed']);
    expect(kindsAfter('2026-03-04: school\n2026-03-04: snow day', '2026-03-04')).toEqual(['closed']);
  });
});

describe('what the form shows', () => {
  test('is what was typed, read again to the same days', () => {
    const names = fc.stringMatching(/^[A-Za-z’:][A-Za-z ,:’]{0,20}[a-z]$/);
    const entries = fc.array(
      fc.record(
        {
          ahead: fc.nat(300),
          length: fc.nat(10),
          kind: fc.constantFrom(...dayKinds, 'snow day' as const),
          name: names,
          begins: fc.constantFrom('08:30', '10:00'),
          ends: fc.constantFrom('12:30', '14:00'),
        },
        { requiredKeys: ['ahead', 'length', 'kind'] },
      ),
    );
    fc.assert(
      fc.property(entries, (drawn) => {
        const special = specialDays(
          drawn.map(({ ahead, length, ...rest }) => {
            const from = addDays('2025-08-18', ahead);
            return { ...rest, from, to: addDays(from, length) };
          }),
          before.studentWeekdays,
        );
        const read = readDayLines(dayLines(special));
        expect(read.faults).toEqual([]);
        const again = specialDays(read.entries, before.studentWeekdays);
        expect(again.days).toEqual(special.days);
        expect(again.closures).toEqual(special.closures);
        expect(again.breaks).toEqual(expect.arrayContaining(special.breaks));
      }),
      { numRuns: 200, seed: 20260227 },
    );
  });

  test('of the parts of the school is read again to the same parts, however many there are', () => {
    const letters = fc.shuffledSubarray('ABCDEFGH'.split(''), { minLength: 2 });
    const inOrder = fc.integer({ min: 2, max: 8 }).map((count) => 'ABCDEFGH'.slice(0, count).split(''));
    const cycle = fc.record({
      letters: fc.oneof(inOrder, inOrder, letters),
      from: fc.constantFrom('2026-02-23', '2026-02-24'),
      onClosure: fc.constantFrom('slide' as const, 'skip' as const),
    });
    const schedules = fc.constantFrom(
      ...['Regular: Block 1 08:05-09:30', 'Late start: Lesson 10:05-11:00\nA days: Lab 08:05-09:00'].map(
        (text) => readBellLines(text).schedules,
      ),
    );
    const part = fc.oneof(
      fc.record({ cycle, schedules }, { requiredKeys: ['cycle'] }),
      fc.record({ schedules: fc.constant(readBellLines('Regular: Block 1 08:05-09:30').schedules) }),
    );
    const halves = cycle.map((one) => [{ cycle: one }, { cycle: oneAhead(one) }]);
    const drawnParts = fc.oneof(fc.array(part, { minLength: 1, maxLength: 6 }), halves);
    fc.assert(
      fc.property(drawnParts, (drawn) => {
        const parts: SchoolPart[] = drawn.map((one, at) => ({ name: `Part ${at}`, ...one }));
        // Bells of A days need a letter A.
        fc.pre(
          parts.every(({ cycle, schedules = [] }) =>
            schedules.every(({ letters }) => !letters || cycle?.letters.includes('A')),
          ),
        );
        const { first, other, more } = shownParts(parts);
        const fields = {
          letters: String(first?.cycle?.letters.length ?? 0),
          cycleFrom: first?.cycle?.from ?? null,
          onClosure: first?.cycle?.onClosure ?? 'slide',
          part: first?.name ?? null,
          bells: bellLines(first?.schedules ?? []),
          otherPart: other?.name ?? null,
          otherBells: bellLines(other?.schedules ?? []),
          moreParts: partLines(more),
        };
        const { faults, calendar } = readCalendar(typed(fields), before, today);
        expect(faults).toEqual({});
        expect(calendar.parts).toEqual(parts);
      }),
      { numRuns: 200, seed: 20260304 },
    );
  });

  test('of bells is read again to the same bells', () => {
    expect(manyBells.length).toBeLessThan(3_000);
    const { schedules } = readBellLines(typed().bells ?? '');
    expect(schedules.map(({ name }) => name)).toEqual(['Early release', 'Regular']);
    expect(readBellLines(bellLines(schedules))).toEqual({ schedules, faults: [] });
  });

  test('is told what is wrong with it, however odd', () => {
    const odd = ['2026-02-27: from from from '.repeat(110), ': '.repeat(1_500), '2026-02-27:'.repeat(270)];
    for (const text of odd) {
      expect(readDayLines(text).faults.length + readBellLines(text).faults.length).toBeGreaterThan(0);
    }
  });
});
