import type { IncomingMessage, ServerResponse } from 'node:http';
import { actor } from './acts/acting.ts';
import { type Control, control } from './control.ts';
import type { Core } from './core.ts';
import { addFile, completeFile, fillFile } from './files.ts';
import { answerWithFaults, type HttpAnswer, jsonAnswer, send, textAnswer } from './http-answer.ts';
import { findMessage } from './messages.ts';
import type { PageApi } from './page-api.ts';
import { pageFile } from './page-state.ts';
import { readBytes, readJson, readUpload } from './read-body.ts';
import { Refusal } from './refusal.ts';
import { postResponse } from './response-url.ts';
import type { PageFiles } from './serve-page.ts';
import type { Methods } from './web-api/method.ts';
import { serveWebApi } from './web-api/serve-web-api.ts';

/** What the server hands requests to. */
export interface Served {
  core: Core;
  methods: Methods;
  actions: PageApi;
  controls: Control;
  page: PageFiles;
}

/** Answers one request to the practice workspace. */
export async function serve(served: Served, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { core } = served;
  const { pathname, searchParams } = new URL(request.url ?? '/', core.origin);
  const [, room = '', name = '', id = ''] = pathname.split('/').map(decodeURIComponent);
  const isPost = request.method === 'POST';
  if (room === 'api') return serveWebApi(core, served.methods, name, request, response);
  if (room === 'respond' && isPost) return respondTo(core, id, request, response);
  if (room === 'upload' && isPost) return receiveUpload(core, name, request, response);
  if (room === 'files') return send(response, fileAnswer(core, name));
  if (room === 'page' && isPost) {
    if (name === 'upload') return send(response, await uploadFromPage(core, request, searchParams));
    return send(response, await act(served.actions, name, request));
  }
  if (room === 'practice') return send(response, await control(served.controls, request, [name, id]));
  if (room === 'archives') return send(response, toMessage(core, name, id));
  const file = request.method === 'GET' ? await served.page.get(pathname) : undefined;
  send(response, file ?? textAnswer('There is nothing here.', 404));
}

/** A permalink leads to the channel, and to the thread when the message stands in one. */
function toMessage(core: Core, channel: string, id: string): HttpAnswer {
  const ts = id.replace(/^p(\d+)(\d{6})$/, '$1.$2');
  const thread = findMessage(core.workspace, channel, ts)?.threadTs;
  const location = `/?${new URLSearchParams({ channel, ...(thread ? { thread } : {}) })}`;
  return { status: 302, headers: { location }, body: '' };
}

async function act(actions: PageApi, name: string, request: IncomingMessage): Promise<HttpAnswer> {
  if (!Object.hasOwn(actions, name)) return textAnswer(`The page has no method ${name}.`, 404);
  // a foreign web page cannot send JSON here without asking first, and is never allowed to
  if (!request.headers['content-type']?.startsWith('application/json')) return textAnswer('Send JSON.', 400);
  const method = actions[name as keyof PageApi] as (input: unknown) => Promise<unknown>;
  return jsonAnswer(await method(await readJson(request)));
}

async function uploadFromPage(core: Core, request: IncomingMessage, query: URLSearchParams): Promise<HttpAnswer> {
  const person = actor(core, query.get('as') ?? '');
  const file = addFile(core.workspace, { name: query.get('name') ?? 'file', altText: '', user: person.id });
  fillFile(file, await readBytes(request));
  completeFile(core.workspace, file, file.name, []);
  return jsonAnswer({ ok: true, file: pageFile(file)[0] });
}

async function respondTo(core: Core, id: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const sent = (await readBytes(request)).toString();
  await answerWithFaults(core.faults, 'response_url', response, async () => {
    try {
      postResponse(core, id, sent);
      await core.kept();
      return textAnswer('ok');
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const status = ['expired_url', 'used_url'].includes(error.code) ? 404 : 400;
      return jsonAnswer({ ok: false, error: error.code, ...error.details }, status);
    }
  });
}

async function receiveUpload(
  core: Core,
  id: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const bytes = await readUpload(request);
  await answerWithFaults(core.faults, 'upload', response, async () => {
    const file = core.workspace.state.files[id];
    if (!file || file.isComplete) return textAnswer('no such upload', 404);
    fillFile(file, bytes);
    await core.kept();
    return textAnswer(`OK - ${file.bytes}`);
  });
}

function fileAnswer(core: Core, id: string): HttpAnswer {
  const file = core.workspace.state.files[id];
  if (!file?.isComplete) return textAnswer('There is no such file.', 404);
  // shown as what it says it is and nothing else: an uploaded page must not run as ours
  const headers = {
    'content-type': file.mimetype,
    'x-content-type-options': 'nosniff',
    ...(file.mimetype.startsWith('image/') ? {} : { 'content-disposition': 'attachment' }),
  };
  return { status: 200, headers, body: Buffer.from(file.data, 'base64') };
}
