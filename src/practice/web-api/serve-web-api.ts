import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Core } from '../core.ts';
import { answerWithFaults, jsonAnswer } from '../http-answer.ts';
import { readArgs } from '../read-body.ts';
import { callMethod } from './call-method.ts';
import type { Methods } from './method.ts';

/** Answers `/api/<method>`, with the faults that are planned for it. */
export async function serveWebApi(
  core: Core,
  methods: Methods,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const { token: inBody, ...args } = await readArgs(request, new URL(request.url ?? '/', core.origin));
  const inHeader = request.headers.authorization?.replace(/^Bearer\s+/i, '');
  const token = inHeader || (typeof inBody === 'string' ? inBody : undefined);
  await answerWithFaults(core.faults, name, response, async () => {
    const outcome = callMethod(core, methods, name, token, args);
    // Whoever calls takes it for done: it has to be there still when both end at once.
    await core.kept();
    if ('retryAfter' in outcome) {
      return jsonAnswer({ ok: false, error: 'ratelimited' }, 429, { 'retry-after': String(outcome.retryAfter) });
    }
    const scopes = core.manifest.oauth_config?.scopes?.bot?.join(',') ?? '';
    return jsonAnswer(outcome.body, 200, { 'x-oauth-scopes': scopes });
  });
}
