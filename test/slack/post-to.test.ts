import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import { postTo } from '../../src/slack/post-to.ts';

type Answer = (request: IncomingMessage, response: ServerResponse, nth: number) => void;

/** A response URL that answers as it is told; gives what it was posted and over how many connections. */
async function responseUrl(answer: Answer) {
  const posted: unknown[] = [];
  const connections = new Set<Socket>();
  const server = createServer(async (request, response) => {
    connections.add(request.socket);
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    posted.push(JSON.parse(Buffer.concat(chunks).toString()));
    answer(request, response, posted.length);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/response/1`, posted, connections };
}

test('answers one after another go over one connection, each whole', async () => {
  const { url, posted, connections } = await responseUrl((_, response) => response.end('ok'));
  const texts = ['¿Quién sabe?', 'x'.repeat(100_000), 'last'];
  for (const text of texts) expect(await postTo(url, { text })).toBe(200);
  expect(posted).toEqual(texts.map((text) => ({ text })));
  expect(connections.size).toBe(1);
});

test('a redirect is told and not followed', async () => {
  const elsewhere = await responseUrl((_, response) => response.end('ok'));
  const { url } = await responseUrl((_, response) => response.writeHead(307, { location: elsewhere.url }).end());
  expect(await postTo(url, { text: 'for her alone' })).toBe(307);
  expect(elsewhere.posted).toEqual([]);
});

test('an answer sent on a connection that was just closed goes out on a new one', async () => {
  const { url, posted } = await responseUrl((request, response, nth) => {
    if (nth === 2) request.socket.resetAndDestroy();
    else response.end('ok');
  });
  expect(await postTo(url, { text: 'first' })).toBe(200);
  expect(await postTo(url, { text: 'second' })).toBe(200);
  expect(posted).toEqual([{ text: 'first' }, { text: 'second' }, { text: 'second' }]);
});

test('when all kept connections were closed at once, an answer still goes out', async () => {
  const waiting: ServerResponse[] = [];
  const kept = new Set<Socket>();
  const { url, posted } = await responseUrl((request, response, nth) => {
    if (kept.has(request.socket)) return request.socket.resetAndDestroy();
    if (nth > 2) return response.end('ok');
    kept.add(request.socket);
    waiting.push(response);
    // Two at once are two connections, and both are kept.
    if (nth === 2) for (const held of waiting) held.end('ok');
  });
  expect(await Promise.all([postTo(url, { text: 'one' }), postTo(url, { text: 'other' })])).toEqual([200, 200]);
  expect(await postTo(url, { text: 'third' })).toBe(200);
  expect(posted.slice(2)).toEqual([{ text: 'third' }, { text: 'third' }]);
});

test('an answer that a new connection breaks off is told as not shown', async () => {
  const { url, posted } = await responseUrl((request) => request.socket.resetAndDestroy());
  await expect(postTo(url, { text: 'first' })).rejects.toMatchObject({ code: 'ECONNRESET' });
  expect(posted).toHaveLength(1);
});
