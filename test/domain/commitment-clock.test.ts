import { describe, expect, test } from 'vitest';
import type { Commitment, Support } from '../../src/domain/commitment.ts';
import {
  daysLate,
  dueDayFault,
  effectiveDue,
  isSilent,
  lateDays,
  pausedThrough,
  stateOf,
} from '../../src/domain/commitment-clock.ts';
import { remindersOf } from '../../src/domain/commitment-reminders.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import type { DaySpan } from '../../src/time/calendar-day.ts';
import type { SchoolCalendar } from '../../src/time/school-calendar.ts';
import { commitment, support } from '../helpers/commitment.ts';

/** Staff day Friday 27 February, closed for snow Wednesday 4 March, break 16 to 20 March. */
const calendar: SchoolCalendar = { ...sampleCalendar, zone: 'America/Chicago', closures: ['2026-03-04'] };
const came = support({ status: 'delivered', endedOn: '2026-03-09' });

describe('support due Monday 2 March that came on Monday 9 March, with snow on Wednesday', () => {
  test('was late on the 3rd, 5th, 6th and 9th', () => {
    expect(lateDays(came, calendar, '2026-03-20')).toEqual(['2026-03-03', '2026-03-05', '2026-03-06', '2026-03-09']);
  });

  test('moves what was due Thursday 12 March to Wednesday 25 March, over the break', () => {
    expect(effectiveDue(commitment({ supports: [came] }), calendar, '2026-03-13')).toBe('2026-03-25');
  });

  test('is three finished school days late on the morning of the 9th, while the clock has counted that day too', () => {
    expect(daysLate(commitment(), support(), { calendar, today: '2026-03-09' })).toBe(3);
    expect(effectiveDue(commitment(), calendar, '2026-03-09')).toBe('2026-03-25');
    expect(stateOf(commitment(), calendar, '2026-03-09')).toBe('waiting');
  });

  test('is late on none of the days on which the owner was away, nor after the end', () => {
    const late = (over: Partial<Commitment>) =>
      daysLate(commitment(over), support(), { calendar, today: '2026-03-12' });
    expect(late({})).toBe(6);
    expect(late({ pauses: [{ from: '2026-03-03', to: '2026-03-05' }] })).toBe(4);
    expect(late({ status: 'released', endedOn: '2026-03-09' })).toBe(3);
  });

  test('counts no further day while only its giver has said that it came', () => {
    const said = support({ status: 'said-delivered', endedOn: '2026-03-05' });
    expect(lateDays(said, calendar, '2026-03-13')).toEqual(['2026-03-03', '2026-03-05']);
    expect(stateOf(commitment({ supports: [said] }), calendar, '2026-03-09')).toBe('on-track');
  });
});

describe('the clock', () => {
  test('counts a day once, however many supports are late on it', () => {
    const two = commitment({ supports: [came, support({ id: 's2', dueDay: '2026-03-03', endedOn: '2026-03-09' })] });
    expect(effectiveDue(two, calendar, '2026-03-13')).toBe('2026-03-25');
  });

  test('goes on for support that does not block, and while there is none', () => {
    const beside = commitment({ supports: [support({ blocking: false })] });
    expect(effectiveDue(beside, calendar, '2026-03-09')).toBe('2026-03-12');
    expect(effectiveDue(commitment({ supports: [] }), calendar, '2026-03-09')).toBe('2026-03-12');
  });

  test('counts the owner’s days of leave, and such a day once when support was late on it too', () => {
    const away = { pauses: [{ from: '2026-03-09', to: '2026-03-10' }] };
    expect(effectiveDue(commitment({ ...away, supports: [] }), calendar, '2026-03-12')).toBe('2026-03-23');
    expect(effectiveDue(commitment({ ...away, supports: [came] }), calendar, '2026-03-13')).toBe('2026-03-26');
  });

  test('begins anew where the owner has agreed to a new day: lateness before it is in that day already', () => {
    const anew = commitment({ dueDay: '2026-03-26', dueSetOn: '2026-03-06', supports: [came] });
    expect(effectiveDue(anew, calendar, '2026-03-13')).toBe('2026-03-27');
  });

  test('stands still once it is over', () => {
    const kept = commitment({ status: 'kept', endedOn: '2026-03-05' });
    expect(effectiveDue(kept, calendar, '2026-05-01')).toBe(effectiveDue(kept, calendar, '2026-03-05'));
  });

  test('moves a due day that is closed after all to the next school day, and leaves a staff day as it is', () => {
    const due = (day: string) => effectiveDue(commitment({ dueDay: day, supports: [] }), calendar, '2026-02-24');
    expect(due('2026-03-04')).toBe('2026-03-05');
    expect(due('2026-02-27')).toBe('2026-02-27');
    expect(lateDays(support({ dueDay: '2026-03-04' }), calendar, '2026-03-06')).toEqual(['2026-03-06']);
    expect(lateDays(support({ dueDay: '2026-02-27' }), calendar, '2026-03-02')).toEqual(['2026-03-02']);
  });
});

