import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { beforeEach, describe, expect, test } from 'vitest';
import { jobs } from '../../src/features/index.ts';
import type { OutboxDraft } from '../../src/stores/outbox-row.ts';
import { databaseOf } from '../../src/stores/stores.ts';
import { startBot } from '../helpers/bot.ts';
import type { Behaviour } from '../helpers/slack-stub.ts';
import { stubbedBot } from '../helpers/stubbed-bot.ts';

const { bot, slack, client, db } = await stubbedBot();
const outbox = db.collection('outbox');
const { pauses } = databaseOf(client, client, db.databaseName);

beforeEach(async () => {
  slack.calls.length = 0;
  await outbox.deleteMany({});
  await db.collection('pauses').deleteMany({});
});

let serial = 0;
function message(over: Partial<OutboxDraft> = {}): OutboxDraft {
  serial += 1;
  return {
    teamId: 'T1',
    key: `message:${serial}`,
    kind: 'test.message',
    method: 'chat.postMessage',
    channel: `U${serial}`,
    payload: { text: 'Good morning', blocks: [] },
    priority: 1,
    notBefore: new Date('2026-02-24T14:00:00Z'),
    onAmbiguous: 'resend',
    ...over,
  };
}

async function send(...drafts: OutboxDraft[]): Promise<void> {
  for (const draft of drafts) await bot.deps.outbox.add(draft);
  await run();
}

async function run(): Promise<void> {
  bot.sender.wake();
  await bot.sender.idle();
}

/** Lets `ms` of machine time pass for all that waits. */
async function later(ms: number): Promise<void> {
  const back = (field: string) => ({ $subtract: [field, ms] });
  await outbox.updateMany({ state: { $in: ['pending', 'sending'] } }, [
    { $set: { retryAt: back('$retryAt'), leaseUntil: back('$leaseUntil'), firstTry: back('$firstTry') } },
  ]);
  await db.collection('pauses').updateMany({}, [{ $set: { until: back('$until') } }]);
  await run();
}

const row = (draft: OutboxDraft) => outbox.findOne({ key: draft.key });
const posts = () => slack.callsOf('chat.postMessage');

/** Slack does it, and then the answer is lost on the way. */
function lost(how: (response: ServerResponse) => unknown): Behaviour {
  return (response, store) => {
    store();
    return how(response);
  };
}

const lostAnswers: [string, Behaviour][] = [
  ['the connection is reset', lost((response) => void response.destroy())],
  [
    'the body is cut',
    lost((response) => {
      response.writeHead(200, { 'content-length': '500' }).write('{"ok":');
      response.destroy();
    }),
  ],
  [
    'a 500 comes after storing',
    lost((response) => {
      response.statusCode = 500;
      return {};
    }),
  ],
  ['an HTML page comes instead', lost((response) => void response.end('<html>Bad gateway</html>'))],
  ['internal_error comes after storing', lost(() => ({ ok: false, error: 'internal_error' }))],
];

/** An address at which nobody listens. */
async function deadUrl(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return `http://127.0.0.1:${port}/api/`;
}

describe('a direct message whose answer is lost', () => {
  test.each(lostAnswers)('because %s is looked for in history, found, and not sent again', async (_, behaviour) => {
    const draft = message();
    slack.next('chat.postMessage', behaviour);
    await send(draft);
    expect(await row(draft)).toMatchObject({ state: 'pending', unsure: true });
    await later(40_000);
    expect(await row(draft)).toMatchObject({ state: 'sent', ts: expect.any(String) });
    expect(posts()).toHaveLength(1);
  });

  test('and that never arrived is sent again, but no sooner than 30 seconds after the first try', async () => {
    const draft = message();
    slack.next('chat.postMessage', (response) => void response.destroy());
    await send(draft);
    await outbox.updateOne({ key: draft.key }, { $set: { retryAt: new Date(0) } });
    await run();
    expect(posts()).toHaveLength(1);
    await later(40_000);
    expect(posts()).toHaveLength(2);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
    // It was looked for and is not there, so nobody has to fear that it stands twice.
    expect(await row(draft)).not.toHaveProperty('maybeTwice');
  });

  test('of a process that died while sending is looked for by the next one', async () => {
    const draft = message();
    slack.next('chat.postMessage', (_, store) => store());
    await send(draft);
    await outbox.updateOne(
      { key: draft.key },
      { $set: { state: 'sending', leaseUntil: new Date(0), payload: draft.payload } },
    );
    await run();
    expect(await row(draft)).toMatchObject({ state: 'sent' });
    expect(posts()).toHaveLength(1);
  });
});

