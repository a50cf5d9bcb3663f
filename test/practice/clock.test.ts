import { describe, expect, test } from 'vitest';
import type { ClockMove } from '../../src/practice/page-api.ts';
import { clockTarget, morningsBetween } from '../../src/practice/school-clock.ts';
import { type SampleSchool, startSchool } from './start-school.ts';

const zone = 'America/Chicago';

const move = (school: SampleSchool, name: ClockMove) =>
  fetch(new URL('/page/moveClock', school.apiUrl), {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ as: school.as('07').id, move: name }),
  }).then((response) => response.json());

describe('moving school time', () => {
  test.each<[string, ClockMove, string, string]>([
    ['Next hour', 'next-hour', '2026-02-24T16:00:00Z', '2026-02-24T17:00:00.000Z'],
    ['Next school day, from a morning', 'next-school-day', '2026-02-24T16:00:00Z', '2026-02-25T13:30:00.000Z'],
    [
      'Next school day, from a night that is already tomorrow in UTC',
      'next-school-day',
      '2026-02-25T03:00:00Z',
      '2026-02-25T13:30:00.000Z',
    ],
    [
      'Next school day, over a weekend when clocks change',
      'next-school-day',
      '2026-03-06T20:00:00Z',
      '2026-03-09T12:30:00.000Z',
    ],
    ['Friday afternoon, from a Tuesday', 'friday-afternoon', '2026-02-24T16:00:00Z', '2026-02-27T21:00:00.000Z'],
    ['Friday afternoon, from Friday morning', 'friday-afternoon', '2026-02-27T16:00:00Z', '2026-02-27T21:00:00.000Z'],
    [
      'Friday afternoon, from Friday afternoon: the next',
      'friday-afternoon',
      '2026-02-27T21:00:00Z',
      '2026-03-06T21:00:00.000Z',
    ],
    ['Friday afternoon, from a Saturday', 'friday-afternoon', '2026-02-28T21:00:00Z', '2026-03-06T21:00:00.000Z'],
  ])('%s', (_what, move, from, to) => {
    expect(clockTarget(move, new Date(from), zone).toISOString()).toBe(to);
  });

  test('Next school day stops only at the school’s own days', () => {
    const isSchoolDay = (day: string) => day >= '2026-03-23';
    const now = new Date('2026-03-13T20:00:00Z');
    expect(clockTarget('next-school-day', now, zone, isSchoolDay).toISOString()).toBe('2026-03-23T12:30:00.000Z');
    expect(() => clockTarget('next-school-day', now, zone, () => false)).toThrow('No school day');
  });

  test('passes each school morning on the way, over a weekend when clocks change, and neither end', () => {
    const between = (from: string, to: string) =>
      morningsBetween(new Date(from), new Date(to), zone).map((at) => at.toISOString());
    expect(between('2026-03-06T13:30:00Z', '2026-03-10T12:30:00Z')).toEqual(['2026-03-09T12:30:00.000Z']);
    expect(between('2026-03-06T13:29:59Z', '2026-03-06T20:00:00Z')).toEqual(['2026-03-06T13:30:00.000Z']);
    const breakDay = (day: string) => day !== '2026-03-09';
    expect(morningsBetween(new Date('2026-03-09'), new Date('2026-03-10'), zone, breakDay)).toEqual([]);
  });

  test('to Friday afternoon lets what is due on Wednesday morning be done on Wednesday morning', async () => {
    const school = await startSchool();
    const morning = Date.parse('2026-02-25T13:30:00Z') / 1000;
    await school.client.chat.scheduleMessage({ channel: school.as('07').id, text: 'Good morning', post_at: morning });
    await move(school, 'friday-afternoon');
    const { ts } = await school.as('07').sees('Good morning');
    expect(Number(ts)).toBeCloseTo(morning, 0);
  });

  test('the page moves the clock, and messages from then on bear the new time', async () => {
    const school = await startSchool();
    expect(await move(school, 'next-school-day')).toMatchObject({
      ok: true,
      clock: { zone, label: 'Wed, Feb 25, 7:30 AM' },
    });
    const { ts } = await school.client.chat.postMessage({ channel: school.as('07').id, text: 'x' });
    expect(new Date(Number(ts) * 1000).toISOString()).toMatch(/^2026-02-25T13:30:00/);
  });
});
