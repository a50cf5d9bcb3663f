import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { ConfigError, readConfig } from '../src/config.ts';

const key = Buffer.alloc(32, 7).toString('base64');
/** HTTP with OAuth, for many workspaces. */
const oauth = {
  SLACK_SIGNING_SECRET: 'signing',
  SLACK_CLIENT_ID: '1.2',
  SLACK_CLIENT_SECRET: 'client',
  PUBLIC_URL: 'https://contour.school.example',
  DATA_KEYS: `k1:${key}`,
};

function faults(env: Record<string, string | undefined>): string[] {
  try {
    readConfig(env);
  } catch (fault) {
    if (fault instanceof ConfigError) return fault.faults;
    throw fault;
  }
  return [];
}

describe('what the settings switch on', () => {
  test('nothing set is the practice workspace with the embedded database', () => {
    expect(readConfig({})).toEqual({
      slack: { mode: 'practice', port: 3210 },
      dataKeys: [],
      logLevel: 'info',
    });
  });

  test('an empty value counts as not set', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: '', SLACK_APP_TOKEN: ' ', MONGODB_URI: '', PRACTICE_PORT: '' })).toEqual(
      readConfig({}),
    );
  });

  test('a bot token and an app token are Socket Mode', () => {
    expect(readConfig({ SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' }).slack).toEqual({
      mode: 'socket',
      botToken: 'xoxb-1',
      appToken: 'xapp-1',
    });
  });

  test('a bot token and a signing secret are HTTP, on port 3000 unless said otherwise', () => {
    const env = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 'signing' };
    const slack = { mode: 'http', botToken: 'xoxb-1', signingSecret: 'signing', port: 3000 };
    expect(readConfig(env).slack).toEqual(slack);
    expect(readConfig({ ...env, PORT: '8080' }).slack).toEqual({ ...slack, port: 8080 });
  });

  test('a stand-in for Slack names its tokens as it likes', () => {
    const slack = { SLACK_API_URL: 'http://localhost:9000/api/', SLACK_BOT_TOKEN: 'bot', SLACK_APP_TOKEN: 'app' };
    expect(readConfig(slack).slack).toEqual({
      mode: 'socket',
      botToken: 'bot',
      appToken: 'app',
      apiUrl: 'http://localhost:9000/api/',
    });
  });

  test('keys keep their order, the newest first', () => {
    const { dataKeys } = readConfig({ DATA_KEYS: `k2:${key}, k1:${key}` });
    expect(dataKeys.map(({ id }) => id)).toEqual(['k2', 'k1']);
    expect(dataKeys[0]?.key).toHaveLength(32);
  });

  test.each(['mongodb://db1,db2,db3/contour?replicaSet=rs0', 'mongodb+srv://cluster.example/contour'])(
    '%s is an address of MongoDB',
    (MONGODB_URI) => {
      expect(readConfig({ MONGODB_URI }).mongoUri).toBe(MONGODB_URI);
    },
  );
});

describe('half a configuration is told with the fix', () => {
  test.each([
    ['a bot token alone', { SLACK_BOT_TOKEN: 'xoxb-1' }, ['SLACK_SIGNING_SECRET is missing. For HTTP:']],
    ['an app token alone', { SLACK_APP_TOKEN: 'xapp-1' }, ['SLACK_BOT_TOKEN is missing. Socket Mode takes it']],
    [
      'a signing secret alone',
      { SLACK_SIGNING_SECRET: 's' },
      ['SLACK_BOT_TOKEN is missing. HTTP takes it beside SLACK_SIGNING_SECRET.'],
    ],
    [
      'Socket Mode and HTTP at once',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1', SLACK_SIGNING_SECRET: 's' },
      ['SLACK_APP_TOKEN means Socket Mode, SLACK_SIGNING_SECRET means HTTP. Remove'],
    ],
    [
      'a client id alone',
      { SLACK_CLIENT_ID: '1.2' },
      ['SLACK_CLIENT_ID is for many workspaces, and Contour serves one'],
    ],
    [
      'all of what many workspaces need, which is not there yet',
      oauth,
      [
        'PUBLIC_URL is for many workspaces, and Contour serves one',
        'SLACK_BOT_TOKEN is missing.',
        'SLACK_CLIENT_ID is for many workspaces, and Contour serves one',
        'SLACK_CLIENT_SECRET is for many workspaces, and Contour serves one',
      ],
    ],
    ['a stand-in without tokens', { SLACK_API_URL: 'http://localhost/api/' }, ['SLACK_API_URL is set without tokens.']],
  ])('%s', (_what, env, starts) => {
    expect(faults(env).sort()).toEqual(starts.map(startingWith));
  });
});

