import { canSee, conversationOf } from '../channels.ts';
import { type Core, hasScope } from '../core.ts';
import { sendEvent } from '../events.ts';
import { addMessage, findMessage, messagesFor, repliesTo } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { channelForApp, scopeRoom, slackChannel, slackMessage } from '../slack-json.ts';
import { type Channel, type Message, tell } from '../workspace.ts';
import type { Args } from './args.ts';
import { type Methods, needScope } from './method.ts';
import { page } from './page.ts';

const roomOfType = { public_channel: 'public', private_channel: 'private', im: 'im', mpim: 'mpim' } as const;

/** `conversations.*` and `users.conversations`. Source: `slack-facts.md` section 7. */
export const conversationMethods: Methods = {
  'conversations.open': {
    token: 'bot',
    scopes: [],
    tier: 3,
    run(core, args) {
      const { workspace } = core;
      const known = args.text('channel');
      if (known) {
        const channel = readable(core, known, 'read');
        return { channel: openedChannel(core, channel, args), no_op: true, already_open: true };
      }
      const users = (args.text('users') ?? '').split(',').filter(Boolean);
      if (users.length === 0) throw new Refusal('users_list_not_supplied');
      needScope(core, users.length > 1 ? 'mpim:write' : 'im:write');
      if (users.length > 8) throw new Refusal('too_many_users');
      for (const id of users) {
        const person = workspace.state.people[id];
        if (!person) throw new Refusal('user_not_found');
        if (person.isBot) throw new Refusal('cannot_dm_bot');
        if (person.isDeactivated) throw new Refusal('user_disabled');
      }
      const before = Object.keys(workspace.state.channels).length;
      const channel = conversationOf(workspace, [workspace.state.app.userId, ...users]);
      const isOld = before === Object.keys(workspace.state.channels).length;
      return { channel: openedChannel(core, channel, args), ...(isOld ? { no_op: true, already_open: true } : {}) };
    },
  },
  'conversations.members': {
    token: 'bot',
    scopes: [],
    tier: 4,
    run(core, args) {
      const channel = readable(core, args.required('channel'), 'read');
      // who was deactivated is no member anymore
      const members = channel.members.filter((id) => !core.workspace.state.people[id]?.isDeactivated);
      const { items, next } = page(members, args, { usual: 100, most: 1000 });
      return { members: items, response_metadata: { next_cursor: next } };
    },
  },
  'conversations.info': {
    token: 'bot',
    scopes: [],
    tier: 3,
    run(core, args) {
      const channel = readable(core, args.required('channel'), 'read');
      const count = args.flag('include_num_members') ? { num_members: channel.members.length } : {};
      return { channel: { ...slackChannel(core, channel), ...count } };
    },
  },
  'conversations.list': { token: 'bot', scopes: [], tier: 2, run: (core, args) => list(core, args, appCanSee) },
  'users.conversations': {
    token: 'bot',
    scopes: [],
    tier: 2,
    run(core, args) {
      const user = args.text('user') ?? core.workspace.state.app.userId;
      if (!core.workspace.state.people[user]) throw new Refusal('user_not_found');
      return list(core, args, (_, channel) => channel.members.includes(user) && appCanSee(core, channel));
    },
  },
  'conversations.history': {
    token: 'bot',
    scopes: [],
    tier: 3,
    run(core, args) {
      const channel = readable(core, args.required('channel'), 'history');
      joined(core, channel);
      const top = messagesFor(core.workspace, channel.id).filter(({ threadTs, ts }) => !threadTs || threadTs === ts);
      return messagePage(core, args, between(top, args).reverse());
    },
  },
  'conversations.replies': {
    token: 'bot',
    scopes: [],
    tier: 3,
    run(core, args) {
      const channel = readable(core, args.required('channel'), 'history');
      joined(core, channel);
      const parent = findMessage(core.workspace, channel.id, args.required('ts'));
      if (!parent) throw new Refusal('thread_not_found');
      return messagePage(core, args, [parent, ...between(repliesTo(core.workspace, channel.id, parent.ts), args)]);
    },
  },
  'conversations.join': {
    token: 'bot',
    scopes: ['channels:join'],
    tier: 3,
    run(core, args) {
      const channel = channelForApp(core, args.required('channel'));
      if (!channel) throw new Refusal('channel_not_found');
      if (channel.kind !== 'public') throw new Refusal('method_not_supported_for_channel_type');
      if (channel.isArchived) throw new Refusal('is_archived');
      addMember(core, channel, core.workspace.state.app.userId);
      return { channel: slackChannel(core, channel) };
    },
  },
};

