import { canSee, existingConversation, nameFor } from './channels.ts';
import { type Core, hasScope } from './core.ts';
import { fieldsOf, startingValues } from './fields.ts';
import { messagesFor, repliesTo, unreadOf } from './messages.ts';
import type { PageApp, PageChannel, PageClock, PageFile, PageMessage, PagePerson, PageState } from './page-api.ts';
import { drawable, fileUrl, pageView } from './page-view.ts';
import { stackOf } from './views.ts';
import type { Channel, Message, Person, StoredFile } from './workspace.ts';

/** Everything that one person's page draws. */
export function pageState(core: Core, me: Person): PageState {
  const { state } = core.workspace;
  const home = state.views[state.homes[me.id] ?? ''];
  const hasCommands = hasScope(core, 'commands');
  return {
    team: { id: state.team.id, name: state.team.name },
    me: pagePerson(core, me),
    people: Object.values(state.people).map((person) => pagePerson(core, person)),
    app: pageApp(core, me),
    channels: Object.values(state.channels)
      .filter((channel) => canSee(me, channel))
      .map((channel) => pageChannel(core, channel, me)),
    commands: (hasCommands ? (core.manifest.features?.slash_commands ?? []) : []).map((command) => ({
      command: command.command,
      description: command.description,
      usageHint: command.usage_hint ?? '',
    })),
    shortcuts: (hasCommands ? (core.manifest.features?.shortcuts ?? []) : []).map((shortcut) => ({
      kind: shortcut.type,
      name: shortcut.name,
      callbackId: shortcut.callback_id,
      description: shortcut.description,
    })),
    clock: pageClock(core),
    story: core.story.now(),
    views: stackOf(core, me.id).map((view) => pageView(core, view)),
    home: home ? pageView(core, home) : null,
  };
}

export function pagePerson(core: Core, person: Person): PagePerson {
  const mine = Object.values(core.workspace.state.channels).filter((channel) => channel.members.includes(person.id));
  return {
    id: person.id,
    name: person.name,
    handle: person.handle,
    title: person.title,
    zone: person.zone,
    isApp: person.isBot,
    isGuest: person.isGuest,
    isDeactivated: person.isDeactivated,
    waiting: mine.reduce((sum, channel) => sum + unreadOf(core.workspace, person.id, channel).waiting, 0),
  };
}

export function pageApp(core: Core, me: Person): PageApp {
  const { app } = core.workspace.state;
  const home = core.manifest.features?.app_home;
  return {
    id: app.id,
    name: app.name,
    userId: app.userId,
    isConnected: core.delivery.isConnected(),
    hasHome: home?.home_tab_enabled ?? false,
    isReadOnly: home?.messages_tab_read_only_enabled ?? false,
    channel: existingConversation(core.workspace, [app.userId, me.id])?.id ?? null,
  };
}

export function pageChannel(core: Core, channel: Channel, me: Person): PageChannel {
  return {
    id: channel.id,
    kind: channel.kind,
    name: nameFor(core.workspace, channel, me.id),
    topic: channel.topic,
    isArchived: channel.isArchived,
    isMember: channel.members.includes(me.id),
    members: channel.members,
    ...unreadOf(core.workspace, me.id, channel),
    latest: messagesFor(core.workspace, channel.id, me.id).at(-1)?.ts ?? '0',
  };
}

export function pageMessage(core: Core, message: Message, me: Person): PageMessage {
  const isReply = message.threadTs !== undefined && message.threadTs !== message.ts;
  const replies = isReply ? [] : repliesTo(core.workspace, message.channel, message.ts);
  return {
    channel: message.channel,
    ts: message.ts,
    user: message.user,
    text: message.text,
    blocks: drawable(core, message.blocks),
    files: message.files.flatMap((id) => pageFile(core.workspace.state.files[id])),
    isEphemeral: message.visibleTo !== undefined,
    isEdited: message.edited !== undefined,
    threadTs: isReply ? (message.threadTs ?? null) : null,
    replies:
      replies.length === 0
        ? null
        : {
            count: replies.length,
            people: [...new Set(replies.map(({ user }) => user))],
            latest: replies.at(-1)?.ts ?? '',
          },
    reactions: message.reactions.map(({ name, users }) => ({ name, people: users })),
    values: fieldsOf(message.blocks).length > 0 ? startingValues(message.blocks, message.values[me.id]) : {},
    subtype: message.subtype ?? null,
  };
}

/** A file as the page shows it; nothing for one that is gone. */
export function pageFile(file: StoredFile | undefined): PageFile[] {
  if (!file) return [];
  const { id, name, title, altText, mimetype, bytes } = file;
  return [{ id, name, title, altText, mimetype, bytes, url: fileUrl(file) }];
}

export function pageClock(core: Core): PageClock {
  const { zone } = core.workspace.state.team;
  const now = core.workspace.now();
  const label = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    month: 'short',
    day: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
  }).format(now);
  return { now: now.toISOString(), zone, label };
}
