import { beforeEach, describe, expect, test } from 'vitest';
import { desk, labels, valueOn } from '../../helpers/desk.ts';

const { types, presses, messagesTo, bot, db } = await desk('/contour');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

beforeEach(async () => {
  for (const userId of ['U02', 'U07']) {
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: false, zone: 'America/Chicago' },
      now,
    );
  }
  await deps.leaders.name({ teamId: 'T1', userId: 'U02', scope: 'school', namedBy: 'U01', at: now });
});

/** Something that the other did not ask for: being taken off the leaders by someone else. */
async function unasked(times: number) {
  for (let time = 0; time < times; time += 1) {
    await deps.leaders.name({ teamId: 'T1', userId: 'U07', scope: 'school', namedBy: 'U02', at: now });
    await presses('contour.leader-remove', 'school:U07', { userId: 'U02' });
  }
}
async function goTo(at: string) {
  bot.setNow(new Date(at));
  bot.sender.wake();
  await bot.settled();
}

describe('messages that someone did not ask for', () => {
  test('are three a day; the rest arrives next morning as one, and each has the way to fewer', async () => {
    await unasked(5);
    expect(messagesTo('U07')).toHaveLength(3);
    for (const message of messagesTo('U07')) expect(labels(message)).toContain('Fewer of these');

    await goTo('2026-02-24T21:00:00Z');
    await goTo('2026-02-25T13:29:00Z');
    expect(messagesTo('U07')).toHaveLength(3);
    await goTo('2026-02-25T13:30:00Z');
    expect(messagesTo('U07')).toHaveLength(4);
    expect(messagesTo('U07')[3]?.text).toContain('2 messages waited for you');
    expect(labels(messagesTo('U07')[3] as never)).toEqual(['Fewer of these', 'Fewer of these']);
    // It is one of this day's three.
    await unasked(3);
    expect(messagesTo('U07')).toHaveLength(6);
  });

  test('do not grow fewer by what one asks oneself', async () => {
    for (const words of ['help', 'team', 'leaders', 'settings', 'privacy']) await types(words);
    await unasked(3);
    expect(messagesTo('U07')).toHaveLength(3);
  });

  test('are one a day for who pressed Fewer of these, and three again after a second press', async () => {
    expect((await presses('contour.fewer')).text).toContain('at most one message a day');
    await unasked(2);
    expect(messagesTo('U07')).toHaveLength(1);
    await goTo('2026-02-25T13:30:00Z');
    expect(messagesTo('U07')).toHaveLength(2);
    // What waited is the one message of this day.
    await unasked(1);
    expect(messagesTo('U07')).toHaveLength(2);
    expect((await presses('contour.fewer')).text).toContain('up to 3 messages a day');
    await unasked(1);
    expect(messagesTo('U07')).toHaveLength(3);
  });

  test('wait for the working hours of whoever gets them', async () => {
    bot.setNow(new Date('2026-02-25T01:00:00Z'));
    await unasked(1);
    expect(messagesTo('U07')).toEqual([]);
    await goTo('2026-02-25T13:30:00Z');
    expect(messagesTo('U07')).toHaveLength(1);
  });

  describe('and are held by a closed day', () => {
    /** Tuesday evening: what is placed now is meant for Wednesday, 07:30. */
    const tuesdayEvening = new Date('2026-02-25T01:00:00Z');
    const rows = () => db.collection('outbox').find({ channel: 'U07', unasked: true }).sort({ _id: 1 }).toArray();
    const places = async () =>
      (await rows()).map(({ notBefore, bundle = '' }) => `${notBefore.toISOString()} ${bundle}`);
    const closes = async (userId = 'U02') => valueOn(await types('closed today', userId), 'Undo');

    beforeEach(async () => {
      await db.collection('schools').deleteMany({});
      await deps.schools.set('T1', { zone: 'America/Chicago' });
      bot.setNow(tuesdayEvening);
    });

    test('arrive as one, which takes one place of the new day', async () => {
      await unasked(3);
      bot.setNow(new Date('2026-02-25T12:00:00Z'));
      await closes();
      await goTo('2026-02-26T13:30:00Z');
      expect(messagesTo('U07')).toHaveLength(1);
      expect(messagesTo('U07')[0]?.text).toContain('3 messages waited for you');
      await unasked(3);
      expect(messagesTo('U07')).toHaveLength(3);
    });

    test('with those that waited for the closed day already, arrive as one as well', async () => {
      await unasked(5);
      bot.setNow(new Date('2026-02-25T12:00:00Z'));
      await closes();
      await goTo('2026-02-26T13:30:00Z');
      // Two had their place on Thursday from the beginning, the bundle of that morning.
      expect(messagesTo('U07').map(({ text }) => text.split('\n')[0])).toEqual(['5 messages waited for you:']);
    });

    test('keep their place of the day for which they were meant: undone, all is as it was', async () => {
      await unasked(3);
      const before = await places();
      bot.setNow(new Date('2026-02-25T12:00:00Z'));
      const day = await closes();
      expect(await places()).toEqual(Array(3).fill('2026-02-26T13:30:00.000Z U07:2026-02-26'));
      await presses('contour.closed-undo', day, { userId: 'U02' });
      expect(await places()).toEqual(before);
      // Wednesday is full with these three.
      await unasked(1);
      await goTo('2026-02-25T13:30:00Z');
      expect(messagesTo('U07')).toHaveLength(3);
    });

    test('and waited for that day as one, wait as one for the next, and come back as one', async () => {
      bot.setNow(now);
      await unasked(5);
      const before = (await places()).slice(3);
      expect(before).toEqual(Array(2).fill('2026-02-25T13:30:00.000Z U07:2026-02-25'));
      bot.setNow(new Date('2026-02-25T12:00:00Z'));
      const day = await closes();
      expect((await places()).slice(3)).toEqual(Array(2).fill('2026-02-26T13:30:00.000Z U07:2026-02-26'));
      await presses('contour.closed-undo', day, { userId: 'U02' });
      expect((await places()).slice(3)).toEqual(before);
    });
  });
});
