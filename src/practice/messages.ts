import { type Channel, type Message, nextTs, tell, type Workspace } from './workspace.ts';

/** Stores a message at the present moment of the practice clock and tells everyone who is looking. */
export function addMessage(
  workspace: Workspace,
  message: Omit<Message, 'ts' | 'reactions' | 'values' | 'files'> & { files?: string[] },
): Message {
  const stored: Message = { files: [], ...message, ts: nextTs(workspace), reactions: [], values: {} };
  listOf(workspace, message.channel).push(stored);
  tell(workspace, { kind: 'message', message: stored });
  tellParent(workspace, stored);
  return stored;
}

/** The message with this `ts`, ephemeral ones only for the person who sees them. */
export function findMessage(workspace: Workspace, channel: string, ts: string, reader?: string): Message | undefined {
  return listOf(workspace, channel).find(
    (message) => message.ts === ts && (message.visibleTo === undefined || message.visibleTo === reader),
  );
}

/** Removes a message for good. */
export function removeMessage(workspace: Workspace, message: Message): void {
  const list = listOf(workspace, message.channel);
  list.splice(list.indexOf(message), 1);
  tell(workspace, { kind: 'message-removed', message });
  tellParent(workspace, message);
}

/** Messages of a channel that `reader` sees, oldest first; without a reader, those that everyone sees. */
export function messagesFor(workspace: Workspace, channel: string, reader?: string): Message[] {
  return listOf(workspace, channel).filter(
    (message) => message.visibleTo === undefined || message.visibleTo === reader,
  );
}

/** Replies in the thread under `ts`, oldest first. */
export function repliesTo(workspace: Workspace, channel: string, ts: string): Message[] {
  return listOf(workspace, channel).filter(
    (message) => message.threadTs === ts && message.ts !== ts && message.visibleTo === undefined,
  );
}

/** Unread messages of a person in a channel, and how many of them are written to that person. */
export function unreadOf(workspace: Workspace, userId: string, channel: Channel): { unread: number; waiting: number } {
  const seen = workspace.state.reads[userId]?.[channel.id] ?? '0';
  const fresh = messagesFor(workspace, channel.id, userId).filter(
    (message) => message.user !== userId && message.ts > seen && !message.subtype,
  );
  if (!channel.members.includes(userId)) return { unread: 0, waiting: 0 };
  const direct = channel.kind === 'im' || channel.kind === 'mpim';
  const waiting = direct ? fresh : fresh.filter((message) => mentions(message, userId));
  return { unread: fresh.length, waiting: waiting.length };
}

function mentions(message: Message, userId: string): boolean {
  const all = message.text + JSON.stringify(message.blocks);
  return message.visibleTo === userId || all.includes(`<@${userId}`) || /<!(channel|here|everyone)/.test(all);
}

function listOf(workspace: Workspace, channel: string): Message[] {
  const list = workspace.state.messages[channel] ?? [];
  workspace.state.messages[channel] = list;
  return list;
}

/** A parent shows how many replies it has. */
function tellParent(workspace: Workspace, reply: Message): void {
  if (reply.threadTs === undefined || reply.threadTs === reply.ts) return;
  const parent = findMessage(workspace, reply.channel, reply.threadTs);
  if (parent) tell(workspace, { kind: 'message', message: parent });
}