describe('a direct message that is withdrawn while nobody knows whether it arrived', () => {
  const closing = ({ key }: OutboxDraft) =>
    message({
      ...{ key: `${key}:v2`, method: 'chat.update', channel: { of: key }, target: key },
      payload: { text: 'Settled', blocks: [] },
    });

  test('is looked for, and shows how it ended where it has arrived', async () => {
    const draft = message();
    slack.next(
      'chat.postMessage',
      lost((response) => void response.destroy()),
    );
    await send(draft);
    await bot.deps.outbox.withdraw('T1', [draft.key], 'stopped');
    await send(closing(draft));
    await later(40_000);
    await later(5_000);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
    expect(slack.callsOf('chat.update')).toMatchObject([{ text: 'Settled', ts: (await row(draft))?.ts }]);
    expect(posts()).toHaveLength(1);
  });

  test('is not sent again where it has not, and the reason is kept', async () => {
    const draft = message({ notAfter: new Date('2026-02-24T20:00:00Z') });
    slack.next('chat.postMessage', (response) => void response.destroy());
    await send(draft);
    // Its time is over, too: that keeps nobody from looking.
    await outbox.updateOne({ key: draft.key }, { $set: { notAfter: new Date('2026-02-24T14:30:00Z') } });
    await bot.deps.outbox.withdraw('T1', [draft.key], 'stopped');
    expect(await bot.deps.outbox.missed(new Date('2026-02-24T15:00:00Z'))).toEqual([]);
    await send(closing(draft));
    await later(40_000);
    await later(5_000);
    expect(await row(draft)).toMatchObject({ state: 'skipped', reason: 'stopped', payload: {} });
    expect(await row(closing(draft))).toMatchObject({ state: 'skipped', reason: 'its message was never sent' });
    expect(posts()).toHaveLength(1);
  });

  test('while Slack had taken none of it, it is not sent at all, and what was to go with it is', async () => {
    const [first, second] = [1, 2].map(() => message({ channel: 'U76', bundle: 'U76:2026-02-25' }));
    if (!first || !second) throw new Error('two messages');
    slack.next('chat.postMessage', async (response) => {
      await bot.deps.outbox.withdraw('T1', [first.key], 'stopped');
      response.writeHead(429).end();
    });
    await send(first, second);
    await later(60_000);
    await later(5_000);
    expect(await row(first)).toMatchObject({ state: 'skipped', reason: 'stopped' });
    expect(await row(second)).toMatchObject({ state: 'sent' });
    expect(posts()).toHaveLength(2);
  });

  test('or is to wait keeps the time it had: only what surely has not gone out waits for another', async () => {
    const draft = message();
    slack.next('chat.postMessage', (response) => void response.destroy());
    await send(draft);
    expect(await bot.deps.outbox.move('T1', draft.key, new Date('2026-02-25T15:00:00Z'))).toBe(false);
  });
});

describe('a message that a process had taken in its reader’s hours and did not post', () => {
  test.each(['U75', 'C75'])('is not posted after them but planned anew (to %s)', async (channel) => {
    const notAfter = new Date('2026-02-24T14:30:00Z');
    const draft = message({ channel, notAfter });
    await bot.deps.outbox.add(draft);
    await bot.deps.outbox.claim(new Date('2026-02-24T14:00:00Z'), []);
    await later(70_000);
    expect(posts()).toHaveLength(0);
    const missed = await bot.deps.outbox.missed(new Date('2026-02-24T15:00:00Z'));
    expect(missed).toMatchObject([{ key: draft.key }]);
    const [one] = missed;
    if (one)
      await bot.deps.outbox.replan(one, {
        from: new Date('2026-02-24T15:00:00Z'),
        to: new Date('2026-02-24T23:00:00Z'),
      });
    await later(40_000);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
    expect(posts()).toHaveLength(1);
  });
});

