import { conversationOf } from '../channels.ts';
import { contentOf } from '../content.ts';
import { type Core, hasScope } from '../core.ts';
import { addMessage, findMessage, removeMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { channelForApp, slackMessage } from '../slack-json.ts';
import { type Channel, type Message, newId, nextTs, tell } from '../workspace.ts';
import type { Args } from './args.ts';
import type { Methods } from './method.ts';

const mostUpdateText = 4000;
const farthestDays = 120;
const mostInWindow = 30;
const windowSeconds = 5 * 60;

/** `chat.*`. Source: `slack-facts.md` section 7. */
export const chatMethods: Methods = {
  'chat.postMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 'special',
    run(core, args) {
      const message = post(core, args);
      return { channel: message.channel, ts: message.ts, message: slackMessage(core, message, true) };
    },
  },
  'chat.postEphemeral': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 4,
    run(core, args) {
      const channel = joinedChannel(core, args.required('channel'));
      const user = core.workspace.state.people[args.required('user')];
      if (!user || user.isDeactivated || !channel.members.includes(user.id)) throw new Refusal('user_not_in_channel');
      const message = addMessage(core.workspace, {
        ...contentFrom(core, args),
        channel: channel.id,
        user: core.workspace.state.app.userId,
        isApp: true,
        visibleTo: user.id,
        ...threadFrom(core, args, channel),
      });
      return { message_ts: message.ts };
    },
  },
  'chat.update': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    run(core, args) {
      const message = ownMessage(core, args, 'cant_update_message');
      if ((args.text('text') ?? '').length > mostUpdateText) throw new Refusal('msg_too_long');
      const content = contentFrom(core, args);
      // without new blocks the old ones go, also when only `text` is given
      Object.assign(message, { attachments: undefined }, content);
      message.edited = { user: message.user, ts: nextTs(core.workspace) };
      tell(core.workspace, { kind: 'message', message });
      return {
        channel: message.channel,
        ts: message.ts,
        text: message.text,
        message: slackMessage(core, message, true),
      };
    },
  },
  'chat.delete': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    run(core, args) {
      const message = ownMessage(core, args, 'cant_delete_message');
      removeMessage(core.workspace, message);
      return { channel: message.channel, ts: message.ts };
    },
  },
  'chat.getPermalink': {
    token: 'bot',
    scopes: [],
    tier: 'special',
    run(core, args) {
      const channel = channelForApp(core, args.required('channel'));
      if (!channel) throw new Refusal('channel_not_found');
      const message = findMessage(core.workspace, channel.id, args.required('message_ts'));
      if (!message) throw new Refusal('message_not_found');
      return { channel: channel.id, permalink: permalink(core, message) };
    },
  },
  'chat.scheduleMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    run(core, args) {
      const channel = postableChannel(core, args.required('channel'));
      const postAt = args.number('post_at') ?? 0;
      const now = core.workspace.now().getTime() / 1000;
      if (postAt <= now) throw new Refusal('time_in_past');
      if (postAt > now + farthestDays * 86_400) throw new Refusal('time_too_far');
      const { scheduled } = core.workspace.state;
      const near = scheduled.filter(
        (other) => other.channel === channel.id && Math.abs(other.postAt - postAt) < windowSeconds,
      );
      if (near.length >= mostInWindow) throw new Refusal('restricted_too_many');
      const content = contentFrom(core, args);
      const said = { ...content, ...threadFrom(core, args, channel) };
      const entry = { id: newId('Q'), channel: channel.id, postAt, created: Math.floor(now), args: said };
      scheduled.push(entry);
      tell(core.workspace, { kind: 'kept' });
      return { channel: channel.id, scheduled_message_id: entry.id, post_at: postAt, message: { text: content.text } };
    },
  },
  'chat.scheduledMessages.list': {
    token: 'bot',
    scopes: [],
    tier: 3,
    run(core, args) {
      const channel = args.text('channel');
      const mine = core.workspace.state.scheduled.filter((entry) => channel === undefined || entry.channel === channel);
      return {
        scheduled_messages: mine.map((entry) => ({
          id: entry.id,
          channel_id: entry.channel,
          post_at: entry.postAt,
          date_created: entry.created,
          text: entry.args.text,
        })),
        response_metadata: { next_cursor: '' },
      };
    },
  },
  'chat.deleteScheduledMessage': {
    token: 'bot',
    scopes: ['chat:write'],
    tier: 3,
    run(core, args) {
      const id = args.required('scheduled_message_id');
      const { scheduled } = core.workspace.state;
      const index = scheduled.findIndex((entry) => entry.id === id && entry.channel === args.required('channel'));
      if (index < 0) throw new Refusal('invalid_scheduled_message_id');
      scheduled.splice(index, 1);
      tell(core.workspace, { kind: 'kept' });
      return {};
    },
  },
};

