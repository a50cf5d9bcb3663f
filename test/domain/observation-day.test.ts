import { expect, test } from 'vitest';
import { newSpans, whyNotThen } from '../../src/domain/observation-day.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { instantOf } from '../../src/time/local-time.ts';
import type { SchoolCalendar } from '../../src/time/school-calendar.ts';
import { observation } from '../helpers/observation.ts';

const zone = 'America/Chicago';
const calendar: SchoolCalendar = { ...sampleCalendar, zone };
const skipping: SchoolCalendar = {
  ...calendar,
  parts: (calendar.parts ?? []).map((part) => ({
    ...part,
    ...(part.cycle && { cycle: { ...part.cycle, onClosure: 'skip' as const } }),
  })),
};
const at = (day: string, from: string, to: string) => ({
  startsAt: instantOf(day, from, zone),
  endsAt: instantOf(day, to, zone),
});
const block2 = observation({ period: 'Block 2', part: 'Grades 6–8', ...at('2026-03-04', '09:35', '09:55') });

test('the visit of the snow day in block 2 can go to Thursday under slide, and to Friday under skip', () => {
  const [slid] = newSpans(block2, calendar, 3);
  expect(slid).toEqual({ from: instantOf('2026-03-05', '09:35', zone), to: instantOf('2026-03-05', '09:55', zone) });
  const [skipped] = newSpans(block2, skipping, 3);
  expect(skipped?.from).toEqual(instantOf('2026-03-06', '09:35', zone));
});

test('on a day of other bells it begins with the lesson of the same name, and lasts as long as before', () => {
  // Of the A days after it, Wednesday 11 March is one of early release.
  const spans = newSpans(block2, calendar, 4);
  expect(spans).toContainEqual({
    from: instantOf('2026-03-11', '09:15', zone),
    to: instantOf('2026-03-11', '09:35', zone),
  });
});

test('a door at a time of its host’s own goes to the next school day, whatever its letter, but never to a day of tests', () => {
  const own = observation(at('2026-03-04', '10:00', '10:20'));
  const tests: SchoolCalendar = { ...calendar, days: { ...calendar.days, '2026-03-05': { kind: 'testing' } } };
  expect(newSpans(own, skipping, 1)[0]?.from).toEqual(instantOf('2026-03-05', '10:00', zone));
  expect(newSpans(own, tests, 1)[0]?.from).toEqual(instantOf('2026-03-06', '10:00', zone));
});

test('a visit cannot be then where its day is over before it, or its lesson is one of another letter, and nowhere else', () => {
  const lesson = (over: Parameters<typeof observation>[0]) =>
    observation({ period: 'Block 2', part: 'Grades 6–8', ...at('2026-03-05', '09:35', '09:55'), ...over });
  expect(whyNotThen(lesson({ letter: 'A' }), calendar)).toBeUndefined();
  expect(whyNotThen(lesson({ letter: 'B' }), calendar)).toEqual({ day: '2026-03-05', why: 'other-letter', name: 'A' });
  expect(whyNotThen(lesson({ letter: 'B' }), { ...calendar, parts: [] })).toBeUndefined();
  expect(whyNotThen(lesson({}), calendar)).toBeUndefined();
  const late = observation(at('2026-03-11', '13:20', '13:40'));
  expect(whyNotThen(late, calendar)).toEqual({ day: '2026-03-11', why: 'outside-hours' });
  expect(whyNotThen(late, { ...calendar, days: {} })).toBeUndefined();
  expect(newSpans(late, calendar, 1)[0]?.from).toEqual(instantOf('2026-03-12', '13:20', zone));
});

test('a lesson goes to the next day of the letter that it was opened for, whatever its own day has now', () => {
  const moved = { ...block2, ...at('2026-03-05', '09:35', '09:55'), letter: 'B' };
  expect(newSpans(moved, calendar, 1)[0]?.from).toEqual(instantOf('2026-03-06', '09:35', zone));
});
