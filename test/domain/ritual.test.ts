import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sightOf } from '../../src/domain/digest-figure.ts';
import { rituals as ritualsFigure } from '../../src/domain/digest-rituals.ts';
import {
  ask,
  change,
  decideDue,
  drop,
  goOn,
  isPaused,
  leadersFirst,
  mayChange,
  park,
  pause,
  planned,
  type Ritual,
  type RitualCard,
  sharesMinute,
  start,
  waitsFor,
} from '../../src/domain/ritual.ts';
import { templateNames, templates } from '../../src/domain/ritual-library.ts';
import type { Scheduled } from '../../src/domain/ritual-times.ts';
import { ritualsOfWeek } from '../../src/domain/ritual-week.ts';
import { filled } from '../../src/domain/ritual-words.ts';
import { addDays, dayOf, isWithin } from '../../src/time/calendar-day.ts';
import { isStaffDay, type SchoolCalendar } from '../../src/time/school-calendar.ts';
import { schoolFacts } from '../helpers/digest.ts';
import { ritual, ritualCard } from '../helpers/ritual.ts';
import { weekdaysOnly } from '../helpers/weekdays-only.ts';

const calendar: SchoolCalendar = {
  ...weekdaysOnly('America/Chicago'),
  year: { from: '2025-08-18', to: '2026-06-05' },
  breaks: [{ name: 'Spring break', from: '2026-03-16', to: '2026-03-20' }],
  days: { '2026-02-27': { kind: 'staff-only' }, '2026-04-03': { kind: 'closed' }, '2026-05-25': { kind: 'closed' } },
  closures: ['2026-03-04'],
};
const leader = (userId: string, scope: string) => ({
  ...{ teamId: 'T1', userId, scope, namedBy: 'U00' },
  at: new Date('2026-01-01T00:00:00Z'),
});

test.each([
  ['asks for words I have not written', {}, true],
  ['asks for words I have written', { answers: [{ userId: 'U01', words: 'w', at: new Date(0) }] }, false],
  [
    'asks for words that somebody else has written',
    { answers: [{ userId: 'U02', words: 'w', at: new Date(0) }] },
    true,
  ],
  ['asks who takes part in pairs to come', { asks: 'pairs' as const, pairsOn: '2026-03-03' }, true],
  ['asks who takes part, and I do', { asks: 'pairs' as const, pairsOn: '2026-03-03', members: ['U01'] }, false],
  ['has proposed its pairs', { asks: 'pairs' as const }, false],
])('a card that %s', (_, over, waits) => {
  expect(waitsFor(ritualCard(over), 'U01')).toBe(waits);
});

describe('what becomes of a ritual whose time has come', () => {
  const now = new Date('2026-03-12T12:30:00Z');
  const facts = { calendar, now, until: '16:00', hasNewcomers: false };
  const empty = {};
  const answered = { answers: [{ userId: 'U01', words: 'w', at: now }] };
  /** Of one day after the other, the newest first. */
  const onDays = (overs: Partial<RitualCard>[]) =>
    overs.map((over, no) => ritualCard({ day: `2026-03-${String(11 - no).padStart(2, '0')}`, ...over }));

  test.each([
    ['nobody has answered once', [empty], 'post'],
    ['nobody has answered twice in a row', [empty, empty, answered], 'ask'],
    ['a late answer came to the one before', [empty, answered, empty, empty], 'post'],
    ['somebody took part in pairs', [{ members: ['U01'] }, empty, empty], 'post'],
    ['thanks were said', [{ thanks: 1 }, empty, empty], 'post'],
    ['what was answered is forgotten', [{ wasAnswered: true as const }, empty, empty], 'post'],
    ['two showed something at one meeting', [{ day: '2026-03-09' }, { day: '2026-03-09' }], 'post'],
  ])('when %s', (_, overs, act) => {
    expect(decideDue(ritual(), onDays(overs), facts).act).toBe(act);
  });

  test('cards from before it was kept do not count', () => {
    const kept = ritual({ activeFrom: new Date('2026-03-01T00:00:00Z') });
    expect(decideDue(kept, onDays([empty, empty]), facts).act).toBe('post');
  });

  test('moved by a closed day to the minute of another, it comes five minutes after the one whose day it is', () => {
    const onDay = (id: string, day: Scheduled['day'], at = '07:30') =>
      ritual({ id, rhythm: { every: 'week', day, at, from: '2026-02-23' } });
    const snowDay = { ...calendar, closures: ['2026-03-04', '2026-03-09'] };
    const others = [onDay('monday', 'mon'), onDay('tuesday', 'tue'), onDay('later', 'tue', '07:45')];
    const comesAt = (clock: string) =>
      others
        .filter(
          (one) =>
            decideDue(one, [], { ...facts, calendar: snowDay, now: new Date(`2026-03-10T${clock}:00Z`), others })
              .act === 'post',
        )
        .map(({ id }) => id);
    expect(comesAt('12:30')).toEqual(['tuesday']);
    expect(comesAt('12:34')).toEqual(['tuesday']);
    expect(comesAt('12:35')).toEqual(['monday', 'tuesday']);
    expect(comesAt('12:45')).toEqual(['monday', 'tuesday', 'later']);
  });

  test('one for newcomers waits until somebody has joined', () => {
    const rhythm: Scheduled = { every: 'newcomer', day: 'mon', at: '07:30', from: '2026-02-23' };
    expect(decideDue(ritual({ rhythm }), [], facts).act).toBe('wait');
    expect(decideDue(ritual({ rhythm }), [], { ...facts, hasNewcomers: true }).act).toBe('post');
  });
});

