import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { Deps } from '../../src/deps.ts';
import { sampleCalendar } from '../../src/practice/sample-calendar.ts';
import { weekdays } from '../../src/time/calendar-day.ts';
import { catchUp, type Missable } from '../../src/time/catch-up.ts';
import { newestDue, type Weekly } from '../../src/time/weekly.ts';
import { usualWorkingTime, type WorkingTime } from '../../src/time/working-hours.ts';
import { startBot } from '../helpers/bot.ts';
import { freshDatabase } from '../helpers/mongo.ts';
import { slackStub } from '../helpers/slack-stub.ts';
import { wallClock, zones } from '../time/wall-clock.ts';

const chicago = 'America/Chicago';
const calendar = { ...sampleCalendar, zone: chicago };
const monday: Weekly = { at: '07:30' };
const reader = (over: Partial<WorkingTime> = {}) => ({ person: { ...usualWorkingTime(chicago), ...over }, calendar });
const due = (now: string, over: Partial<WorkingTime> = {}, weekly = monday) => {
  const found = newestDue(reader(over), weekly, new Date(now));
  return found && `${found.slot} ${found.at.toISOString().slice(0, 16)}`;
};

describe('what comes once a week', () => {
  test.each([
    ['comes on Monday at 07:30', '2026-03-02T13:30:00Z', '2026-W10 2026-03-02T13:30'],
    ['is last week’s a minute before', '2026-03-02T13:29:00Z', '2026-W09 2026-02-23T13:30'],
    ['comes an hour of UTC earlier after clocks spring forward', '2026-03-09T12:30:00Z', '2026-W11 2026-03-09T12:30'],
    ['comes on the first day after the break', '2026-03-23T12:30:00Z', '2026-W13 2026-03-23T12:30'],
    ['is none of a break', '2026-03-20T18:00:00Z', '2026-W11 2026-03-09T12:30'],
  ])('%s', (_, now, expected) => {
    expect(due(now)).toBe(expected);
  });

  test('comes an hour of UTC later after clocks fall back', () => {
    const open = { ...calendar, year: { from: '2026-08-17', to: '2027-06-04' } };
    const at = (now: string) => newestDue({ ...reader(), calendar: open }, monday, new Date(now))?.at.toISOString();
    expect(at('2026-10-26T20:00:00Z')).toBe('2026-10-26T12:30:00.000Z');
    expect(at('2026-11-02T20:00:00Z')).toBe('2026-11-02T13:30:00.000Z');
  });

  test('comes at the reader’s own 07:30: Rosa in Phoenix, before and after Chicago’s clocks change', () => {
    const rosa = { zone: 'America/Phoenix', days: ['mon', 'wed'] as const };
    expect(due('2026-03-02T20:00:00Z', rosa)).toBe('2026-W10 2026-03-02T14:30');
    expect(due('2026-03-09T14:29:00Z', rosa)).toBe('2026-W10 2026-03-02T14:30');
    expect(due('2026-03-09T14:30:00Z', rosa)).toBe('2026-W11 2026-03-09T14:30');
  });

  test('comes on the first day on which the reader works, or the one they chose, or the next when the school closed', () => {
    expect(due('2026-03-06T20:00:00Z', { days: ['wed', 'fri'] })).toBe('2026-W10 2026-03-06T13:30');
    expect(due('2026-03-03T20:00:00Z', {}, { ...monday, day: 'tue' })).toBe('2026-W10 2026-03-03T13:30');
    expect(due('2026-03-06T20:00:00Z', {}, { ...monday, day: 'wed' })).toBe('2026-W10 2026-03-05T13:30');
    expect(due('2026-03-06T20:00:00Z', { days: ['mon', 'tue', 'thu'] }, { ...monday, day: 'fri' })).toBe(
      '2026-W10 2026-03-05T13:30',
    );
    expect(due('2026-03-06T20:00:00Z', { leaves: [{ from: '2026-03-02', to: '2026-03-05' }] })).toBe(
      '2026-W10 2026-03-06T13:30',
    );
  });

  test('comes in no week in which only the staff do', () => {
    const staffWeek = ['16', '17', '18', '19', '20'].map((day) => [`2026-03-${day}`, { kind: 'staff-only' as const }]);
    const { breaks: _, ...open } = calendar;
    const days = { ...calendar.days, ...Object.fromEntries(staffWeek) };
    const found = newestDue({ ...reader(), calendar: { ...open, days } }, monday, new Date('2026-03-20T18:00:00Z'));
    expect(found?.slot).toBe('2026-W11');
  });

  test('is there for nobody who never works', () => {
    expect(due('2026-03-06T20:00:00Z', { days: [] })).toBeUndefined();
  });

  test('comes at its hour on the wall, once a week, in every zone and at every hour, over ten years', () => {
    const always = { zone: 'UTC', studentWeekdays: weekdays, days: {} };
    fc.assert(
      fc.property(
        fc.constantFrom(...zones),
        fc.date({ min: new Date('2026-01-15'), max: new Date('2035-12-31'), noInvalidDate: true }),
        fc.tuple(fc.nat(23), fc.constantFrom('00', '30')),
        (zone, now, [hour, minute]) => {
          const at = `${String(hour).padStart(2, '0')}:${minute}`;
          const place = { person: { ...usualWorkingTime(zone), days: weekdays }, calendar: always };
          const found = newestDue(place, { at }, now);
          if (!found) throw new Error('nothing was due in a week');
          const [day, shown] = wallClock(found.at, zone).split(' ') as [string, string];
          expect(found.at <= now && +now - +found.at < 7.2 * 86_400_000).toBe(true);
          expect(new Date(`${day}T00:00:00Z`).getUTCDay()).toBe(1);
          // Where clocks jump over it, it comes right after.
          expect(shown >= at && wallClock(+found.at - 1, zone) < `${day} ${at}`).toBe(true);
        },
      ),
      { numRuns: 1_000, seed: 20260309 },
    );
  });
});

