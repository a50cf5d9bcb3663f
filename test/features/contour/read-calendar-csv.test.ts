import { describe, expect, test } from 'vitest';
import { readCalendarCsv } from '../../../src/features/contour/read-calendar-csv.ts';

const zone = 'America/Chicago';
/** What becomes of the one line under the column names. */
function becomes(cells: string, columns = 'from,to,kind,name,begins,ends') {
  const lines = readCalendarCsv(`${columns}\n${cells}`, zone);
  if (typeof lines === 'string') throw new Error(lines);
  return lines[0]?.entry ?? lines[0]?.why;
}

describe('a list of days', () => {
  test.each([
    ['as the form shows them', '2026-03-16,2026-03-20,closed,Spring break', { from: '2026-03-16', to: '2026-03-20' }],
    ['as spreadsheets write them', '3/6/2026,,early release,,,9:30', { from: '2026-03-06', ends: '09:30' }],
    ['with semicolons', '2026-02-27;;staff only;PD day', { kind: 'staff-only', name: 'PD day' }],
  ])('%s is taken', (_, cells, entry) => {
    expect(becomes(cells, cells.includes(';') ? 'from;to;kind;name' : undefined)).toMatchObject(entry);
  });

  test('may have columns that say nothing of days, in any order', () => {
    expect(becomes('Gym,Holiday,02/16/2026,Presidents’ Day', 'Room,Type,Start Date,Title')).toEqual({
      ...{ from: '2026-02-16', to: '2026-02-16' },
      ...{ kind: 'closed', name: 'Presidents’ Day' },
    });
  });

  test.each([
    ['a last day before the first', '2026-03-20,2026-03-16,closed', 'The last day comes before the first.'],
    ['an end before its beginning', '2026-03-11,,early release,,12:30,08:00', 'The day ends before it begins.'],
    ['a time that clocks skip', '2026-03-08,,school,,02:30,', 'Clocks skip 02:30 on that day.'],
    ['a time that is none', '2026-03-11,,early release,,,half past', '“half past” is no time.'],
    ['a day that does not exist', '2026-02-30,,closed', '“2026-02-30” is no day.'],
    ['days of another country', '27.02.2026,,closed', '“27.02.2026” is no day.'],
    ['a year with a slip in it', '2026-03-16,2027-03-20,closed', 'Check the years.'],
    ['no kind', '2026-03-16', 'is no kind of day.'],
  ])('tells of a line with %s', (_, cells, why) => {
    expect(becomes(cells)).toContain(why);
  });

  test('tells of each line by its number in the list, and takes the others', () => {
    const list = ['from,kind', '2026-03-06,closed', '', '2026-03-07,carnival', '2026-03-09,closed'].join('\n');
    const lines = readCalendarCsv(list, zone);
    expect(typeof lines !== 'string' && lines.map(({ line, entry }) => [line, entry?.from])).toEqual([
      [2, '2026-03-06'],
      [4, undefined],
      [5, '2026-03-09'],
    ]);
  });

  test.each([
    ['other columns', 'email,topic\nx@y.z,math', '“from” and “kind” are needed'],
    ['a table of another program', 'PK\u0003\u0004\u0014\u0000\u0006\u0000', '“from” and “kind” are needed'],
    ['10,000 lines', `from,kind\n${'2026-03-06,closed\n'.repeat(10_000)}`, 'has 10000 lines, and I read at most 1000'],
    ['nothing', '', 'There is nothing in this list'],
  ])('with %s gets one clear sentence', (_, list, sentence) => {
    expect(readCalendarCsv(list, zone)).toContain(sentence);
  });
});
