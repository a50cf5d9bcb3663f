import { describe, expect, test } from 'vitest';
import { jobs } from '../../src/features/index.ts';
import { filled } from './model/model-desk.ts';
import { doorFields, observeDesk, roundFields } from './observe/observe-desk.ts';

const { bot, db, presses, sends, person, messagesTo } = await observeDesk();
const { deps } = bot;

/** Nothing ran until now; then all that is due is done, twice as every tick does it again. */
async function upAgainAt(at: string): Promise<void> {
  bot.setNow(new Date(at));
  for (const _ of ['one tick', 'the next']) for (const { run } of jobs) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
}

const idIn = async (collection: string) => String((await db.collection(collection).findOne())?.id);

interface Routine {
  collection: string;
  /** U07 lets U01 come that day at ten. */
  agreed(day: string): Promise<string>;
}

const routines: Record<string, Routine> = {
  'a session': {
    collection: 'sessions',
    async agreed(day) {
      expect(await sends('model.form', filled({ day: { selected_date: day } }))).toBeUndefined();
      const id = await idIn('sessions');
      await presses('model.post', id);
      await presses('model.join', id, { userId: 'U01' });
      return id;
    },
  },
  'a visit': {
    collection: 'observations',
    async agreed(day) {
      for (const userId of ['U01', 'U07']) await person(userId);
      const dates = { from: { selected_date: day }, to: { selected_date: day } };
      expect(await sends('observe.form', roundFields(dates), { id: 'in-C1' })).toBeUndefined();
      const round = await idIn('rounds');
      await presses('observe.post', round);
      expect(
        await sends('observe.door-form', doorFields({ day: { selected_date: day } }), { id: round }),
      ).toBeUndefined();
      await presses('observe.post-door', await idIn('doorDrafts'));
      const id = await idIn('observations');
      await presses('observe.sign-up', id, { userId: 'U01' });
      return id;
    },
  },
};
const each = Object.entries(routines);
const reminder = /^Today/;
const asked = /take place\?/;
const counted = (userId: string, words: RegExp) => messagesTo(userId).filter(({ text }) => words.test(text)).length;

describe.each(each)('the reminder of %s', (_, { agreed, collection }) => {
  // Of Wednesday 25 February 2026, 10:00 in Chicago; it was due at 07:30, 13:30 in UTC.
  test.each([
    ['10 min', '2026-02-25T13:40:00Z', 1],
    ['two hours', '2026-02-25T15:30:00Z', 1],
    ['47 h', '2026-02-27T12:30:00Z', 0],
    ['49 h', '2026-02-27T14:30:00Z', 0],
  ])('goes out once after %s without Contour, if what it reminds of lies ahead', async (_down, at, times) => {
    await agreed('2026-02-25');
    await upAgainAt(at);
    for (const userId of ['U01', 'U07']) expect(counted(userId, reminder), userId).toBe(times);
  });

  test('that Slack did not take in time goes out no more', async () => {
    await agreed('2026-02-25');
    bot.setNow(new Date('2026-02-25T13:00:00Z'));
    for (const { run } of jobs) await run(deps, deps.clock());
    await upAgainAt('2026-02-25T16:30:00Z');
    for (const userId of ['U01', 'U07']) expect(counted(userId, reminder), userId).toBe(0);
  });

  test.each([
    ['10 min', '2026-02-25T16:30:00Z'],
    ['47 h', '2026-02-27T15:20:00Z'],
    ['49 h', '2026-02-27T17:20:00Z'],
  ])('is followed by one question whether it took place, after %s without Contour too', async (_down, at) => {
    await agreed('2026-02-25');
    await upAgainAt(at);
    expect(counted('U07', asked)).toBe(1);
  });

  test.each([
    ['summer', '2026-03-09', '2026-03-09T12:29:00Z', '2026-03-09T12:30:00Z', '2026-03-09T15:00:00Z'],
    ['winter', '2026-11-02', '2026-11-02T13:29:00Z', '2026-11-02T13:30:00Z', '2026-11-02T16:00:00Z'],
  ])(
    'comes at half past seven on the clock of the school on the first day of %s time',
    async (_time, day, before, at, begins) => {
      bot.setNow(new Date(Date.parse(`${day}T15:00:00Z`) - 5 * 24 * 3600_000));
      const id = await agreed(day);
      expect(await db.collection(collection).findOne({ id })).toMatchObject({ startsAt: new Date(begins) });
      await upAgainAt(before);
      expect(counted('U01', reminder)).toBe(0);
      await upAgainAt(at);
      expect(counted('U01', reminder)).toBe(1);
    },
  );

  test('does not come again when the school’s zone is set to one in which its day is another', async () => {
    await agreed('2026-02-25');
    await upAgainAt('2026-02-25T13:31:00Z');
    await deps.schools.set('T1', { zone: 'Pacific/Kiritimati' });
    await deps.calendars.shifted('T1', new Date('2026-02-25T14:00:00Z'));
    await upAgainAt('2026-02-25T14:30:00Z');
    for (const userId of ['U01', 'U07']) expect(counted(userId, reminder), userId).toBe(1);
  });
});

describe('Did you try it?', () => {
  // Asked on Wednesday 11 March 2026, ten school days after the session; due at 07:30 in Chicago, by then 12:30 in UTC.
  test.each([
    ['10 min', '2026-03-11T12:40:00Z'],
    ['47 h', '2026-03-13T12:30:00Z'],
    ['49 h', '2026-03-13T14:30:00Z'],
  ])('is asked once after %s without Contour: a try that nobody asked of would be lost', async (_, at) => {
    const id = await routines['a session']?.agreed('2026-02-25');
    await upAgainAt('2026-02-25T17:30:00Z');
    await presses('model.held', id);
    await sends(
      'model.try-form',
      { words: { value: 'I wait before I call on anyone' } },
      { userId: 'U01', id: String(id) },
    );
    await upAgainAt('2026-03-10T20:00:00Z');
    expect(counted('U01', /Did you try it\?/)).toBe(0);
    await upAgainAt(at);
    expect(counted('U01', /Did you try it\?/)).toBe(1);
  });
});
