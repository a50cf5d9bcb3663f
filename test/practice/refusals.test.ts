import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import { everyone, faultOf, pageAnswer } from './school-with-app.ts';
import { refusal, type SampleSchool, startSchool } from './start-school.ts';

const leadership = sampleSchool.channels.find(({ name }) => name === 'leadership')?.id ?? '';
const k2 = sampleSchool.channels[1]?.id ?? '';

/** Any call of the bare SDK, also one whose arguments its types would not let pass. */
type Call = (
  school: SampleSchool,
  call: (method: string, args?: Record<string, unknown>) => Promise<unknown>,
) => unknown;

describe('calls of the bare SDK that are refused, by slack-facts.md or, where it is silent, by Slack’s reference', () => {
  test.each<[line: string, code: string, call: Call]>([
    [
      'section 6 "attachments": no list',
      'invalid_attachments',
      (_, call) => call('chat.postMessage', { channel: everyone, text: 'x', attachments: { text: 'a' } }),
    ],
    [
      'section 9 "Message metadata": without its payload',
      'invalid_metadata_format',
      (_, call) => call('chat.postMessage', { channel: everyone, text: 'x', metadata: { event_type: 'outbox' } }),
    ],
    [
      'section 7 "user id as channel opens the DM": the app’s own',
      'cannot_dm_bot',
      (school, call) => call('chat.postMessage', { channel: school.workspace.state.app.userId, text: 'x' }),
    ],
    [
      'section 7 "chat.postEphemeral … user must be active and in channel": the app must too',
      'not_in_channel',
      (school, call) => {
        school.workspace.state.channels[k2]?.members.pop();
        return call('chat.postEphemeral', { channel: k2, user: school.as('07').id, text: 'x' });
      },
    ],
    [
      'Slack’s reference, chat.getPermalink: an unknown channel',
      'channel_not_found',
      (_, call) => call('chat.getPermalink', { channel: 'C404', message_ts: '1.000000' }),
    ],
    [
      'Slack’s reference, chat.getPermalink: an unknown message',
      'message_not_found',
      (_, call) => call('chat.getPermalink', { channel: everyone, message_ts: '1.000000' }),
    ],
    [
      'section 7 "always paginate": a cursor that was never given',
      'invalid_cursor',
      (_, call) => call('conversations.history', { channel: everyone, cursor: 'next' }),
    ],
    [
      'section 7 "conversations.list": an unknown type',
      'invalid_types',
      (_, call) => call('conversations.list', { types: 'public_channel,forum' }),
    ],
    [
      'Slack’s reference, users.conversations: an unknown person',
      'user_not_found',
      (_, call) => call('users.conversations', { user: 'U404' }),
    ],
    [
      'Slack’s reference, conversations.replies: an unknown thread',
      'thread_not_found',
      (_, call) => call('conversations.replies', { channel: everyone, ts: '1.000000' }),
    ],
    [
      'Slack’s reference, conversations.info: a private channel without the app',
      'channel_not_found',
      (_, call) => call('conversations.info', { channel: leadership }),
    ],
    [
      'Slack’s reference, conversations.open: more than eight people',
      'too_many_users',
      (_, call) =>
        call('conversations.open', {
          users: sampleSchool.people
            .slice(0, 9)
            .map(({ no }) => `U0AC4RK9Q${no}`)
            .join(),
        }),
    ],
    [
      'Slack’s reference, conversations.join: a direct conversation',
      'method_not_supported_for_channel_type',
      (school, call) => call('conversations.join', { channel: school.as('07').appChannel() }),
    ],
    [
      'Slack’s reference, conversations.join: an archived channel',
      'is_archived',
      (school, call) => {
        school.archiveChannel(k2);
        return call('conversations.join', { channel: k2 });
      },
    ],
    [
      'Slack’s reference, reactions.add: an unknown channel',
      'channel_not_found',
      (_, call) => call('reactions.add', { channel: 'C404', timestamp: '1.000000', name: 'eyes' }),
    ],
    [
      'Slack’s reference, reactions.add: a channel that the app is not in',
      'not_in_channel',
      async (school, call) => {
        const timestamp = await school.as('07').post(k2, 'hello');
        school.workspace.state.channels[k2]?.members.pop();
        return call('reactions.add', { channel: k2, timestamp, name: 'eyes' });
      },
    ],
    [
      'section 7 "files.getUploadURLExternal": without a length',
      'invalid_arguments',
      (_, call) => call('files.getUploadURLExternal', { filename: 'a.png' }),
    ],
    [
      'section 7 "completeUploadExternal": no files',
      'invalid_arguments',
      (_, call) => call('files.completeUploadExternal', { files: [] }),
    ],
    [
      'section 6 "blocks.validate": no list',
      'invalid_blocks_format',
      (_, call) => call('blocks.validate', { blocks: { type: 'divider' } }),
    ],
    ['Slack’s reference, every method: a field is missing', 'invalid_arguments', (_, call) => call('users.info')],
    [
      'Slack’s reference, every method: a number is none',
      'invalid_arguments',
      (_, call) => call('conversations.history', { channel: everyone, limit: 'many' }),
    ],
  ])('%s: %s', async (_line, code, call) => {
    const school = await startSchool();
    expect(await refusal(Promise.resolve(call(school, (method, args) => school.client.apiCall(method, args))))).toBe(
      code,
    );
  });
});

