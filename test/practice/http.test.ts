import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { App, HTTPReceiver } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { PracticeOptions } from '../../src/practice/start-practice.ts';
import { type SampleSchool, silent, startSchool } from './start-school.ts';

/** One request that the app's URL got. */
interface Got {
  headers: Record<string, string | undefined>;
  body: string;
}

type Answer = { status?: number; headers?: Record<string, string>; body?: string } | undefined;

/** A school that delivers to a bare HTTP server; `answer` undefined = no answer at all. */
async function schoolWithUrl(
  answer: (got: Got, nth: number) => Answer | Promise<Answer>,
  timing: PracticeOptions['timing'] = {},
): Promise<{ school: SampleSchool; got: Got[]; nth(count: number): Promise<Got> }> {
  const got: Got[] = [];
  const waiting = new Set<() => void>();
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    got.push({ headers: request.headers as Got['headers'], body });
    for (const look of waiting) look();
    const back = await answer(got.at(-1) as Got, got.length);
    if (back) response.writeHead(back.status ?? 200, back.headers).end(back.body ?? '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
  const school = await startSchool({
    delivery: { mode: 'http', url },
    timing: { retryDelaysMs: [0, 10, 20], ...timing },
  });
  const nth = (count: number) =>
    new Promise<Got>((resolve) => {
      const look = () => {
        const one = got[count - 1];
        if (one) resolve(one);
      };
      waiting.add(look);
      look();
    });
  return { school, got, nth };
}

const move = (school: SampleSchool) => school.changePerson('07', { zone: 'America/Phoenix' });

describe('slack-facts.md section 3, request signing', () => {
  async function bolt(signingSecret: string, practiceSecret = signingSecret) {
    const receiver = new HTTPReceiver({ signingSecret, logger: silent });
    const app = new App({
      receiver,
      token: 'xoxb-practice-bot',
      botId: 'B',
      botUserId: 'U',
      tokenVerificationEnabled: false,
      convoStore: false,
      logger: silent,
    });
    const server = await receiver.start(0);
    onTestFinished(() => receiver.stop().then(() => undefined));
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/slack/events`;
    const school = await startSchool({ delivery: { mode: 'http', url }, tokens: { signingSecret: practiceSecret } });
    return { app, school };
  }

  test('Bolt’s own receiver takes commands, presses and events, and answers the url_verification', async () => {
    const { app, school } = await bolt('a secret');
    const events: string[] = [];
    app.command('/who-knows', ({ ack, command }) => ack(`You said “${command.text}”`));
    app.shortcut('ask', ({ ack }) => ack());
    const heard = new Promise<void>((resolve) => {
      app.event('user_change', async ({ event }) => {
        events.push(event.user.tz ?? '');
        resolve();
      });
    });
    await school.as('07').command('/who-knows', 'Lucía & co');
    expect((await school.as('07').sees('You said')).text).toBe('You said “Lucía & co”');
    await school.as('07').shortcut('ask');
    move(school);
    await heard;
    expect(events).toEqual(['America/Phoenix']);
    expect(await school.verifyUrl()).toBe(true);
  });

  test('a wrong secret is not taken, and the person sees it', async () => {
    const { school } = await bolt('a secret', 'another');
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow(
      '/who-knows failed with the error http_client_error',
    );
  });

  test('"Form body is recognised only when content-type is exactly application/x-www-form-urlencoded"; interactive ones in payload=', async () => {
    const { school, got } = await schoolWithUrl(() => ({}));
    await school.as('07').command('/who-knows', 'x');
    await school.as('07').shortcut('ask');
    expect(got.map(({ headers }) => headers['content-type'])).toEqual(
      Array(2).fill('application/x-www-form-urlencoded'),
    );
    expect(new URLSearchParams(got[0]?.body).get('command')).toBe('/who-knows');
    expect(JSON.parse(new URLSearchParams(got[1]?.body).get('payload') ?? '')).toMatchObject({
      type: 'shortcut',
      callback_id: 'ask',
    });
  });
});

describe('slack-facts.md section 1, "Ack … 3 s" over HTTP', () => {
  test.each<[string, Answer, string]>([
    ['no answer', undefined, 'operation_timeout'],
    ['500', { status: 500 }, 'http_service_error'],
    ['404', { status: 404 }, 'http_client_error'],
  ])('%s is %s', async (_what, answer, code) => {
    const { school } = await schoolWithUrl(() => answer, answer ? {} : { ackMs: 80 });
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow(code);
  });

  test('nobody listening is dispatch_failed', async () => {
    const school = await startSchool({ delivery: { mode: 'http', url: 'http://127.0.0.1:9/' } });
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow('dispatch_failed');
  });

  test('a plain text answer is shown as it is', async () => {
    const { school } = await schoolWithUrl(() => ({ body: 'Hello', headers: { 'content-type': 'text/plain' } }));
    await school.as('07').command('/who-knows', 'x');
    expect(school.as('07').messages()).toMatchObject([{ text: 'Hello', isEphemeral: true }]);
  });
});

describe('slack-facts.md section 2, duplicates and delivery', () => {
  test('"up to 3 retries: at once, +1 min, +5 min; x-slack-retry-num (1..3), x-slack-retry-reason"', async () => {
    const { school, got, nth } = await schoolWithUrl(() => ({ status: 500 }));
    move(school);
    await nth(4);
    expect(got.map(({ headers }) => [headers['x-slack-retry-num'], headers['x-slack-retry-reason']])).toEqual([
      [undefined, undefined],
      ['1', 'http_error'],
      ['2', 'http_error'],
      ['3', 'http_error'],
    ]);
    expect(new Set(got.map(({ body }) => body)).size).toBe(1);
  });

  test('"http_timeout": no answer in time is repeated, an answer ends it', async () => {
    const { school, got, nth } = await schoolWithUrl((_, nth) => (nth === 1 ? undefined : {}), { ackMs: 500 });
    move(school);
    expect((await nth(2)).headers['x-slack-retry-reason']).toBe('http_timeout');
    school.changePerson('07', { zone: 'America/Chicago' });
    await nth(3);
    expect(got[2]?.headers).not.toHaveProperty('x-slack-retry-num');
  });

  test('"Stop a retry: answer non-200 with x-slack-no-retry: 1"', async () => {
    const { school, got, nth } = await schoolWithUrl((_, nth) =>
      nth === 1 ? { status: 500, headers: { 'x-slack-no-retry': '1' } } : {},
    );
    move(school);
    await nth(1);
    await wait(150); // far longer than the first retry takes
    expect(got).toHaveLength(1);
  });

  test('"Redirects followed: 2"', async () => {
    const again = { status: 302, headers: { location: '/slack/events' } };
    const { school, got } = await schoolWithUrl((_, nth) => (nth <= 2 ? again : {}));
    await school.as('07').command('/who-knows', 'x');
    expect(got).toHaveLength(3);
    const lost = await schoolWithUrl((_, nth) => (nth <= 3 ? again : {}));
    move(lost.school);
    expect((await lost.nth(4)).headers['x-slack-retry-reason']).toBe('too_many_redirects');
  });

  test('a request that was taken comes once more, on demand', async () => {
    const { school, got, nth } = await schoolWithUrl(() => ({}));
    school.faults.add({ kind: 'redeliver', type: 'slash_commands' });
    await school.as('07').command('/who-knows', 'x');
    expect((await nth(2)).body).toBe(got[0]?.body);
    school.faults.add({ kind: 'redeliver', type: 'events_api' });
    move(school);
    expect((await nth(4)).body).toBe(got[2]?.body);
  });
});