describe('a calendar file', () => {
  const file = (over: Partial<OutboxDraft> = {}) =>
    message({
      method: 'files.completeUploadExternal',
      channel: 'U51',
      payload: {
        filename: 'session.ics',
        content: 'BEGIN:VCALENDAR',
        title: 'number talks',
        initial_comment: 'For you',
      },
      ...over,
    });
  const shown = () => slack.callsOf('files.completeUploadExternal');

  test('is uploaded, and shown in the direct message of who asked for it', async () => {
    const draft = file();
    await send(draft);
    expect(slack.callsOf('upload')).toEqual([{ text: 'BEGIN:VCALENDAR' }]);
    expect(shown()).toMatchObject([
      { channel_id: 'D51', initial_comment: 'For you', files: [{ title: 'number talks' }] },
    ]);
    expect(await row(draft)).toMatchObject({ state: 'sent', payload: {} });
  });

  test.each(lostAnswers)(
    'whose answer is lost because %s asks Slack for itself, and is not shown twice',
    async (_, fault) => {
      const draft = file({ channel: 'C51' });
      slack.next('files.completeUploadExternal', fault);
      await send(draft);
      expect(await row(draft)).toMatchObject({ state: 'pending', unsure: true });
      await later(40_000);
      expect(await row(draft)).toMatchObject({ state: 'sent' });
      expect(shown()).toHaveLength(1);
      expect(slack.callsOf('upload')).toHaveLength(1);
    },
  );

  test('that was uploaded and never shown is shown later, without a second upload', async () => {
    const draft = file();
    slack.next('files.completeUploadExternal', (response) => void response.destroy());
    await send(draft);
    await later(40_000);
    expect(shown()).toHaveLength(2);
    expect(slack.callsOf('upload')).toHaveLength(1);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
  });

  test('that Slack discarded before it was shown is uploaded again', async () => {
    const draft = file();
    const reset: Behaviour = (response) => void response.destroy();
    const discarded: Behaviour = () => ({ ok: false, error: 'file_not_found' });
    slack.next('files.completeUploadExternal', reset, discarded);
    await send(draft);
    await later(40_000);
    await later(5_000);
    expect(slack.callsOf('upload')).toHaveLength(2);
    expect(shown()).toHaveLength(3);
    expect(shown().at(-1)).not.toMatchObject({ files: shown()[0]?.files });
    expect(await row(draft)).toMatchObject({ state: 'sent' });
  });

  test('that Slack does not find right after its upload is given up', async () => {
    const draft = file();
    slack.next('files.completeUploadExternal', () => ({ ok: false, error: 'file_not_found' }));
    await send(draft);
    expect(await row(draft)).toMatchObject({ state: 'dead', reason: 'file_not_found' });
  });

  test.each(['files.getUploadURLExternal', 'upload'])('whose upload fails at %s is uploaded again', async (method) => {
    const draft = file();
    slack.next(method, (response) => void response.destroy());
    await send(draft);
    expect(shown()).toHaveLength(0);
    await later(40_000);
    expect(shown()).toHaveLength(1);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
  });

  test('goes to no other host than Slack’s, whatever address comes back', async () => {
    const draft = file();
    slack.next('files.getUploadURLExternal', () => ({
      ok: true,
      upload_url: `http://localhost:${new URL(slack.apiUrl).port}/upload/F9`,
      file_id: 'F9',
    }));
    await send(draft);
    expect(await row(draft)).toMatchObject({ state: 'pending' });
    expect(shown()).toHaveLength(0);
  });

  test('is refused for good where the workspace has not granted it', async () => {
    const draft = file();
    slack.next('files.getUploadURLExternal', () => ({ ok: false, error: 'missing_scope' }));
    await send(draft);
    expect(await row(draft)).toMatchObject({ state: 'dead', reason: 'missing_scope' });
  });

  test('can stand in the thread of a message', async () => {
    const first = message({ channel: 'C52' });
    await send(first);
    await send(file({ channel: { of: first.key } }));
    expect(shown()).toMatchObject([{ channel_id: 'C52', thread_ts: (await row(first))?.ts }]);
  });
});

