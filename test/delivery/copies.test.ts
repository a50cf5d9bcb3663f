import { beforeEach, describe, expect, test } from 'vitest';
import { actionPayload } from '../helpers/payloads.ts';
import { stubbedBot } from '../helpers/stubbed-bot.ts';

const { bot, slack, db } = await stubbedBot();
const outbox = db.collection('outbox');

beforeEach(async () => {
  slack.calls.length = 0;
  await outbox.deleteMany({});
});

const copy = '1772000000.000100';
const kept = '1772000040.000100';

/** A card in C1 that was sent again because nobody could tell whether its first try had arrived. */
async function sentTwice(over: object = {}): Promise<void> {
  await outbox.insertOne({
    teamId: 'T1',
    key: 'card:1',
    kind: 'test.card',
    method: 'chat.postMessage',
    channel: 'C1',
    state: 'sent',
    sentTo: 'C1',
    ts: kept,
    maybeTwice: true,
    notBefore: new Date(1_772_000_000_000),
    ...over,
  });
}

const pressOn = (ts: string, over: object = {}) =>
  actionPayload('who-knows.withdrawn', 'q1', {
    channel: { id: 'C1' },
    container: { type: 'message', channel_id: 'C1', message_ts: ts, is_ephemeral: false, ...over },
  });

async function press(ts: string, over: object = {}): Promise<void> {
  await bot.slack.deliver(pressOn(ts, over));
  await bot.settled();
}

const deleted = () => slack.callsOf('chat.delete').map(({ channel, ts }) => ({ channel, ts: String(ts) }));

describe('a press on a card that was sent twice', () => {
  test('deletes the copy when it came from there, however often it is pressed', async () => {
    await sentTwice();
    await press(copy);
    await press(copy);
    expect(deleted()).toEqual([{ channel: 'C1', ts: copy }]);
  });

  test('deletes the copy also when the process died before it worked on the press', async () => {
    await sentTwice();
    const body = pressOn(copy);
    await db.collection('inbox').insertOne({
      teamId: 'T1',
      kind: 'action',
      key: String(body.trigger_id),
      userId: 'U07',
      state: 'waiting',
      receivedAt: new Date(0),
      payload: body,
    });
    await bot.recover(bot.app);
    await bot.settled();
    expect(deleted()).toEqual([{ channel: 'C1', ts: copy }]);
  });

  test('leaves the card that is kept', async () => {
    await sentTwice();
    await press(kept);
    expect(deleted()).toEqual([]);
  });

  test('in which the copy is gone already is no fault', async () => {
    await sentTwice();
    slack.next('chat.delete', () => ({ ok: false, error: 'message_not_found' }));
    await press(copy);
    expect(await outbox.findOne({ method: 'chat.delete' })).toMatchObject({ state: 'sent' });
  });
});

describe('a press on a message that no row stands for leaves it', () => {
  test.each([
    ['when every message there was surely sent once', { maybeTwice: false }, {}],
    ['when the doubtful message was due only later', { notBefore: new Date(1_772_000_200_000) }, {}],
    ['when the doubtful message was sent before it', { ts: '1771999000.000100' }, {}],
    ['when the doubtful message is in another channel', { sentTo: 'C2' }, {}],
    ['when the doubtful message is of another school', { teamId: 'T2' }, {}],
    ['when only the person who presses sees it', {}, { is_ephemeral: true }],
  ])('%s', async (_, row, container) => {
    await sentTwice(row);
    await press(copy, container);
    expect(deleted()).toEqual([]);
  });
});

test('whether a message is a copy is looked up by its place, not by reading all that was sent', async () => {
  const others = Array.from({ length: 300 }, (_, n) => ({
    teamId: 'T1',
    key: `card:${n}`,
    sentTo: 'C9',
    ts: `${n}.1`,
  }));
  await outbox.insertMany(others);
  const plan = await outbox.find({ teamId: 'T1', sentTo: 'C1', ts: copy }).explain();
  expect(JSON.stringify(plan.queryPlanner.winningPlan)).toContain('"indexName":"places"');
});