test('leaders of the team and of the school are shown when they have answered; others, and leaders of other teams, are not', () => {
  const answers = ['U01', 'U02', 'U03', 'U04'].map((userId) => ({ userId, words: 'w', at: new Date(0) }));
  const leaders = [leader('U01', 'school'), leader('U02', 'C1'), leader('U03', 'C2'), leader('U05', 'C1')];
  expect(leadersFirst(ritualCard({ answers }), leaders)).toEqual(['U01', 'U02']);
  expect(leadersFirst(ritualCard({ members: ['U05'] }), leaders)).toEqual(['U05']);
  expect(['U07', 'U01', 'U02', 'U03', 'U09'].map((userId) => mayChange(ritual(), userId, leaders))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('two rituals share a minute on the same day and hour, and with one for newcomers on any day', () => {
  const at = (over: Partial<Scheduled>): Scheduled => ({
    every: 'week',
    day: 'mon',
    at: '07:30',
    from: '2026-02-23',
    ...over,
  });
  expect(sharesMinute(at({}), at({ every: 'quarter' }))).toBe(true);
  expect(sharesMinute(at({}), at({ day: 'tue' }))).toBe(false);
  expect(sharesMinute(at({}), at({ at: '07:31' }))).toBe(false);
  expect(sharesMinute(at({}), at({ day: 'thu', every: 'newcomer' }))).toBe(true);
  expect(sharesMinute(at({}), { every: 'meeting', from: '2026-02-23' })).toBe(false);
});

describe('on the weekly page', () => {
  const week = { from: '2026-03-02', to: '2026-03-08' };
  const answer = [{ userId: 'U01', words: 'w', at: new Date('2026-03-05T15:00:00Z') }];
  const card = (day: string, over = {}) => ritualCard({ day, postedAt: new Date(`${day}T13:30:00Z`), ...over });
  const page = (rituals: Ritual[], cards: RitualCard[], scope: string) => {
    const facts = schoolFacts({ rituals: ritualsOfWeek(rituals, cards, week) });
    return ritualsFigure(sightOf(facts, { userId: 'U01', role: 'principal', scope }, week.from, week.to)).lines;
  };

  test('stands what ran in the week, and what nobody answered twice', () => {
    const skipped = [card('2026-02-26'), card('2026-03-05')];
    expect(page([ritual()], skipped, 'C1')).toEqual(['Tried it was skipped twice: keep, change or drop it?']);
    expect(page([ritual()], [card('2026-03-05', { answers: answer })], 'C1')).toEqual(['Tried it ran.']);
    // What came after the week is not of it.
    expect(page([ritual()], [card('2026-03-12', { answers: answer })], 'C1')).toEqual(['Rituals: none yet.']);
  });

  test('a team reads of its own alone, and the school not what a team calls a ritual of its own', () => {
    const own = ritual({ id: 'r2', channelId: 'C2', template: 'own', name: 'Secret plan' });
    const cards = [card('2026-03-05', { answers: answer }), card('2026-03-05', { ritualId: 'r2', answers: answer })];
    expect(page([ritual(), own], cards, 'C2')).toEqual(['Secret plan ran.']);
    expect(page([ritual(), own], cards, 'school')).toEqual(['Tried it ran.', 'A ritual of a team’s own ran.']);
  });
});

describe('the words', () => {
  const said = (prompt: string, fills = {}) =>
    filled({ prompt }, { doors: [], ...fills })
      .map(({ text }) => text)
      .join('');

  test('hold the goal, the topic and the norm, and make sense without any', () => {
    const { prompt } = templates['goal-line'];
    expect(said(prompt, { goal: 'students explain.' })).toBe(
      'Our goal: students explain. One lesson this week where I will try it: ___',
    );
    expect(said(prompt)).toContain('(`/contour goal` says it)');
    expect(said(templates['leader-asks-first'].prompt)).toContain('about my own teaching: ___');
    expect(said(templates['leader-asks-first'].prompt, { goal: 'g', topic: 'fractions' })).toContain(
      'about fractions: ___',
    );
    expect(said(templates['passing-the-baton'].prompt)).toMatch(
      /^One of us carried a topic\. Another of us carries it too/,
    );
    expect(said(templates['open-doors'].prompt)).toContain('none yet (`/observe` opens one)');
  });

  test('of no template keep a brace', () => {
    for (const name of templateNames) expect(said(templates[name].prompt)).not.toMatch(/[{}]/);
  });

  test('of one’s own keep what stands for nothing, and people’s words are never ours', () => {
    expect(said('Try {this} and {goal}', { goal: 'x' })).toBe('Try {this} and x');
    expect(filled({ prompt: 'a {goal}' }, { doors: [], goal: '<!here>' })).toEqual([
      { text: 'a ', isOurs: false },
      { text: '<!here>', isOurs: false },
    ]);
  });
});

test('over a term, one day at a time, it comes on every Thursday with staff, once, and rests where it should', () => {
  const days: string[] = [];
  let one = planned(
    ritual({ activeFrom: new Date('2026-02-23T06:00:00Z') }),
    calendar,
    new Date('2026-02-23T06:00:00Z'),
  );
  for (let day = '2026-02-23'; day <= '2026-06-30'; day = addDays(day, 1)) {
    // Ticks of a day, at night too.
    for (const hour of ['06:00', '13:29', '13:31', '14:00', '22:00', '23:59']) {
      const now = new Date(`${day}T${hour}:00Z`);
      if (!one.nextAt || one.nextAt > now) continue;
      const card = ritualCard({ answers: [{ userId: 'U01', words: 'w', at: now }] });
      const due = decideDue(one, [card], { calendar, now, until: '16:00', hasNewcomers: false });
      if (due.act === 'post') days.push(due.time.day);
      one = planned(one, calendar, now);
    }
  }
  expect(days).toEqual([
    ...['2026-02-26', '2026-03-05', '2026-03-12', '2026-03-23', '2026-03-26', '2026-04-02', '2026-04-09'],
    ...['2026-04-16', '2026-04-23', '2026-04-30', '2026-05-07', '2026-05-14', '2026-05-21', '2026-05-28', '2026-06-04'],
  ]);
  // The summer: the next year is not entered yet.
  expect(one.nextAt && dayOf(one.nextAt, calendar.zone) > '2026-08-15').toBe(true);
});

test('one of every six weeks that is changed keeps to its weeks, and begins anew only from a day that was chosen', () => {
  const rhythm: Scheduled = { every: 'six-weeks', day: 'tue', at: '07:30', from: '2026-03-24' };
  const norms = ritual({ rhythm, nextAt: new Date('2026-05-05T12:30:00Z') });
  const now = new Date('2026-05-07T15:00:00Z');
  const next = (over: Partial<Scheduled>) => {
    // The form shows today in place of a first day that is past.
    const said = { name: 'n', prompt: 'p', rhythm: { ...rhythm, from: '2026-05-07', ...over } };
    return dayOf(change(norms, said, weekdaysOnly(calendar.zone), now)?.nextAt ?? now, calendar.zone);
  };
  expect(next({})).toBe('2026-06-16');
  expect(next({ day: 'thu', at: '08:00' })).toBe('2026-06-18');
  expect(next({ from: '2026-05-11' })).toBe('2026-05-12');
  expect(next({ every: 'week' })).toBe('2026-05-12');
});

test('whatever is pressed in whatever order, a ritual has a next time exactly while it runs, and never in a pause or on a closed day', () => {
  type Step = (one: Ritual, now: Date) => Ritual | undefined;
  const steps: Record<string, Step> = {
    start: (one, now) => start(one, calendar, now),
    pause: (one, now) => pause(one, addDays(dayOf(now, calendar.zone), 10), calendar, now),
    goOn: (one, now) => goOn(one, calendar, now),
    keepRhythm: (one, now) => change(one, one, calendar, now),
    daily: (one, now) =>
      change(one, { ...one, rhythm: { every: 'month', day: 'fri', at: '08:15', from: '2026-02-01' } }, calendar, now),
    meeting: (one, now) => change(one, { ...one, rhythm: { every: 'meeting', from: '2026-02-01' } }, calendar, now),
    drop,
    park,
    ask,
    plan: (one, now) => planned(one, calendar, now),
  };
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...Object.keys(steps)), { maxLength: 14 }), (names) => {
      let one: Ritual = ritual({ status: 'draft' });
      let now = new Date('2026-02-23T15:00:00Z');
      for (const name of names) {
        if (one.nextAt && one.nextAt <= now) one = planned(one, calendar, now);
        const before = one;
        one = steps[name]?.(one, now) ?? one;
        if (before.status === 'dropped') expect(one.status).toBe('dropped');
        const comes = one.status === 'running' && one.rhythm.every !== 'meeting';
        expect(one.nextAt !== undefined, names.join()).toBe(comes);
        expect(one.minute !== undefined).toBe(comes);
        if (one.nextAt) {
          const day = dayOf(one.nextAt, calendar.zone);
          expect(one.nextAt > now).toBe(true);
          expect(isStaffDay(calendar, day)).toBe(true);
          if (isPaused(one, calendar, now)) expect(day >= (one.pausedUntil ?? '')).toBe(true);
          expect(isWithin(day, { from: '2026-03-16', to: '2026-03-20' })).toBe(false);
        }
        now = new Date(+now + 36 * 3_600_000);
      }
    }),
    { seed: 20260224, numRuns: 150 },
  );
});