describe('how a commitment stands', () => {
  const noSupport = commitment({ supports: [] });
  test.each([
    ['four school days before its day', noSupport, '2026-03-06', 'on-track'],
    ['three school days before', noSupport, '2026-03-09', 'due-soon'],
    ['on its day', noSupport, '2026-03-12', 'due-soon'],
    ['after its day', noSupport, '2026-03-13', 'past-due'],
    ['in the break, whatever its day', noSupport, '2026-03-17', 'paused'],
    [
      'on leave, while support is late',
      commitment({ pauses: [{ from: '2026-03-05', to: '2026-03-06' }] }),
      '2026-03-06',
      'paused',
    ],
    ['after its day, while blocking support is late: never past due', commitment(), '2026-05-01', 'waiting'],
    [
      'while support is late that does not block',
      commitment({ supports: [support({ blocking: false })] }),
      '2026-03-06',
      'on-track',
    ],
    [
      'while the support was waived',
      commitment({ supports: [support({ status: 'waived', endedOn: '2026-02-26' })] }),
      '2026-03-13',
      'past-due',
    ],
  ])('%s', (_, one, today, state) => {
    expect(stateOf(one, calendar, today)).toBe(state);
  });
});

test('silence lasts ten school days from the last press', () => {
  expect(isSilent({ actedOn: '2026-02-24' }, calendar, '2026-03-12')).toBe(false);
  expect(isSilent({ actedOn: '2026-02-24' }, calendar, '2026-03-13')).toBe(true);
});

describe('reminders', () => {
  const on = (today: string, over: Partial<Commitment> = {}) =>
    remindersOf(commitment(over), calendar, today).map(({ userId, about }) => `${userId} ${about}`);

  test('go to the giver before the day and after it, and to both sides after five school days, finished ones', () => {
    expect(on('2026-02-26')).toEqual(['U01 support-soon']);
    for (const day of ['2026-03-03', '2026-03-10']) expect(on(day)).toEqual(['U01 support-late']);
    expect(on('2026-03-11')).toEqual(['U13 ask-owner', 'U01 ask-giver']);
  });

  test('name all that one person promised for a day at once, and what is for another day by itself', () => {
    const told = (today: string, over: Partial<Support>) => {
      const supports = [support(), support({ id: 's2', words: 'an hour', ...over })];
      return remindersOf(commitment({ supports }), calendar, today).map(({ userId, about, supports }) =>
        [userId, about, ...supports.map(({ words }) => words)].join(' '),
      );
    };
    const { words } = support();
    expect(told('2026-02-26', {})).toEqual([`U01 support-soon ${words} an hour`]);
    expect(told('2026-03-11', {})).toEqual([`U13 ask-owner ${words} an hour`, `U01 ask-giver ${words} an hour`]);
    expect(told('2026-02-26', { giverId: 'U02' })).toEqual([`U01 support-soon ${words}`, 'U02 support-soon an hour']);
    expect(told('2026-02-26', { dueDay: '2026-02-27' })).toEqual([
      `U01 support-soon ${words}`,
      'U01 support-soon an hour',
    ]);
    expect(told('2026-03-06', { acceptedOn: '2026-03-04' })).toEqual([
      `U01 support-late ${words}`,
      'U01 support-late an hour',
    ]);
  });

  test('ask an owner only about what they cannot go on without: with anything else nothing waits', () => {
    expect(on('2026-03-11', { supports: [support({ blocking: false })] })).toEqual(['U13 soon', 'U01 ask-giver']);
    const { acceptedOn: _, ...passedOn } = support({ blocking: false });
    expect(on('2026-03-11', { supports: [passedOn] })).toEqual(['U13 soon']);
  });

  test('go to the owner alone where nobody has said yes, or nothing is owed', () => {
    const { acceptedOn: _, ...passedOn } = support();
    expect(on('2026-03-10', { supports: [passedOn] })).toEqual([]);
    expect(on('2026-03-11', { supports: [passedOn] })).toEqual(['U13 ask-owner-no-yes']);
    expect(on('2026-03-09', { supports: [] })).toEqual(['U13 soon']);
    expect(on('2026-03-13', { supports: [] })).toEqual(['U13 past']);
  });

  test('go to nobody while the owner is away, in a break, or once it is over; and the pause is nobody’s lateness after it', () => {
    const away = { pauses: [{ from: '2026-03-03', to: '2026-03-12' }] };
    expect(on('2026-03-12', away)).toEqual([]);
    expect(on('2026-03-13', away)).toEqual(['U01 support-late']);
    expect(on('2026-03-17')).toEqual([]);
    expect(on('2026-03-11', { status: 'released' })).toEqual([]);
  });
});

