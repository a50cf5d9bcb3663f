import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bellLines, readBellLines } from '../../src/domain/bell-lines.ts';
import { dayLines, readDayLines, specialDays } from '../../src/domain/day-lines.ts';
import { readCalendar, shownDays, type TypedCalendar } from '../../src/domain/typed-calendar.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { addDays } from '../../src/time/calendar-day.ts';
import { dayKinds, weekdaysOnly } from '../../src/time/school-calendar.ts';
import { schoolDays } from '../../src/time/school-day.ts';
import { periodsOf } from '../../src/time/school-part.ts';

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

  test('with terms is closed between them', () => {
    const terms = '2026-01-05 to 2026-06-05: Spring\n2025-08-18 to 2025-12-19: Fall';
    const { faults, calendar } = readCalendar(typed({ terms }), before, today);
    expect(faults).toEqual({});
    expect(calendar.terms?.map(({ name }) => name)).toEqual(['Fall', 'Spring']);
  });

  test.each<[string, TypedCalendar, keyof TypedCalendar, string]>([
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
    ['a lesson that ends before it begins', { bells: 'Regular: Block 1 09:30-08:05' }, 'bells', 'ends before'],
    ['lessons that overlap', { bells: 'Regular: A 08:00-09:00, B 08:30-09:30' }, 'bells', 'overlaps'],
    ['a lesson without times', { bells: 'Regular: Block 1' }, 'bells', 'two times'],
  ])('with %s is told so beside that field alone', (_, over, field, sentence) => {
    const { faults } = readCalendar(typed(over), before, today);
    expect(Object.keys(faults)).toEqual([field]);
    expect(faults[field]).toContain(sentence);
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
        );
        const read = readDayLines(dayLines(special));
        expect(read.faults).toEqual([]);
        const again = specialDays(read.entries);
        expect(again.days).toEqual(special.days);
        expect(again.closures).toEqual(special.closures);
        expect(again.breaks).toEqual(expect.arrayContaining(special.breaks));
      }),
      { numRuns: 200, seed: 20260227 },
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
