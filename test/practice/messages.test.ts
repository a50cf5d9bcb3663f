import type { ChatPostMessageArguments } from '@slack/web-api';
import { describe, expect, test } from 'vitest';
import { sampleSchool } from '../../src/practice/sample-school.ts';
import {
  clientOf,
  manifest,
  refusal,
  refused,
  type SampleSchool,
  startSchool,
  tuesday,
  without,
} from './start-school.ts';

const channelId = (name: string) => sampleSchool.channels.find((channel) => channel.name === name)?.id ?? '';
const hour = 3600;
const inOneHour = tuesday / 1000 + hour;
const button = {
  type: 'actions' as const,
  block_id: 'b',
  elements: [{ type: 'button' as const, action_id: 'a', text: { type: 'plain_text' as const, text: 'Press' } }],
};

function say(school: SampleSchool, channel: string, change: Partial<ChatPostMessageArguments> = {}) {
  return school.client.chat.postMessage({ channel, text: 'words', ...change } as ChatPostMessageArguments);
}

describe('slack-facts.md section 7, chat.postMessage', () => {
  test('"user id as channel opens the DM": the same one each time', async () => {
    const school = await startSchool();
    const kofi = school.as('07');
    const first = await say(school, kofi.id);
    const second = await say(school, kofi.id);
    expect(first.channel).toMatch(/^D/);
    expect(second.channel).toBe(first.channel);
    expect((await school.client.conversations.open({ users: kofi.id })).channel?.id).toBe(first.channel);
    expect(kofi.messages(first.channel).map(({ text }) => text)).toEqual(['words', 'words']);
  });

  test('"chat:write.public for channels not joined": without it a public channel is not_in_channel', async () => {
    const withPublic = manifest();
    withPublic.oauth_config?.scopes?.bot?.push('chat:write.public');
    for (const [given, expected] of [
      [manifest(), 'not_in_channel'],
      [withPublic, 'taken'],
    ] as const) {
      const school = await startSchool({ manifest: given });
      const channel = channelId('k-2');
      school.workspace.state.channels[channel]?.members.splice(0);
      expect(
        await say(school, channel).then(
          () => 'taken',
          (error) => error.data.error,
        ),
      ).toBe(expected);
    }
  });

  test('a private channel it is not in, an unknown one and another pair’s conversation are channel_not_found', async () => {
    const school = await startSchool();
    expect(await refusal(say(school, channelId('leadership')))).toBe('channel_not_found');
    expect(await refusal(say(school, 'C404'))).toBe('channel_not_found');
    expect(await refusal(say(school, 'U404'))).toBe('channel_not_found');
  });

  test('nothing to say is no_text', async () => {
    const school = await startSchool();
    expect(await refusal(say(school, school.as('07').id, { text: '' }))).toBe('no_text');
  });

  test('section 6 "message text … cut at 40,000"', async () => {
    const school = await startSchool();
    const { message } = await say(school, school.as('07').id, { text: 'x'.repeat(40_001) });
    expect(message?.text).toHaveLength(40_000);
  });

  test('section 6 "markdown_text 12,000; not with text or blocks"', async () => {
    const school = await startSchool();
    const kofi = school.as('07').id;
    const markdown = (words: string, more: object = {}) =>
      school.client.chat.postMessage({ channel: kofi, markdown_text: words, ...more } as ChatPostMessageArguments);
    expect((await markdown('x'.repeat(12_000))).ok).toBe(true);
    expect(await refusal(markdown('x'.repeat(12_001)))).toBe('msg_too_long');
    expect(await refusal(markdown('x', { text: 'y' }))).toBe('markdown_text_conflict');
    expect(await refusal(markdown('x', { blocks: [button] }))).toBe('markdown_text_conflict');
  });

  test('section 6 "attachments 100"', async () => {
    const school = await startSchool();
    const attachments = (count: number) => Array.from({ length: count }, () => ({ text: 'a', fallback: 'a' }));
    expect((await say(school, school.as('07').id, { attachments: attachments(100) })).ok).toBe(true);
    expect(await refusal(say(school, school.as('07').id, { attachments: attachments(101) }))).toBe(
      'too_many_attachments',
    );
  });

  test('section 11 "with the tab off, direct messages from the bot fail (messages_tab_disabled)"', async () => {
    const off = manifest();
    off.features = { ...off.features, app_home: { home_tab_enabled: true, messages_tab_enabled: false } };
    const school = await startSchool({ manifest: off });
    expect(await refusal(say(school, school.as('07').id))).toBe('messages_tab_disabled');
    expect((await say(school, channelId('alder-all'))).ok).toBe(true);
  });

  test('section 8 "deleted: deactivated": nobody is there to read it', async () => {
    const school = await startSchool();
    const { channel = '' } = await say(school, school.as('07').id);
    school.changePerson('07', { isDeactivated: true });
    expect(await refusal(say(school, school.workspace.state.people.U0AC4RK9Q07?.id ?? ''))).toBe('user_disabled');
    expect(await refusal(say(school, channel))).toBe('user_disabled');
    expect(await refusal(school.client.conversations.open({ users: 'U0AC4RK9Q07' }))).toBe('user_disabled');
  });

  test('an archived channel is is_archived', async () => {
    const school = await startSchool();
    school.archiveChannel(channelId('k-2'));
    expect(await refusal(say(school, channelId('k-2')))).toBe('is_archived');
  });

  test('a reply stands in its thread, one to nothing is thread_not_found', async () => {
    const school = await startSchool();
    const { ts = '', channel = '' } = await say(school, channelId('alder-all'));
    const reply = await say(school, channel, { thread_ts: ts });
    expect(await refusal(say(school, channel, { thread_ts: '1.000000' }))).toBe('thread_not_found');
    const { messages } = await school.client.conversations.replies({ channel, ts });
    expect(messages?.map((message) => message.ts)).toEqual([ts, reply.ts]);
    expect(messages?.[0]).toMatchObject({ reply_count: 1, latest_reply: reply.ts });
  });
});

