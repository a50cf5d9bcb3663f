import { describe, expect, test } from 'vitest';
import { duePage, nextPage, readDigestSettings, skippedOn } from '../../src/domain/digest-settings.ts';
import type { Person } from '../../src/domain/person.ts';
import { school } from '../helpers/digest.ts';

const leader = (over: Partial<Person> = {}): Person => ({
  ...{ teamId: 'T1', userId: 'U01', name: 'Renata Okafor', standing: 'colleague', isAdmin: false },
  ...over,
});
const since = new Date('2026-02-02T12:00:00Z');
const due = (person: Person, now: string) => duePage(person, school, { leadsSince: since, now: new Date(now) });
const read = (typed: Parameters<typeof readDigestSettings>[0], person = leader()) =>
  readDigestSettings({ at: '07:30', ...typed }, { person, school, today: '2026-03-09' });

describe('when the weekly page comes', () => {
  test.each<[string, Partial<Person>, string]>([
    ['at 07:30 to who has chosen nothing', {}, '2026-03-09T12:30:00.000Z'],
    [
      'when their day begins, to who begins later',
      { hours: { from: '09:00', to: '17:00' } },
      '2026-03-09T14:00:00.000Z',
    ],
    ['at the hour and on the day that they chose', { digest: { day: 'wed', at: '06:15' } }, '2026-03-11T11:15:00.000Z'],
    [
      'inside the shift of who is paid by the hour, whatever was chosen before',
      { hourly: true, hours: { from: '07:45', to: '14:45' }, digest: { at: '18:00' } },
      '2026-03-09T12:45:00.000Z',
    ],
    [
      'at the start of a shift that lasts over midnight',
      { hourly: true, hours: { from: '22:00', to: '06:00' } },
      '2026-03-10T03:00:00.000Z',
    ],
  ])('%s', (_, over, at) => {
    expect(due(leader(over), '2026-03-12T20:00:00Z')?.dueAt.toISOString()).toBe(at);
  });

  test('comes not before the day up to which they paused it, and the next one after', () => {
    const paused = leader({ digest: { pausedUntil: '2026-03-24' } });
    expect(due(paused, '2026-03-23T12:30:00Z')).toBeUndefined();
    expect(nextPage(paused, school, { now: new Date('2026-03-09T12:00:00Z'), taken: [] })?.at.toISOString()).toBe(
      '2026-03-30T12:30:00.000Z',
    );
  });

  test('does not come late on the day on which a pause ends: the form had promised the next week', () => {
    const paused = leader({ digest: { pausedUntil: '2026-03-10' } });
    expect(due(paused, '2026-03-10T12:30:00Z')).toBeUndefined();
    expect(nextPage(paused, school, { now: new Date('2026-03-06T12:00:00Z'), taken: [] })?.slot).toBe('2026-W13');
    expect(due(paused, '2026-03-23T12:30:00Z')).toMatchObject({ slot: '2026-W13', becomes: { isLate: false } });
  });

  test('of a day that has passed when it was chosen comes in the next week, as the form promised, and not late at once', () => {
    const timedAt = new Date('2026-03-10T15:00:00Z');
    const early = leader({ digest: { day: 'mon', timedAt } });
    expect(due(early, '2026-03-10T15:00:20Z')).toBeUndefined();
    expect(nextPage(early, school, { now: timedAt, taken: [] })?.slot).toBe('2026-W13');
    expect(due(early, '2026-03-23T12:30:00Z')?.slot).toBe('2026-W13');
    expect(due(leader({ digest: { day: 'wed', timedAt } }), '2026-03-11T12:30:00Z')?.slot).toBe('2026-W11');
  });

  test('comes next in the week after the one that has come, past the break', () => {
    const now = new Date('2026-03-09T12:00:00Z');
    expect(nextPage(leader(), school, { now, taken: [] })?.slot).toBe('2026-W11');
    expect(nextPage(leader(), school, { now, taken: ['2026-W11'] })?.at.toISOString()).toBe('2026-03-23T12:30:00.000Z');
  });
});

describe('the form', () => {
  test('keeps only what differs from the usual', () => {
    expect(read({ day: 'first', detail: 'short' })).toEqual({ faults: {}, kept: {} });
    expect(read({ day: 'tue', at: '06:45', detail: 'all', pausedUntil: '2026-03-23' }).kept).toEqual({
      ...{ day: 'tue', at: '06:45', detail: 'all', pausedUntil: '2026-03-23' },
    });
  });

  test.each([
    [{ at: '' }, leader(), { at: 'Choose a time.' }],
    [{ at: '25:00' }, leader(), { at: 'Choose a time.' }],
    [
      { at: '18:00' },
      leader({ hourly: true, hours: { from: '07:45', to: '14:45' } }),
      { at: 'Choose a time in your shift, 07:45 to 14:45: reading it is paid work.' },
    ],
    [{ pausedUntil: '2026-03-09' }, leader(), { pausedUntil: 'Choose a day after today, or leave this empty.' }],
    [{ pausedUntil: '2028-03-09' }, leader(), { pausedUntil: 'Choose a day within a year. You can pause again then.' }],
  ])('tells beside the field what is wrong: %j', (typed, person, faults) => {
    expect(read(typed, person).faults).toEqual(faults);
  });

  test('finds the day on which clocks jump over the time: a Friday in Cairo, none on a Monday, none at 07:30', () => {
    const cairo = (at: string, day: 'mon' | 'fri') =>
      leader({
        zone: 'Africa/Cairo',
        workingDays: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri'],
        digest: { at, day },
      });
    expect(skippedOn(cairo('00:30', 'fri'), school, '2026-03-09')).toEqual({
      day: '2026-04-24',
      comesOn: '2026-04-24',
    });
    expect(skippedOn(cairo('00:30', 'mon'), school, '2026-03-09')).toBeUndefined();
    expect(skippedOn(cairo('07:30', 'fri'), school, '2026-03-09')).toBeUndefined();
  });

  test('tells of a Sunday on which the clocks jump the Friday on which the page comes to who does not work on Sundays', () => {
    const sunday = leader({ digest: { day: 'sun', at: '02:30' } });
    expect(skippedOn(sunday, school, '2026-02-24')).toEqual({ day: '2026-03-08', comesOn: '2026-03-06' });
  });
});
