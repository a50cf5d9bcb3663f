import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';

/** What `npm run hosts` prints with these settings, the hosts alone. */
async function printed(env: Record<string, string>): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', 'scripts/hosts.ts'], {
    env: { PATH: String(process.env.PATH), ...env },
  });
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.split(/ {2,}/)[0] ?? '');
}

/** The hosts of all addresses that stand in the code, but for the stand-in of Slack. */
async function inCode(): Promise<string[]> {
  const names = await readdir('src', { recursive: true });
  const files = names.filter((name) => name.endsWith('.ts') && !name.startsWith('practice'));
  const texts = await Promise.all(files.map((name) => readFile(join('src', name), 'utf8')));
  return [...texts.join('\n').matchAll(/https?:\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/g)].map(([, host]) => String(host));
}

describe('whoever runs Contour is shown the hosts it calls', () => {
  test('of a school, with no password among them', async () => {
    const hosts = await printed({
      SLACK_BOT_TOKEN: 'xoxb-1',
      MONGODB_URI: 'mongodb://me:secret@db1:27017,db2/contour',
    });
    expect(hosts.slice(0, 5)).toEqual(['slack.com', '*.slack.com', 'hooks.slack.com', 'db1:27017', 'db2']);
    expect(hosts.join()).not.toContain('secret');
  });

  test('where another Slack and another server of encoders are set, those', async () => {
    const hosts = await printed({
      SLACK_BOT_TOKEN: 'any',
      SLACK_API_URL: 'https://slack.alder.example/api/',
      MODEL_URL: 'https://models.alder.example/files',
    });
    expect(hosts).toEqual(expect.arrayContaining(['slack.alder.example', 'models.alder.example']));
    expect(hosts).not.toContain('slack.com');
  });

  test('and no address in the code leads anywhere else', async () => {
    const found = await inCode();
    expect(found).not.toEqual([]);
    const hosts = await printed({ SLACK_BOT_TOKEN: 'xoxb-1' });
    expect(found.filter((host) => !hosts.includes(host))).toEqual([]);
  });
});
