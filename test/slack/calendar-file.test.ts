import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import { type CalendarEvent, calendarFile } from '../../src/slack/calendar-file.ts';
import { instantOf } from '../../src/time/local-time.ts';
import { wallClock } from '../time/wall-clock.ts';

function event(over: Partial<CalendarEvent> = {}): CalendarEvent {
  return {
    uid: 's1@contour',
    sequence: 0,
    title: 'number talks',
    place: 'Room 12',
    notes: ['Watch for: who talks after the question?'],
    startsAt: new Date('2026-02-25T16:00:00Z'),
    endsAt: new Date('2026-02-25T16:20:00Z'),
    isCancelled: false,
    at: new Date('2026-02-24T15:00:00Z'),
    ...over,
  };
}

/** What another library reads in the file. */
function read(over: Partial<CalendarEvent> = {}) {
  const calendar = ICAL.Component.fromString(calendarFile(event(over), '').content);
  const found = calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one));
  return { method: calendar.getFirstPropertyValue('method'), events: found, first: found[0] as ICAL.Event };
}

describe('the calendar file of an event, read by another library', () => {
  test('names who publishes it, and who takes it back, as calendars ask of both', () => {
    for (const isCancelled of [false, true])
      expect(read({ isCancelled }).first.organizer).toBe('mailto:contour@contour.invalid');
  });

  test('holds one event with its time, place and what to watch for', () => {
    const { method, events, first } = read();
    expect(events).toHaveLength(1);
    expect(method).toBe('PUBLISH');
    expect(first).toMatchObject({
      uid: 's1@contour',
      summary: 'number talks',
      location: 'Room 12',
      description: 'Watch for: who talks after the question?',
      sequence: 0,
    });
    expect([first.startDate.toJSDate(), first.endDate.toJSDate()]).toEqual([event().startsAt, event().endsAt]);
  });

  test('cancels it under the same name, with a higher number', () => {
    const { method, first } = read({ isCancelled: true, sequence: 2 });
    expect({ method, uid: first.uid, sequence: first.sequence }).toEqual({
      method: 'CANCEL',
      uid: 's1@contour',
      sequence: 2,
    });
    expect(first.component.getFirstPropertyValue('status')).toBe('CANCELLED');
    expect(first.organizer).toBe('mailto:contour@contour.invalid');
    expect(read().first.organizer).toBe(first.organizer);
  });

  test.each([
    ['2026-03-06', 'America/Chicago'],
    ['2026-03-09', 'America/Chicago'],
    ['2026-10-30', 'America/Chicago'],
    ['2026-11-02', 'America/Chicago'],
    ['2026-03-09', 'America/Phoenix'],
    ['2026-04-06', 'Australia/Lord_Howe'],
  ])('shows ten o’clock on the school’s wall on %s in %s, on both sides of a clock change', (day, zone) => {
    const startsAt = instantOf(day, '10:00', zone);
    const { first } = read({ startsAt, endsAt: new Date(+startsAt + 1_200_000) });
    expect(wallClock(first.startDate.toJSDate(), zone)).toBe(`${day} 10:00`);
  });

  test('keeps what people write as text: nothing in it becomes a line of the file of its own', () => {
    const title = 'talk, moves; \\n “why?” 🎉\r\nATTENDEE:mailto:x@y.example';
    const notes = ['é'.repeat(300), 'END:VEVENT'];
    const { events, first } = read({ title, notes });
    expect(events).toHaveLength(1);
    expect(first.attendees).toEqual([]);
    expect(first.summary.replaceAll('\r', '')).toBe(title.replaceAll('\r', ''));
    expect(first.description).toBe(notes.join('\n'));
  });

  test('breaks long lines where calendars want them broken, after 75 bytes', () => {
    const { content } = calendarFile(event({ notes: ['number talks 🎉 é '.repeat(40)] }), '');
    const lines = content.split('\r\n');
    expect(lines.length).toBeGreaterThan(10);
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75);
  });
});
