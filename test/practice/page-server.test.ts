import { request } from 'node:http';
import { describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import type { LiveEvent } from '../../src/practice/page-api.ts';
import { buttons, everyone, modal, schoolWithApp, triggerOf } from './school-with-app.ts';
import { type SampleSchool, startSchool } from './start-school.ts';

function post(
  school: SampleSchool,
  path: string,
  body: unknown,
  headers: Record<string, string> = { 'content-type': 'application/json' },
) {
  return fetch(new URL(path, school.apiUrl), {
    method: 'POST',
    headers,
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
}

/** Everything a person's page is told, and a way to wait for it. */
async function livePage(school: SampleSchool, who: string) {
  const address = new URL(`/page/live?as=${school.as(who).id}`, school.apiUrl).href.replace('http', 'ws');
  const socket = new WebSocket(address);
  const events: LiveEvent[] = [];
  const waiting = new Set<() => void>();
  socket.on('message', (data) => {
    events.push(JSON.parse(String(data)) as LiveEvent);
    for (const look of waiting) look();
  });
  const next = <Type extends LiveEvent['type']>(
    type: Type,
    fits: (event: Extract<LiveEvent, { type: Type }>) => boolean = () => true,
  ) =>
    new Promise<Extract<LiveEvent, { type: Type }>>((resolve) => {
      const look = () => {
        const found = events.find(
          (event): event is Extract<LiveEvent, { type: Type }> =>
            event.type === type && fits(event as Extract<LiveEvent, { type: Type }>),
        );
        if (found) resolve(found);
      };
      waiting.add(look);
      look();
    });
  await next('state');
  return { events, next };
}

describe('the page of the practice workspace', () => {
  test('the first frame is all a person sees: people, channels, commands with hints, shortcuts', async () => {
    const school = await startSchool();
    const { state } = await (await livePage(school, '07')).next('state');
    expect(state.me).toMatchObject({ name: 'Kofi Mensah', handle: 'kofi.mensah', zone: 'America/Chicago', waiting: 0 });
    expect(state.people.filter(({ isApp }) => !isApp)).toHaveLength(26);
    expect(state.channels.map(({ name }) => name)).toEqual([
      'alder-all',
      'k-2',
      'three-five',
      'six-eight',
      'student-support',
    ]);
    expect(state.commands[0]).toEqual({
      command: '/who-knows',
      description: 'Find the colleague',
      usageHint: '[question]',
    });
    expect(state.shortcuts.map(({ kind }) => kind)).toEqual(['global', 'message']);
    expect(state.app).toMatchObject({ isConnected: false, hasHome: true, isReadOnly: true, channel: null });
    expect(state.clock.label).toBe('Tue, Feb 24, 10:00 AM');
  });

  test('a message to me comes live with a badge, and looking at it clears the badge', async () => {
    const school = await startSchool();
    const kofi = await livePage(school, '07');
    const { channel = '' } = await school.client.chat.postMessage({ channel: school.as('07').id, text: 'for you' });
    expect((await kofi.next('message')).message).toMatchObject({ text: 'for you', channel });
    await kofi.next('channel', (event) => event.channel.id === channel && event.channel.waiting === 1);
    await kofi.next('people', ({ people }) =>
      people.some(({ name, waiting }) => name === 'Kofi Mensah' && waiting === 1),
    );
    await post(school, '/page/openChannel', { as: school.as('07').id, channel });
    await kofi.next('people', ({ people }) =>
      people.some(({ name, waiting }) => name === 'Kofi Mensah' && waiting === 0),
    );
  });

  test('in a channel only a mention waits for me; other messages are unread', async () => {
    const school = await startSchool();
    const kofi = await livePage(school, '07');
    await school.client.chat.postMessage({ channel: everyone, text: 'for all' });
    await kofi.next('channel', ({ channel }) => channel.unread === 1 && channel.waiting === 0);
    await school.client.chat.postMessage({ channel: everyone, text: `for <@${school.as('07').id}>` });
    await kofi.next('channel', ({ channel }) => channel.unread === 2 && channel.waiting === 1);
  });

  test('what is only for one person, and what happens in a conversation of others, reaches nobody else', async () => {
    const school = await startSchool();
    const june = await livePage(school, '06');
    await school.client.chat.postEphemeral({ channel: everyone, user: school.as('07').id, text: 'secret one' });
    await school.client.chat.postMessage({ channel: school.as('07').id, text: 'secret two' });
    await school.client.chat.postMessage({ channel: everyone, text: 'open' });
    await june.next('message', ({ message }) => message.text === 'open');
    expect(JSON.stringify(june.events)).not.toContain('secret');
  });

  test('modals, Home, the clock and the app’s connection come live', async () => {
    const both = await schoolWithApp();
    const { school } = both;
    const kofi = await livePage(school, '07');
    await school.client.views.open({ trigger_id: await triggerOf(both), view: modal() });
    await kofi.next('views', ({ stack }) => stack[0]?.title?.text === 'Form');
    await school.client.views.publish({ user_id: school.as('07').id, view: { type: 'home', blocks: buttons } });
    await kofi.next('home', ({ home }) => home?.blocks.length === 1);
    await post(school, '/page/moveClock', { as: school.as('07').id, move: 'next-hour' });
    await kofi.next('clock', ({ clock }) => clock.label === 'Tue, Feb 24, 11:00 AM');
    await both.app.client.disconnect();
    await kofi.next('app', ({ app }) => !app.isConnected);
  });

  test('threads: the top level shows how many replied, the thread shows all', async () => {
    const school = await startSchool();
    const ts = await school.as('07').post(everyone, 'parent');
    await school.as('06').post(everyone, 'reply', ts);
    const read = async (threadTs?: string) =>
      (await (
        await post(school, '/page/messages', { as: school.as('07').id, channel: everyone, threadTs })
      ).json()) as { messages: unknown[] };
    expect((await read()).messages).toMatchObject([
      { text: 'parent', replies: { count: 1, people: [school.as('06').id] } },
    ]);
    expect((await read(ts)).messages).toMatchObject([{ text: 'parent' }, { text: 'reply', threadTs: ts }]);
  });

  test('a permalink leads to the channel, and to the thread of a reply', async () => {
    const school = await startSchool();
    const parent = await school.client.chat.postMessage({ channel: everyone, text: 'parent' });
    const reply = await school.client.chat.postMessage({
      channel: everyone,
      text: 'reply',
      thread_ts: parent.ts ?? '',
    });
    const target = async (message_ts = '') => {
      const { permalink = '' } = await school.client.chat.getPermalink({ channel: everyone, message_ts });
      return (await fetch(permalink, { redirect: 'manual' })).headers.get('location');
    };
    expect(await target(parent.ts)).toBe(`/?channel=${everyone}`);
    expect(await target(reply.ts)).toBe(`/?channel=${everyone}&thread=${parent.ts}`);
  });

  test('files: what a person uploads can be posted and opened', async () => {
    const school = await startSchool();
    const uploaded = await post(school, `/page/upload?as=${school.as('07').id}&name=people.csv`, 'email,topic', {
      'content-type': 'text/csv',
    });
    const { file } = (await uploaded.json()) as { file: { id: string; url: string } };
    await post(school, '/page/post', { as: school.as('07').id, channel: everyone, text: '', files: [file.id] });
    expect((await school.as('06').sees('', everyone)).files).toMatchObject([
      { name: 'people.csv', mimetype: 'text/csv' },
    ]);
    const opened = await fetch(new URL(file.url, school.apiUrl));
    expect([await opened.text(), opened.headers.get('content-disposition')]).toEqual(['email,topic', 'attachment']);
  });

  test('a fault is an answer; a wrong request is 400; an unknown one 404', async () => {
    const school = await startSchool();
    const as = school.as('07').id;
    const fault = await post(school, '/page/post', { as, channel: 'C404', text: 'x' });
    expect([fault.status, await fault.json()]).toMatchObject([
      200,
      { ok: false, fault: { code: 'channel_not_found', sentence: expect.any(String) } },
    ]);
    expect((await post(school, '/page/post', '{')).status).toBe(400);
    expect((await post(school, '/page/shout', { as })).status).toBe(404);
  });

  test('it answers only to this machine, and not to other sites open in the same browser', async () => {
    const school = await startSchool();
    const as = school.as('07').id;
    const foreign = { 'content-type': 'application/json', origin: 'https://evil.example' };
    expect((await post(school, '/page/state', { as }, foreign)).status).toBe(403);
    expect((await post(school, '/practice/faults', {}, foreign)).status).toBe(403);
    expect((await post(school, '/page/state', JSON.stringify({ as }), { 'content-type': 'text/plain' })).status).toBe(
      400,
    );
    const { port } = new URL(school.apiUrl);
    const rebound = await new Promise<number | undefined>((resolve, reject) => {
      const call = request(
        { port, host: '127.0.0.1', path: '/', headers: { host: 'evil.example' } },
        ({ statusCode }) => resolve(statusCode),
      );
      call.on('error', reject).end();
    });
    expect(rebound).toBe(403);
    const socket = new WebSocket(new URL(`/page/live?as=${as}`, school.apiUrl).href.replace('http', 'ws'), {
      origin: 'https://evil.example',
    });
    expect(
      await new Promise((resolve) => socket.on('error', () => resolve('refused')).on('open', () => resolve('open'))),
    ).toBe('refused');
  });

  test('the page itself is served, with its script and style', async () => {
    const school = await startSchool();
    const page = await fetch(school.pageUrl);
    expect(page.status).toBe(200);
    expect(await page.text()).toMatch(/<div id="root">|practice page/);
  });
});
