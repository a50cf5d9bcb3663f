import { expect, test } from 'vitest';
import { proposable, waitsLonger, waitsUntil } from '../../src/domain/lost-day.ts';
import type { Person } from '../../src/domain/person.ts';
import type { School } from '../../src/domain/school.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const zone = 'America/Chicago';
const school = {
  zone,
  calendar: weekdaysOnly(zone),
  defaults: { hours: { from: '07:30', to: '16:00' }, workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'] },
} as unknown as School;
const host = (over: Partial<Person> = {}): Person => ({
  ...{ teamId: 'T1', userId: 'U08', name: 'Hannah Brandt', standing: 'colleague', isAdmin: false },
  ...over,
});
const span = (day: string, hour = 16) => ({
  from: new Date(`${day}T${hour}:00:00Z`),
  to: new Date(`${day}T${hour}:20:00Z`),
});
/** Wednesday 25 February 2026 at half past seven: the school is closed. */
const snowed = new Date('2026-02-25T13:30:00Z');
const days = ['2026-02-26', '2026-02-27', '2026-03-02', '2026-03-03'].map((day) => span(day));
const proposed = (over: Partial<Person>, asked: { now: Date; proposed?: Date } = { now: snowed }) =>
  proposable(days, host(over), school, asked).map(({ from }) => from.toISOString().slice(5, 10));

test.each<[string, Partial<Person>, string]>([
  ['who works every day is proposed the next one', {}, '02-26'],
  ['who works Monday to Wednesday is proposed no Thursday', { workingDays: ['mon', 'tue', 'wed'] }, '03-02'],
  [
    'who is away is proposed the day on which they are back',
    { leaves: [{ from: '2026-02-26', to: '2026-02-27' }] },
    '03-02',
  ],
  [
    'who begins at eleven is proposed no ten o’clock of the morning on which they read it',
    { hours: { from: '11:00', to: '16:00' } },
    '02-27',
  ],
])('%s', (_, over, first) => {
  const now = over.hours ? new Date('2026-02-25T23:00:00Z') : snowed;
  expect(proposed(over, { now })[0]).toBe(first);
});

test('what is proposed stays the first while it lies ahead, also in the evening before it', () => {
  const friday = new Date('2026-02-27T16:00:00Z');
  expect(proposed({}, { now: snowed, proposed: friday })[0]).toBe('02-27');
  const late = { hours: { from: '11:00', to: '16:00' } };
  expect(proposed(late, { now: new Date('2026-02-27T01:00:00Z'), proposed: friday })[0]).toBe('02-27');
  expect(proposed({}, { now: friday, proposed: friday })).toEqual(['03-02', '03-03']);
});

test('it waits for two weeks after its day, and after a break no less than a week from when its host reads of it', () => {
  const { from: startsAt } = span('2026-02-25');
  expect(waitsUntil({ startsAt, displaced: waitsLonger(host(), school, { startsAt }, snowed) })).toEqual(
    new Date('2026-03-11T16:00:00Z'),
  );
  const away = host({ leaves: [{ from: '2026-02-25', to: '2026-03-13' }] });
  expect(waitsUntil({ startsAt, displaced: waitsLonger(away, school, { startsAt }, snowed) })).toEqual(
    new Date('2026-03-23T12:30:00Z'),
  );
});
