import { describe, expect, test } from 'vitest';
import { cellsOf } from '../../src/domain/booking.ts';
import { type Door, daysOf, type HostFacts, periodChoices, readDoor, type TypedDoor } from '../../src/domain/door.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { instantOf } from '../../src/time/local-time.ts';
import type { SchoolCalendar } from '../../src/time/school-calendar.ts';
import { round } from '../helpers/observation.ts';

const zone = 'America/Chicago';
const calendar: SchoolCalendar = { ...sampleCalendar, zone };
const upper = calendar.parts?.[0] as NonNullable<SchoolCalendar['parts']>[number];
const host = (over: Partial<HostFacts> = {}): HostFacts => ({
  now: new Date('2026-02-23T15:00:00Z'),
  workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
  leaves: [],
  busy: new Set(),
  ...over,
});
const door = (over: Partial<Door> = {}): Door => ({
  day: '2026-02-24',
  repeat: false,
  at: { time: '10:00' },
  place: 'Room 12',
  focus: 'Who talks after I ask?',
  seats: 2,
  isPosted: true,
  ...over,
});
const days = (over: Partial<Door> = {}, facts: Partial<HostFacts> = {}, of: SchoolCalendar = calendar) =>
  daysOf(door(over), round(), of, host(facts));
const why = (over: Partial<Door>, facts: Partial<HostFacts> = {}, of: SchoolCalendar = calendar) =>
  days(over, facts, of).shut[0]?.why;

describe('a door', () => {
  test('is open at a lesson of the bell schedule, from the bell on, as long as the visit takes', () => {
    const { open, shut } = days({ at: { part: upper, period: 'Block 2' } });
    expect(shut).toEqual([]);
    expect(open).toEqual([
      {
        day: '2026-02-24',
        from: instantOf('2026-02-24', '09:35', zone),
        to: instantOf('2026-02-24', '09:55', zone),
        period: 'Block 2',
        part: 'Grades 6–8',
        letter: 'B',
      },
    ]);
  });

  test('at a lesson rings with the bells of an early release day', () => {
    const { open } = days({ day: '2026-02-25', at: { part: upper, period: 'Block 4' } });
    expect(open[0]?.from).toEqual(instantOf('2026-02-25', '12:10', zone));
  });

  test('is open every week until the round ends, the same time on the clock across the change of clocks', () => {
    const { open, shut } = days({ repeat: true });
    expect(open.map(({ day }) => day)).toEqual(['2026-02-24', '2026-03-03', '2026-03-10']);
    expect(open.map(({ from }) => from.toISOString().slice(11, 16))).toEqual(['16:00', '16:00', '15:00']);
    expect(shut).toEqual([]);
  });

  test('that is open every week at a lesson leaves out days with another letter, and says which they have', () => {
    const { open, shut } = days({ day: '2026-02-26', repeat: true, at: { part: upper, period: 'Block 2' } });
    // Thursday 26 February is B, and so is 12 March; 5 March is A, because the snow of 4 March let the letters slide.
    expect(open.map(({ day }) => day)).toEqual(['2026-02-26', '2026-03-12']);
    expect(shut).toEqual([{ day: '2026-03-05', why: 'other-letter', name: 'A' }]);
  });

  test('that is open every week from a day without students on keeps the letter of the first day that has one', () => {
    // Friday 27 February is for staff alone; 6 March is B, 13 March A.
    const { open, shut } = days({ day: '2026-02-27', repeat: true, at: { part: upper, period: 'Block 2' } });
    expect(open.map(({ day, letter }) => `${day} ${letter}`)).toEqual(['2026-03-06 B']);
    expect(shut.map(({ why }) => why)).toEqual(['no-students', 'other-letter']);
  });

  test('at a lesson is shut where the bells of a usual day ring outside the hours of a short one', () => {
    const [regular] = upper.schedules ?? [];
    const kinds = ['student', 'early-release', 'late-start'] as const;
    const part = { ...upper, schedules: regular ? [{ ...regular, kinds }] : [] };
    const hours = { from: '08:00', to: '15:00', earlyRelease: '13:30', lateStart: '10:00' };
    const late = { ...calendar.days, '2026-02-26': { kind: 'late-start' as const } };
    const short: SchoolCalendar = { ...calendar, hours, days: late, parts: [part] };
    const at = (day: string, period: string) => why({ day, at: { part, period } }, {}, short);
    expect(at('2026-02-25', 'Block 4')).toBe('outside-hours');
    expect(at('2026-02-26', 'Block 1')).toBe('outside-hours');
    expect(at('2026-02-25', 'Block 3')).toBeUndefined();
  });

  test.each([
    ['the school is closed for snow', { day: '2026-03-04' }, {}, 'closed'],
    ['it is a weekend', { day: '2026-02-28' }, {}, 'closed'],
    ['only staff come', { day: '2026-02-27' }, {}, 'no-students'],
    ['the time is past', { day: '2026-02-23', at: { time: '08:30' } }, {}, 'past'],
    ['school ends earlier that day', { day: '2026-02-25', at: { time: '13:20' } }, {}, 'outside-hours'],
    ['school has not begun', { at: { time: '07:00' } }, {}, 'outside-hours'],
    ['the host is away', {}, { leaves: [{ from: '2026-02-24', to: '2026-02-24' }] }, 'away'],
    ['the host does not work on Tuesdays', {}, { workingDays: ['mon'] }, 'away'],
    ['there is no such lesson', { at: { part: upper, period: 'Block 9' } }, {}, 'no-period'],
  ] as const)('is shut when %s', (_, over, facts, reason) => {
    expect(why(over as Partial<Door>, facts as unknown as Partial<HostFacts>)).toBe(reason);
  });

  test('is shut while its host is somewhere else, if only for five minutes of it', () => {
    const from = instantOf('2026-02-24', '10:15', zone);
    const busy = new Set(cellsOf({ from, to: new Date(+from + 300_000) }));
    expect(why({}, { busy })).toBe('busy');
    expect(why({ at: { time: '10:20' } }, { busy })).toBeUndefined();
  });

  test('is shut in a testing window, and on the first ten student days of a year, or as many as the school says, and no longer', () => {
    const testing: SchoolCalendar = { ...calendar, days: { '2026-02-24': { kind: 'testing', name: 'State tests' } } };
    expect(days({}, {}, testing).shut).toEqual([{ day: '2026-02-24', why: 'testing', name: 'State tests' }]);
    const autumn = { now: new Date('2025-08-01T12:00:00Z') };
    // The year begins on Monday 18 August 2025: its tenth student day is Friday 29, its eleventh Monday 1 September.
    expect(why({ day: '2025-08-29' }, autumn)).toBe('first-days');
    expect(why({ day: '2025-09-01' }, autumn)).toBeUndefined();
    expect(why({ day: '2025-08-19' }, autumn, { ...calendar, quietDays: 1 })).toBeUndefined();
    expect(why({ day: '2025-09-01' }, autumn, { ...calendar, quietDays: 11 })).toBe('first-days');
    const { year, ...termsAlone }: SchoolCalendar = {
      ...calendar,
      terms: [{ name: 'Fall', from: '2025-08-18', to: '2025-12-19' }],
    };
    expect(year).toBeDefined();
    expect(days({ day: '2025-08-29' }, autumn, termsAlone).shut).toMatchObject([{ why: 'first-days' }]);
  });

  test('is shut at a time that the clocks skip', () => {
    const night: SchoolCalendar = { zone, studentWeekdays: ['sun'], days: {} };
    expect(why({ day: '2026-03-08', at: { time: '02:30' } }, { workingDays: ['sun'] }, night)).toBe('skipped-time');
  });
});

