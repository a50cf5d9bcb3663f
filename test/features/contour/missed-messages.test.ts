import { beforeEach, describe, expect, test } from 'vitest';
import { missedMessages } from '../../../src/features/contour/held-messages.ts';
import { desk } from '../../helpers/desk.ts';

const { types, messagesTo, bot, db } = await desk('/contour');
const { deps } = bot;

beforeEach(async () => {
  await db.collection('schools').deleteMany({});
  await deps.schools.set('T1', { zone: 'America/Chicago' });
  for (const userId of ['U01', 'U07'])
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: userId === 'U01', zone: 'America/Chicago' },
      // Slack is not asked again in these weeks.
      new Date('2026-04-01T15:00:00Z'),
    );
});

/** A message for Tuesday 15:50 in Chicago, until 16:00, that nobody has sent. */
async function waits(key: string, over: Record<string, unknown> = {}) {
  const text = `Message ${key}`;
  await deps.outbox.add({
    ...{ teamId: 'T1', key, kind: 'test', method: 'chat.postMessage', channel: 'U07', priority: 3 },
    payload: { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] },
    notBefore: new Date('2026-02-24T21:50:00Z'),
    notAfter: new Date('2026-02-24T22:00:00Z'),
    onAmbiguous: 'resend',
    unasked: true,
    ...over,
  });
}
/** Contour runs again at this instant: first what is due, then what is to be sent. */
async function runsAt(at: string) {
  bot.setNow(new Date(at));
  await missedMessages.run(deps, new Date(at));
  bot.sender.wake();
  await bot.settled();
}
const texts = () => messagesTo('U07').map(({ text }) => text);

describe('a message that did not go out while its reader was at work', () => {
  test('goes out at once ten minutes late, within their hours', async () => {
    await waits('one', { notBefore: new Date('2026-02-24T21:40:00Z') });
    await runsAt('2026-02-24T21:50:00Z');
    expect(texts()).toEqual(['Message one']);
  });

  test('waits for their next morning, and nobody is written to at night, whether or not a tick came first', async () => {
    await waits('one');
    bot.setNow(new Date('2026-02-25T03:00:00Z'));
    bot.sender.wake();
    await bot.settled();
    expect(texts()).toEqual([]);
    await runsAt('2026-02-25T03:00:00Z');
    await runsAt('2026-02-25T13:29:00Z');
    expect(texts()).toEqual([]);
    await runsAt('2026-02-25T13:30:00Z');
    expect(texts()).toEqual(['Message one']);
  });

  test.each([
    ['47 h', '2026-02-26T20:50:00Z'],
    ['49 h', '2026-02-26T21:55:00Z'],
    ['a week', '2026-03-03T16:00:00Z'],
  ])('%s later comes as one message with all that waited like it, and takes one place of that day', async (_, at) => {
    for (const key of ['one', 'two', 'three']) await waits(key);
    await runsAt(at);
    expect(texts()).toEqual([expect.stringMatching(/^3 messages waited for you:/)]);
    const [budget] = await db.collection('budgets').find({}).toArray();
    expect(budget).toMatchObject({ userId: 'U07', count: 1 });
  });

  test('moves with the calendar from its new time on, also when the calendar had moved it before', async () => {
    await waits('one', { plannedFor: new Date('2026-02-23T21:50:00Z') });
    await runsAt('2026-02-25T03:00:00Z');
    const goesAt = async () => (await db.collection('outbox').findOne({ key: 'one' }))?.notBefore.toISOString();
    bot.setNow(new Date('2026-02-25T12:00:00Z'));
    await types('closed today', 'U01');
    expect(await goesAt()).toBe('2026-02-26T13:30:00.000Z');
    await runsAt('2026-02-26T13:30:00Z');
    expect(texts()).toEqual(['Message one']);
  });

  test('and is of no use later, is dropped and says so', async () => {
    await waits('reminder', { unasked: undefined });
    await runsAt('2026-02-24T22:00:00Z');
    expect(texts()).toEqual([]);
    expect(await db.collection('outbox').findOne({ key: 'reminder' })).toMatchObject({
      state: 'skipped',
      reason: 'too late',
    });
  });

  test('to someone who never works again is dropped and says so', async () => {
    await deps.people.set('T1', 'U07', { leaves: [{ from: '2026-02-24', to: '2036-02-24' }] });
    await waits('one');
    await runsAt('2026-02-25T15:00:00Z');
    expect(await db.collection('outbox').findOne({ key: 'one' })).toMatchObject({ reason: 'too late' });
  });

  test('whose try may be under way is ended as it was begun', async () => {
    await waits('one');
    const tried = { state: 'sending', fence: 1, attempts: 1, firstTry: new Date(0), leaseUntil: new Date(0) };
    await db.collection('outbox').updateOne({ key: 'one' }, { $set: tried });
    await runsAt('2026-02-25T03:00:00Z');
    expect(await db.collection('outbox').findOne({ key: 'one' })).toMatchObject({ state: 'sent' });
  });

  test('is planned anew once, by two instances at once too', async () => {
    await waits('one');
    const now = new Date('2026-02-25T03:00:00Z');
    bot.setNow(now);
    await Promise.all([missedMessages.run(deps, now), missedMessages.run(deps, now)]);
    expect(await db.collection('budgets').findOne({ day: '2026-02-25' })).toMatchObject({ count: 1 });
    expect(await db.collection('occurrences').countDocuments({})).toBe(1);
  });
});