/** Posts what was scheduled up to now on the practice clock. One with `metadata` never appears: Slack's own documented bug. */
export function postScheduled(core: Core): void {
  const { state } = core.workspace;
  const now = core.workspace.now().getTime() / 1000;
  const due = state.scheduled.filter((entry) => entry.postAt <= now);
  if (due.length === 0) return;
  state.scheduled = state.scheduled.filter((entry) => entry.postAt > now);
  for (const { channel, args } of due) {
    if (args.metadata !== undefined) continue;
    const said = args as unknown as Pick<Message, 'text' | 'blocks' | 'threadTs'>;
    addMessage(core.workspace, { ...said, channel, user: state.app.userId, isApp: true });
  }
}

/** Where a message is found in the page. */
function permalink(core: Core, message: Pick<Message, 'channel' | 'ts'>): string {
  return `${core.origin}/archives/${message.channel}/p${message.ts.replace('.', '')}`;
}

function post(core: Core, args: Args): Message {
  const channel = postableChannel(core, args.required('channel'));
  return addMessage(core.workspace, {
    ...contentFrom(core, args),
    channel: channel.id,
    user: core.workspace.state.app.userId,
    isApp: true,
    ...threadFrom(core, args, channel),
  });
}

function contentFrom(core: Core, args: Args) {
  return contentOf(core, {
    text: args.text('text'),
    markdownText: args.text('markdown_text'),
    blocks: args.json('blocks', 'invalid_blocks_format'),
    attachments: args.json('attachments', 'invalid_attachments'),
    metadata: args.json('metadata', 'invalid_metadata_format'),
  });
}

function threadFrom(core: Core, args: Args, channel: Channel): { threadTs?: string } {
  const threadTs = args.text('thread_ts');
  if (!threadTs) return {};
  const parent = findMessage(core.workspace, channel.id, threadTs);
  if (!parent) throw new Refusal('thread_not_found'); // the code is not verified against a live Slack
  return { threadTs: parent.threadTs ?? parent.ts };
}

/** The channel for a new message: a user id opens the direct conversation with that person. */
function postableChannel(core: Core, id: string): Channel {
  const { workspace } = core;
  const person = workspace.state.people[id];
  if (person) {
    if (person.isBot) throw new Refusal('cannot_dm_bot');
    return openForPost(core, conversationOf(workspace, [workspace.state.app.userId, person.id]));
  }
  const channel = channelForApp(core, id);
  if (!channel) throw new Refusal('channel_not_found');
  const isMember = channel.members.includes(workspace.state.app.userId);
  if (!isMember && !hasScope(core, 'chat:write.public')) throw new Refusal('not_in_channel');
  return openForPost(core, channel);
}

/** A channel that the app has joined. */
function joinedChannel(core: Core, id: string): Channel {
  const channel = channelForApp(core, id);
  if (!channel) throw new Refusal('channel_not_found');
  if (!channel.members.includes(core.workspace.state.app.userId)) throw new Refusal('not_in_channel');
  return openForPost(core, channel);
}

function openForPost(core: Core, channel: Channel): Channel {
  if (channel.isArchived) throw new Refusal('is_archived');
  if (channel.kind !== 'im') return channel;
  if (!core.manifest.features?.app_home?.messages_tab_enabled) throw new Refusal('messages_tab_disabled');
  const other = channel.members.find((id) => id !== core.workspace.state.app.userId);
  // the code for a deactivated person is not verified against a live Slack
  if (other && core.workspace.state.people[other]?.isDeactivated) throw new Refusal('user_disabled');
  return channel;
}

/** The app's own message, never an ephemeral one: those cannot be found by the Web API. */
function ownMessage(core: Core, args: Args, notMine: string): Message {
  const channel = channelForApp(core, args.required('channel'));
  if (!channel) throw new Refusal('channel_not_found');
  const message = findMessage(core.workspace, channel.id, args.required('ts'));
  if (!message) throw new Refusal('message_not_found');
  if (!message.isApp) throw new Refusal(notMine);
  return message;
}
