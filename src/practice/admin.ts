import type { PersonChange } from './control.ts';
import type { Core } from './core.ts';
import { sendEvent } from './events.ts';
import { slackUser } from './people.ts';
import { type Channel, handleOf, newId, nextTs, type Person, tell } from './workspace.ts';

/** An administrator changes someone's account; the app hears `user_change`. */
export function changePerson(core: Core, id: string, change: PersonChange): void {
  const person = personOf(core, id);
  Object.assign(person, change, { updated: Math.floor(core.workspace.now().getTime() / 1000) });
  tell(core.workspace, { kind: 'people' });
  tellOfPerson(core, 'user_change', person);
}

/** Someone new joins the school; the app hears `team_join`. */
export function addPerson(core: Core, joining: { name: string; title: string; zone?: string }): Person {
  const handle = handleOf(joining.name);
  const person: Person = {
    id: newId('U'),
    name: joining.name,
    handle,
    title: joining.title,
    email: `${handle}@aldercreek.example`,
    zone: joining.zone ?? core.workspace.state.team.zone,
    isBot: false,
    isAdmin: false,
    isGuest: false,
    isDeactivated: false,
    updated: Math.floor(core.workspace.now().getTime() / 1000),
  };
  core.workspace.state.people[person.id] = person;
  tell(core.workspace, { kind: 'people' });
  tellOfPerson(core, 'team_join', person);
  return person;
}

export function archiveChannel(core: Core, id: string): void {
  const channel = channelOf(core, id);
  channel.isArchived = true;
  tell(core.workspace, { kind: 'channel', channel });
  tellOfChannel(core, 'archive', channel);
}

export function deleteChannel(core: Core, id: string): void {
  const channel = channelOf(core, id);
  delete core.workspace.state.channels[id];
  delete core.workspace.state.messages[id];
  for (const from of Object.keys(core.workspace.state.people))
    tell(core.workspace, { kind: 'channel-removed', channel, from });
  tellOfChannel(core, 'deleted', channel);
}

function tellOfPerson(core: Core, type: 'user_change' | 'team_join', person: Person): void {
  const user = slackUser(core.workspace, person, false);
  sendEvent(core, { type, user, cache_ts: person.updated, event_ts: nextTs(core.workspace) });
}

/** The app hears of channels that it can see. */
function tellOfChannel(core: Core, what: 'archive' | 'deleted', channel: Channel): void {
  const isPrivate = channel.kind === 'private';
  if (isPrivate && !channel.members.includes(core.workspace.state.app.userId)) return;
  const type = `${isPrivate ? 'group' : 'channel'}_${what}`;
  const more = what === 'archive' ? { user: channel.creator, is_moved: 0 } : { actor_id: channel.creator };
  sendEvent(core, { type, channel: channel.id, ...more, event_ts: nextTs(core.workspace) });
}

function personOf(core: Core, id: string): Person {
  const person = core.workspace.state.people[id];
  if (!person) throw new Error(`Nobody here has the id ${id}.`);
  return person;
}

function channelOf(core: Core, id: string): Channel {
  const channel = core.workspace.state.channels[id];
  if (!channel) throw new Error(`There is no channel ${id}.`);
  return channel;
}
