import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sentence } from '../../src/slack/view.ts';
import { actionPayload, commandPayload } from '../helpers/payloads.ts';
import { stubbedBot } from '../helpers/stubbed-bot.ts';

const { bot, slack, db } = await stubbedBot();

const help = (over: Record<string, unknown> = {}) =>
  commandPayload('/contour', 'help', { response_url: slack.responseUrl, ...over });
const row = (trigger: unknown) => db.collection('inbox').findOne({ key: String(trigger) });

describe('a command', () => {
  test('is kept, acknowledged, answered to the person alone, and leaves no text behind', async () => {
    const command = help();
    expect(await bot.slack.deliver(command)).toBe('');
    await bot.settled();
    const [answer] = slack.callsOf('response_url');
    expect(answer).toMatchObject({ response_type: 'ephemeral', text: expect.stringContaining('/who-knows') });
    // That the answer has arrived is noted without waiting for the journal.
    await expect.poll(() => row(command.trigger_id)).toMatchObject({ state: 'done' });
    expect(await row(command.trigger_id)).not.toHaveProperty('payload');
    expect(await row(command.trigger_id)).not.toHaveProperty('reply');
  });

  test('that Slack delivers three times is answered once', async () => {
    const before = slack.callsOf('response_url').length;
    const command = help();
    await Promise.all([bot.slack.deliver(command), bot.slack.deliver(command), bot.slack.deliver(command)]);
    await bot.settled();
    await bot.slack.deliver(command);
    await bot.settled();
    expect(slack.callsOf('response_url').length - before).toBe(1);
  });

  test('of the same trigger in another workspace is another command', async () => {
    const before = slack.callsOf('response_url').length;
    const trigger_id = randomUUID();
    await bot.slack.deliver(help({ trigger_id }));
    await bot.slack.deliver(help({ trigger_id, team_id: 'T2' }));
    await bot.settled();
    expect(slack.callsOf('response_url').length - before).toBe(2);
  });

  test.each([
    [404, 'U08'],
    [429, 'U18'],
    [503, 'U28'],
  ])('whose answer Slack does not take (%i) becomes a direct message', async (status, user_id) => {
    slack.next('response_url', (response) => {
      response.statusCode = status;
      return { ok: false };
    });
    const command = help({ user_id });
    await bot.slack.deliver(command);
    await bot.settled();
    expect(await row(command.trigger_id)).toMatchObject({ state: 'replying' });
    await db.collection('inbox').updateOne({ key: String(command.trigger_id) }, { $set: { receivedAt: new Date(0) } });
    expect(await bot.recover(bot.app)).toBe(1);
    await bot.settled();
    const told = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === user_id);
    expect(told).toMatchObject([{ text: expect.stringContaining('/who-knows') }]);
    expect(await row(command.trigger_id)).toMatchObject({ state: 'done' });
  });

  test('with a response URL of another host is answered by a direct message, and that host hears nothing', async () => {
    const command = help({ user_id: 'U09', response_url: 'http://127.0.0.2:9/steal' });
    await bot.slack.deliver(command);
    await bot.settled();
    expect(slack.callsOf('chat.postMessage').map(({ channel }) => channel)).toContain('U09');
    expect(bot.log).toContainEqual({ event: 'delivery.refused-response-url' });
  });

  test('that five tries could not bring to an end is recorded as failed, and the person is asked to do it again', async () => {
    const command = help({ user_id: 'U41' });
    await db.collection('inbox').insertOne({
      teamId: 'T1',
      kind: 'command',
      key: String(command.trigger_id),
      userId: 'U41',
      state: 'waiting',
      receivedAt: new Date(0),
      replays: 5,
      payload: command,
    });
    await bot.recover(bot.app);
    await bot.settled();
    expect(await row(command.trigger_id)).toMatchObject({ state: 'failed', reason: 'replayed too often' });
    expect(slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'U41')).toMatchObject([
      { text: expect.stringContaining('Please do it again') },
    ]);
  });
});

test('a button from before an update says that it is out of date, and is not tried again', async () => {
  const press = actionPayload('who-knows.of-last-year', 'q1', { response_url: slack.responseUrl });
  await bot.slack.deliver(press);
  await bot.settled();
  expect(slack.callsOf('response_url').at(-1)).toMatchObject({ text: expect.stringContaining('older Contour') });
  await expect.poll(() => row(press.trigger_id)).toMatchObject({ state: 'done', reason: 'out-of-date' });
});

describe('what nobody asked for', () => {
  const unasked = (userId: string) => ({
    ...{ teamId: 'T1', userId, key: `unasked:${userId}`, kind: 'test.unasked' },
    view: sentence('Would you show it to us?'),
  });
  const occurrence = (slot: string) => ({ teamId: 'T1', scheduleId: 'test.unasked', slot });

  test('is written with all else that comes due, or not at all', async () => {
    await bot.deps.roster.colleague('T1', 'U50');
    const failing = bot.deps.onOccurrence(occurrence('first'), async (tx) => {
      await tx.writeUnasked(unasked('U50'));
      throw new Error('a fault behind it');
    });
    await expect(failing).rejects.toThrow('a fault behind it');
    expect(await db.collection('outbox').findOne({ key: 'unasked:U50' })).toBeNull();
    expect(await db.collection('budgets').findOne({ userId: 'U50' })).toBeNull();
    await bot.deps.onOccurrence(occurrence('second'), async (tx) => {
      expect(await tx.writeUnasked(unasked('U50'))).toBe(true);
    });
    await bot.settled();
    const told = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'U50');
    expect(told).toMatchObject([{ text: 'Would you show it to us?' }]);
  });

  test('goes out as soon as the press is done that brings it about', async () => {
    await bot.deps.roster.colleague('T1', 'U51');
    const cause = { teamId: 'T1', kind: 'action' as const, key: 'a press', userId: 'U52', replayed: false };
    await db.collection('inbox').insertOne({ ...cause, state: 'waiting', receivedAt: new Date(), replays: 0 });
    await bot.deps.once(cause, 'here', async (tx) => {
      await tx.writeUnasked(unasked('U51'));
      return undefined;
    });
    await bot.settled();
    expect(slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'U51')).toHaveLength(1);
  });

  test('is not written to someone of whom nobody knows that they are a colleague', async () => {
    expect(await bot.deps.writeUnasked(unasked('U53'))).toBe(false);
    expect(await db.collection('outbox').findOne({ key: 'unasked:U53' })).toBeNull();
  });
});
