import { describe, expect, test } from 'vitest';
import { owedUpTo } from '../../src/domain/digest-owed.ts';
import { blocksOver, digestDay, digestWeeks, freshBlocks } from '../../src/domain/digest-weeks.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import type { SchoolCalendar } from '../../src/time/school-calendar.ts';

const calendar: SchoolCalendar = { ...sampleCalendar, zone: 'America/Chicago' };

test('the page of Monday 9 March tells of the week before, and of what is owed up to Friday', () => {
  expect(digestWeeks(calendar, '2026-03-09').week).toEqual({ from: '2026-03-02', to: '2026-03-08' });
  expect(owedUpTo('2026-03-09')).toBe('2026-03-13');
});

test.each([
  ['Friday', '2026-03-13', '2026-03-13'],
  ['Saturday', '2026-03-14', '2026-03-20'],
  ['Sunday', '2026-03-15', '2026-03-20'],
])('on %s one owes up to the Friday of the week that goes on, or that comes', (_, today, friday) => {
  expect(owedUpTo(today)).toBe(friday);
});

test('after the spring break it tells of the week before the break', () => {
  expect(digestWeeks(calendar, '2026-03-23').week).toEqual({ from: '2026-03-09', to: '2026-03-15' });
});

test('there is no page in the break, and after a day for staff only it comes on that day', () => {
  expect(digestDay(calendar, '2026-03-16')).toBeUndefined();
  expect(digestDay(calendar, '2026-03-09')).toBe('2026-03-09');
  const closed: SchoolCalendar = {
    ...calendar,
    days: { '2026-03-09': { kind: 'closed' }, '2026-03-10': { kind: 'staff-only' } },
  };
  expect(digestDay(closed, '2026-03-09')).toBe('2026-03-10');
});

test('blocks are six school weeks each from the first of the year on, and a break is no week of them', () => {
  const withBreak: SchoolCalendar = {
    ...calendar,
    year: { from: '2026-02-02', to: '2026-06-05' },
    breaks: [{ name: 'Spring break', from: '2026-03-02', to: '2026-03-06' }],
  };
  expect(digestWeeks(withBreak, '2026-03-16').block).toBeUndefined();
  const { block } = digestWeeks(withBreak, '2026-03-23');
  expect(block).toEqual({ from: '2026-02-02', to: '2026-03-22' });
  expect(digestWeeks(withBreak, '2026-04-27').block).toEqual(block);
  expect(digestWeeks(withBreak, '2026-05-04').block?.from).toBe('2026-03-23');
});

describe('a calendar that changes once a block was cut', () => {
  const year = (from: string): SchoolCalendar => ({ ...calendar, year: { from, to: '2026-06-05' }, breaks: [] });
  const cut = freshBlocks(year('2026-01-05'), '2026-02-16', []);

  test.each([
    ['a later first day', year('2026-01-19')],
    ['an earlier first day', year('2025-12-01')],
    [
      'a break within it',
      { ...year('2026-01-05'), breaks: [{ name: 'Ski week', from: '2026-01-19', to: '2026-01-23' }] },
    ],
  ])('leaves it as it is, with %s, and the next one begins after it in the same year', (_, changed) => {
    expect(cut).toEqual([{ from: '2026-01-05', to: '2026-02-15', yearFrom: '2026-01-05' }]);
    expect(blocksOver(changed, '2026-02-23', cut)).toEqual(cut);
    const next = { from: '2026-02-16', to: '2026-03-29', yearFrom: '2026-01-05' };
    expect(blocksOver(changed, '2026-03-30', cut)).toEqual([...cut, next]);
  });

  test('begins another year only after it', () => {
    const next = { from: '2026-03-02', to: '2026-04-12', yearFrom: '2026-03-02' };
    expect(blocksOver(year('2026-03-02'), '2026-03-30', cut)).toEqual([]);
    expect(blocksOver(year('2026-03-02'), '2026-04-13', cut)).toEqual([next]);
    expect(blocksOver(year('2026-01-05'), '2026-04-13', [...cut, next])).toEqual([next]);
  });
});

test('without a school year the count begins on the first of August', () => {
  const { year: _, ...open } = calendar;
  expect(digestWeeks(open, '2026-03-09').year.from).toBe('2025-08-01');
  expect(digestWeeks(open, '2026-09-14').year.from).toBe('2026-08-01');
});
