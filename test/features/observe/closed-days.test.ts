import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../../src/features/index.ts';
import { agreement } from '../../helpers/agreement.ts';
import { filesSentTo } from '../../helpers/calendar-files.ts';
import { labels, valueOn } from '../../helpers/desk.ts';
import { choice, observeDesk } from './observe-desk.ts';

const { types, presses, sends, begun, opened, visits, person, card, messagesTo, bot, slack, db } = await observeDesk();
const { deps } = bot;
const tick = async (at: string) => {
  bot.setNow(new Date(at));
  for (const { run } of jobs) await run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
};
const told = (userId: string, words: string) => messagesTo(userId).filter(({ text }) => text.includes(words));
const snow = () => deps.calendars.close('T1', { day: '2026-02-25', by: 'U03', at: new Date('2026-02-24T16:00:00Z') });

let id = '';
beforeEach(async () => {
  for (const userId of ['U01', 'U02', 'U07']) await person(userId);
  const [door] = await opened(await begun());
  id = door?.id ?? '';
  for (const userId of ['U01', 'U02']) await presses('observe.sign-up', id, { userId });
});

test('a visit whose day closes waits: who comes is told once, and its host has the next school day one press away', async () => {
  await presses('observe.file', id, { userId: 'U01' });
  await snow();
  await tick('2026-02-24T16:00:20Z');
  await tick('2026-02-24T16:00:40Z');
  for (const userId of ['U01', 'U02']) expect(told(userId, 'This visit cannot be then')).toHaveLength(1);
  const [asked] = told('U07', 'Your door cannot be open then');
  expect(asked?.text).toContain('I propose ');
  expect(labels(asked as never)).toEqual(['Move it there', 'Call off']);
  expect(card().text).toContain('It cannot be then: the host is asked for a new day.');
  expect(labels(card())).toEqual(['Take part', 'Open a door']);

  expect((await presses('observe.file', id, { userId: 'U02' })).text).toContain('waits for a new day');
  const value = valueOn(asked as never, 'Move it there');
  expect((await presses('observe.move', value, { userId: 'U01' })).text).toContain('Only the host');
  await presses('observe.move', value);
  expect((await visits())[0]).toMatchObject({ startsAt: new Date('2026-02-26T16:00:00Z'), sequence: 1 });
  const moved = /^This visit has moved: .*You keep your place\./;
  expect(told('U02', 'This visit has moved').map(({ text }) => text)).toEqual([expect.stringMatching(moved)]);
  // Who has it in their calendar is told by the file that moves it there.
  expect(told('U01', 'This visit has moved')).toEqual([]);
  expect(filesSentTo('U01', slack).at(-1)?.comment).toMatch(moved);
  expect(await db.collection('outbox').countDocuments({ kind: 'observe.file' })).toBe(2);
  expect(await deps.bookings.busyWith('T1', 'U01', cells('2026-02-26T16:00:00Z'))).toEqual([id]);
  expect(await deps.bookings.busyWith('T1', 'U01', cells('2026-02-25T16:00:00Z'))).toEqual([]);
  expect((await presses('observe.move', value)).text).toContain('has its day');
});

const cells = (at: string) => [Math.floor(Date.parse(at) / 300_000)];

test('who minds a class is free again once the visit moves, and whose class it is hears that nobody minds it then', async () => {
  await person('U03');
  const minded = { cover: choice('leader'), coverMinutes: { value: '20' }, coverBy: { selected_user: 'U03' } };
  expect(await sends('observe.cover-form', minded, { userId: 'U01', id })).toBeUndefined();
  const busy = () => deps.bookings.busyWith('T1', 'U03', cells('2026-02-25T16:00:00Z'));
  expect(await busy()).toEqual([id]);
  await snow();
  await tick('2026-02-24T16:00:20Z');
  await presses('observe.move', id);
  expect(await busy()).toEqual([]);
  expect(told('U03', 'You need not mind the class of <@U01>')).toHaveLength(1);
  expect(told('U01', 'Nobody minds your class then yet')).toHaveLength(1);
  expect(told('U02', 'You keep your place. If you cannot come')).toHaveLength(1);
});

