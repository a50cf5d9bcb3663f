import type { ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { buttons, everyone, faultOf, modal, plain, schoolWithApp, triggerOf, withModal } from './school-with-app.ts';
import { socketApp } from './socket-app.ts';
import { manifest, refusal, startSchool } from './start-school.ts';

const short = { ackMs: 80, triggerMs: 80 };

describe('slack-facts.md section 1, acknowledgements', () => {
  test('"Ack … 3 s, else user sees an error (operation_timeout for commands)"', async () => {
    const school = await startSchool({ timing: short });
    await socketApp(school, () => undefined);
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow(
      '/who-knows failed with the error operation_timeout',
    );
    await expect(school.as('07').shortcut('ask')).rejects.toThrow('operation_timeout');
    const asked = { type: 'external_select' as const, action_id: 'topic' };
    const blocks = [...buttons, { type: 'actions' as const, elements: [asked] }];
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks });
    expect(await faultOf(school.as('07').press('Press'))).toBe('operation_timeout');
    expect(await faultOf(school.as('07').optionsFor('topic', 'fra'))).toBe('operation_timeout');
  });

  test('an app that is not connected is dispatch_failed', async () => {
    const school = await startSchool();
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow(
      '/who-knows failed with the error dispatch_failed',
    );
  });

  test('a command may be answered with the ack: to the asker alone, or to all', async () => {
    const { school } = await schoolWithApp(({ body }) => ({
      text: body.text,
      ...(body.text === 'all' ? { response_type: 'in_channel' } : {}),
    }));
    await school.as('07').command('/who-knows', 'me', { channel: everyone });
    await school.as('07').command('/who-knows', 'all', { channel: everyone });
    expect(
      school
        .as('07')
        .messages(everyone)
        .map(({ text, isEphemeral }) => [text, isEphemeral]),
    ).toEqual([
      ['me', true],
      ['all', false],
    ]);
    expect(
      school
        .as('06')
        .messages(everyone)
        .map(({ text }) => text),
    ).toEqual(['all']);
  });

  test('an answer that Slack cannot show is told to the person', async () => {
    const { school } = await schoolWithApp(() => ({ blocks: [{ type: 'poll' }] }));
    await expect(school.as('07').command('/who-knows', 'x')).rejects.toThrow('invalid_command_response');
  });
});

describe('slack-facts.md section 1, trigger_id', () => {
  test('"3 s … Late: trigger_expired"', async () => {
    const school = await startSchool({ timing: { triggerMs: 0 } });
    const app = await socketApp(school);
    const trigger_id = await triggerOf({ school, app });
    expect(await refusal(school.client.views.open({ trigger_id, view: modal() }))).toBe('trigger_expired');
  });

  test('"one use … second use: trigger_exchanged"', async () => {
    const both = await schoolWithApp();
    const trigger_id = await triggerOf(both);
    await both.school.client.views.open({ trigger_id, view: modal() });
    expect(await refusal(both.school.client.views.open({ trigger_id, view: modal() }))).toBe('trigger_exchanged');
    expect(await refusal(both.school.client.views.open({ trigger_id: '1.2.3', view: modal() }))).toBe(
      'invalid_trigger_id',
    );
  });
});

