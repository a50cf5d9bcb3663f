import { canSee } from './channels.ts';
import type { Core } from './core.ts';
import { repliesTo } from './messages.ts';
import { fileUrl } from './page-view.ts';
import type { Channel, Message, StoredFile, Workspace } from './workspace.ts';

/** A message as the Web API and payloads show it. Metadata only where it was asked for. */
export function slackMessage(core: Core, message: Message, withMetadata = false): Record<string, unknown> {
  const { workspace } = core;
  const { app, team } = workspace.state;
  const replies =
    message.threadTs === undefined || message.threadTs === message.ts
      ? repliesTo(workspace, message.channel, message.ts)
      : [];
  return {
    type: 'message',
    user: message.user,
    ts: message.ts,
    ...(message.isApp
      ? {
          bot_id: app.botId,
          app_id: app.id,
          bot_profile: { id: app.botId, app_id: app.id, name: app.name, deleted: false, updated: 0, team_id: team.id },
        }
      : {}),
    ...(message.subtype ? { subtype: message.subtype } : {}),
    text: message.text,
    team: team.id,
    ...(message.blocks.length > 0 ? { blocks: message.blocks } : {}),
    ...(message.attachments ? { attachments: message.attachments } : {}),
    ...(message.edited ? { edited: message.edited } : {}),
    ...(message.files.length > 0
      ? { files: message.files.flatMap((id) => slackFile(core, workspace.state.files[id])) }
      : {}),
    ...(message.reactions.length > 0
      ? { reactions: message.reactions.map(({ name, users }) => ({ name, users, count: users.length })) }
      : {}),
    ...threadFields(workspace, message, replies),
    ...(withMetadata && message.metadata ? { metadata: message.metadata } : {}),
  };
}

function threadFields(workspace: Workspace, message: Message, replies: Message[]): Record<string, unknown> {
  if (message.threadTs !== undefined && message.threadTs !== message.ts) {
    const parent = workspace.state.messages[message.channel]?.find(({ ts }) => ts === message.threadTs);
    return { thread_ts: message.threadTs, ...(parent ? { parent_user_id: parent.user } : {}) };
  }
  if (replies.length === 0) return {};
  const users = [...new Set(replies.map(({ user }) => user))];
  return {
    thread_ts: message.ts,
    reply_count: replies.length,
    reply_users_count: users.length,
    latest_reply: replies.at(-1)?.ts,
    reply_users: users,
  };
}

/** A channel as `conversations.info` and `conversations.list` show it to the app. */
export function slackChannel(core: Core, channel: Channel): Record<string, unknown> {
  const { team, app } = core.workspace.state;
  const isMember = channel.members.includes(app.userId);
  const common = {
    id: channel.id,
    created: channel.created,
    is_archived: channel.isArchived,
    is_im: channel.kind === 'im',
    is_mpim: channel.kind === 'mpim',
    is_org_shared: false,
    is_ext_shared: false,
    is_shared: false,
    context_team_id: team.id,
    updated: channel.created * 1000,
  };
  if (channel.kind === 'im') {
    const user = channel.members.find((id) => id !== app.userId) ?? app.userId;
    return { ...common, user, is_user_deleted: core.workspace.state.people[user]?.isDeactivated ?? false, priority: 0 };
  }
  return {
    ...common,
    name: channel.name,
    name_normalized: channel.name,
    is_channel: channel.kind === 'public' || channel.kind === 'private',
    is_group: channel.kind === 'private',
    is_general: false,
    is_private: channel.kind !== 'public',
    is_member: isMember,
    creator: channel.creator,
    unlinked: 0,
    pending_shared: [],
    shared_team_ids: [team.id],
    topic: { value: channel.topic, creator: channel.creator, last_set: channel.created },
    purpose: { value: '', creator: '', last_set: 0 },
    previous_names: [],
    num_members: channel.members.length,
  };
}

/** A file as the Web API shows it; nothing for one that is gone. */
export function slackFile(core: Core, file: StoredFile | undefined): Record<string, unknown>[] {
  if (!file) return [];
  const url = `${core.origin}${fileUrl(file)}`;
  const filetype = file.name.split('.').at(-1) ?? '';
  return [
    {
      id: file.id,
      created: file.created,
      timestamp: file.created,
      name: file.name,
      title: file.title,
      mimetype: file.mimetype,
      filetype,
      pretty_type: filetype.toUpperCase(),
      user: file.user,
      size: file.bytes,
      mode: 'hosted',
      is_external: false,
      is_public: false,
      url_private: url,
      url_private_download: url,
      permalink: url,
      alt_txt: file.altText,
      ...shownIn(core, file),
    },
  ];
}

/** Where a file is shown, by kind of conversation, as Slack tells it. */
function shownIn({ workspace }: Core, { channels }: StoredFile): Record<'channels' | 'groups' | 'ims', string[]> {
  const of = (...kinds: Channel['kind'][]) =>
    channels.filter((id) => kinds.some((kind) => workspace.state.channels[id]?.kind === kind));
  return { channels: of('public'), groups: of('private', 'mpim'), ims: of('im') };
}

/** A channel that the app may know of: public, or one it is in. */
export function channelForApp(core: Core, id: string): Channel | undefined {
  const app = core.workspace.state.people[core.workspace.state.app.userId];
  const channel = core.workspace.state.channels[id];
  return app && channel && canSee(app, channel) ? channel : undefined;
}

/** Slack's words for the kinds of channel in scopes: `channels:read`, `groups:history`, … */
export function scopeRoom(channel: Channel): 'channels' | 'groups' | 'im' | 'mpim' {
  return ({ public: 'channels', private: 'groups', im: 'im', mpim: 'mpim' } as const)[channel.kind];
}