test('who is somewhere else on the new day has no place any more, and it goes to who waits', async () => {
  await person('U03');
  await presses('observe.wait', id, { userId: 'U03' });
  await deps.bookings.take({ teamId: 'T1', userId: 'U02', eventId: 'other', cells: cells('2026-02-26T16:00:00Z') });
  await snow();
  await tick('2026-02-24T16:00:20Z');
  await presses('observe.move', id);
  expect((await visits())[0]?.visitors.map(({ userId }) => userId)).toEqual(['U01', 'U03']);
  expect(await db.collection('seats').countDocuments()).toBe(2);
  expect(told('U02', 'This visit has moved')[0]?.text).toContain('so your place is free again');
  expect(told('U03', '').slice(1)).toEqual([
    expect.objectContaining({ text: expect.stringContaining('A place became free, and it is yours') }),
  ]);
  expect(await deps.bookings.busyWith('T1', 'U03', cells('2026-02-26T16:00:00Z'))).toEqual([id]);
  const coming = slack.callsOf('chat.update').findLast(({ text }) => String(text).includes('*Coming:*'));
  expect(coming?.text).toContain(`<!date^${Date.parse('2026-02-26T16:00:00Z') / 1000}^`);
  expect(coming?.text).toContain('*Coming:* <@U01>, <@U03>');
});

test('a place that becomes free while a visit waits for a new day is given to nobody before it has one', async () => {
  await person('U03');
  await presses('observe.wait', id, { userId: 'U03' });
  await snow();
  await tick('2026-02-24T16:00:20Z');
  await presses('observe.withdraw', id, { userId: 'U01' });
  expect(told('U03', 'A place became free')).toEqual([]);
  expect((await presses('observe.sign-up', id, { userId: 'U04' })).text).toContain('waits for a new day');
  await deps.calendars.reopen('T1', '2026-02-25', new Date('2026-02-24T16:30:00Z'));
  await tick('2026-02-24T16:30:20Z');
  expect((await visits())[0]?.visitors.map(({ userId }) => userId)).toEqual(['U02', 'U03']);
  expect(told('U03', 'A place became free')).toHaveLength(1);
});

test('a visit whose new day closes too has the one after that one press away, in the same message to its host', async () => {
  await snow();
  await tick('2026-02-24T16:00:20Z');
  await deps.calendars.close('T1', { day: '2026-02-26', by: 'U03', at: new Date('2026-02-25T12:00:00Z') });
  bot.setNow(new Date('2026-02-25T12:00:10Z'));
  expect((await presses('observe.move', id)).text).toContain('I propose another one');
  await tick('2026-02-25T12:00:20Z');
  expect(told('U07', 'Your door cannot be open then')).toHaveLength(1);
  const shown = slack.callsOf('chat.update').findLast(({ text }) => String(text).startsWith('Your door cannot'));
  expect(shown?.text).toContain(`I propose <!date^${Date.parse('2026-02-27T16:00:00Z') / 1000}^`);
  await deps.calendars.close('T1', { day: '2026-02-27', by: 'U03', at: new Date('2026-02-25T12:05:00Z') });
  await tick('2026-02-25T12:05:20Z');
  expect((await presses('observe.move', id)).text).toContain('It is on ');
  expect((await visits())[0]?.startsAt).toEqual(new Date('2026-03-02T16:00:00Z'));
});

test('a host who works part of the week is asked for a day on which they work, once they are at work again', async () => {
  await deps.people.set('T1', 'U07', { workingDays: ['mon', 'tue', 'wed'] });
  bot.setNow(new Date('2026-02-25T13:30:00Z'));
  await snow();
  for (const at of ['2026-02-25T13:30:20Z', '2026-02-26T16:00:20Z', '2026-02-27T16:00:20Z']) await tick(at);
  expect(await visits()).toHaveLength(1);
  for (const at of ['2026-03-02T13:31:00Z', '2026-03-02T13:32:00Z']) await tick(at);
  const [asked, ...more] = told('U07', 'I propose');
  expect(more).toEqual([]);
  expect(told('U07', 'Called off')).toEqual([]);
  expect(asked?.text).toContain(`I propose <!date^${Date.parse('2026-03-02T16:00:00Z') / 1000}^`);
  await presses('observe.move', id);
  expect((await visits())[0]?.startsAt).toEqual(new Date('2026-03-02T16:00:00Z'));
});

test('a visit that waits for a new day is off too once a signatory stops visits, and its host moves it no more', async () => {
  await snow();
  await tick('2026-02-24T16:00:20Z');
  bot.setNow(new Date('2026-02-25T20:00:00Z'));
  await deps.agreements.change(agreement({ status: 'stopped', stoppedBy: 'U06' }));
  expect((await presses('observe.move', id)).text).toContain('Visits are stopped');
  await tick('2026-02-25T20:00:20Z');
  expect(await visits()).toEqual([]);
  await tick('2026-02-26T13:31:00Z');
  for (const userId of ['U01', 'U07']) expect(told(userId, 'Called off')).toHaveLength(1);
});

