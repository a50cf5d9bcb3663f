import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../../src/features/index.ts';
import { desk } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, sends, modal, modalText, bot, db, slack } = await desk('/contour');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  for (const [userId, isAdmin] of [
    ['U01', true],
    ['U07', false],
  ] as const) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin, zone: 'America/Chicago' },
      now,
    );
  }
  await deps.schools.set('T1', { zone: 'America/Chicago' });
});

const person = () => deps.people.find('T1', 'U07');
const chosen = (...values: string[]) => ({ selected_options: values.map((value) => ({ value })) });
const own = (over: Record<string, Record<string, unknown>> = {}) => ({
  workingDays: chosen('mon', 'tue', 'wed', 'thu', 'fri'),
  from: { selected_time: '07:30' },
  to: { selected_time: '16:00' },
  awayFrom: { selected_date: null },
  awayTo: { selected_date: null },
  hourly: chosen(),
  fewer: chosen(),
  ...over,
});
const numbers = (over: Record<string, Record<string, unknown>> = {}) => ({
  offerHours: { value: '4' },
  offersInTurn: { value: '3' },
  weeklyLimit: { value: '2' },
  unaskedPerDay: { value: '3' },
  triedAfterDays: { value: '10' },
  noteDays: { value: '90' },
  quietDays: { value: '10' },
  workingDays: chosen('mon', 'tue', 'wed', 'thu', 'fri'),
  from: { selected_time: '07:30' },
  to: { selected_time: '16:00' },
  ...over,
});
const year = (over: Record<string, Record<string, unknown>> = {}) => ({
  zone: { selected_option: { value: 'America/Denver' } },
  yearFrom: { selected_date: '2025-08-18' },
  yearTo: { selected_date: '2026-06-05' },
  ...over,
});

describe('my settings', () => {
  test('open with what holds now, and are kept as they were filled in', async () => {
    await types('settings');
    expect(modal().callback_id).toBe('contour.settings-form');
    expect(modalText()).toContain('America/Chicago. It comes from your Slack profile');
    expect(modalText()).toContain('Colleagues read whether you are free, and when you are at work next.');
    expect(modalText()).not.toContain('For the whole school');
    const filled = own({
      workingDays: chosen('wed', 'mon'),
      from: { selected_time: '07:45' },
      to: { selected_time: '14:45' },
      awayFrom: { selected_date: '2026-03-16' },
      awayTo: { selected_date: '2026-03-20' },
      hourly: chosen('yes'),
      fewer: chosen('yes'),
    });
    expect(await sends('contour.settings-form', filled)).toBeUndefined();
    expect(await person()).toMatchObject({
      workingDays: ['mon', 'wed'],
      hours: { from: '07:45', to: '14:45' },
      leaves: [{ from: '2026-03-16', to: '2026-03-20', saidAt: bot.deps.clock() }],
      hourly: true,
      fewer: true,
    });
    for (const words of [
      'Monday, Wednesday, 07:45 to 14:45',
      'Away Mar 16, 2026 to Mar 20, 2026',
      'At most one message',
    ]) {
      expect(modalText()).toContain(words);
    }
    await sends('contour.settings-form', own());
    for (const gone of ['workingDays', 'hours', 'leaves', 'hourly', 'fewer'])
      expect(await person()).not.toHaveProperty(gone);
  });

  test('keep when days away were said, until they are taken back and said again', async () => {
    const away = own({ awayFrom: { selected_date: '2026-03-16' }, awayTo: { selected_date: '2026-03-20' } });
    await sends('contour.settings-form', away);
    bot.setNow(new Date('2026-02-25T15:00:00Z'));
    await sends('contour.settings-form', { ...away, fewer: chosen('yes') });
    expect((await person())?.leaves).toMatchObject([{ saidAt: new Date('2026-02-24T15:00:00Z') }]);
    await sends('contour.settings-form', own());
    await sends('contour.settings-form', away);
    expect((await person())?.leaves).toMatchObject([{ saidAt: new Date('2026-02-25T15:00:00Z') }]);
  });

  test('leave the weekly limit and the pause of /expertise alone', async () => {
    await deps.people.set('T1', 'U07', { weeklyLimit: 5, pausedUntil: '2026-03-02' });
    await sends('contour.settings-form', own());
    expect(await person()).toMatchObject({ weeklyLimit: 5, pausedUntil: '2026-03-02' });
  });

  test('are told all that is wrong with them at once, beside each field, and nothing changes', async () => {
    const wrong = own({
      workingDays: chosen(),
      from: { selected_time: null },
      to: { selected_time: null },
      awayFrom: { selected_date: '2026-03-01' },
      awayTo: { selected_date: '2036-03-01' },
      fewer: chosen('yes'),
    });
    expect(await sends('contour.settings-form', wrong)).toEqual({
      workingDays: 'Choose at least one day.',
      from: 'Choose when your day begins.',
      to: 'Choose when your day ends.',
      awayTo: expect.stringContaining('within a year'),
    });
    expect(await person()).not.toHaveProperty('fewer');
  });
});

