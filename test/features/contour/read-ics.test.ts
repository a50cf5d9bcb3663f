import { describe, expect, test } from 'vitest';
import { readIcs } from '../../../src/features/contour/read-ics.ts';

const context = { zone: 'America/Chicago', window: { from: '2025-08-18', to: '2026-06-05' } };

/** A calendar file of these entries, each by its lines. */
function file(...entries: string[][]): string {
  const events = entries.map((lines, index) =>
    ['BEGIN:VEVENT', `UID:${index}@school`, ...lines, 'END:VEVENT'].join('\r\n'),
  );
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', 'PRODID:-//school//EN', ...events, 'END:VCALENDAR', ''].join('\r\n');
}

const allDay = (from: string, to: string, name: string) => [
  `DTSTART;VALUE=DATE:${from}`,
  `DTEND;VALUE=DATE:${to}`,
  `SUMMARY:${name}`,
];
const read = (text: string) => {
  const lines = readIcs(text, context);
  if (typeof lines === 'string') throw new Error(lines);
  return lines;
};
const entries = (text: string) => read(text).flatMap(({ entry }) => entry ?? []);

describe('a calendar file', () => {
  test('gives its all-day entries, whose last day is the one before their end', () => {
    const text = file(
      allDay('20260316', '20260321', 'Spring Break'),
      allDay('20260227', '20260228', 'PD Day - no students'),
    );
    expect(entries(text)).toEqual([
      { from: '2026-03-16', to: '2026-03-20', kind: 'closed', name: 'Spring Break' },
      { from: '2026-02-27', to: '2026-02-27', kind: 'staff-only', name: 'PD Day - no students' },
    ]);
  });

  test.each([
    ['Early Dismissal - 1:30', 'early-release'],
    ['Late start (staff meeting)', 'late-start'],
    ['State testing window', 'testing'],
    ['Teacher work day, no school', 'staff-only'],
    ['No School: Presidents’ Day', 'closed'],
    ['Thanksgiving Recess', 'closed'],
    ['Snow day', 'snow day'],
    ['Band concert', undefined],
    ['Classes resume after Spring Break', undefined],
    ['Schools reopen after winter break', undefined],
    ['Last day before Thanksgiving break', undefined],
    ['Holiday concert', undefined],
    ['Kaleidoscope Day', undefined],
    ['Heidi Fund Day', undefined],
    ['Students offer thanks', undefined],
    ['First day of Winter Break', 'closed'],
    ['Day after Thanksgiving, no school', 'closed'],
    ['Staff development days', 'staff-only'],
    ['Eid al-Fitr', 'closed'],
    ['New Year’s Day', 'closed'],
    ['Semester exams', 'testing'],
    ['Snow make-up day', undefined],
    ['Winter Break, Dec 21 to Jan 1', 'closed'],
    ['Rev. Dr. Martin Luther King, Jr. Day (observed)', 'closed'],
    ['Schools & offices closed', 'closed'],
    ['Spring Break - No Students', 'closed'],
    ['No Students', 'staff-only'],
    ['Election Day - No Students', 'staff-only'],
    ['Thanksgiving Food Drive', undefined],
    ['Holiday Spirit Week', undefined],
    ['Winter Break packets due', undefined],
    ['Spring Break Camp registration opens', undefined],
    ['Presidents Day - school in session', undefined],
    ['Cafeteria closed', undefined],
    ['Registration closed', undefined],
    ['No school lunch menu', undefined],
    ['Take Our Daughters and Sons to Work Day', undefined],
    ['Physical exams for athletes', undefined],
  ])('takes “%s” for %s', (name, kind) => {
    const [line] = read(file(allDay('20260227', '20260228', name)));
    expect(line?.entry?.kind).toBe(kind);
    expect(line?.why).toBe(kind ? undefined : 'Its name does not say what kind of day it is.');
  });

  test.each([
    ['in another zone that the world knows', 'DTSTART;TZID=America/Los_Angeles:20260303T230000'],
    ['in UTC', 'DTSTART:20260304T070000Z'],
    ['without a zone', 'DTSTART:20260304T010000'],
  ])('puts an entry at a time %s on the day of the school', (_, start) => {
    expect(entries(file([start, 'SUMMARY:Early release']))).toMatchObject([{ from: '2026-03-04', to: '2026-03-04' }]);
  });

  test('puts an entry in a zone that only the file knows on the day of the school', () => {
    const zone =
      'BEGIN:VTIMEZONE\r\nTZID:Our own\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0900\r\nTZOFFSETTO:+0900\r\nEND:STANDARD\r\nEND:VTIMEZONE';
    const text = file(['DTSTART;TZID=Our own:20260305T083000', 'SUMMARY:Early release']).replace(
      'BEGIN:VEVENT',
      `${zone}\r\nBEGIN:VEVENT`,
    );
    expect(entries(text)).toMatchObject([{ from: '2026-03-04', to: '2026-03-04' }]);
  });

  test('follows what repeats, without the times that were taken out, and with those that were moved', () => {
    const weekly = [
      ...allDay('20260204', '20260205', 'Early release'),
      'RRULE:FREQ=WEEKLY;COUNT=5',
      'EXDATE;VALUE=DATE:20260211',
    ];
    const moved = ['RECURRENCE-ID;VALUE=DATE:20260218', ...allDay('20260219', '20260220', 'Early release, moved')];
    const text = file(weekly, moved).replace('UID:1@school', 'UID:0@school');
    expect(entries(text).map(({ from, name }) => `${from} ${name}`)).toEqual([
      '2026-02-04 Early release',
      '2026-02-19 Early release, moved',
      '2026-02-25 Early release',
      '2026-03-04 Early release',
    ]);
  });

  test('takes changed times of what repeats for themselves where that is not in the file', () => {
    const change = ['RECURRENCE-ID;VALUE=DATE:20260218', ...allDay('20260219', '20260220', 'Early release, moved')];
    expect(read(file(allDay('20260316', '20260317', 'No school'), change)).map(({ entry }) => entry?.from)).toEqual([
      '2026-03-16',
      '2026-02-19',
    ]);
  });

  test('leaves out what was cancelled, also a single time of what repeats', () => {
    const off = [...allDay('20260422', '20260423', 'No school'), 'STATUS:CANCELLED'];
    const weekly = [...allDay('20260204', '20260205', 'Early release'), 'RRULE:FREQ=WEEKLY;COUNT=3'];
    const once = ['RECURRENCE-ID;VALUE=DATE:20260211', ...allDay('20260211', '20260212', 'Early release')];
    const text = file(off, weekly, [...once, 'STATUS:CANCELLED']).replace('UID:2@school', 'UID:1@school');
    expect(read(text).map(({ entry, why }) => entry?.from ?? why)).toEqual([
      'It was cancelled.',
      '2026-02-04',
      'It was cancelled.',
      '2026-02-18',
    ]);
  });

  test.each([
    ['Christmas Eve', '20260416T170000', '20260416T200000', undefined],
    ['School closed', '20260416T190000', '20260416T203000', undefined],
    ['Professional development', '20260416T153000', '20260416T163000', undefined],
    ['No school', '20260416T080000', '20260416T150000', ['2026-04-16', '2026-04-16']],
    ['Spring recess', '20260417T150000', '20260427T080000', ['2026-04-18', '2026-04-26']],
    ['Early dismissal', '20260416T123000', '20260416T133000', ['2026-04-16', '2026-04-16']],
  ])('lets “%s” from %s to %s send nobody home on a day that it does not fill', (name, from, to, span) => {
    const [line] = read(file([`DTSTART:${from}`, `DTEND:${to}`, `SUMMARY:${name}`]));
    expect(line?.entry && [line.entry.from, line.entry.to]).toEqual(span);
    expect(line?.why).toBe(span ? undefined : 'It is only part of a day.');
  });

  test('says of each time of what repeats that it does, and not of days that are named one by one', () => {
    const weekly = [...allDay('20260204', '20260205', 'Early release'), 'RRULE:FREQ=WEEKLY;COUNT=2'];
    const named = [...allDay('20260205', '20260206', 'Early release'), 'RDATE;VALUE=DATE:20260212'];
    expect(entries(file(weekly, named)).map(({ repeats }) => repeats)).toEqual([true, true, undefined, undefined]);
  });

  test('follows what repeats without end to the end of the days it looks at', () => {
    const found = entries(file([...allDay('20200101', '20200102', 'Late start'), 'RRULE:FREQ=WEEKLY']));
    expect(found[0]?.from).toBe('2025-08-20');
    expect(found.at(-1)?.from).toBe('2026-06-03');
  });

  test('takes an entry that is on named days too, the first among them, and not those that were taken out', () => {
    const days = [...allDay('20260201', '20260202', 'No school'), 'RDATE;VALUE=DATE:20260301,20260401'];
    const froms = (text: string) => entries(text).map(({ from }) => from);
    expect(froms(file(days))).toEqual(['2026-02-01', '2026-03-01', '2026-04-01']);
    expect(froms(file([...days, 'EXDATE;VALUE=DATE:20260201,20260301']))).toEqual(['2026-04-01']);
  });

  test('may hold two calendars, and begin with the mark that some programs put there', () => {
    const one = (day: string) => file(allDay(day, day, 'No school'));
    expect(entries(`\uFEFF${one('20260301')}${one('20260302')}`).map(({ from }) => from)).toEqual([
      '2026-03-01',
      '2026-03-02',
    ]);
  });

  test('is read past what is long and says nothing of days', () => {
    const picture = `ATTACH;VALUE=BINARY:${'x'.repeat(2_000_000)}`;
    const folded = `DESCRIPTION:${'Bring a coat\r\n '.repeat(50_000)}`;
    expect(entries(file([picture, folded, ...allDay('20260316', '20260321', 'Spring break')]))).toMatchObject([
      { from: '2026-03-16', to: '2026-03-20' },
    ]);
  });

  test.each([
    [
      'whose end comes before its beginning',
      ['DTSTART;VALUE=DATE:20260210', 'DTEND;VALUE=DATE:20260205'],
      'ends before',
    ],
    ['whose hours end before they begin', ['DTSTART:20260210T120000', 'DTEND:20260210T110000'], 'ends before'],
    ['of less than no time', ['DTSTART:20260210T120000', 'DURATION:-P1D'], 'ends before'],
    ['without a day', ['DTEND;VALUE=DATE:20260205'], 'has no day'],
    ['of days that repeats every second', ['DTSTART;VALUE=DATE:20260302', 'RRULE:FREQ=SECONDLY'], 'cannot follow'],
  ])('tells of an entry %s, and takes the others', (_, wrong, why) => {
    const lines = read(file([...wrong, 'SUMMARY:No school'], allDay('20260316', '20260317', 'No school')));
    expect(lines.map(({ entry }) => entry?.from)).toEqual([undefined, '2026-03-16']);
    expect(lines[0]).toMatchObject({ line: 1, said: 'No school', why: expect.stringContaining(why) });
  });

  test('takes an entry at a time that clocks skip for its day', () => {
    expect(entries(file(['DTSTART:20260308T023000', 'SUMMARY:Early release']))).toMatchObject([
      { from: '2026-03-08', to: '2026-03-08' },
    ]);
  });

  test('tells of entries that are long over', () => {
    const [line] = read(file(allDay('20190316', '20190321', 'Spring break')));
    expect(line).toMatchObject({
      line: 1,
      said: 'Spring break',
      why: expect.stringContaining('before this school year'),
    });
  });

  test.each([
    ['DTSTART;VALUE=DATE:20260230'],
    ['DTSTART;VALUE=DATE:20261341'],
    ['DTSTART:20260410T250000'],
    ['DTSTART;VALUE=DATE:20260427', 'DTEND;VALUE=DATE:20260431'],
  ])('makes no other day of one that is in no calendar: %s', (...lines) => {
    expect(read(file([...lines, 'SUMMARY:No school']))).toEqual([
      { line: 1, said: 'No school', why: 'The calendar has no such day, or no such time.' },
    ]);
  });

  test('tells of one entry that it cannot read, and takes the others', () => {
    const lines = read(file(['DTSTART:2026-99-99', 'SUMMARY:No school'], allDay('20260316', '20260317', 'No school')));
    expect(lines.map(({ entry }) => Boolean(entry))).toEqual([false, true]);
    expect(lines[0]?.why).toContain('cannot read its days');
  });

  test('of a break of a year has a slip in it', () => {
    expect(read(file(allDay('20260316', '20270321', 'Spring break')))[0]?.why).toContain('Check the years');
  });

  test.each([
    [
      '10,000 entries',
      file(...Array.from({ length: 10_000 }, () => allDay('20260316', '20260317', 'No school'))),
      '10000 entries',
    ],
    ['no entry', file(), 'no entries'],
    ['a broken end', file(allDay('20260316', '20260321', 'Spring break')).slice(0, 120), 'breaks off before its end'],
    ['a web page in it', '<!doctype html><title>Sign in</title>', 'not a calendar file'],
    ['nothing in it', '', 'not a calendar file'],
    ['a line that would take for ever', file([`SUMMARY${';X=1'.repeat(1_000_000)}:No school`]), 'too long for any'],
    ['a line that is none', file(['no colon here']), 'cannot read this calendar file'],
  ])('with %s gets one clear sentence', (_, text, sentence) => {
    expect(readIcs(text, context)).toContain(sentence);
  });

  test('that repeats more than a school can do gets one clear sentence', () => {
    const daily = () => [...allDay('20250818', '20250819', 'Late start'), 'RRULE:FREQ=DAILY'];
    expect(readIcs(file(...Array.from({ length: 900 }, daily)), context)).toContain('more than 1000 entries');
    const forEver = [...allDay('00010101', '00010102', 'Late start'), 'RRULE:FREQ=DAILY'];
    expect(readIcs(file(forEver), context)).toContain('more than 7000 times');
  });
});