describe('what came due while nothing ran', () => {
  const at = new Date('2026-03-02T13:30:00Z');
  const later = (ms: number) => new Date(+at + ms);
  const [minutes, hours] = [60_000, 3_600_000];
  test.each<[string, Missable, ReturnType<typeof catchUp>]>([
    ['a digest 10 minutes late', { kind: 'digest', due: at, now: later(10 * minutes) }, { isLate: false }],
    ['a digest 47 hours late', { kind: 'digest', due: at, now: later(47 * hours) }, { isLate: true }],
    [
      'a digest 49 hours late',
      { kind: 'digest', due: at, now: later(49 * hours) },
      { skipped: 'more than 48 hours late' },
    ],
    [
      'a nudge the same day',
      { kind: 'nudge', due: at, zone: chicago, now: new Date('2026-03-03T05:59:00Z') },
      { isLate: true },
    ],
    [
      'a nudge the next day',
      { kind: 'nudge', due: at, zone: chicago, now: new Date('2026-03-03T06:00:00Z') },
      { skipped: 'its day is over' },
    ],
  ])('%s', (_, missed, becomes) => {
    expect(catchUp(missed)).toEqual(becomes);
  });
});

describe('a weekly schedule, kept by occurrences', async () => {
  const { client, db } = await freshDatabase();
  const slack = await slackStub();
  const bot = await startBot({ client, dbName: db.databaseName, slackApiUrl: slack.apiUrl });
  const sent: string[] = [];
  beforeEach(async () => {
    sent.length = 0;
    await db.collection('occurrences').deleteMany({});
  });

  /** One tick of one instance, as a routine keeps a schedule. */
  async function ticks(now: string, over: Partial<WorkingTime> = {}, deps: Deps = bot.deps) {
    const came = newestDue(reader(over), monday, new Date(now));
    if (!came) return;
    const once = { teamId: 'T1', scheduleId: 'digest:U1', slot: came.slot };
    const becomes = catchUp({ kind: 'digest', due: came.at, now: new Date(now) });
    if ('skipped' in becomes) return deps.occurrences.skip(once, becomes.skipped, new Date(now));
    await deps.onOccurrence(once, async () => void sent.push(`${came.slot}${becomes.isLate ? ' late' : ''}`));
  }
  const kept = () =>
    db
      .collection('occurrences')
      .find({}, { projection: { _id: 0, slot: 1, skipped: 1 } })
      .toArray();

  test.each([
    ['10 minutes', '2026-03-02T13:40:00Z', ['2026-W10']],
    ['47 hours', '2026-03-04T12:30:00Z', ['2026-W10 late']],
    ['49 hours', '2026-03-04T14:30:00Z', []],
    ['three weeks and an hour', '2026-03-23T13:30:00Z', ['2026-W13 late']],
  ])(
    'of a bot that was down for %s sends the newest alone, and skips it with its reason when it is too old',
    async (_, now, expected) => {
      await ticks(now);
      await ticks(now);
      expect(sent).toEqual(expected);
      expect(await kept()).toHaveLength(1);
      if (expected.length === 0) expect((await kept())[0]?.skipped).toBe('more than 48 hours late');
    },
  );

  test('is kept once by two instances', async () => {
    const other = await startBot({ client, dbName: db.databaseName, slackApiUrl: slack.apiUrl });
    const now = '2026-03-02T13:30:10Z';
    await Promise.all([bot, other].flatMap(({ deps }) => [ticks(now, {}, deps), ticks(now, {}, deps)]));
    expect(await kept()).toEqual([{ slot: '2026-W10' }]);
    // A transaction that meets another is tried again, and takes effect once.
    expect([...new Set(sent)]).toEqual(['2026-W10']);
    await other.stop();
  });

  test('of a reader who moves to another zone comes once that week', async () => {
    await ticks('2026-03-02T13:30:00Z');
    await ticks('2026-03-02T14:30:00Z', { zone: 'America/Phoenix' });
    await ticks('2026-03-02T20:00:00Z', { zone: 'Pacific/Honolulu' });
    expect(sent).toEqual(['2026-W10']);
  });
});
