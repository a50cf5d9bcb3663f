import { describe, expect, test } from 'vitest';
import { formatNames, type ModelingFormat, modelingFormats } from '../../src/domain/modeling-format.ts';
import { readOffer, type TypedOffer } from '../../src/domain/modeling-offer.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const now = new Date('2026-02-24T15:00:00Z');
const calendar = { ...weekdaysOnly('America/Chicago'), closures: ['2026-02-26'] };

const typed = (over: Partial<TypedOffer> = {}): TypedOffer => ({
  topic: 'number talks',
  lookFors: 'Who talks after the question?\n\nHow long is it quiet?',
  format: 'live-class',
  day: '2026-02-25',
  from: '10:00',
  to: '10:20',
  place: 'Room 12',
  seats: '2',
  learner: 'visitor',
  cover: 'none',
  coverMinutes: null,
  coverBy: null,
  classOf: null,
  guest: null,
  day2: null,
  from2: null,
  day3: null,
  from3: null,
  day4: null,
  from4: null,
  goal: null,
  channel: 'C1',
  ...over,
});
const faults = (over: Partial<TypedOffer>, calendarOfIt = calendar) => {
  const read = readOffer(typed(over), calendarOfIt, now);
  return 'faults' in read ? read.faults : {};
};

test('an offer is read in the school’s zone, one thing to watch for a line', () => {
  expect(readOffer(typed({ cover: 'leader', coverMinutes: '30' }), calendar, now)).toEqual({
    offer: {
      topic: 'number talks',
      lookFors: ['Who talks after the question?', 'How long is it quiet?'],
      format: 'live-class',
      startsAt: new Date('2026-02-25T16:00:00Z'),
      endsAt: new Date('2026-02-25T16:20:00Z'),
      place: 'Room 12',
      seats: 2,
      learner: 'visitor',
      cover: { kind: 'leader', minutes: 30 },
      channelId: 'C1',
    },
  });
});

test('ten formats are offered, each with the seats of the library', () => {
  const group = ({ group: { least, most } }: ModelingFormat) => `${least} to ${most}`;
  expect(
    formatNames.map((name) => `${name}, ${modelingFormats[name].minutes} min: ${group(modelingFormats[name])}`),
  ).toEqual([
    'live-class, 20 min: 1 to 6',
    'fishbowl, 25 min: 4 to 12',
    'rehearsal, 30 min: 5 to 12',
    'co-teach, 40 min: 1 to 2',
    'my-turn, 15 min: 2 to 3',
    'two-minute, 2 min: 1 to 30',
    'planning, 30 min: 1 to 4',
    'student-work, 25 min: 3 to 8',
    'own-video, 30 min: 2 to 6',
    'leading, 20 min: 3 to 20',
  ]);
});

describe('beside the field stands what is wrong', () => {
  test.each([
    ['an end before the start', { to: '09:50' }, 'to', 'ends before it begins'],
    ['an end at the start', { to: '10:00' }, 'to', 'ends before it begins'],
    ['a closed day', { day: '2026-02-26' }, 'day', 'The next school day is Fri, Feb 27'],
    ['a Saturday', { day: '2026-02-28' }, 'day', 'The next school day is Mon, Mar 2'],
    ['a past day', { day: '2026-02-23' }, 'day', 'This day is past'],
    ['a day that does not exist', { day: '2026-02-30' }, 'day', 'Choose a day'],
    ['a day in two years', { day: '2028-02-25' }, 'day', 'more than a year ahead'],
    ['a time that is past today', { day: '2026-02-24', from: '08:59', to: '09:30' }, 'from', 'past today'],
    ['no seat', { seats: '0' }, 'seats', 'at least 1'],
    ['half a seat', { seats: '1.5' }, 'seats', 'at least 1'],
    ['more seats than the format takes', { seats: '7' }, 'seats', 'takes 6 at most'],
    ['nothing to watch for', { lookFors: ' \n ' }, 'lookFors', 'what colleagues should watch for'],
    ['four things to watch for', { lookFors: 'a\nb\nc\nd' }, 'lookFors', 'These are 4 things'],
    ['two hundred things to watch for', { lookFors: 'look\n'.repeat(200) }, 'lookFors', 'These are 200 things'],
    ['no topic', { topic: ':wave:' }, 'topic', 'what you will show'],
    ['no place', { place: null }, 'place', 'where it is'],
    ['a format nobody knows', { format: 'lecture' }, 'format', 'Choose a format'],
    ['a cover without minutes', { cover: 'sub' }, 'coverMinutes', 'how many minutes'],
    ['no channel', { channel: null }, 'channel', 'Choose the channel'],
  ] as const)('%s', (_, over, field, sentence) => {
    expect(faults(over)).toEqual({ [field]: expect.stringContaining(sentence) });
  });

  test('a time that the clocks skip, also where the day itself has a fault: it is a Sunday', () => {
    expect(faults({ day: '2026-03-08', from: '02:30', to: '03:30' })).toEqual({
      day: expect.stringContaining('School is closed that day'),
      from: expect.stringContaining('Clocks skip this time'),
    });
  });

  test('a time that the clocks skip', () => {
    const sundays = { ...calendar, studentWeekdays: ['sun'] as const };
    const spring = { day: '2026-03-08', from: '02:30', to: '03:30' };
    expect(faults(spring, sundays as never)).toEqual({ from: expect.stringContaining('Clocks skip this time') });
    expect(faults({ ...spring, from: '01:30', to: '02:30' }, sundays as never)).toEqual({
      to: expect.stringContaining('Clocks skip this time'),
    });
    // Clocks change on a Sunday, on which most schools are closed.
    const also = { day2: '2026-03-08', from2: '02:30' };
    expect(faults({ ...spring, from: '02:30', to: '02:50' })).toEqual({
      day: expect.stringContaining('School is closed'),
      from: expect.stringContaining('Clocks skip this time'),
      to: expect.stringContaining('Clocks skip this time'),
    });
    expect(faults(also)).toMatchObject({ from2: expect.stringContaining('Clocks skip this time') });
  });

  test('another time that would run into the next day, which may be a closed one', () => {
    const friday = { day2: '2026-03-06', from2: '23:40' };
    expect(faults(friday)).toEqual({ from2: expect.stringContaining('It would end on the next day') });
    expect(faults({ ...friday, from2: '23:39' })).toEqual({});
  });

  test('all faults at once', () => {
    expect(Object.keys(faults({ day: null, seats: '0', topic: null, lookFors: null })).sort()).toEqual([
      'day',
      'lookFors',
      'seats',
      'topic',
    ]);
  });
});
