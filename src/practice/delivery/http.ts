import { createHmac } from 'node:crypto';
import { isObject } from '../block-kit/shape.ts';
import type { Timing } from '../core.ts';
import type { Faults } from '../faults.ts';
import { machineNow, machineSeconds } from '../machine-time.ts';
import type { Delivery, Reply } from './delivery.ts';

/** Signed requests to the app's URL. Source: `slack-facts.md` sections 1 to 3. */
export interface HttpDelivery extends Delivery {
  /** Slack's check when the URL is entered: sends a challenge and compares what comes back. */
  verifyUrl(): Promise<boolean>;
}

const mostRedirects = 2;

export function httpDelivery(options: {
  url: string;
  signingSecret: string;
  timing: Timing;
  faults: Faults;
}): HttpDelivery {
  const { timing, faults } = options;
  const timers = new Set<NodeJS.Timeout>();

  /** One signed request. @throws what `fetch` throws, `TimeoutError` after 3 s */
  async function post(body: string, type: string, more: Record<string, string> = {}): Promise<Response> {
    const timestamp = String(machineSeconds());
    const signature = createHmac('sha256', options.signingSecret).update(`v0:${timestamp}:${body}`).digest('hex');
    const headers = {
      'content-type': type,
      'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
      ...more,
    };
    const signal = AbortSignal.timeout(timing.ackMs);
    let url = options.url;
    for (let redirects = 0; ; redirects++) {
      const response = await fetch(url, { method: 'POST', body, headers, signal, redirect: 'manual' });
      const location = response.headers.get('location');
      if (response.status < 300 || response.status > 399 || location === null) return response;
      if (redirects === mostRedirects) throw new Error('too_many_redirects');
      url = new URL(location, url).href;
    }
  }

  /** Sends an event until it is confirmed: at once, then after each delay. */
  async function deliver(body: string, retry: number, reason?: string): Promise<void> {
    const headers: Record<string, string> =
      reason === undefined ? {} : { 'x-slack-retry-num': String(retry), 'x-slack-retry-reason': reason };
    const failed = await attempt(() => post(body, 'application/json', headers));
    if (failed === undefined && !faults.take('drop_ack', 'events_api')) {
      if (faults.take('redeliver', 'events_api')) void deliver(body, 1, 'http_timeout');
      return;
    }
    const delay = failed === 'no_retry' ? undefined : timing.retryDelaysMs[retry];
    if (delay === undefined) return;
    const timer = setTimeout(() => {
      timers.delete(timer);
      void deliver(body, retry + 1, failed ?? 'http_timeout');
    }, delay);
    timers.add(timer);
  }

  return {
    async ask(kind, payload) {
      const fields =
        kind === 'slash_commands' ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) };
      const body = new URLSearchParams(fields).toString();
      const reply = await answerTo(() => post(body, 'application/x-www-form-urlencoded'));
      if (reply.ok && faults.take('redeliver', kind))
        void answerTo(() => post(body, 'application/x-www-form-urlencoded'));
      return reply.ok && faults.take('drop_ack', kind) ? { ok: false, code: 'operation_timeout' } : reply;
    },
    tell(body) {
      void deliver(JSON.stringify(body), 0);
    },
    async verifyUrl() {
      const challenge = createHmac('sha256', options.signingSecret).update(String(machineNow())).digest('hex');
      const response = await post(
        JSON.stringify({ token: '', challenge, type: 'url_verification' }),
        'application/json',
      );
      return response.ok && (await response.text()).includes(challenge);
    },
    isConnected: () => true,
    async stop() {
      for (const timer of timers) clearTimeout(timer);
    },
  };
}

/** Why an event has to be sent again; undefined when it was taken. */
async function attempt(request: () => Promise<Response>): Promise<string | undefined> {
  try {
    const response = await request();
    await response.body?.cancel();
    if (response.ok) return undefined;
    return response.headers.get('x-slack-no-retry') === '1' ? 'no_retry' : 'http_error';
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') return 'http_timeout';
    return (error as Error).message === 'too_many_redirects' ? 'too_many_redirects' : 'connection_failed';
  }
}

/** The app's answer to something a person waits for. */
async function answerTo(request: () => Promise<Response>): Promise<Reply> {
  try {
    const response = await request();
    const text = await response.text();
    if (!response.ok) return { ok: false, code: response.status < 500 ? 'http_client_error' : 'http_service_error' };
    return { ok: true, body: bodyOf(text, response.headers.get('content-type') ?? '') };
  } catch (error) {
    return { ok: false, code: (error as Error).name === 'TimeoutError' ? 'operation_timeout' : 'dispatch_failed' };
  }
}

/** A plain text answer is the text of a message. */
function bodyOf(text: string, type: string): Record<string, unknown> {
  if (text === '') return {};
  const value: unknown = type.startsWith('application/json') ? JSON.parse(text) : { text };
  return isObject(value) ? value : {};
}
