import { expect, test } from 'vitest';
import { newsAt } from '../../src/domain/message-budget.ts';
import type { Person } from '../../src/domain/person.ts';
import type { School } from '../../src/domain/school.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const zone = 'America/Chicago';
const school = {
  zone,
  calendar: weekdaysOnly(zone),
  defaults: {
    hours: { from: '07:30', to: '16:00' },
    workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
    unaskedPerDay: 3,
  },
} as unknown as School;
const person = (over: Partial<Person> = {}): Person => ({
  ...{ teamId: 'T1', userId: 'U01', name: 'Yusuf Ahmed', standing: 'colleague', isAdmin: false },
  ...over,
});
/** Wednesday, 25 February 2026, ten o'clock in Chicago. */
const startsAt = new Date('2026-02-25T16:00:00Z');
const partTime = { workingDays: ['mon', 'tue', 'thu'] } satisfies Partial<Person>;
const shift = { hourly: true, hours: { from: '07:45', to: '14:45' } } satisfies Partial<Person>;

test.each([
  ['in working hours at once', {}, '2026-02-24T20:00:00Z', '2026-02-24T20:00:00Z'],
  ['in the evening as the next day begins', {}, '2026-02-25T04:00:00Z', '2026-02-25T13:30:00Z'],
  ['of who is off that day in the usual hours before it', partTime, '2026-02-25T04:00:00Z', '2026-02-25T13:30:00Z'],
  ['of who is off that day at once in these hours', partTime, '2026-02-25T15:00:00Z', '2026-02-25T15:00:00Z'],
  [
    'at once where nothing is left before it',
    { hours: { from: '11:00', to: '16:00' } },
    '2026-02-25T15:00:00Z',
    '2026-02-25T15:00:00Z',
  ],
  ['of who is paid by the hour in their shift', shift, '2026-02-24T23:04:00Z', '2026-02-25T13:45:00Z'],
  [
    'of the same in the next shift, though it is over by then',
    { ...shift, ...partTime },
    '2026-02-25T04:00:00Z',
    '2026-02-26T13:45:00Z',
  ],
] as const)('what became of a visit is told %s', (_, over, now, at) => {
  expect(newsAt(person(over as Partial<Person>), school, { startsAt, now: new Date(now) })).toEqual(new Date(at));
});