describe('slack-facts.md section 7, chat.update and chat.delete', () => {
  test('"text without blocks removes blocks"', async () => {
    const school = await startSchool();
    const { channel = '', ts = '' } = await say(school, school.as('07').id, { blocks: [button] });
    await school.client.chat.update({ channel, ts, text: 'new words' });
    expect(school.as('07').messages(channel)).toMatchObject([{ text: 'new words', blocks: [], isEdited: true }]);
  });

  test('"DM needs D… id": a user id is channel_not_found', async () => {
    const school = await startSchool();
    const { ts = '' } = await say(school, school.as('07').id);
    expect(await refusal(school.client.chat.update({ channel: school.as('07').id, ts, text: 'x' }))).toBe(
      'channel_not_found',
    );
  });

  test('"own messages only": cant_update_message, cant_delete_message', async () => {
    const school = await startSchool();
    const channel = channelId('k-2');
    const ts = await school.as('07').post(channel, 'mine');
    expect(await refusal(school.client.chat.update({ channel, ts, text: 'x' }))).toBe('cant_update_message');
    expect(await refusal(school.client.chat.delete({ channel, ts }))).toBe('cant_delete_message');
  });

  test('a message that is not there is message_not_found', async () => {
    const school = await startSchool();
    const channel = channelId('k-2');
    expect(await refusal(school.client.chat.update({ channel, ts: '1.000000', text: 'x' }))).toBe('message_not_found');
    const { ts = '' } = await say(school, channel);
    await school.client.chat.delete({ channel, ts });
    expect(await refusal(school.client.chat.update({ channel, ts, text: 'x' }))).toBe('message_not_found');
  });

  test('section 6 "chat.update errors (msg_too_long) over 4,000"', async () => {
    const school = await startSchool();
    const { channel = '', ts = '' } = await say(school, school.as('07').id);
    expect((await school.client.chat.update({ channel, ts, text: 'x'.repeat(4000) })).ok).toBe(true);
    expect(await refusal(school.client.chat.update({ channel, ts, text: 'x'.repeat(4001) }))).toBe('msg_too_long');
  });
});

describe('slack-facts.md section 7, chat.postEphemeral', () => {
  test('"user must be active and in channel"', async () => {
    const school = await startSchool();
    const tell = (who: string, channel = channelId('k-2')) =>
      school.client.chat.postEphemeral({ channel, user: who, text: 'only you' });
    await tell(school.as('07').id);
    expect((await school.as('07').sees('only you')).isEphemeral).toBe(true);
    expect(school.as('06').messages(channelId('k-2'))).toEqual([]);
    expect(await refusal(tell(school.as('16').id))).toBe('user_not_in_channel');
    const gone = school.as('06').id;
    school.changePerson('06', { isDeactivated: true });
    expect(await refusal(tell(gone))).toBe('user_not_in_channel');
    expect(await refusal(tell(school.as('07').id, channelId('leadership')))).toBe('channel_not_found');
  });

  test('"cannot be updated": its ts is message_not_found', async () => {
    const school = await startSchool();
    const channel = channelId('k-2');
    const { message_ts: ts = '' } = await school.client.chat.postEphemeral({
      channel,
      user: school.as('07').id,
      text: 'x',
    });
    expect(await refusal(school.client.chat.update({ channel, ts, text: 'y' }))).toBe('message_not_found');
    expect((await school.client.conversations.history({ channel })).messages).toEqual([]);
  });
});