describe('a message to a channel whose answer is lost', () => {
  const reset: Behaviour = (response) => void response.destroy();

  test.each([
    ['drop', 'skipped', 1],
    ['hold', 'held', 1],
    ['resend', 'sent', 2],
  ] as const)('follows the rule of its kind: %s', async (onAmbiguous, state, times) => {
    const draft = message({ channel: 'C123', onAmbiguous });
    slack.next('chat.postMessage', reset);
    await send(draft);
    await later(40_000);
    expect(await row(draft)).toMatchObject({ state });
    expect(posts()).toHaveLength(times);
  });

  test('says that it may stand twice when it was sent again', async () => {
    const draft = message({ channel: 'C124' });
    slack.next('chat.postMessage', reset);
    await send(draft);
    await later(40_000);
    expect(await row(draft)).toMatchObject({ state: 'sent', maybeTwice: true });
  });
});

describe('a refusal', () => {
  test.each(['channel_not_found', 'unknown_method', 'user_not_found', 'invalid_blocks'])(
    '%s is final, and its code is kept',
    async (error) => {
      const draft = message();
      slack.next('chat.postMessage', () => ({ ok: false, error }));
      await send(draft);
      expect(await row(draft)).toMatchObject({ state: 'dead', reason: error });
      expect(bot.log).toContainEqual(expect.objectContaining({ event: 'outbox.refused', code: error }));
      await later(40_000);
      expect(posts()).toHaveLength(1);
    },
  );

  test.each([
    [
      'with Retry-After',
      (response: Parameters<Behaviour>[0]) => void response.writeHead(429, { 'retry-after': '7' }).end(),
    ],
    ['without Retry-After', (response: Parameters<Behaviour>[0]) => void response.writeHead(429).end()],
  ])('429 %s holds back that method of that workspace, and no other workspace', async (_, limited) => {
    const [first, second] = [message(), message()];
    slack.next('chat.postMessage', limited);
    await send(first, second);
    const other = message({ teamId: 'T2' });
    await send(other);
    expect(await row(other)).toMatchObject({ state: 'sent' });
    const waiting = await outbox.countDocuments({ teamId: 'T1', state: 'pending' });
    expect(waiting).toBeGreaterThanOrEqual(1);
    await later(60_000);
    expect(await outbox.countDocuments({ state: 'sent' })).toBe(3);
    expect(await row(first)).not.toHaveProperty('maybeTwice');
  });

  test.each(['token_revoked', 'account_inactive', 'invalid_auth', 'token_expired'])(
    'of the token (%s) parks what waits for that workspace; other schools do not notice',
    async (error) => {
      const [first, second] = [message(), message({ method: 'chat.update', channel: 'C1' })];
      slack.next('chat.postMessage', () => ({ ok: false, error }));
      await send(first);
      await send(second);
      const other = message({ teamId: 'T2' });
      await send(other);
      expect(await row(other)).toMatchObject({ state: 'sent' });
      expect(posts()).toHaveLength(2);
      expect(await pauses.countParked()).toBe(1);
      for (const parked of [first, second]) expect(await row(parked)).toMatchObject({ state: 'pending' });
      expect(bot.log).toContainEqual(
        expect.objectContaining({ event: 'outbox.token-refused', teamId: 'T1', code: error }),
      );
      await later(20 * 60_000);
      for (const parked of [first, second]) expect(await row(parked)).toMatchObject({ state: 'sent' });
      expect(await pauses.countParked()).toBe(0);
      expect(slack.callsOf('conversations.history')).toHaveLength(0);
    },
  );

  test('of the token is told to the log once for all that waits', async () => {
    const told = () => bot.log.filter(({ event }) => event === 'outbox.token-refused').length;
    const before = told();
    const refusal: Behaviour = () => ({ ok: false, error: 'token_revoked' });
    slack.next('chat.postMessage', refusal, refusal);
    await send(message());
    await later(20 * 60_000);
    expect(posts()).toHaveLength(2);
    expect(told() - before).toBe(1);
    await later(20 * 60_000);
    expect(posts()).toHaveLength(3);
  });

  test('of the token for a week makes no message too old to be sent', async () => {
    const draft = message();
    slack.next('chat.postMessage', () => ({ ok: false, error: 'token_revoked' }));
    await send(draft);
    slack.next('chat.postMessage', (response) => void response.writeHead(429).end());
    await later(7 * 24 * 3600_000);
    expect(await row(draft)).toMatchObject({ state: 'pending' });
  });

  test('to look does not make an uncertain message a certain one', async () => {
    const draft = message();
    slack.next(
      'chat.postMessage',
      lost((response) => void response.destroy()),
    );
    slack.next('conversations.history', (response) => void response.writeHead(429).end());
    await send(draft);
    await later(40_000);
    await later(60_000);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
    expect(posts()).toHaveLength(1);
  });

  test('to connect is not a sending: it is tried again without looking', async () => {
    const unreachable = await startBot({ client, dbName: db.databaseName, slackApiUrl: await deadUrl() });
    const draft = message();
    await unreachable.deps.outbox.add(draft);
    unreachable.sender.wake();
    await unreachable.sender.idle();
    await unreachable.stop();
    expect(await row(draft)).toMatchObject({ state: 'pending', unsure: false });
    await later(40_000);
    expect(await row(draft)).toMatchObject({ state: 'sent' });
    expect(slack.callsOf('conversations.history')).toHaveLength(0);
  });
});