describe('the usual numbers of the school', () => {
  test('are set by an admin, hold at once, and each change is on record', async () => {
    await types('settings', 'U01');
    expect(modalText()).toContain('For the whole school');
    await presses('contour.numbers', undefined, { userId: 'U01', view: { id: 'V1', type: 'modal' } });
    expect(modal().callback_id).toBe('contour.numbers-form');
    const filled = numbers({ offerHours: { value: '6' }, to: { selected_time: '15:00' } });
    expect(await sends('contour.numbers-form', filled, { userId: 'U01' })).toBeUndefined();
    expect((await deps.schools.home('T1')).defaults).toMatchObject({
      offerHours: 6,
      hours: { from: '07:30', to: '15:00' },
    });
    expect((await deps.audit.latest('T1', 9)).map(({ act, by, change }) => ({ act, by, ...change }))).toEqual(
      expect.arrayContaining([
        { act: 'defaults.changed', by: 'U01', what: 'offerHours', from: '4', to: '6' },
        { act: 'defaults.changed', by: 'U01', what: 'hours', from: '07:30-16:00', to: '07:30-15:00' },
      ]),
    );
    expect(await deps.audit.latest('T1', 9)).toHaveLength(2);
  });

  test('say on how many student days of a year nobody visits, and what follows the calendar looks anew', async () => {
    const before = (await deps.calendars.of('T1')).version;
    await sends('contour.numbers-form', numbers({ quietDays: { value: '0' } }), { userId: 'U01' });
    expect((await deps.schools.home('T1')).calendar.quietDays).toBe(0);
    expect((await deps.calendars.of('T1')).version).toBeGreaterThan(before);
  });

  test('are set by a leader of the school too, and by no other colleague', async () => {
    await presses('contour.numbers');
    expect(modalText()).toContain('leaders of the school');
    await sends('contour.numbers-form', numbers({ offerHours: { value: '6' } }));
    expect((await deps.schools.home('T1')).defaults.offerHours).toBe(4);
    expect(await deps.audit.latest('T1', 9)).toEqual([]);

    await deps.leaders.name({ teamId: 'T1', userId: 'U07', scope: 'school', namedBy: 'U01', at: now });
    await sends('contour.numbers-form', numbers({ offerHours: { value: '6' } }));
    expect((await deps.schools.home('T1')).defaults.offerHours).toBe(6);
  });

  test('are told what is wrong beside each field', async () => {
    const wrong = numbers({ offerHours: { value: '0' }, weeklyLimit: { value: '99' }, to: { selected_time: '07:00' } });
    expect(await sends('contour.numbers-form', wrong, { userId: 'U01' })).toEqual({
      offerHours: 'Write a whole number from 1 to 40.',
      weeklyLimit: 'Write a whole number from 1 to 20.',
      to: 'Choose a time after the beginning.',
    });
  });
});