describe('slack-facts.md section 7, chat.scheduleMessage', () => {
  const schedule = (school: SampleSchool, change: object = {}) =>
    school.client.chat.scheduleMessage({ channel: channelId('k-2'), text: 'later', post_at: inOneHour, ...change });

  test('it is posted when school time gets there', async () => {
    const school = await startSchool();
    await schedule(school);
    await school.clock.advanceTo(new Date((inOneHour - 1) * 1000));
    school.clockMoved();
    expect(school.as('07').messages(channelId('k-2'))).toEqual([]);
    await school.clock.advanceTo(new Date(inOneHour * 1000));
    school.clockMoved();
    expect(school.as('07').messages(channelId('k-2'))).toMatchObject([{ text: 'later' }]);
  });

  test('one for a thread is posted there, and one for a thread that is not there is refused', async () => {
    const school = await startSchool();
    const { ts: parent = '' } = await say(school, channelId('k-2'));
    expect(await refusal(schedule(school, { thread_ts: '1.000000' }))).toBe('thread_not_found');
    await schedule(school, { thread_ts: parent });
    await school.clock.advanceTo(new Date(inOneHour * 1000));
    school.clockMoved();
    const { messages } = await school.client.conversations.replies({ channel: channelId('k-2'), ts: parent });
    expect(messages?.map(({ text }) => text)).toEqual(['words', 'later']);
  });

  test('"up to 120 days (time_too_far)", and never in the past', async () => {
    const school = await startSchool();
    const farthest = tuesday / 1000 + 120 * 24 * hour;
    expect((await schedule(school, { post_at: farthest })).ok).toBe(true);
    expect(await refusal(schedule(school, { post_at: farthest + 1 }))).toBe('time_too_far');
    expect(await refusal(schedule(school, { post_at: tuesday / 1000 }))).toBe('time_in_past');
  });

  test('"30 per 5 min window per channel (restricted_too_many)"', async () => {
    const school = await startSchool();
    for (let each = 0; each < 30; each++) await schedule(school);
    expect(await refusal(schedule(school, { post_at: inOneHour + 299 }))).toBe('restricted_too_many');
    expect((await schedule(school, { post_at: inOneHour + 300 })).ok).toBe(true);
    expect((await schedule(school, { channel: channelId('alder-all') })).ok).toBe(true);
  });

  test('"with metadata it never posts (documented bug)"', async () => {
    const school = await startSchool();
    await schedule(school, { metadata: { event_type: 'x', event_payload: {} } });
    await school.clock.advanceTo(new Date(inOneHour * 1000));
    school.clockMoved();
    expect(school.as('07').messages(channelId('k-2'))).toEqual([]);
    expect((await school.client.chat.scheduledMessages.list()).scheduled_messages).toEqual([]);
  });

  test('one can be listed and taken back', async () => {
    const school = await startSchool();
    const { scheduled_message_id = '', channel = '' } = await schedule(school);
    expect((await school.client.chat.scheduledMessages.list()).scheduled_messages).toMatchObject([{ text: 'later' }]);
    await school.client.chat.deleteScheduledMessage({ channel, scheduled_message_id });
    expect(await refusal(school.client.chat.deleteScheduledMessage({ channel, scheduled_message_id }))).toBe(
      'invalid_scheduled_message_id',
    );
  });
});