describe('several messages that go out as one', () => {
  const part = (text: string, over: Partial<OutboxDraft> = {}) =>
    message({
      channel: 'U78',
      bundle: 'U78:2026-02-25',
      payload: { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] },
      ...over,
    });
  const texts = () => posts().map(({ text }) => String(text));

  /** A process takes these as one message and dies before it posts. */
  async function claimedByTheDead(...drafts: OutboxDraft[]): Promise<void> {
    for (const draft of drafts) await bot.deps.outbox.add(draft);
    const now = new Date('2026-02-24T15:00:00Z');
    const first = await bot.deps.outbox.claim(now, []);
    if (first) await bot.deps.outbox.claimRestOfBundle(first, now, drafts.length - 1);
  }

  test('all arrive, as one, though the process that had taken them died before posting', async () => {
    const [first, second] = [part('One question'), part('Another question')];
    await claimedByTheDead(first, second);
    await later(70_000);
    expect(texts()).toEqual([expect.stringMatching(/One question[\s\S]*Another question/)]);
    for (const draft of [first, second]) expect(await row(draft)).toMatchObject({ state: 'sent' });
  });

  test('all arrive though the first of them was withdrawn after that', async () => {
    const drafts = [part('One question'), part('Another question'), part('A third')];
    await claimedByTheDead(...drafts);
    await bot.deps.outbox.withdraw('T1', [String(drafts[0]?.key)], 'withdrawn');
    await later(70_000);
    await later(5_000);
    expect(texts()).toEqual([expect.stringMatching(/Another question[\s\S]*A third/)]);
  });

  test('a later part never takes the place of all while the first is still to be sent', async () => {
    const [first, second] = [part('One question'), part('Another question')];
    await claimedByTheDead(first, second);
    const longAgo = { $subtract: ['$$NOW', 70_000] };
    await outbox.updateOne({ key: second.key }, [{ $set: { leaseUntil: longAgo, firstTry: longAgo } }]);
    await run();
    expect(posts()).toHaveLength(0);
    await later(70_000);
    expect(texts()).toEqual([expect.stringMatching(/One question[\s\S]*Another question/)]);
  });

  test('arrive one by one where Slack refuses them together, and only what it refuses by itself is given up', async () => {
    const drafts = [part('One question'), part('too long'), part('A third')];
    const refuse: Behaviour = () => ({ ok: false, error: 'invalid_blocks' });
    const refuseBad: Behaviour = (_, store) =>
      String(posts().at(-1)?.text) === 'too long' ? refuse(_, store) : store();
    slack.next('chat.postMessage', refuse, refuseBad, refuseBad, refuseBad);
    await send(...drafts);
    await expect
      .poll(async () => (await Promise.all(drafts.map(row))).map((one) => one?.state), { timeout: 20_000 })
      .toEqual(['sent', 'dead', 'sent']);
    expect(posts()).toHaveLength(4);
    expect(await row(drafts[1] ?? part(''))).toMatchObject({ reason: 'invalid_blocks' });
  });

  test('what comes later is not taken for arrived with those whose answer was lost', async () => {
    const [first, second] = [part('One question'), part('Another question')];
    slack.next(
      'chat.postMessage',
      lost((response) => void response.destroy()),
    );
    await send(first, second);
    const third = part('A third');
    await bot.deps.outbox.add({ ...third, priority: 2 });
    await outbox.updateMany({}, { $set: { retryAt: new Date(0) } });
    await run();
    expect(texts()).toEqual([expect.stringContaining('Another question'), expect.stringContaining('A third')]);
    for (const draft of [first, second, third]) expect(await row(draft)).toMatchObject({ state: 'sent' });
  });
});

