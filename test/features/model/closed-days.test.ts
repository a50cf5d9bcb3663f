import { describe, expect, test } from 'vitest';
import { labels } from '../../helpers/desk.ts';
import { modelDesk } from './model-desk.ts';

const { types, presses, offered, kept, bot, slack, db, messagesTo, filesOf, goTo } = await modelDesk();
const { deps } = bot;

const edits = () => slack.callsOf('chat.update') as unknown as { channel: string; text: string; blocks: never[] }[];
/** Messages to the host are edited beside it, in any order. */
const cardEdits = () => edits().filter(({ channel }) => channel === 'C1');
const texts = (userId: string) => messagesTo(userId).map(({ text }) => text);
const closed = '2026-02-25';
const close = () => deps.calendars.close('T1', { day: closed, by: 'U09', at: bot.deps.clock() });
const reopen = () => deps.calendars.reopen('T1', closed, bot.deps.clock());

/** U07 shows number talks on Wednesday; U01 has a seat and the file, U02 waits. On Wednesday at half past six it snows. */
async function snowedOff(): Promise<string> {
  const id = await offered({ seats: { value: '1' } });
  await presses('model.join', id, { userId: 'U01' });
  await presses('model.calendar', id, { userId: 'U01' });
  await presses('model.wait', id, { userId: 'U02' });
  bot.setNow(new Date('2026-02-25T12:30:00Z'));
  await close();
  await goTo('2026-02-25T12:31:00Z');
  return id;
}