describe('the form of a door', () => {
  const typed: TypedDoor = {
    day: '2026-02-24',
    period: null,
    from: '10:00',
    repeat: null,
    place: 'Room 12',
    focus: null,
    seats: '2',
    who: 'channel',
  };

  test('takes the round’s question where the host has none of their own, and every lesson of the bells once', () => {
    expect(readDoor(typed, round(), calendar)).toEqual({ door: door() });
    expect(periodChoices(calendar).map(({ value }) => value)).toEqual([
      '0:Block 1',
      '0:Block 2',
      '0:Block 3',
      '0:Block 4',
    ]);
    const lesson = readDoor({ ...typed, period: '0:Block 3', from: null }, round(), calendar);
    expect('door' in lesson && lesson.door.at).toEqual({ part: upper, period: 'Block 3' });
  });

  test.each([
    ['no day', { day: null }, 'day'],
    ['a day outside the round', { day: '2026-03-20' }, 'day'],
    ['no time', { from: null }, 'from'],
    ['a lesson that is gone', { period: '0:Block 9' }, 'period'],
    ['no place', { place: ' ' }, 'place'],
    ['a place that is a story', { place: 'a'.repeat(101) }, 'place'],
    ['a question that is a story', { focus: 'a'.repeat(201) }, 'focus'],
    ['no visitor', { seats: '0' }, 'seats'],
    ['more visitors than a room takes', { seats: '7' }, 'seats'],
    ['nobody chosen', { who: null }, 'who'],
  ])('with %s is told so beside the field', (_, over, field) => {
    const read = readDoor({ ...typed, ...over }, round(), calendar);
    expect(Object.keys('faults' in read ? read.faults : {})).toEqual([field]);
  });
});