describe('slack-facts.md section 7, reading and looking up', () => {
  test('section 9 "Message metadata: readable": history shows it when asked, oldest and latest left out', async () => {
    const school = await startSchool();
    const kofi = school.as('07').id;
    const metadata = { event_type: 'outbox', event_payload: { key: 'k1' } };
    const sent = [await say(school, kofi), await say(school, kofi, { metadata }), await say(school, kofi)];
    const channel = sent[0]?.channel ?? '';
    const history = (change: object) => school.client.conversations.history({ channel, ...change });
    const [first = '', second = '', third = ''] = sent.map(({ ts }) => ts);

    const found = await history({ oldest: first, latest: third, include_all_metadata: true });
    expect(found.messages).toMatchObject([{ ts: second, metadata }]);
    expect((await history({ oldest: first, latest: third })).messages?.[0]).not.toHaveProperty('metadata');
    expect((await history({ oldest: first, latest: third, inclusive: true })).messages?.map(({ ts }) => ts)).toEqual([
      third,
      second,
      first,
    ]);
  });

  test('history comes in pages of at most 999', async () => {
    const school = await startSchool();
    const channel = channelId('k-2');
    for (let each = 0; each < 3; each++) await say(school, channel, { text: `words ${each}` });
    const first = await school.client.conversations.history({ channel, limit: 2 });
    expect(first).toMatchObject({ has_more: true, messages: [{ text: 'words 2' }, { text: 'words 1' }] });
    const cursor = first.response_metadata?.next_cursor ?? '';
    expect(await school.client.conversations.history({ channel, limit: 2, cursor })).toMatchObject({
      has_more: false,
      messages: [{ text: 'words 0' }],
    });
    expect(await refusal(school.client.conversations.history({ channel, limit: 1000 }))).toBe('invalid_limit');
  });

  test('a channel it has not joined is not_in_channel until conversations.join, "not for private channels"', async () => {
    const school = await startSchool();
    const channel = channelId('k-2');
    school.workspace.state.channels[channel]?.members.pop();
    expect(await refusal(school.client.conversations.history({ channel }))).toBe('not_in_channel');
    await school.client.conversations.join({ channel });
    expect((await school.client.conversations.history({ channel })).messages).toMatchObject([
      { subtype: 'channel_join' },
    ]);
    expect(await refusal(school.client.conversations.join({ channel: channelId('leadership') }))).toBe(
      'channel_not_found',
    );
  });

  test('"conversations.open": a group conversation of the same people is the same one', async () => {
    const school = await startSchool();
    const [kofi, june] = [school.as('07').id, school.as('06').id];
    const open = (users: string) => school.client.conversations.open({ users });
    const first = await open(`${kofi},${june}`);
    expect((await open(`${june},${kofi}`)).channel?.id).toBe(first.channel?.id);
    await say(school, first.channel?.id ?? '', { text: 'for the two of you' });
    expect((await school.as('06').sees('for the two of you')).channel).toBe(first.channel?.id);
    expect(await refusal(open('U404'))).toBe('user_not_found');
    expect(await refusal(open(''))).toBe('users_list_not_supplied');
    expect(await refusal(open(school.workspace.state.app.userId))).toBe('cannot_dm_bot');
  });

  test('"conversations.list … always paginate": private channels without the app are not in it', async () => {
    const school = await startSchool();
    const names: (string | undefined)[] = [];
    for await (const page of school.client.paginate('conversations.list', {
      limit: 2,
      types: 'public_channel,private_channel',
    })) {
      names.push(...(page as unknown as { channels: { name: string }[] }).channels.map(({ name }) => name));
    }
    expect(names).toEqual(['alder-all', 'k-2', 'three-five', 'six-eight', 'student-support']);
  });

  test('"users.list": 24 colleagues, a guest, someone who left and the app; zones, e-mail only by its scope', async () => {
    const school = await startSchool();
    const { members = [] } = await school.client.users.list({});
    expect(members).toHaveLength(27);
    expect(members.filter(({ is_ultra_restricted }) => is_ultra_restricted).map(({ real_name }) => real_name)).toEqual([
      'Morgan Ellis',
    ]);
    expect(members.filter(({ deleted }) => deleted).map(({ real_name }) => real_name)).toEqual(['Walter Briggs']);
    expect(members.filter(({ is_bot }) => is_bot).map(({ id }) => id)).toEqual([school.workspace.state.app.userId]);
    const rosa = members.find(({ real_name }) => real_name === 'Rosa Delgado');
    expect(rosa).toMatchObject({
      tz: 'America/Phoenix',
      tz_offset: -7 * 3600,
      profile: { email: 'rosa.delgado@aldercreek.example' },
    });
    const strict = await startSchool({ manifest: without('users:read.email') });
    const { user } = await strict.client.users.info({ user: rosa?.id ?? '' });
    expect(user?.profile).not.toHaveProperty('email');
  });

  test('section 8 "tz_offset changes silently with DST"', async () => {
    const school = await startSchool();
    const offset = async () => (await school.client.users.info({ user: school.as('07').id })).user?.tz_offset;
    expect(await offset()).toBe(-6 * 3600);
    await school.clock.advanceTo(new Date(Date.UTC(2026, 2, 9)));
    expect(await offset()).toBe(-5 * 3600);
  });

  test('"users.lookupByEmail": nobody, or someone who left, is users_not_found', async () => {
    const school = await startSchool();
    const look = (email: string) => school.client.users.lookupByEmail({ email });
    expect((await look('lucia.paredes@aldercreek.example')).user?.real_name).toBe('Lucía Paredes');
    expect(await refusal(look('walter.briggs@aldercreek.example'))).toBe('users_not_found');
    expect(await refusal(look('nobody@aldercreek.example'))).toBe('users_not_found');
    expect(await refusal(school.client.users.info({ user: 'U404' }))).toBe('user_not_found');
  });

  test('"reactions": once each, of the app, on a message that is there', async () => {
    const school = await startSchool();
    const { channel = '', ts = '' } = await say(school, channelId('k-2'));
    const target = { channel, timestamp: ts, name: 'eyes' };
    await school.client.reactions.add(target);
    expect(await refusal(school.client.reactions.add(target))).toBe('already_reacted');
    await school.as('07').react(await school.as('07').sees('words'), 'eyes');
    expect((await school.client.reactions.get(target)).message?.reactions).toMatchObject([{ name: 'eyes', count: 2 }]);
    await school.client.reactions.remove(target);
    expect(await refusal(school.client.reactions.remove(target))).toBe('no_reaction');
    expect(await refusal(school.client.reactions.add({ ...target, timestamp: '1.000000' }))).toBe('message_not_found');
    expect(await refusal(school.client.reactions.add({ ...target, name: 'no such name!' }))).toBe('invalid_name');
  });

  test('"chat.getPermalink", "team.info", "dnd.info", "usergroups.list", "auth.test" answer', async () => {
    const school = await startSchool();
    const { channel = '', ts: message_ts = '' } = await say(school, channelId('k-2'));
    expect((await school.client.chat.getPermalink({ channel, message_ts })).permalink).toContain(
      `/archives/${channel}/p`,
    );
    expect((await school.client.team.info()).team?.name).toBe('Alder Creek K–8');
    expect((await school.client.dnd.info({ user: school.as('07').id })).dnd_enabled).toBe(false);
    expect((await school.client.usergroups.list()).usergroups).toEqual([]);
    expect(await school.client.auth.test()).toMatchObject({ team_id: 'T0AC4RK9Q', is_enterprise_install: false });
  });
});