describe('the owner’s days of leave', () => {
  const opened = { on: '2026-03-02', by: 'U13', what: 'opened' as const, words: '', dueDay: '2026-03-12' };
  const paused = (leaves: DaySpan[], today: string, pauses: DaySpan[] = []) =>
    pausedThrough(commitment({ history: [opened], pauses }), leaves, today);
  const leave = { from: '2026-03-03', to: '2026-03-06' };

  test('stop the clock from the first, whether they were entered long before, on the day itself or later', () => {
    expect(paused([leave], '2026-03-03')).toEqual([{ from: '2026-03-03', to: '2026-03-03' }]);
    expect(paused([leave], '2026-03-05')).toEqual([{ from: '2026-03-03', to: '2026-03-05' }]);
    expect(paused([leave], '2026-03-10')).toEqual([leave]);
  });

  test('count from the day on which it opened, each once', () => {
    expect(paused([{ from: '2026-02-23', to: '2026-03-03' }], '2026-03-05')).toEqual([
      { from: '2026-03-02', to: '2026-03-03' },
    ]);
    expect(paused([{ from: '2026-03-05', to: '2026-03-09' }], '2026-03-10', [leave])).toEqual([
      { from: '2026-03-03', to: '2026-03-09' },
    ]);
    expect(paused([{ from: '2026-03-20', to: '2026-03-24' }], '2026-03-10', [leave])).toEqual([leave]);
  });

  test('that are over are kept, whatever the settings say later; one that is taken back on its day is none', () => {
    expect(paused([], '2026-03-05', [{ from: '2026-03-03', to: '2026-03-04' }])).toEqual([
      { from: '2026-03-03', to: '2026-03-04' },
    ]);
    expect(paused([], '2026-03-04', [{ from: '2026-03-03', to: '2026-03-04' }])).toEqual([
      { from: '2026-03-03', to: '2026-03-03' },
    ]);
    expect(paused([], '2026-03-03', [{ from: '2026-03-03', to: '2026-03-03' }])).toEqual([]);
  });
});

test.each([
  ['in the past', '2026-02-23', 'This day is past'],
  ['on a closed day', '2026-03-04', 'School is closed that day. The next school day is Thu, Mar 5.'],
  ['in ten years', '2036-03-12', 'more than a year ahead'],
  ['that does not exist', '2026-02-30', 'Choose a day.'],
])('a due day %s is told so', (_, day, sentence) => {
  expect(dueDayFault(day, calendar, '2026-02-24')).toContain(sentence);
});

test('a due day for staff only can be kept', () => {
  expect(dueDayFault('2026-02-27', calendar, '2026-02-24')).toBeUndefined();
});
