import { describe, expect, test } from 'vitest';
import { maySetSchool } from '../../src/domain/leader.ts';
import { isAwayAt } from '../../src/domain/person.ts';
import { readNumbers } from '../../src/domain/school-numbers.ts';
import { yearFaults } from '../../src/domain/school-year.ts';
import { readTimes } from '../../src/domain/typed-times.ts';
import { isZone } from '../../src/time/zone-offset.ts';

const today = '2026-02-24';
const usual = { workingDays: ['mon', 'tue', 'wed', 'thu', 'fri'] as const, hours: { from: '07:30', to: '16:00' } };
const defaults = { workingDays: [...usual.workingDays], hours: usual.hours };
const times = (over: object) =>
  readTimes({ workingDays: ['mon'], from: '08:00', to: '15:00', ...over }, defaults, today);
const numbers = (over: object) =>
  readNumbers({
    offerHours: '4',
    offersInTurn: '3',
    weeklyLimit: '2',
    unaskedPerDay: '3',
    triedAfterDays: '10',
    noteDays: '90',
    quietDays: '10',
    from: '07:30',
    to: '16:00',
    workingDays: ['fri', 'mon'],
    ...over,
  });

describe('days away', () => {
  test.each([
    ['school', undefined, '2026-02-26T05:59:00Z', true],
    ['school', undefined, '2026-02-26T06:00:00Z', false],
    ['colleague', 'America/Phoenix', '2026-02-26T06:59:00Z', true],
    ['colleague', 'Pacific/Auckland', '2026-02-25T11:00:00Z', false],
  ])('last as long as the wall calendar of the %s shows them', (_, zone, at, away) => {
    const person = { leaves: [{ from: '2026-02-25', to: '2026-02-25' }], ...(zone && { zone }) };
    expect(isAwayAt(person, { zone: 'America/Chicago' }, new Date(at))).toBe(away);
  });

  test.each([
    ['of one day', '2026-02-24', '2026-02-24', []],
    ['that began and go on', '2026-02-20', '2026-02-24', []],
    ['of a year', '2026-03-01', '2027-03-02', []],
    ['longer than a year', '2026-03-01', '2027-03-03', ['awayTo']],
    ['of ten years', '2026-03-01', '2036-03-01', ['awayTo']],
    ['that end before they begin', '2026-03-02', '2026-03-01', ['awayTo']],
    ['that are over', '2026-02-22', '2026-02-23', ['awayTo']],
    ['without a last day', '2026-03-01', '', ['awayTo']],
    ['without a first day', '', '2026-03-01', ['awayFrom']],
    ['from a day that does not exist', '2026-02-30', '2026-03-05', ['awayFrom']],
    ['to a day that does not exist', '2026-02-25', '2026-02-30', ['awayTo']],
    ['that are none', '', '', []],
  ])('%s', (_, awayFrom, awayTo, fields) => {
    expect(times({ awayFrom, awayTo }).faults.map(({ field }) => field)).toEqual(fields);
  });
});

describe('the numbers of a school', () => {
  test('are kept as whole numbers, with the days in the order of the week', () => {
    expect(numbers({})).toEqual({
      faults: {},
      kept: {
        offerHours: 4,
        offersInTurn: 3,
        weeklyLimit: 2,
        unaskedPerDay: 3,
        triedAfterDays: 10,
        noteDays: 90,
        quietDays: 10,
        hours: { from: '07:30', to: '16:00' },
        workingDays: ['mon', 'fri'],
      },
    });
  });

  test.each([
    ['zero', { offerHours: '0' }, 'offerHours'],
    ['nothing', { weeklyLimit: '' }, 'weeklyLimit'],
    ['no answer', { weeklyLimit: null }, 'weeklyLimit'],
    ['a part of a number', { unaskedPerDay: '2.5' }, 'unaskedPerDay'],
    ['a word', { triedAfterDays: 'ten' }, 'triedAfterDays'],
    ['more than the most', { offersInTurn: '11' }, 'offersInTurn'],
    ['less than nothing', { offersInTurn: '-1' }, 'offersInTurn'],
    ['an end before the beginning', { to: '07:00' }, 'to'],
    ['an end at the beginning', { to: '07:30' }, 'to'],
    ['no beginning', { from: null }, 'from'],
    ['no days', { workingDays: [] }, 'workingDays'],
    ['days that are none', { workingDays: ['someday'] }, 'workingDays'],
  ])('are refused with %s, beside that field alone', (_, over, field) => {
    expect(Object.keys(numbers(over).faults)).toEqual([field]);
  });
});

describe('a school year', () => {
  test.each([
    ['from August to June', '2025-08-18', '2026-06-05', []],
    ['that ends today', '2025-08-18', today, []],
    ['that ended yesterday', '2025-08-18', '2026-02-23', ['yearTo']],
    ['that ends before it begins', '2026-06-05', '2025-08-18', ['yearTo']],
    ['of ten years', '2025-08-18', '2035-06-05', ['yearTo']],
    ['without a beginning', '', '2026-06-05', ['yearFrom']],
    ['without an end', '2025-08-18', '', ['yearTo']],
  ])('%s', (_, from, to, fields) => {
    expect(Object.keys(yearFaults(from, to, today))).toEqual(fields);
  });
});

test.each([
  ['America/Chicago', true],
  ['Europe/Berlin', true],
  ['UTC', true],
  ['Chicago', false],
  ['+05:00', false],
  ['', false],
])('"%s" is a zone: %s', (text, is) => expect(isZone(text)).toBe(is));

test.each([
  ['an admin', { userId: 'U1', isAdmin: true }, true],
  ['a leader of the school', { userId: 'U2', isAdmin: false }, true],
  ['a leader of one team', { userId: 'U3', isAdmin: false }, false],
  ['a colleague', { userId: 'U4', isAdmin: false }, false],
])('what holds for the school is set by %s: %s', (_, actor, may) => {
  const named = { teamId: 'T1', namedBy: 'U1', at: new Date(0) };
  const leaders = [
    { ...named, userId: 'U2', scope: 'school' },
    { ...named, userId: 'U3', scope: 'C1' },
  ];
  expect(maySetSchool(actor, leaders)).toBe(may);
});