describe('a snow day that is said before school', () => {
  const reminded = (userId: string) => told(userId, userId === 'U07' ? 'Today you have visitors' : 'Today you visit');
  const closedAtSix = async () => {
    await tick('2026-02-25T11:00:00Z');
    bot.setNow(new Date('2026-02-25T12:00:00Z'));
    await deps.calendars.close('T1', { day: '2026-02-25', by: 'U03', at: bot.deps.clock() });
    await tick('2026-02-25T12:00:20Z');
  };

  test('lets everyone be reminded on the new day instead', async () => {
    await closedAtSix();
    await presses('observe.move', id);
    await tick('2026-02-25T14:00:00Z');
    for (const userId of ['U01', 'U07']) expect(reminded(userId)).toEqual([]);
    await tick('2026-02-26T13:31:00Z');
    await tick('2026-02-26T13:32:00Z');
    for (const userId of ['U01', 'U02', 'U07']) expect(reminded(userId), userId).toHaveLength(1);
  });

  test('and is taken back lets everyone be reminded that morning all the same', async () => {
    await closedAtSix();
    await deps.calendars.reopen('T1', '2026-02-25', new Date('2026-02-25T12:30:00Z'));
    await tick('2026-02-25T12:30:20Z');
    await tick('2026-02-25T13:31:00Z');
    for (const userId of ['U01', 'U02', 'U07']) expect(reminded(userId), userId).toHaveLength(1);
  });
});

test('a closure that is taken back lets the visit stand as it was', async () => {
  await snow();
  await tick('2026-02-24T16:00:20Z');
  await deps.calendars.reopen('T1', '2026-02-25', new Date('2026-02-24T16:30:00Z'));
  await tick('2026-02-24T16:30:20Z');
  for (const userId of ['U01', 'U02']) expect(told(userId, 'It stands after all')).toHaveLength(1);
  expect((await visits())[0]?.displaced).toBeUndefined();
  expect(slack.callsOf('chat.update').findLast(({ text }) => String(text).startsWith('It stands'))).toBeDefined();
  expect(labels(card())[0]).toBe('Waitlist');
});

test('a day that becomes one of tests moves visits too: once the proposed day is past the next one is proposed, and two weeks later it is off', async () => {
  await person('U03');
  await presses('observe.wait', id, { userId: 'U03' });
  await deps.calendars.keep(
    'T1',
    { studentWeekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], days: { '2026-02-25': { kind: 'testing' } } },
    0,
    new Date('2026-02-24T16:00:00Z'),
  );
  await tick('2026-02-24T16:00:20Z');
  expect(told('U01', 'testing, no visits')).toHaveLength(1);
  await tick('2026-02-25T14:00:00Z');
  expect(told('U01', 'Today you visit')).toEqual([]);
  await tick('2026-02-25T17:00:00Z');
  expect(await visits()).toHaveLength(1);
  expect(labels(await types('list'))).toEqual(['Move it there', 'Call off']);
  expect(labels(await types('list', 'U01'))).toEqual(['Withdraw']);
  expect(labels(await types('list', 'U03'))).toEqual(['Withdraw']);
  for (const at of ['2026-02-26T16:00:00Z', '2026-02-26T16:00:20Z']) await tick(at);
  expect(told('U07', 'Your door cannot be open then')).toHaveLength(1);
  expect(told('U07', 'Your door cannot be open then')[0]?.text).toContain('I call it off on Wed, Mar 11.');
  const shown = slack.callsOf('chat.update').findLast(({ text }) => String(text).startsWith('Your door cannot'));
  expect(shown?.text).toContain(`I propose <!date^${Date.parse('2026-02-27T16:00:00Z') / 1000}^`);
  expect(labels(await types('list'))).toEqual(['Move it there', 'Call off']);
  await tick('2026-03-11T15:59:00Z');
  expect(await visits()).toHaveLength(1);
  await tick('2026-03-11T16:00:20Z');
  expect(await visits()).toEqual([]);
  for (const userId of ['U01', 'U07']) expect(told(userId, 'Called off')).toHaveLength(1);
  expect(told('U07', 'Did the visit take place?')).toEqual([]);
});

