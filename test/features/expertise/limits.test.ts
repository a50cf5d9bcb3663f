import { describe, expect, test } from 'vitest';
import { desk } from '../../helpers/desk.ts';

const { types, presses, sends, bot, modal, modalText, slack } = await desk();
const { deps } = bot;

const person = async () => deps.people.find('T1', 'U07');
const filled = (over: Record<string, Record<string, unknown>> = {}) => ({
  weeklyLimit: { value: null },
  pausedUntil: { selected_date: null },
  workingDays: { selected_options: ['mon', 'tue', 'wed', 'thu', 'fri'].map((value) => ({ value })) },
  from: { selected_time: '07:30' },
  to: { selected_time: '16:00' },
  awayFrom: { selected_date: null },
  awayTo: { selected_date: null },
  hourly: { selected_options: [] },
  ...over,
});

describe('my limits', () => {
  test('show the usual ones of the school until one sets one’s own', async () => {
    expect((await types('')).text).toContain('*My limits:* 2 questions a week · Monday to Friday, 07:30 to 16:00');
  });

  test('are kept as they were filled in, and shown', async () => {
    await types('limits');
    const errors = await sends(
      'expertise.limits-form',
      filled({
        weeklyLimit: { value: '3' },
        grades: { value: 'K-2' },
        pausedUntil: { selected_date: '2026-03-02' },
        workingDays: { selected_options: [{ value: 'wed' }, { value: 'mon' }] },
        from: { selected_time: '07:45' },
        to: { selected_time: '14:45' },
        awayFrom: { selected_date: '2026-03-16' },
        awayTo: { selected_date: '2026-03-20' },
        hourly: { selected_options: [{ value: 'yes' }] },
      }),
    );
    expect(errors).toBeUndefined();
    expect(await person()).toMatchObject({
      weeklyLimit: 3,
      grades: [0, 1, 2],
      pausedUntil: '2026-03-02',
      workingDays: ['mon', 'wed'],
      hours: { from: '07:45', to: '14:45' },
      leaves: [{ from: '2026-03-16', to: '2026-03-20' }],
      hourly: true,
    });
    for (const words of [
      '3 questions a week',
      'Monday, Wednesday, 07:45 to 14:45',
      'paid by the hour',
      'paused until Mar 2, 2026',
      'away Mar 16, 2026 to Mar 20, 2026',
    ]) {
      expect(modalText()).toContain(words);
    }
  });

  test('that stay as usual follow the school when it changes its own', async () => {
    await types('limits');
    await sends('expertise.limits-form', filled());
    await deps.schools.setDefaults('T1', { weeklyLimit: 4, hours: { from: '08:00', to: '15:00' } });
    expect((await types('')).text).toContain('4 questions a week · Monday to Friday, 08:00 to 15:00');
  });

  test('can be taken back', async () => {
    await types('limits');
    await sends(
      'expertise.limits-form',
      filled({ weeklyLimit: { value: '0' }, pausedUntil: { selected_date: '2026-03-02' } }),
    );
    expect(await person()).toMatchObject({ weeklyLimit: 0 });
    await sends('expertise.limits-form', filled());
    expect(await person()).not.toHaveProperty('weeklyLimit');
    expect(await person()).not.toHaveProperty('pausedUntil');
  });

  test('are told all that is wrong with them at once, beside each field, and nothing changes', async () => {
    await types('limits');
    const errors = await sends(
      'expertise.limits-form',
      filled({
        weeklyLimit: { value: '2.5' },
        pausedUntil: { selected_date: '2026-02-24' },
        workingDays: { selected_options: [] },
        from: { selected_time: '16:00' },
        to: { selected_time: '16:00' },
        awayFrom: { selected_date: null },
        awayTo: { selected_date: '2026-03-20' },
      }),
    );
    expect(errors).toEqual({
      weeklyLimit: expect.stringContaining('whole number from 0 to 20'),
      pausedUntil: expect.stringContaining('after today'),
      workingDays: expect.stringContaining('at least one day'),
      to: expect.stringContaining('other than the beginning'),
      awayFrom: expect.stringContaining('first day away'),
    });
    expect(await person()).not.toHaveProperty('weeklyLimit');
  });

  test.each([
    ['more than twenty', { weeklyLimit: { value: '21' } }, 'weeklyLimit'],
    ['a word', { weeklyLimit: { value: 'many' } }, 'weeklyLimit'],
    ['no grade', { grades: { value: 'the art room' } }, 'grades'],
    ['a day that does not exist', { pausedUntil: { selected_date: '2026-02-30' } }, 'pausedUntil'],
    ['no beginning', { from: { selected_time: null } }, 'from'],
    ['no end', { to: { selected_time: null } }, 'to'],
    [
      'an end of leave before its beginning',
      { awayFrom: { selected_date: '2026-03-20' }, awayTo: { selected_date: '2026-03-16' } },
      'awayTo',
    ],
    [
      'a leave that is over',
      { awayFrom: { selected_date: '2026-02-02' }, awayTo: { selected_date: '2026-02-06' } },
      'awayTo',
    ],
    ['a leave without an end', { awayFrom: { selected_date: '2026-03-02' } }, 'awayTo'],
  ])('with %s are refused beside that field alone', async (_, wrong, field) => {
    await types('limits');
    expect(Object.keys((await sends('expertise.limits-form', filled(wrong))) ?? {})).toEqual([field]);
  });

  test('know today by the person’s own wall clock', async () => {
    // In Chicago it is still the 24th.
    bot.setNow(new Date('2026-02-25T03:00:00Z'));
    await types('limits');
    expect(
      await sends('expertise.limits-form', filled({ pausedUntil: { selected_date: '2026-02-25' } })),
    ).toBeUndefined();
  });

  test('open from the list with what holds now filled in', async () => {
    await types('limits');
    await sends('expertise.limits-form', filled({ weeklyLimit: { value: '5' } }));
    await presses('expertise.limits');
    expect(modal().callback_id).toBe('expertise.limits-form');
    expect(modalText()).toContain('"initial_value":"5"');
    expect(modalText()).toContain('America/Chicago');
  });

  test('are not for guests: the form says so', async () => {
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', real_name: 'Guest', is_restricted: true } }));
    await types('limits', 'U50');
    expect(modalText()).toContain('full members');
  });
});