describe('a wrong value is told with the fix', () => {
  const socket = { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_APP_TOKEN: 'xapp-1' };
  test.each([
    ['a host instead of an address', { MONGODB_URI: 'localhost:27017' }, 'MONGODB_URI is no MongoDB address.'],
    ['a port in words', { PRACTICE_PORT: 'http' }, 'PRACTICE_PORT is no port.'],
    ['a port too high', { PRACTICE_PORT: '65536' }, 'PRACTICE_PORT is no port.'],
    ['a port below zero', { HEALTH_PORT: '-1' }, 'HEALTH_PORT is no port.'],
    ['health on the page', { HEALTH_PORT: '3210' }, 'HEALTH_PORT is the same as PRACTICE_PORT, 3210.'],
    [
      'health on HTTP',
      { SLACK_BOT_TOKEN: 'xoxb-1', SLACK_SIGNING_SECRET: 's', HEALTH_PORT: '3000' },
      'HEALTH_PORT is the same as PORT, 3000.',
    ],
    ['an unknown log level', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL is unknown.'],
    ['a short key', { DATA_KEYS: 'k1:short' }, 'DATA_KEYS has an entry that is not a name'],
    ['two keys of one name', { DATA_KEYS: `k1:${key},k1:${key}` }, 'DATA_KEYS has two keys of one name.'],
    ['an app token for the bot', { ...socket, SLACK_BOT_TOKEN: 'xapp-1' }, 'SLACK_BOT_TOKEN is no bot token.'],
    ['a bot token for the app', { ...socket, SLACK_APP_TOKEN: 'xoxb-1' }, 'SLACK_APP_TOKEN is no app token.'],
    ['a base without /api/', { ...socket, SLACK_API_URL: 'http://slack/' }, 'SLACK_API_URL is no base of a Web API.'],
    [
      'a base that is no web',
      { ...socket, SLACK_API_URL: 'ftp://slack/api/' },
      'SLACK_API_URL is no base of a Web API.',
    ],
  ])('%s', (_what, env, start) => {
    expect(faults(env)).toEqual([startingWith(start)]);
  });

  test('all faults come in one list, and none repeats a secret', () => {
    const env = {
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'very-secret',
      SLACK_BOT_TOKEN: 'very-secret',
      MONGODB_URI: 'very-secret@db',
      DATA_KEYS: 'very-secret',
      PORT: 'x',
      LOG_LEVEL: 'loud',
    };
    expect(() => readConfig(env)).toThrow(
      /^Contour cannot start with these settings\. Put right, in \.env or in the environment:\n- /,
    );
    const found = faults(env);
    expect(found.map((fault) => fault.split(' ')[0]).sort()).toEqual([
      'DATA_KEYS',
      'LOG_LEVEL',
      'MONGODB_URI',
      'PORT',
      'SLACK_BOT_TOKEN',
      'SLACK_CLIENT_ID',
      'SLACK_CLIENT_SECRET',
      'SLACK_SIGNING_SECRET',
    ]);
    expect(found.join()).not.toContain('very-secret');
  });
});

test('.env.example names every setting that may be made, and switches nothing on', async () => {
  const example = await readFile(new URL('../.env.example', import.meta.url), 'utf8');
  const source = await readFile(new URL('../src/config.ts', import.meta.url), 'utf8');
  const settings = new Set(source.match(/\b(SLACK|MONGO|PUBLIC|DATA|LOG|HEALTH|PRACTICE)[A-Z]*_[A-Z_]+\b|\bPORT\b/g));
  for (const [name] of source.matchAll(/(?<=ofMany\(')[A-Z_]+/g)) settings.delete(name);
  const named = new Set(example.match(/^[A-Z_]+(?==)/gm));
  expect([...named].sort()).toEqual([...settings].sort());
  expect(example.match(/^[A-Z_]+=.+$/gm)).toBeNull();
});

function startingWith(text: string): unknown {
  return expect.stringMatching(new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`));
}
