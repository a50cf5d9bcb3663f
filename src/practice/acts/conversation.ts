import { conversationOf } from '../channels.ts';
import type { Core } from '../core.ts';
import { sendEvent } from '../events.ts';
import { addMessage, findMessage, messagesFor, removeMessage } from '../messages.ts';
import type { PageApi } from '../page-api.ts';
import { Refusal } from '../refusal.ts';
import { scopeRoom } from '../slack-json.ts';
import { typedMessage } from '../typed-text.ts';
import { slackView } from '../views.ts';
import { setReaction } from '../web-api/reactions.ts';
import { type Channel, type Message, nextTs, type Person, tell } from '../workspace.ts';
import { actor, channelSeenBy, messageSeenBy } from './acting.ts';
import { Fault } from './fault.ts';

/** The top level of a channel, or a thread with its parent, as this person sees it. */
export function readMessages(core: Core, person: Person, channel: Channel, threadTs?: string): Message[] {
  const visible = messagesFor(core.workspace, channel.id, person.id);
  return visible.filter((message) =>
    threadTs === undefined
      ? message.threadTs === undefined || message.threadTs === message.ts
      : message.ts === threadTs || message.threadTs === threadTs,
  );
}

/** A person looks at a channel: nothing in it is new anymore. The app hears when its own conversation is opened. */
export function lookAt(core: Core, person: Person, channel: Channel): void {
  const latest = messagesFor(core.workspace, channel.id, person.id).at(-1)?.ts ?? '0';
  const reads = core.workspace.state.reads[person.id] ?? {};
  core.workspace.state.reads[person.id] = { ...reads, [channel.id]: latest };
  tell(core.workspace, { kind: 'read', user: person.id, channel });
  if (isWithApp(core, channel)) tellHomeOpened(core, person, 'messages', channel);
}

/** A person opened the app's Home or Messages tab. */
export function tellHomeOpened(core: Core, person: Person, tab: 'home' | 'messages', channel: Channel): void {
  const { views, homes } = core.workspace.state;
  const home = tab === 'home' ? views[homes[person.id] ?? ''] : undefined;
  sendEvent(core, {
    type: 'app_home_opened',
    user: person.id,
    channel: channel.id,
    tab,
    ...(home ? { view: slackView(core, home) } : {}),
    event_ts: nextTs(core.workspace),
  });
}

/** The direct conversation of a person with the app. */
export function conversationWithApp(core: Core, person: Person): Channel {
  return conversationOf(core.workspace, [core.workspace.state.app.userId, person.id]);
}

/** A person sends what they typed. @throws Fault `not_in_channel`, `is_archived`, `restricted_action`, `no_text`, `message_not_found` */
export function postTyped(core: Core, request: Parameters<PageApi['post']>[0]): Message {
  const person = actor(core, request.as);
  const channel = channelSeenBy(core, person, request.channel);
  if (!channel.members.includes(person.id)) throw new Fault('not_in_channel');
  if (channel.isArchived) throw new Fault('is_archived');
  if (isWithApp(core, channel) && core.manifest.features?.app_home?.messages_tab_read_only_enabled) {
    throw new Fault('restricted_action');
  }
  const files = request.files ?? [];
  if (request.text.trim() === '' && files.length === 0) throw new Fault('no_text');
  const parent = request.threadTs === undefined ? undefined : findMessage(core.workspace, channel.id, request.threadTs);
  if (request.threadTs !== undefined && !parent) throw new Fault('message_not_found');
  for (const id of files) core.workspace.state.files[id]?.channels.push(channel.id);
  const message = addMessage(core.workspace, {
    channel: channel.id,
    user: person.id,
    isApp: false,
    text: typedMessage(core.workspace, request.text),
    blocks: [],
    files,
    ...(parent ? { threadTs: parent.threadTs ?? parent.ts } : {}),
  });
  lookAt(core, person, channel);
  tellOfMessage(core, message, channel);
  return message;
}

export function deleteOwn(core: Core, person: Person, where: { channel: string; ts: string }): void {
  const message = messageSeenBy(core, person, where);
  if (message.user !== person.id && message.visibleTo !== person.id) throw new Fault('cant_delete_message');
  removeMessage(core.workspace, message);
}

export function react(core: Core, request: Parameters<PageApi['react']>[0]): void {
  const person = actor(core, request.as);
  const message = messageSeenBy(core, person, request);
  try {
    setReaction(core, message, request.name, person.id, request.on);
  } catch (error) {
    if (error instanceof Refusal) throw new Fault(error.code);
    throw error;
  }
}

/** Whether a channel is someone's conversation with the app. */
export function isWithApp(core: Core, channel: Channel): boolean {
  return channel.kind === 'im' && channel.members.includes(core.workspace.state.app.userId);
}

/** The app hears of messages where it is, if its manifest asks for that kind and it may read there. */
function tellOfMessage(core: Core, message: Message, channel: Channel): void {
  const { app, team } = core.workspace.state;
  if (!channel.members.includes(app.userId)) return;
  const common = {
    user: message.user,
    text: message.text,
    ts: message.ts,
    team: team.id,
    channel: channel.id,
    event_ts: message.ts,
    ...(message.threadTs ? { thread_ts: message.threadTs } : {}),
  };
  const channel_type = ({ channels: 'channel', groups: 'group', im: 'im', mpim: 'mpim' } as const)[scopeRoom(channel)];
  sendEvent(core, { type: 'message', ...common, channel_type }, `message.${scopeRoom(channel)}`);
  if (message.text.includes(`<@${app.userId}>`)) sendEvent(core, { type: 'app_mention', ...common });
}