describe('zone and school year', () => {
  test('are set by an admin and on record', async () => {
    expect(await sends('contour.school-form', year(), { userId: 'U01' })).toBeUndefined();
    expect(await deps.schools.home('T1')).toMatchObject({
      zone: 'America/Denver',
      year: { from: '2025-08-18', to: '2026-06-05' },
    });
    expect((await deps.audit.latest('T1', 9)).map(({ change }) => change?.what).sort()).toEqual(['year', 'zone']);
  });

  test('that change move the deadlines and the messages of who has no zone of their own, once', async () => {
    const colleague = { standing: 'colleague', isAdmin: false } as const;
    await deps.people.keepSlack({ teamId: 'T1', userId: 'U11', name: 'Aisha', ...colleague }, now);
    // Asked at 08:00 in Chicago, which is half an hour before anyone works in Denver.
    const [deliverAt, deadline] = [new Date('2026-02-24T14:00:00Z'), new Date('2026-02-24T18:00:00Z')];
    const offer = { userId: 'U11', kind: 'colleague', deliverAt, deadline, state: 'open' } as const;
    await deps.questions.addOnce(question({ status: 'asking', offers: [offer] }));
    await deps.outbox.add({
      ...{ teamId: 'T1', key: 'morning', kind: 'test', method: 'chat.postMessage', channel: 'U11', priority: 3 },
      ...{ payload: { text: 'Good morning' }, notBefore: new Date('2026-02-25T13:30:00Z'), onAmbiguous: 'drop' },
    });
    for (let times = 0; times < 2; times += 1) {
      await sends('contour.school-form', year(), { userId: 'U01' });
      for (const { name, run } of jobs) if (name === 'contour.calendar') await run(deps, now);
    }
    expect((await db.collection('outbox').findOne({ key: 'morning' }))?.notBefore).toEqual(
      new Date('2026-02-25T14:30:00Z'),
    );
    expect((await deps.questions.find('T1', 'q1'))?.offers[0]?.deadline).toEqual(new Date('2026-02-24T18:30:00Z'));
    expect(await db.collection('occurrences').countDocuments({ scheduleId: 'who-knows.calendar' })).toBe(1);
  });

  test.each([
    ['an end before the beginning', { yearTo: { selected_date: '2025-08-01' } }, 'yearTo'],
    [
      'a year that is over',
      { yearFrom: { selected_date: '2024-08-18' }, yearTo: { selected_date: '2025-06-05' } },
      'yearTo',
    ],
    ['ten years', { yearTo: { selected_date: '2035-06-05' } }, 'yearTo'],
    ['no beginning', { yearFrom: { selected_date: null } }, 'yearFrom'],
    ['a zone that is none', { zone: { selected_option: { value: 'Mars/Olympus' } } }, 'zone'],
  ])('are refused with %s, beside that field alone', async (_, over, field) => {
    expect(Object.keys((await sends('contour.school-form', year(over), { userId: 'U01' })) ?? {})).toEqual([field]);
  });

  test('are not set by other colleagues', async () => {
    await sends('contour.school-form', year());
    expect((await deps.schools.home('T1')).zone).toBe('America/Chicago');
  });
});

describe('the status', () => {
  test('says to an admin what waits, in words', async () => {
    const { text } = await types('status', 'U01');
    expect(text).toContain('All that colleagues did has taken effect.');
    expect(text).toContain('Nobody looks after questions this week.');
    expect(text).toContain('0 colleagues are in the directory; Contour is on in 0 channels.');
  });

  test('counts messages that wait for working hours', async () => {
    await types('help', 'U01');
    await bot.settled();
    await deps.outbox.add({
      teamId: 'T1',
      key: 'waits',
      kind: 'test',
      method: 'chat.postMessage',
      channel: 'U07',
      payload: { text: 'later' },
      priority: 3,
      notBefore: new Date('2026-02-25T15:00:00Z'),
      onAmbiguous: 'drop',
    });
    expect((await types('status', 'U01')).text).toContain('1 message waits');
  });

  test('is not for everyone', async () => {
    expect((await types('status')).text).toContain('leaders of the school');
  });
});

test('a form that cannot be opened says what to do instead', async () => {
  slack.next('views.open', () => ({ ok: false, error: 'trigger_expired' }));
  await types('settings');
  expect(slack.callsOf('response_url').at(-1)?.text).toContain('try `/contour settings` again');
});