describe('slack-facts.md section 7, tokens and scopes', () => {
  const kofi = 'U0AC4RK9Q07';
  const channel = channelId('k-2');
  test.each<[scope: string, (school: SampleSchool) => Promise<unknown>]>([
    ['chat:write', (school) => say(school, channel)],
    ['chat:write', (school) => school.client.chat.update({ channel, ts: '1', text: 'x' })],
    ['chat:write', (school) => school.client.chat.postEphemeral({ channel, user: kofi, text: 'x' })],
    ['chat:write', (school) => school.client.chat.delete({ channel, ts: '1' })],
    ['chat:write', (school) => school.client.chat.scheduleMessage({ channel, text: 'x', post_at: inOneHour })],
    ['chat:write', (school) => school.client.chat.deleteScheduledMessage({ channel, scheduled_message_id: 'Q1' })],
    ['im:write', (school) => school.client.conversations.open({ users: kofi })],
    ['mpim:write', (school) => school.client.conversations.open({ users: `${kofi},U0AC4RK9Q06` })],
    ['channels:read', (school) => school.client.conversations.members({ channel })],
    ['channels:read', (school) => school.client.conversations.info({ channel })],
    ['groups:read', (school) => school.client.conversations.list({ types: 'public_channel,private_channel' })],
    ['im:read', (school) => school.client.users.conversations({ types: 'im' })],
    ['channels:history', (school) => school.client.conversations.history({ channel })],
    ['channels:history', (school) => school.client.conversations.replies({ channel, ts: '1' })],
    ['channels:join', (school) => school.client.conversations.join({ channel })],
    ['users:read', (school) => school.client.users.info({ user: kofi })],
    ['users:read', (school) => school.client.users.list({})],
    ['users:read.email', (school) => school.client.users.lookupByEmail({ email: 'a@b.example' })],
    ['usergroups:read', (school) => school.client.usergroups.list()],
    ['reactions:write', (school) => school.client.reactions.add({ channel, timestamp: '1', name: 'eyes' })],
    ['reactions:read', (school) => school.client.reactions.get({ channel, timestamp: '1' })],
    ['reactions:write', (school) => school.client.reactions.remove({ channel, timestamp: '1', name: 'eyes' })],
    ['files:write', (school) => school.client.files.getUploadURLExternal({ filename: 'a.png', length: 1 })],
    ['files:write', (school) => school.client.files.completeUploadExternal({ files: [{ id: 'F1', title: 'x' }] })],
    ['files:read', (school) => school.client.files.info({ file: 'F1' })],
    ['dnd:read', (school) => school.client.dnd.info({ user: kofi })],
    ['team:read', (school) => school.client.team.info()],
  ])('without %s the call is missing_scope', async (scope, call) => {
    const school = await startSchool({ manifest: without(scope) });
    const { error, needed, provided } = await refused(call(school));
    expect({ error, needed }).toEqual({ error: 'missing_scope', needed: scope });
    expect(provided).toBe(without(scope).oauth_config?.scopes?.bot?.join(','));
  });

  test('"conversations.history … *:history" by the kind of channel: a direct one needs im:history', async () => {
    const school = await startSchool({ manifest: without('im:history') });
    const { channel: direct = '' } = await say(school, kofi);
    expect((await refused(school.client.conversations.history({ channel: direct }))).needed).toBe('im:history');
  });

  test('a token that is absent, foreign or of the wrong kind is refused', async () => {
    const school = await startSchool();
    expect(await refusal(clientOf(school, '').auth.test())).toBe('not_authed');
    expect(await refusal(clientOf(school, 'xoxb-other').auth.test())).toBe('invalid_auth');
    expect(await refusal(clientOf(school).apps.connections.open({}))).toBe('not_allowed_token_type');
    expect(await refusal(clientOf(school, school.tokens.app).team.info())).toBe('not_allowed_token_type');
  });

  test('a method that Slack does not have is unknown_method', async () => {
    const school = await startSchool();
    expect(await refusal(school.client.apiCall('chat.shout', {}))).toBe('unknown_method');
    expect(await refusal(school.client.apiCall('constructor', {}))).toBe('unknown_method');
  });

  test('arguments may come as JSON with the token in the header, or as a form with the token in it', async () => {
    const school = await startSchool();
    const url = `${school.apiUrl}chat.postMessage`;
    const asJson = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${school.tokens.bot}` },
      body: JSON.stringify({ channel, text: 'json', blocks: [button] }),
    });
    const form = new URLSearchParams({
      token: school.tokens.bot,
      channel,
      text: 'form',
      blocks: JSON.stringify([button]),
    });
    const asForm = await fetch(url, { method: 'POST', body: form });
    expect(await asJson.json()).toMatchObject({ ok: true, message: { text: 'json', blocks: [button] } });
    expect(await asForm.json()).toMatchObject({ ok: true, message: { text: 'form', blocks: [button] } });
  });
});

describe('slack-facts.md section 7, rate limits when switched on', () => {
  test('"chat.postMessage … 1/s per channel": 429 with Retry-After, and another channel stays open', async () => {
    const school = await startSchool();
    school.limitRates(true);
    await say(school, channelId('k-2'));
    await expect(say(school, channelId('k-2'))).rejects.toMatchObject({
      code: 'slack_webapi_rate_limited_error',
      retryAfter: 1,
    });
    expect((await say(school, channelId('alder-all'))).ok).toBe(true);
  });

  test.each<[tier: string, calls: number, call: (school: SampleSchool) => Promise<{ ok?: boolean }>]>([
    ['T1 1+', 1, (school) => clientOf(school, school.tokens.app).apps.connections.open({})],
    ['T2 20+', 20, (school) => school.client.users.list({})],
    ['T3 50+', 50, (school) => school.client.team.info()],
    ['T4 100+', 100, (school) => school.client.users.info({ user: 'U0AC4RK9Q07' })],
  ])('"%s" a minute, and other methods stay open', async (_tier, calls, call) => {
    const school = await startSchool();
    school.limitRates(true);
    await Promise.all(Array.from({ length: calls }, () => call(school)));
    await expect(call(school)).rejects.toMatchObject({ code: 'slack_webapi_rate_limited_error' });
    expect((await school.client.auth.test()).ok).toBe(true);
    school.limitRates(false);
    expect((await call(school)).ok).toBe(true);
  });
});