describe('a session on a day on which the school had to close', () => {
  test('is held: no reminder, no seat, and its card says that a new date is looked for', async () => {
    const id = await snowedOff();
    await goTo('2026-02-25T14:00:00Z');
    await goTo('2026-02-25T17:00:00Z');
    expect(cardEdits().at(-1)?.text).toContain('School is closed on that day. <@U07> looks for a new date.');
    expect(labels(cardEdits().at(-1) as never)).toEqual([]);
    for (const userId of ['U01', 'U02', 'U07']) expect(texts(userId)).toEqual([]);
    expect((await presses('model.join', id, { userId: 'U03' })).text).toContain('has begun already');
    expect((await presses('model.held', id)).text).toContain('has not begun yet');
    expect((await presses('model.calendar', id, { userId: 'U02' })).text).toContain('waits for a new day');
    expect((await kept())[0]?.files).toEqual(['U01']);
  });

  test('is told once to everyone concerned when they are at work again, and its host is asked for a new day', async () => {
    await snowedOff();
    await goTo('2026-02-26T13:31:00Z');
    await goTo('2026-02-26T13:32:00Z');
    for (const userId of ['U01', 'U02'])
      expect(texts(userId)).toEqual([expect.stringContaining('School is closed on that day, so this waits')]);
    expect(texts('U07')).toEqual([expect.stringContaining('I propose')]);
    expect(labels(messagesTo('U07')[0] as never)).toEqual(['Move it there', 'Another time', 'Cancel']);
    expect(labels(await types('list'))).toEqual(['Move to Thu, Feb 26', 'Cancel']);
  });

  test('moves by one press to the next school day, with its seats, its waitlist and its calendar files', async () => {
    const id = await snowedOff();
    await goTo('2026-02-26T13:31:00Z');
    const said = await presses('model.new-day', id);
    expect(said.text).toContain('Thu, Feb 26, 10:00');
    expect((await kept())[0]).toMatchObject({
      startsAt: new Date('2026-02-26T16:00:00Z'),
      waiting: ['U02'],
      sequence: 1,
    });
    expect(filesOf('U01').at(-1)).toMatchObject({ sequence: 1, starts: '2026-02-26T16:00:00.000Z' });
    expect(texts('U02').at(-1)).toContain('You keep your place on the waitlist');
    expect(edits().map(({ text }) => text)).toContainEqual(expect.stringContaining('Your session is on: '));
    expect(cardEdits().at(-1)?.text).toContain('1 of 1 seat taken');
    expect((await presses('model.new-day', id)).text).toContain('has its day');
  });

  test('is proposed another day when the proposed one is past, and nothing moves before that is pressed', async () => {
    const id = await snowedOff();
    await goTo('2026-02-26T13:31:00Z');
    bot.setNow(new Date('2026-02-26T20:00:00Z'));
    expect((await presses('model.new-day', id)).text).toContain('I propose another one');
    expect(edits().at(-1)?.text).toContain('Fri, Feb 27');
    expect(edits().at(-1)?.text).toContain('I call it off on Wed, Mar 11.');
    expect((await kept())[0]).toMatchObject({
      displaced: { to: { startsAt: new Date('2026-02-27T16:00:00Z') } },
      startsAt: new Date('2026-02-25T16:00:00Z'),
    });
    await presses('model.new-day', id);
    expect((await kept())[0]?.startsAt).toEqual(new Date('2026-02-27T16:00:00Z'));
  });

  test('is proposed on days on which its host works, and by itself on the next one where none is named', async () => {
    await types('list');
    await deps.people.set('T1', 'U07', { workingDays: ['mon', 'tue', 'wed'] });
    const id = await snowedOff();
    for (const at of ['2026-02-26T16:01:00Z', '2026-03-02T13:31:00Z']) await goTo(at);
    expect(texts('U07')).toEqual([expect.stringMatching(/I propose .*Mon, Mar 2, 10:00/)]);
    await goTo('2026-03-02T16:01:00Z');
    expect(edits().at(-1)?.text).toMatch(/I propose .*Tue, Mar 3, 10:00/);
    expect(labels(await types('list'))).toEqual(['Move to Tue, Mar 3', 'Cancel']);
    await presses('model.new-day', id);
    expect((await kept())[0]?.startsAt).toEqual(new Date('2026-03-03T16:00:00Z'));
  });

  test('stands as it was when the closure is taken back at once, and nobody hears anything of it', async () => {
    const id = await snowedOff();
    await reopen();
    await goTo('2026-02-25T13:00:00Z');
    expect((await kept())[0]).not.toHaveProperty('displaced');
    expect(cardEdits().at(-1)?.text).toContain('1 of 1 seat taken');
    await goTo('2026-02-25T14:00:00Z');
    expect(texts('U02')).toEqual([]);
    expect(texts('U01')).toEqual([expect.stringContaining('Today: ')]);
    expect(id).not.toBe('');
  });

  test('planned weeks ahead is told at once, and told again when it stands after all', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    await close();
    await goTo('2026-02-24T16:00:00Z');
    expect(texts('U01')).toEqual([expect.stringContaining('School is closed on that day')]);
    await reopen();
    await goTo('2026-02-24T17:00:00Z');
    expect(texts('U01').at(-1)).toContain('School is open on that day after all');
    expect(edits().map(({ text }) => text)).toContainEqual(expect.stringContaining('Your session is on: '));
  });

  test('is called off in the end when its host names no new day for two weeks', async () => {
    await snowedOff();
    await goTo('2026-02-26T13:31:00Z');
    await goTo('2026-03-10T15:00:00Z');
    expect((await kept())[0]?.status).toBe('open');
    await goTo('2026-03-11T17:00:00Z');
    for (const userId of ['U02', 'U07']) expect(texts(userId).at(-1)).toContain('Called off: ');
  });

  test('that its host calls off is told once, and the host’s question is closed', async () => {
    const id = await snowedOff();
    await goTo('2026-02-26T13:31:00Z');
    await presses('model.cancel', id);
    expect(texts('U02').at(-1)).toContain('Called off: ');
    expect(edits().map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Called off: .*`\/model` offers another/),
    );
    expect(await db.collection('bookings').countDocuments()).toBe(0);
  });
});

