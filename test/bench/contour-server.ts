import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

interface ContourServer {
  /** Of the database. */
  uri: string;
  slack: Server;
  /** Its health page is at the next one. */
  port: number;
  logLevel?: string;
}

/** Contour as a process of its own, over signed HTTP, when it is ready. */
export async function startContour({ uri, slack, port, logLevel = 'warn' }: ContourServer): Promise<ChildProcess> {
  const { port: slackPort } = slack.address() as AddressInfo;
  const started = fork('src/main.ts', [], {
    execArgv: ['--import', 'tsx'],
    env: {
      PATH: process.env.PATH,
      MONGODB_URI: uri,
      SLACK_BOT_TOKEN: 'xoxb-bench',
      SLACK_SIGNING_SECRET: 'bench-secret',
      SLACK_API_URL: `http://127.0.0.1:${slackPort}/api/`,
      PORT: String(port),
      HEALTH_PORT: String(port + 1),
      LOG_LEVEL: logLevel,
    },
  });
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${port + 1}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return started;
    await wait(100);
  }
}

/** Slack's side, as fast as it can be: every call is fine. */
export async function slackThatSaysYes(): Promise<Server> {
  const server = createServer((request, response) => {
    request.resume();
    const answer =
      request.url === '/api/auth.test'
        ? { ok: true, team_id: 'TBENCH', user_id: 'UBOT', bot_id: 'BBOT' }
        : { ok: true, ts: '1.1', channel: 'D1' };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