/** Puts someone into a channel, with the line that Slack writes there. */
export function addMember(core: Core, channel: Channel, userId: string, inviter?: string): void {
  if (channel.members.includes(userId)) return;
  channel.members.push(userId);
  addMessage(core.workspace, {
    channel: channel.id,
    user: userId,
    isApp: false,
    text: `<@${userId}> has joined the channel`,
    blocks: [],
    subtype: 'channel_join',
  });
  tell(core.workspace, { kind: 'channel', channel });
  tellOfMember(core, 'member_joined_channel', channel, userId, inviter ? { inviter } : {});
}

/** Takes someone out of a channel. */
export function removeMember(core: Core, channel: Channel, userId: string): void {
  if (!channel.members.includes(userId)) return;
  channel.members = channel.members.filter((id) => id !== userId);
  tell(core.workspace, { kind: 'channel-removed', channel, from: userId });
  tell(core.workspace, { kind: 'channel', channel });
  tellOfMember(core, 'member_left_channel', channel, userId, {});
}

/** The app hears of it in channels it is in, and of its own coming and going, with the scope to read that kind. */
function tellOfMember(core: Core, type: string, channel: Channel, user: string, more: Record<string, unknown>): void {
  const appUser = core.workspace.state.app.userId;
  if (user !== appUser && !channel.members.includes(appUser)) return;
  if (!hasScope(core, `${scopeRoom(channel)}:read`)) return;
  const channel_type = channel.kind === 'private' ? 'G' : 'C';
  const lastTs = core.workspace.state.messages[channel.id]?.at(-1)?.ts;
  sendEvent(core, {
    type,
    user,
    channel: channel.id,
    channel_type,
    team: core.workspace.state.team.id,
    event_ts: lastTs,
    ...more,
  });
}

function readable(core: Core, id: string, verb: 'read' | 'history'): Channel {
  const channel = channelForApp(core, id);
  if (!channel) throw new Refusal('channel_not_found');
  needScope(core, `${scopeRoom(channel)}:${verb}`);
  return channel;
}

function joined(core: Core, channel: Channel): void {
  if (!channel.members.includes(core.workspace.state.app.userId)) throw new Refusal('not_in_channel');
}

function openedChannel(core: Core, channel: Channel, args: Args): Record<string, unknown> {
  return args.flag('return_im') ? slackChannel(core, channel) : { id: channel.id };
}

function appCanSee(core: Core, channel: Channel): boolean {
  const app = core.workspace.state.people[core.workspace.state.app.userId];
  return app !== undefined && canSee(app, channel);
}

function list(core: Core, args: Args, includes: (core: Core, channel: Channel) => boolean): Record<string, unknown> {
  const kinds = (args.text('types') ?? 'public_channel').split(',').map((type) => {
    const kind = roomOfType[type.trim() as keyof typeof roomOfType];
    if (!kind) throw new Refusal('invalid_types');
    return kind;
  });
  const found = Object.values(core.workspace.state.channels).filter(
    (channel) =>
      kinds.includes(channel.kind) && !(args.flag('exclude_archived') && channel.isArchived) && includes(core, channel),
  );
  for (const kind of kinds) needScope(core, `${scopeRoom({ kind } as Channel)}:read`);
  const { items, next } = page(found, args, { usual: 100, most: 1000 });
  return { channels: items.map((channel) => slackChannel(core, channel)), response_metadata: { next_cursor: next } };
}

/** Messages after `oldest` and before `latest`, both left out unless `inclusive`. */
function between(messages: Message[], args: Args): Message[] {
  const [oldest, latest, inclusive] = [
    args.number('oldest') ?? 0,
    args.number('latest') ?? Number.POSITIVE_INFINITY,
    args.flag('inclusive'),
  ];
  return messages.filter(({ ts }) => {
    const at = Number(ts);
    return inclusive ? at >= oldest && at <= latest : at > oldest && at < latest;
  });
}

function messagePage(core: Core, args: Args, messages: Message[]): Record<string, unknown> {
  const { items, next } = page(messages, args, { usual: 100, most: 999 });
  const withMetadata = args.flag('include_all_metadata') ?? false;
  return {
    messages: items.map((message) => slackMessage(core, message, withMetadata)),
    has_more: next !== '',
    pin_count: 0,
    ...(next ? { response_metadata: { next_cursor: next } } : {}),
  };
}
