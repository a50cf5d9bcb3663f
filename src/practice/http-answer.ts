import type { ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Faults } from './faults.ts';

/** What is sent back for a request. */
export interface HttpAnswer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

export function jsonAnswer(body: unknown, status = 200, headers: Record<string, string> = {}): HttpAnswer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
    body: JSON.stringify(body),
  };
}

export function textAnswer(body: string, status = 200): HttpAnswer {
  return { status, headers: { 'content-type': 'text/plain; charset=utf-8' }, body };
}

export function send(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { 'content-length': Buffer.byteLength(body), ...headers }).end(body);
}

/**
 * Carries a request out, misbehaving as planned for `scope`: instead of taking effect, or after it, when the answer is what gets lost.
 *
 * @param act takes effect, and gives the answer
 */
export async function answerWithFaults(
  faults: Faults,
  scope: string,
  response: ServerResponse,
  act: () => Promise<HttpAnswer>,
): Promise<void> {
  const slow = faults.take('slow', scope);
  if (slow?.when === 'before') await wait(slow.ms);
  if (response.destroyed) return; // the caller has given up, and Slack never saw the call
  const limited = faults.take('rate_limited', scope);
  if (limited) {
    const header: Record<string, string> =
      limited.retryAfter === null ? {} : { 'retry-after': String(limited.retryAfter) };
    return send(response, jsonAnswer({ ok: false, error: 'ratelimited' }, 429, header));
  }
  const refusal = faults.take('refuse', scope);
  if (refusal) return send(response, jsonAnswer({ ok: false, error: refusal.code }));
  const lost = faults.take('http_error', scope) ?? faults.take('reset', scope);
  const isEarly = lost?.when === 'before';
  const answer = isEarly ? textAnswer('') : await act();
  if (slow?.when === 'after') await wait(slow.ms);
  if (lost?.kind === 'http_error') return send(response, textAnswer('upstream error', lost.status));
  if (lost?.kind === 'reset') return reset(response);
  if (faults.take('html', scope)) {
    const page = '<!DOCTYPE html><title>Slack</title><p>Be right back.</p>';
    return send(response, { status: 200, headers: { 'content-type': 'text/html' }, body: page });
  }
  if (faults.take('cut_body', scope)) return cut(response, answer);
  send(response, answer);
}

/** Announces the whole answer and sends half of it. */
function cut(response: ServerResponse, { status, headers, body }: HttpAnswer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) });
  response.write(body.slice(0, body.length / 2), () => reset(response));
}

/** Ends the connection with a TCP reset. */
function reset(response: ServerResponse): void {
  response.socket?.resetAndDestroy();
}