describe('a lesson whose day gets another letter', () => {
  const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
  const bells = {
    name: 'Regular',
    kinds: ['student' as const],
    periods: [{ name: 'Block 2', from: '09:35', to: '11:00' }],
  };
  const cycle = { letters: ['A', 'B'], from: '2026-02-23', onClosure: 'slide' as const };
  const parts = [{ name: 'Grades 6–8', cycle, schedules: [bells] }];
  let lesson = '';
  beforeEach(async () => {
    await deps.calendars.keep('T1', { studentWeekdays: [...weekdays], days: {}, parts }, 0, bot.deps.clock());
    // Thursday 26 February is B; once the school was closed on Wednesday it is A, and Friday is B.
    const door = { day: { selected_date: '2026-02-26' }, period: choice('0:Block 2'), from: { selected_time: null } };
    const [found] = await opened((await db.collection('rounds').findOne())?.id, door, 'U07');
    lesson = found?.id ?? '';
    await presses('observe.sign-up', lesson, { userId: 'U01' });
    await snow();
    await tick('2026-02-24T16:00:20Z');
  });
  const visit = async () => (await visits()).find((one) => one.id === lesson);

  test('has another class: its host is told once, with the next day of its own letter one press away', async () => {
    await tick('2026-02-24T16:00:40Z');
    const [asked, ...more] = told('U07', 'an A day, with another class');
    expect(more).toEqual([]);
    expect(labels(asked as never)).toEqual(['Move it there', 'Keep this day', 'Call off']);
    expect(told('U01', 'an A day, with another class')).toHaveLength(1);
    await presses('observe.move', lesson);
    expect(await visit()).toMatchObject({ startsAt: new Date('2026-02-27T15:35:00Z'), letter: 'B' });
  });

  test('stays with the class that is there then, where its host presses so, and is asked about no more', async () => {
    expect((await presses('observe.keep-day', id)).text).toContain('cannot be kept');
    await presses('observe.keep-day', 'nothing', { view: { id: 'V9', type: 'home' } });
    expect(JSON.stringify(slack.callsOf('views.publish').at(-1))).toMatch(
      /Waiting for me.*Another class is in this lesson then. I propose .*Fri, Feb 27, 09:35.*Asked by me/,
    );
    expect((await presses('observe.keep-day', lesson)).text).toContain('It stands');
    expect(await visit()).toMatchObject({ startsAt: new Date('2026-02-26T15:35:00Z'), letter: 'A' });
    expect(await visit()).not.toHaveProperty('displaced');
    expect(told('U01', 'It stands after all')).toHaveLength(1);
    await deps.calendars.close('T1', { day: '2026-03-06', by: 'U03', at: new Date('2026-02-24T16:01:00Z') });
    await tick('2026-02-24T16:01:20Z');
    expect(await visit()).not.toHaveProperty('displaced');
  });
});

describe('a day of which it is said in the afternoon that the school was closed', () => {
  const close = () => deps.calendars.close('T1', { day: '2026-02-25', by: 'U03', at: bot.deps.clock() });
  const asked = () => told('U07', 'Did the visit take place?');

  test('lets no host be asked whether the visit of the morning took place: it has the next school day one press away', async () => {
    bot.setNow(new Date('2026-02-25T21:00:00Z'));
    await close();
    await tick('2026-02-25T21:00:20Z');
    await tick('2026-02-26T13:30:00Z');
    expect(asked()).toEqual([]);
    const [question] = told('U07', 'Your door could not be open then');
    expect(labels(question as never)).toEqual(['Move it there', 'It took place', 'Call off']);
    for (const userId of ['U01', 'U02']) expect(told(userId, 'This visit could not be then')).toHaveLength(1);
    await presses('observe.move', id);
    expect((await visits())[0]).toMatchObject({ startsAt: new Date('2026-02-26T16:00:00Z'), visitors: [{}, {}] });
    await tick('2026-02-26T16:20:00Z');
    expect(asked()).toHaveLength(1);
  });

  test('takes back that question where it was asked, and asks it once more when the closure is undone', async () => {
    await tick('2026-02-25T16:20:00Z');
    expect(asked()).toHaveLength(1);
    bot.setNow(new Date('2026-02-25T21:00:00Z'));
    await close();
    await tick('2026-02-25T21:00:20Z');
    const edits = () => slack.callsOf('chat.update').map(({ text }) => String(text));
    expect(edits()).toContainEqual(expect.stringContaining('Your door could not be open then'));
    await deps.calendars.reopen('T1', '2026-02-25', new Date('2026-02-25T21:30:00Z'));
    await tick('2026-02-25T21:30:20Z');
    await tick('2026-02-26T13:30:00Z');
    expect(asked()).toHaveLength(2);
    for (const userId of ['U01', 'U02']) expect(told(userId, 'This visit could not be then')).toEqual([]);
    expect((await presses('observe.held', id)).text).toContain('Thank you');
  });

  test('believes who was there that it took place all the same', async () => {
    bot.setNow(new Date('2026-02-25T21:00:00Z'));
    await close();
    await tick('2026-02-25T21:00:20Z');
    await presses('observe.held', id, { userId: 'U01' });
    const [held] = await visits();
    expect(held).toMatchObject({ status: 'held' });
    expect(held).not.toHaveProperty('displaced');
    expect((await presses('observe.move', id)).text).toContain('has its day');
  });
});

test('nobody says that a visit took place which waited for a new day before its hour', async () => {
  await snow();
  await tick('2026-02-24T16:00:20Z');
  bot.setNow(new Date('2026-02-25T17:00:00Z'));
  for (const press of ['observe.held', 'observe.not-held'])
    expect((await presses(press, id)).text).toContain('waits for a new one');
  expect((await visits())[0]?.status).toBe('open');
});
