import { SocketModeClient } from '@slack/socket-mode';
import { onTestFinished } from 'vitest';
import type { Practice } from '../../src/practice/start-practice.ts';
import { silent } from './start-school.ts';

/** What arrived over a socket. */
export interface Arrived {
  type: string;
  envelope_id: string;
  body: Body;
  retry_num?: number;
  ack(answer?: Record<string, unknown>): Promise<void>;
}

/** The fields of payloads that tests read; each stands only in some. */
interface Body {
  type: string;
  text: string;
  event_id: string;
  trigger_id: string;
  response_url: string;
  response_urls: { response_url: string }[];
  is_cleared: boolean;
  container: { thread_ts?: string; is_ephemeral?: boolean };
  actions: { selected_option?: unknown }[];
  view: { state: { values: Record<string, Record<string, { value?: unknown }>> } };
  event?: { type: string; tab?: string; user?: unknown };
}

/** A bare Socket Mode connection that keeps what it gets. */
export interface SocketApp {
  client: SocketModeClient;
  arrived: Arrived[];
  /** The body of the last arrival. */
  last(): Body;
  /** The first arrival that fits, now or later. */
  next(fits?: (one: Arrived) => boolean): Promise<Arrived>;
}

/** Connects with the bare SDK. `answer` gives what to ack with; undefined = no ack at all. */
export async function socketApp(
  practice: Practice,
  answer: (
    one: Arrived,
  ) => Record<string, unknown> | undefined | Promise<Record<string, unknown> | undefined> = () => ({}),
  options: { clientPingTimeout?: number } = {},
): Promise<SocketApp> {
  const client = new SocketModeClient({
    appToken: practice.tokens.app,
    clientOptions: { slackApiUrl: practice.apiUrl },
    logger: silent,
    ...options,
  });
  const arrived: Arrived[] = [];
  const waiting = new Set<() => void>();
  client.on('slack_event', async (one: Arrived) => {
    arrived.push(one);
    for (const look of waiting) look();
    const body = await answer(one);
    if (body) await one.ack(body);
  });
  await client.start();
  onTestFinished(() => client.disconnect().then(() => undefined));
  return {
    client,
    arrived,
    last() {
      const { body } = arrived.at(-1) ?? {};
      if (!body) throw new Error('Nothing arrived.');
      return body;
    },
    next(fits = () => true) {
      return new Promise((resolve) => {
        const look = () => {
          const found = arrived.find(fits);
          if (!found) return;
          waiting.delete(look);
          resolve(found);
        };
        waiting.add(look);
        look();
      });
    },
  };
}