describe('slack-facts.md section 1, response_url', () => {
  const respond = (url: string, body: object) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

  async function pressed(ephemeral: boolean) {
    const both = await schoolWithApp();
    const kofi = both.school.as('07');
    if (ephemeral)
      await both.school.client.chat.postEphemeral({ channel: everyone, user: kofi.id, text: 'old', blocks: buttons });
    else await both.school.client.chat.postMessage({ channel: everyone, text: 'old', blocks: buttons });
    await kofi.press('Press');
    return { ...both, kofi, url: both.app.last().response_url };
  }

  test('"5 posts within 30 min"', async () => {
    const { url, kofi } = await pressed(false);
    for (let each = 0; each < 5; each++) expect((await respond(url, { text: `answer ${each}` })).status).toBe(200);
    const sixth = await respond(url, { text: 'one more' });
    expect([sixth.status, await sixth.json()]).toEqual([404, { ok: false, error: 'used_url' }]);
    expect(kofi.messages(everyone)).toHaveLength(6);
  });

  test('"within 30 min": after it the url is expired_url', async () => {
    const school = await startSchool({ timing: { responseUrlMs: 0 } });
    const app = await socketApp(school);
    await school.as('07').command('/who-knows', 'x');
    const late = await respond(app.last().response_url, { text: 'late' });
    expect([late.status, await late.json()]).toEqual([404, { ok: false, error: 'expired_url' }]);
  });

  test('"default ephemeral; skips channel posting rules"', async () => {
    const { url, kofi, school } = await pressed(false);
    school.workspace.state.channels[everyone]?.members.pop(); // the app has left the channel
    await respond(url, { text: 'only you' });
    await respond(url, { text: 'for all', response_type: 'in_channel' });
    expect(kofi.messages(everyone).map(({ text }) => text)).toEqual(['old', 'only you', 'for all']);
    expect(
      school
        .as('06')
        .messages(everyone)
        .map(({ text }) => text),
    ).toEqual(['old', 'for all']);
  });

  test('"replace_original, delete_original: act on the message holding the button"', async () => {
    const { url, kofi } = await pressed(false);
    await respond(url, { text: 'new', replace_original: true });
    expect(kofi.messages(everyone)).toMatchObject([{ text: 'new', blocks: [], isEdited: true }]);
    await respond(url, { delete_original: true });
    expect(kofi.messages(everyone)).toEqual([]);
  });

  test('"never on the user\'s slash command text": from a command replace_original makes a new message', async () => {
    const { school, app } = await schoolWithApp();
    await school.as('07').command('/who-knows', 'x', { channel: everyone });
    const url = app.last().response_url;
    await respond(url, { text: 'first' });
    await respond(url, { text: 'second', replace_original: true });
    expect(
      school
        .as('07')
        .messages(everyone)
        .map(({ text }) => text),
    ).toEqual(['first', 'second']);
  });

  test('"ephemeral to in_channel: visibility of a sent message never changes"', async () => {
    const { url, kofi, school } = await pressed(true);
    await respond(url, { text: 'new', replace_original: true, response_type: 'in_channel' });
    expect(kofi.messages(everyone)).toMatchObject([{ text: 'new', isEphemeral: true }]);
    expect(school.as('06').messages(everyone)).toEqual([]);
  });

  test('thread_ts puts the answer into the thread; without it, it stands in the channel', async () => {
    const { school, app } = await schoolWithApp();
    const { ts: parent = '' } = await school.client.chat.postMessage({ channel: everyone, text: 'parent' });
    await school.client.chat.postMessage({ channel: everyone, text: 'reply', thread_ts: parent, blocks: buttons });
    await school.as('07').press('Press');
    const { response_url, container } = app.last();
    expect(container.thread_ts).toBe(parent);
    await respond(response_url, { text: 'in thread', thread_ts: parent });
    await respond(response_url, { text: 'outside' });
    expect(
      school
        .as('07')
        .messages(everyone)
        .map(({ text, threadTs }) => [text, threadTs]),
    ).toEqual([
      ['parent', null],
      ['reply', parent],
      ['in thread', parent],
      ['outside', null],
    ]);
  });

  test('a post that Slack cannot show is invalid_blocks, one that is no JSON object invalid_payload, and neither is counted', async () => {
    const { url } = await pressed(false);
    for (let each = 0; each < 6; each++) {
      const refused = await respond(url, { blocks: [{ type: 'poll' }] });
      expect([refused.status, await refused.json()]).toMatchObject([400, { error: 'invalid_blocks' }]);
    }
    for (const body of ['text=hello', '["hello"]']) {
      const refused = await fetch(url, { method: 'POST', body });
      expect([refused.status, await refused.json()]).toEqual([400, { ok: false, error: 'invalid_payload' }]);
    }
    expect((await respond(url, { text: 'good' })).status).toBe(200);
  });

  test('"none in a global shortcut, nor in view_submission unless a select has response_url_enabled"', async () => {
    const channelField = (more: object): ModalView =>
      modal({
        submit: plain('Post'),
        blocks: [
          {
            type: 'input',
            block_id: 'where',
            label: plain('Where'),
            element: { type: 'conversations_select', action_id: 'channel', ...more },
          },
        ],
      });
    for (const [more, urls] of [
      [{}, 0],
      [{ response_url_enabled: true }, 1],
    ] as const) {
      const { kofi, app } = await withModal(channelField(more));
      expect(app.last()).not.toHaveProperty('response_url');
      await kofi.submit({ Where: '#alder-all' });
      const { response_url, response_urls } = app.last();
      expect(response_url).toBeUndefined();
      expect(response_urls).toHaveLength(urls);
      if (urls) {
        expect(response_urls[0]).toMatchObject({ block_id: 'where', action_id: 'channel', channel_id: everyone });
        await respond(response_urls[0]?.response_url ?? '', { text: 'posted', response_type: 'in_channel' });
        expect(kofi.messages(everyone)).toMatchObject([{ text: 'posted' }]);
      }
    }
  });
});

