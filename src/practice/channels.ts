import { type Channel, newId, type Person, tell, type Workspace } from './workspace.ts';

/** Can this person see that the channel exists? Public ones are seen by full members; all others only from inside. */
export function canSee(person: Person, channel: Channel): boolean {
  return channel.members.includes(person.id) || (channel.kind === 'public' && !person.isGuest);
}

/** The direct (two members) or group conversation of exactly these people, the app among them or not; made when there is none. */
export function conversationOf(workspace: Workspace, members: readonly string[]): Channel {
  return existingConversation(workspace, members) ?? newConversation(workspace, members);
}

/** The direct or group conversation of exactly these people, or undefined. */
export function existingConversation(workspace: Workspace, members: readonly string[]): Channel | undefined {
  const wanted = [...new Set(members)].sort().join();
  const kind = new Set(members).size > 2 ? 'mpim' : 'im';
  return Object.values(workspace.state.channels).find(
    (channel) => channel.kind === kind && [...channel.members].sort().join() === wanted,
  );
}

function newConversation(workspace: Workspace, members: readonly string[]): Channel {
  const unique = [...new Set(members)];
  const isGroup = unique.length > 2;
  const handles = unique.map((id) => workspace.state.people[id]?.handle ?? id);
  const channel: Channel = {
    id: newId(isGroup ? 'G' : 'D'),
    kind: isGroup ? 'mpim' : 'im',
    name: isGroup ? `mpdm-${handles.join('--')}-1` : '',
    topic: '',
    creator: unique[0] ?? '',
    created: Math.floor(workspace.now().getTime() / 1000),
    isArchived: false,
    members: unique,
  };
  workspace.state.channels[channel.id] = channel;
  tell(workspace, { kind: 'channel', channel });
  return channel;
}

/** The name of a channel as one person reads it: for direct and group conversations, the others' names, the app's last. */
export function nameFor(workspace: Workspace, channel: Channel, userId: string): string {
  if (channel.kind === 'public' || channel.kind === 'private') return channel.name;
  const isApp = (id: string) => id === workspace.state.app.userId;
  const others = channel.members.filter((id) => id !== userId).sort((a, b) => Number(isApp(a)) - Number(isApp(b)));
  return others.map((id) => workspace.state.people[id]?.name ?? id).join(', ');
}
