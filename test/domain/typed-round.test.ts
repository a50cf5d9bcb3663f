import { expect, test } from 'vitest';
import { protocolNames } from '../../src/domain/observation-protocol.ts';
import { readRound, type TypedRound } from '../../src/domain/typed-round.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';

const calendar = { ...sampleCalendar, zone: 'America/Chicago' };
const today = '2026-02-24';
const typed: TypedRound = {
  problem: 'Few students explain their thinking',
  focus: 'Who talks after I ask?',
  protocol: 'focused-visit',
  from: '2026-02-24',
  to: '2026-03-13',
  minutes: null,
  visitors: null,
};

test('a round takes what is usual for its protocol where nothing is said', () => {
  expect(readRound(typed, calendar, today)).toEqual({
    planned: { ...typed, minutes: 20, visitors: 2 },
  });
  for (const protocol of protocolNames)
    expect('planned' in readRound({ ...typed, protocol }, calendar, today), protocol).toBe(true);
});

test.each([
  ['no problem', { problem: null }, 'problem'],
  ['a problem of emoji alone', { problem: ':tada:' }, 'problem'],
  ['a problem that is a story', { problem: 'a'.repeat(201) }, 'problem'],
  ['no question', { focus: ' ' }, 'focus'],
  ['a protocol that is none', { protocol: 'walkthrough' }, 'protocol'],
  ['no first day', { from: null }, 'from'],
  ['a day that does not exist', { to: '2026-02-30' }, 'to'],
  ['a past day', { from: '2026-02-23' }, 'from'],
  ['an end before the start', { to: '2026-02-23' }, 'to'],
  ['a year of it', { to: '2026-09-13' }, 'to'],
  ['a start in ten years', { from: '2036-02-24', to: '2036-02-25' }, 'from'],
  ['closed days alone', { from: '2026-03-16', to: '2026-03-20' }, 'from'],
  ['no minute', { minutes: '0' }, 'minutes'],
  ['half a minute', { minutes: '12.5' }, 'minutes'],
  ['a whole morning', { minutes: '240' }, 'minutes'],
  ['no visitor', { visitors: '0' }, 'visitors'],
  ['two hundred visitors', { visitors: '200' }, 'visitors'],
])('a round with %s is told so beside the field', (_, over, field) => {
  const read = readRound({ ...typed, ...over }, calendar, today);
  expect(Object.keys('faults' in read ? read.faults : {})).toEqual([field]);
});
