import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { httpManifest, scopes, socketManifest } from '../manifests/manifest.ts';

const json = async (path: string) => JSON.parse(await readFile(new URL(path, import.meta.url), 'utf8'));
const sources = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => file.endsWith('.ts') && !file.startsWith('src/practice/'));
const code = (await Promise.all(sources.map((file) => readFile(file, 'utf8')))).join('\n');

/** The bot scopes of the Web API methods that Contour calls. Source: slack-facts 7. */
const scopesOf: Record<string, string[]> = {
  'auth.test': [],
  'chat.postMessage': ['chat:write', 'chat:write.public'],
  'chat.update': ['chat:write'],
  'chat.delete': ['chat:write'],
  'conversations.history': ['im:history'],
  'conversations.info': ['channels:read', 'groups:read'],
  'conversations.members': ['channels:read', 'groups:read'],
  'conversations.open': ['im:write', 'mpim:write'],
  'files.completeUploadExternal': ['files:write'],
  'files.getUploadURLExternal': ['files:write'],
  'files.info': ['files:read'],
  'users.info': ['users:read'],
  'users.list': ['users:read'],
  'users.lookupByEmail': ['users:read', 'users:read.email'],
  'views.open': [],
  'views.update': [],
  'views.publish': [],
};

describe.each(['socket', 'http'])('the %s manifest', (name) => {
  test('is what Slack takes', async () => {
    const validate = new Ajv({ strict: false }).compile(await json('./data/slack-manifest.schema.json'));
    expect(validate(await json(`../manifests/${name}.json`)) || validate.errors).toBe(true);
  });

  test('is the typed one, written out', async () => {
    const typed = name === 'socket' ? socketManifest : httpManifest;
    expect(await json(`../manifests/${name}.json`)).toEqual(JSON.parse(JSON.stringify(typed)));
  });
});

test('the commands of the manifest are the ones that are registered', () => {
  const registered = [...code.matchAll(/app\.command\('(\/[a-z-]+)'/g)].map(([, command]) => command);
  const listed = socketManifest.features?.slash_commands?.map(({ command }) => command);
  expect([...new Set(registered)].sort()).toEqual([...(listed ?? [])].sort());
});

test('the events of the manifest are the ones that are listened for', () => {
  const heard = [...code.matchAll(/app\.event\('([a-z_]+)'/g)].map(([, event]) => event);
  expect([...new Set(heard)].sort()).toEqual(
    [...(socketManifest.settings?.event_subscriptions?.bot_events ?? [])].sort(),
  );
});

test('every shortcut of the manifest has a listener, and every listener stands in it', () => {
  const shortcuts = socketManifest.features?.shortcuts ?? [];
  for (const { callback_id } of shortcuts) expect(code).toContain(`'${callback_id}'`);
  expect(code.match(/app\.shortcut\(ids\./g)).toHaveLength(shortcuts.length);
});

test('every Web API method that is called has its scopes, and no scope is there for nothing', () => {
  const known = Object.keys(scopesOf).filter((method) => code.includes(`.${method}(`) || code.includes(`'${method}'`));
  const called = [
    ...code.matchAll(/\.((?:chat|conversations|users|views|auth|files|reactions|usergroups|team)\.[a-zA-Z]+)\(/g),
  ].map(([, method]) => method);
  expect(called.filter((method) => !(String(method) in scopesOf))).toEqual([]);
  const needed = new Set(['commands', ...known.flatMap((method) => scopesOf[method] ?? [])]);
  expect(Object.keys(scopes).sort()).toEqual([...needed].sort());
});