describe('what Slack’s own page does not let a person do; slack-facts.md is silent', () => {
  test.each<[line: string, code: string, act: (school: SampleSchool) => Promise<string>]>([
    [
      'posts to a channel that they are not in',
      'not_in_channel',
      (school) => faultOf(school.as('16').post(k2, 'hello')),
    ],
    [
      'invites into a channel that they are not in',
      'not_in_channel',
      (school) => faultOf(school.as('16').command('/invite', '@contour', { channel: k2 })),
    ],
    ['invites nobody', 'user_not_found', (school) => faultOf(school.as('07').command('/invite', '', { channel: k2 }))],
    [
      'invites into a direct conversation',
      'method_not_supported_for_channel_type',
      (school) => faultOf(school.as('07').command('/invite', '@rosa.delgado')),
    ],
    [
      'leaves a direct conversation',
      'method_not_supported_for_channel_type',
      (school) => asKofi(school, 'leaveChannel', { channel: school.as('07').appChannel() }),
    ],
    [
      'posts to an archived channel',
      'is_archived',
      (school) => {
        school.archiveChannel(k2);
        return faultOf(school.as('07').post(k2, 'hello'));
      },
    ],
    [
      'joins an archived channel',
      'is_archived',
      (school) => {
        school.archiveChannel(k2);
        return asKofi(school, 'joinChannel', { channel: k2 });
      },
    ],
    ['sends nothing', 'no_text', (school) => faultOf(school.as('07').post(k2, ' '))],
    ['replies to nothing', 'message_not_found', (school) => faultOf(school.as('07').post(k2, 'hello', '1.000000'))],
    [
      'deletes what another wrote',
      'cant_delete_message',
      async (school) => asKofi(school, 'deleteMessage', { channel: k2, ts: await school.as('06').post(k2, 'hello') }),
    ],
    [
      'reacts twice',
      'already_reacted',
      async (school) => {
        await school.as('07').post(k2, 'hello');
        const message = await school.as('07').sees('hello');
        await school.as('07').react(message, 'eyes');
        return faultOf(school.as('07').react(message, 'eyes'));
      },
    ],
    [
      'uses a message shortcut on what only they see',
      'message_not_found',
      async (school) => {
        await school.client.chat.postEphemeral({ channel: k2, user: school.as('07').id, text: 'only you' });
        return faultOf(school.as('07').shortcut('ask_about', await school.as('07').sees('only you')));
      },
    ],
    ['writes to nobody', 'user_not_found', (school) => asKofi(school, 'openConversation', { people: [] })],
    ['is nobody here', 'user_not_found', async (school) => codeOf(await pageAnswer(school, 'post', { as: 'U404' }))],
    [
      'looks as nobody here',
      'user_not_found',
      async (school) => codeOf(await pageAnswer(school, 'state', { as: 'U404' })),
    ],
  ])('someone who %s is told %s', async (_what, code, act) => {
    expect(await act(await startSchool())).toBe(code);
  });
});

async function asKofi(school: SampleSchool, method: string, request: Record<string, unknown>): Promise<string> {
  return codeOf(await pageAnswer(school, method, { as: school.as('07').id, ...request }));
}

function codeOf({ fault }: Awaited<ReturnType<typeof pageAnswer>>): string {
  return fault?.code ?? 'no fault';
}

test('each code by which the practice workspace refuses is named by a test that drives it there', async () => {
  const code = await textIn(join(import.meta.dirname, '../../src/practice'));
  const tests = await textIn(import.meta.dirname);
  const refusing = code.split('\n').filter((line) => /(Refusal|[Ff]ault|json|ownMessage)\(|\bcode: /.test(line));
  const codes = new Set(
    refusing.flatMap((line) => [...line.matchAll(/'([a-z]+(?:_[a-z]+)+)'/g)].map(([, one]) => one)),
  );
  expect(codes.size).toBeGreaterThan(70);
  expect([...codes].filter((one) => !new RegExp(`\\b${one}\\b`).test(tests))).toEqual([]);
});

/** All code in a folder and those below it, the page in the browser left out. */
async function textIn(folder: string): Promise<string> {
  const names = (await readdir(folder, { recursive: true })).filter(
    (name) => name.endsWith('.ts') && !name.startsWith('page/'),
  );
  return (await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))).join('\n');
}
