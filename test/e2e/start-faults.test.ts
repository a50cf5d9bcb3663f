import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { freshDatabase } from '../helpers/mongo.ts';
import { slackStub } from '../helpers/slack-stub.ts';

const main = new URL('../../src/main.ts', import.meta.url).pathname;
const { db, uri } = await freshDatabase();
const MONGODB_URI = uri.replace('/?', `/${db.databaseName}?`);
const folder = await mkdtemp(join(tmpdir(), 'contour-start-'));
const slack = await slackStub();
const taken = createServer().listen(0, '127.0.0.1');
await once(taken, 'listening');
const port = String((taken.address() as AddressInfo).port);
afterAll(async () => {
  taken.close();
  await slack.stop();
  await rm(folder, { recursive: true, force: true });
});

/** A start with these settings: how it ended, and what it wrote for the person at the terminal. */
async function start(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const child = spawn(process.execPath, ['--import', import.meta.resolve('tsx'), main], {
    cwd: folder,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, MONGODB_URI, ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk));
  const [code] = (await once(child, 'exit')) as [number];
  return { code, said };
}

describe('a start', () => {
  test.each([
    ['whose practice page finds its port taken', { PRACTICE_PORT: port }, `Port ${port} is in use`, 'PRACTICE_PORT'],
    [
      'whose bot token Slack does not accept',
      { SLACK_BOT_TOKEN: 'xoxb-old', SLACK_SIGNING_SECRET: 'secret', PORT: '0', SLACK_API_URL: slack.apiUrl },
      'Slack does not accept SLACK_BOT_TOKEN (invalid_auth)',
      'api.slack.com',
    ],
    [
      'over HTTP that finds its port taken',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'secret', PORT: port, SLACK_API_URL: slack.apiUrl },
      `Port ${port} is in use`,
      'Set PORT to',
    ],
    [
      'that reaches no Slack',
      {
        SLACK_BOT_TOKEN: 'xoxb-1',
        SLACK_SIGNING_SECRET: 'secret',
        PORT: '0',
        SLACK_API_URL: 'http://127.0.0.1:1/api/',
      },
      'Slack does not answer',
      'SLACK_API_URL',
    ],
  ])('%s says so in a sentence with its fix, and no stack', async (_, env, fault, fix) => {
    if (fault.includes('invalid_auth')) slack.next('auth.test', () => ({ ok: false, error: 'invalid_auth' }));
    const { code, said } = await start(env);
    expect(said).toContain(fault);
    expect(said).toContain(fix);
    expect(said).not.toMatch(/\n\s+at /);
    expect(code).toBe(2);
  });
});