describe('slack-facts.md section 1, the slash command payload', () => {
  async function textOf(typed: string, command = '/who-knows'): Promise<string> {
    const { school, app } = await schoolWithApp();
    await school.as('07').command(command, typed);
    return app.last().text;
  }

  test.each([
    ['@name becomes <@U…>', 'ask @rosa.delgado, please', 'ask <@U0AC4RK9Q24>, please'],
    ['a full name is a mention too', '@Rosa Delgado', '<@U0AC4RK9Q24>'],
    ['a public channel becomes <#C…|name>', 'in #k-2', 'in <#C0AC4RK9Q02|k-2>'],
    ['a private channel becomes <#C…|> (empty name)', 'in #leadership', 'in <#C0AC4RK9Q06|>'],
    ['URLs are wrapped in <>', 'see https://example.org/a?b=c now', 'see <https://example.org/a?b=c> now'],
    ['@channel becomes a live mention', '@channel help', '<!channel> help'],
    ['text is untrusted: anything the user types, including <!channel>', 'a <!channel> & b', 'a <!channel> & b'],
    ['a name that nobody has stays as typed', 'me@example.org @nobody', 'me@example.org @nobody'],
  ])('should_escape true: %s', async (_line, typed, expected) => {
    expect(await textOf(typed)).toBe(expected);
  });

  test('should_escape true: the longest name counts', async () => {
    const { school, app } = await schoolWithApp();
    school.changePerson('01', { name: 'Rosa' });
    await school.as('07').command('/who-knows', '@Rosa Delgado');
    expect(app.last().text).toBe('<@U0AC4RK9Q24>');
  });

  test('should_escape false (default): plain @name, #name', async () => {
    expect(await textOf('@rosa.delgado in #k-2', '/raw')).toBe('@rosa.delgado in #k-2');
  });

  test('all its fields are there, is_enterprise_install a string', async () => {
    const { school, app } = await schoolWithApp();
    await school.as('07').command('/who-knows', 'x', { channel: everyone });
    expect(app.arrived.at(-1)).toMatchObject({ type: 'slash_commands' });
    expect(app.last()).toEqual({
      token: expect.any(String),
      team_id: 'T0AC4RK9Q',
      team_domain: 'alder-creek',
      channel_id: everyone,
      channel_name: 'alder-all',
      user_id: school.as('07').id,
      user_name: 'kofi.mensah',
      command: '/who-knows',
      text: 'x',
      api_app_id: school.workspace.state.app.id,
      is_enterprise_install: 'false',
      response_url: expect.stringContaining(new URL(school.apiUrl).host),
      trigger_id: expect.stringMatching(/^\d+\.\d+\.[0-9a-f]+$/),
    });
  });

  test('"In threads: developer slash commands cannot run in a thread"', async () => {
    const { school } = await schoolWithApp();
    const threadTs = await school.as('07').post(everyone, 'parent');
    expect(await faultOf(school.as('07').command('/who-knows', 'x', { channel: everyone, threadTs }))).toBe(
      'not_supported_in_thread',
    );
  });

  test('section 7 "Commands and shortcuts need scope commands", and a place in the manifest', async () => {
    const bare = await startSchool({ manifest: manifest({ oauth_config: { scopes: { bot: ['chat:write'] } } }) });
    await socketApp(bare);
    expect(await faultOf(bare.as('07').command('/who-knows', 'x'))).toBe('no_such_command');
    expect(await faultOf(bare.as('07').shortcut('ask'))).toBe('no_such_shortcut');
    const { school } = await schoolWithApp();
    expect(await faultOf(school.as('07').command('/shout', 'x'))).toBe('no_such_command');
    expect(await faultOf(school.as('07').shortcut('shout'))).toBe('no_such_shortcut');
  });
});