describe('the order of things', () => {
  test('a message waits for its school time', async () => {
    const draft = message({ notBefore: new Date('2026-02-24T16:00:00Z') });
    await send(draft);
    expect(posts()).toHaveLength(0);
    bot.setNow(new Date('2026-02-24T16:00:00Z'));
    await run();
    expect(posts()).toHaveLength(1);
  });

  test('nobody waits while many messages take their turns in one channel', async () => {
    const inChannel = Array.from({ length: 12 }, () => message({ channel: 'C90' }));
    const direct = message();
    for (const draft of [...inChannel, direct]) await bot.deps.outbox.add(draft);
    for (let worker = 0; worker < 4; worker += 1) bot.sender.wake();
    await expect.poll(() => row(direct), { timeout: 20_000 }).toMatchObject({ state: 'sent' });
    // It was the thirteenth, and each of the others takes a second.
    expect(posts().findIndex(({ channel }) => channel === direct.channel)).toBeLessThanOrEqual(4);
    expect(await outbox.distinct('attempts', { state: 'sent' })).toEqual([1]);
    await outbox.deleteMany({ state: 'pending' });
    await bot.sender.idle();
  });

  test('an edit waits until its message has arrived, and the last edit stands', async () => {
    const first = message();
    const edit = (version: number) =>
      message({
        key: `${first.key}:v${version}`,
        method: 'chat.update',
        channel: { of: first.key },
        target: first.key,
        payload: { text: `version ${version}` },
      });
    await send(first, edit(1), edit(2), edit(3));
    await later(5_000);
    expect(slack.callsOf('chat.update').at(-1)).toMatchObject({ text: 'version 3', ts: (await row(first))?.ts });
  });

  test('an older edit whose answer was lost does not come back over a newer one', async () => {
    const first = message();
    await send(first);
    const edit = (version: number) =>
      message({
        key: `${first.key}:v${version}`,
        method: 'chat.update',
        channel: { of: first.key },
        target: first.key,
        payload: { text: `version ${version}` },
      });
    const [older, newer] = [edit(1), edit(2)];
    slack.next('chat.update', async (response) => {
      await bot.deps.outbox.add(newer);
      response.destroy();
    });
    await send(older);
    await later(40_000);
    await later(40_000);
    expect(slack.callsOf('chat.update').map(({ text }) => text)).toEqual(['version 1', 'version 2']);
    expect(await row(older)).toMatchObject({ state: 'skipped', reason: 'superseded' });
  });

  test('the same intent is sent once, however often it is written', async () => {
    const draft = message();
    await Promise.allSettled([1, 2, 3, 4].map(() => bot.deps.outbox.add(draft)));
    await run();
    expect(posts()).toHaveLength(1);
  });

  test('two instances send each of thirty messages once', async () => {
    const other = await startBot({
      client,
      dbName: db.databaseName,
      slackApiUrl: slack.apiUrl,
      now: new Date('2026-02-24T16:00:00Z'),
    });
    for (let n = 0; n < 30; n += 1) await bot.deps.outbox.add(message());
    bot.sender.wake();
    other.sender.wake();
    await Promise.all([bot.sender.idle(), other.sender.idle()]);
    await other.stop();
    expect(posts()).toHaveLength(30);
    expect(new Set(posts().map(({ channel }) => channel)).size).toBe(30);
  });

  test('what was held over the budget arrives as one message, and editing a part edits that message', async () => {
    const part = (text: string) =>
      message({
        channel: 'U77',
        bundle: 'U77:2026-02-25',
        payload: { text, blocks: [{ type: 'section', text: { type: 'plain_text', text } }] },
      });
    const [first, second] = [part('One question'), part('Another question')];
    await send(first, second);
    expect(posts()).toMatchObject([
      { channel: 'U77', text: expect.stringMatching(/One question[\s\S]*Another question/) },
    ]);
    const edit = message({
      method: 'chat.update',
      channel: { of: second.key },
      target: second.key,
      payload: { text: 'Settled', blocks: [] },
    });
    await send(edit);
    expect(slack.callsOf('chat.update')).toMatchObject([{ text: expect.stringMatching(/One question[\s\S]*Settled/) }]);
  });

  test('two parts of one message are edited one after the other, and each edit says both', async () => {
    const part = (text: string) => message({ channel: 'U79', bundle: 'U79:2026-02-25', payload: { text, blocks: [] } });
    const [first, second] = [part('One question'), part('Another question')];
    await send(first, second);
    const edit = ({ key }: OutboxDraft, text: string) =>
      message({ method: 'chat.update', channel: { of: key }, target: key, payload: { text, blocks: [] } });
    let underWay = 0;
    let most = 0;
    const slow: Behaviour = async (_, store) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise((resolve) => setTimeout(resolve, 300));
      underWay -= 1;
      return store();
    };
    slack.next('chat.update', slow, slow);
    const edits = [edit(first, 'One is settled'), edit(second, 'Another is settled')];
    for (const one of edits) await bot.deps.outbox.add(one);
    bot.sender.wake();
    bot.sender.wake();
    await expect
      .poll(async () => (await Promise.all(edits.map(row))).map((one) => one?.state), { timeout: 20_000 })
      .toEqual(['sent', 'sent']);
    expect(most).toBe(1);
    expect(slack.callsOf('chat.update').at(-1)?.text).toMatch(/One is settled[\s\S]*Another is settled/);
  });

  test('an edit longer than Slack takes says that the rest stands in the message, and the blocks hold all of it', async () => {
    const first = message();
    const words = 'how do I get quiet students talking '.repeat(150);
    const blocks = [{ type: 'section', text: { type: 'plain_text', text: words.slice(0, 3_000) } }];
    await send(first);
    await send(
      message({
        method: 'chat.update',
        channel: { of: first.key },
        target: first.key,
        payload: { text: words, blocks },
      }),
    );
    const [edit] = slack.callsOf('chat.update');
    expect(String(edit?.text).length).toBeLessThanOrEqual(4_000);
    expect(edit?.text).toMatch(/^how do I .* The rest stands in the message itself\.$/);
    expect(edit?.blocks).toEqual(blocks);
  });

  test('a sent message leaves no words in the outbox', async () => {
    const draft = message({ payload: { text: 'words of a person', blocks: [] } });
    await send(draft);
    expect(JSON.stringify(await row(draft))).not.toContain('words of a person');
  });

  test('a message that was held for a bundle and went out alone leaves no words either, nor does a change to it', async () => {
    const payload = { text: 'words of a person', blocks: [] };
    const draft = message({ payload, bundle: 'U80:2026-02-25' });
    await send(draft);
    const edit = message({ method: 'chat.update', channel: { of: draft.key }, target: draft.key, payload });
    await send(edit);
    expect(await row(edit)).toMatchObject({ state: 'sent' });
    expect(JSON.stringify(await outbox.find().toArray())).not.toContain('words of a person');
  });

  test('messages that arrived as one lose their words after half a year of school time, and one can still be changed', async () => {
    const part = (text: string) => message({ channel: 'U81', bundle: 'U81:2026-02-25', payload: { text, blocks: [] } });
    const [first, second] = [part('words of a person'), part('words of another')];
    await send(first, second);
    const tick = async (at: string) => {
      for (const job of jobs) if (job.name === 'contour.sent-words') await job.run(bot.deps, new Date(at));
    };
    await tick('2026-08-23T13:59:00Z');
    expect(await row(first)).toMatchObject({ payload: { text: 'words of a person' } });
    expect(await row(second)).toMatchObject({ payload: { text: 'words of another' } });
    await tick('2026-08-23T14:01:00Z');
    expect(JSON.stringify(await outbox.find().toArray())).not.toContain('words of a');
    for (const { key } of [first, second]) {
      const payload = { text: 'Settled', blocks: [] };
      await send(message({ method: 'chat.update', channel: { of: key }, target: key, payload }));
    }
    const texts = slack.callsOf('chat.update').map(({ text }) => text);
    expect(texts[0]).toBe('Settled');
    expect(texts.join()).not.toContain('undefined');
  });
});
