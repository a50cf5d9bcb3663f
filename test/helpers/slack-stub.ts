import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Call {
  method: string;
  args: Record<string, unknown>;
}

/** Gives the body to send, or undefined after dealing with the response itself; `store` does what Slack usually does. */
export type Behaviour = (response: ServerResponse, store: () => object) => unknown;

export interface SlackStub {
  apiUrl: string;
  host: string;
  responseUrl: string;
  /** Calls in the order they arrived; posts to response URLs have the method `response_url`, the bytes of files `upload`. */
  calls: Call[];
  /** The text of an uploaded file. */
  uploaded(fileId: string): string;
  callsOf(method: string): Record<string, unknown>[];
  /** Is told of each call as it arrives, before it is answered. */
  listen(listener: (call: Call) => void): void;
  /** What the next calls of a method get, one behaviour a call; then the usual answer again. */
  next(method: string, ...behaviours: Behaviour[]): void;
  /** Its clock, by which messages are dated, goes on to this instant. */
  goTo(at: Date): void;
  stop(): Promise<void>;
}

/** Slack's Web API reduced to recording: each behaviour either writes the response itself or gives a body to send. */
export async function slackStub(): Promise<SlackStub> {
  const calls: Call[] = [];
  const listeners: ((call: Call) => void)[] = [];
  const planned = new Map<string, Behaviour[]>();
  /** Messages by channel, newest first: what `conversations.history` tells. */
  const stored = new Map<string, Record<string, unknown>[]>();
  // By the school's clock, which stands still in most tests: Tuesday 24 February 2026, 09:00 in Chicago.
  let ts = Date.UTC(2026, 1, 24, 15) / 1_000;
  /** Where each file is shown that was completed, by its id. */
  const shown = new Map<string, string>();
  let uploads = 0;
  const texts = new Map<string, string>();

  const usual: Record<string, (args: Record<string, unknown>) => object> = {
    'auth.test': () => ({ team_id: 'T1', user_id: 'UBOT', bot_id: 'BBOT' }),
    'users.info': ({ user }) => ({ user: { id: user, real_name: `Person ${user}`, tz: 'America/Chicago' } }),
    // u11@alder.example is U11.
    'users.lookupByEmail': ({ email }) => {
      const id = String(email).split('@')[0]?.toUpperCase();
      return { user: { id, real_name: `Person ${id}`, tz: 'America/Chicago' } };
    },
    'views.open': () => ({ view: { id: 'V1' } }),
    'conversations.members': () => ({ members: ['U01', 'U07'] }),
    'conversations.open': ({ users }) => ({ channel: { id: `D${String(users).slice(1)}` } }),
    'conversations.history': ({ channel, oldest = 0 }) => ({
      messages: (stored.get(String(channel)) ?? []).filter((message) => Number(message.ts) > Number(oldest)),
    }),
    'files.getUploadURLExternal': () => {
      uploads += 1;
      return { upload_url: `http://${host}/upload/F${uploads}`, file_id: `F${uploads}` };
    },
    'files.completeUploadExternal': ({ files, channel_id }) => {
      const [{ id }] = files as [{ id: string }];
      if (shown.has(id)) return { ok: false, error: 'file_not_found' };
      shown.set(id, String(channel_id));
      return { files: [{ id }] };
    },
    'files.info': ({ file }) => {
      const place = shown.get(String(file));
      if (!place) return { ok: false, error: 'file_not_found' };
      const [channels, ims] = place.startsWith('D') ? [[], [place]] : [[place], []];
      return { file: { id: file, channels, groups: [], ims } };
    },
    'chat.postMessage': ({ channel, metadata }) => {
      ts += 1;
      const place = String(channel).replace(/^[UW]/, 'D');
      const message = { ts: `${ts}.000100`, metadata: typeof metadata === 'string' ? JSON.parse(metadata) : metadata };
      stored.set(place, [message, ...(stored.get(place) ?? [])]);
      return { channel: place, ts: message.ts };
    },
  };

  const server = createServer(async (request, response) => {
    const [, room, rest] = String(request.url).split('/');
    const method = room === 'response' ? 'response_url' : room === 'upload' ? room : String(rest);
    const args = room === 'upload' ? { text: await readText(request) } : await readBody(request);
    if (room === 'upload') texts.set(String(rest), String(args.text));
    const call = { method, args };
    calls.push(call);
    for (const tell of listeners) tell(call);
    const behave = planned.get(method)?.shift();
    const store = () => ({ ok: true, ...usual[method]?.(call.args) });
    const body = behave ? await behave(response, store) : store();
    if (response.writableEnded || response.destroyed || body === undefined) return;
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;

  return {
    apiUrl: `http://${host}/api/`,
    host,
    responseUrl: `http://${host}/response/1`,
    calls,
    uploaded: (fileId) => texts.get(fileId) ?? '',
    goTo(at) {
      ts = Math.max(ts, Math.floor(+at / 1_000));
    },
    callsOf: (method) => calls.filter((call) => call.method === method).map(({ args }) => args),
    listen: (listener) => void listeners.push(listener),
    next: (method, ...behaviours) => planned.set(method, [...(planned.get(method) ?? []), ...behaviours]),
    async stop() {
      server.closeAllConnections();
      server.close();
    },
  };
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}

async function readBody(request: IncomingMessage): Promise<Record<string, unknown>> {
  const text = await readText(request);
  if (request.headers['content-type']?.startsWith('application/json')) return JSON.parse(text);
  return Object.fromEntries([...new URLSearchParams(text)].map(([key, value]) => [key, parsed(value)]));
}

function parsed(value: string): unknown {
  return /^[[{]/.test(value) ? JSON.parse(value) : value;
}