describe('a session of the morning, of which it is said in the afternoon that the school was closed', () => {
  const asked = (userId: string) => texts(userId).filter((text) => text.includes('Did it take place?'));

  test('is moved by one press too, its host is not asked whether it took place, and its card joins again', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    bot.setNow(new Date('2026-02-25T21:00:00Z'));
    await close();
    await goTo('2026-02-25T21:00:20Z');
    await goTo('2026-02-26T13:31:00Z');
    expect(asked('U07')).toEqual([]);
    expect(texts('U01')).toEqual([expect.stringContaining('School was closed on that day, so this waits')]);
    expect(labels(messagesTo('U07')[0] as never)).toEqual(['Move it there', 'Another time', 'It took place', 'Cancel']);
    await presses('model.new-day', id);
    await goTo('2026-02-26T14:00:00Z');
    expect(labels(cardEdits().at(-1) as never)).toEqual(['Join', 'Add to calendar']);
    await goTo('2026-02-26T16:20:00Z');
    expect(labels(cardEdits().at(-1) as never)).toEqual(['It took place']);
    expect(asked('U07')).toHaveLength(1);
  });

  test('is asked about once more when the closure is undone, and the question before is gone', async () => {
    await offered();
    await goTo('2026-02-25T16:20:00Z');
    expect(asked('U07')).toHaveLength(1);
    bot.setNow(new Date('2026-02-25T21:00:00Z'));
    await close();
    await goTo('2026-02-25T21:00:20Z');
    expect(edits().map(({ text }) => text)).toContainEqual(expect.stringMatching(/^School was closed on that day: /));
    await reopen();
    await goTo('2026-02-25T21:30:00Z');
    await goTo('2026-02-26T13:31:00Z');
    expect(asked('U07')).toHaveLength(2);
    expect(texts('U07').filter((text) => text.includes('I propose'))).toEqual([]);
  });

  test('took place all the same when who was there says so', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    bot.setNow(new Date('2026-02-25T21:00:00Z'));
    await close();
    await goTo('2026-02-26T13:31:00Z');
    await presses('model.held', id, { userId: 'U01' });
    expect((await kept())[0]).toMatchObject({ status: 'held' });
    expect(edits().map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^Took place: .*What will you show next/),
    );
    expect((await presses('model.new-day', id)).text).toContain('has its day');
  });
});

describe('a reminder', () => {
  test('comes on the last working day before for who does not work that day before it begins', async () => {
    const id = await offered({ day: { selected_date: '2026-03-02' } });
    await presses('model.join', id, { userId: 'U01' });
    await deps.people.set('T1', 'U01', { workingDays: ['wed', 'fri'] });
    await goTo('2026-02-26T15:00:00Z');
    expect(texts('U01')).toEqual([]);
    await goTo('2026-02-27T15:00:00Z');
    await goTo('2026-03-02T14:00:00Z');
    expect(texts('U01')).toEqual([expect.stringMatching(/^Next: .*Mon, Mar 2/)]);
    expect(texts('U07')).toEqual([expect.stringMatching(/^Today you show /)]);
  });

  test('is not sent to who joins after the others were reminded', async () => {
    const id = await offered();
    await goTo('2026-02-25T14:00:00Z');
    await presses('model.join', id, { userId: 'U01' });
    await goTo('2026-02-25T14:05:00Z');
    expect(texts('U01')).toEqual([]);
  });
});

describe('once it has begun', () => {
  test('the card offers no seat, and asks whether it took place', async () => {
    const id = await offered();
    await goTo('2026-02-25T16:00:00Z');
    expect(labels(cardEdits().at(-1) as never)).toEqual(['It took place']);
    expect(cardEdits().at(-1)?.text).toContain('It has begun');
    expect(id).not.toBe('');
  });

  test('its host alone says that it did not take place: nobody is asked to try anything, and everyone’s time is free', async () => {
    const id = await offered();
    await presses('model.join', id, { userId: 'U01' });
    expect((await presses('model.missed', id)).text).toContain('has not begun yet');
    await goTo('2026-02-25T16:30:00Z');
    expect((await presses('model.missed', id, { userId: 'U01' })).text).toContain('Only the host');
    expect((await presses('model.missed', id)).text).toContain('That happens');
    expect(cardEdits().at(-1)?.text).toContain('Did not take place: *number talks*');
    expect(texts('U01').filter((text) => text.includes('try'))).toEqual([]);
    expect(await db.collection('bookings').countDocuments()).toBe(0);
    expect(await db.collection('evidence').countDocuments()).toBe(0);
    expect((await presses('model.held', id)).text).toContain('said that it did not take place');
  });
});
