import { canSee } from '../channels.ts';
import type { Core } from '../core.ts';
import { findMessage } from '../messages.ts';
import type { Channel, Message, Person, View } from '../workspace.ts';
import { Fault } from './fault.ts';

/** The person who looks: a deactivated one may still be looked through. @throws Fault `user_not_found` */
export function anyone(core: Core, id: string): Person {
  const person = core.workspace.state.people[id];
  if (!person || person.isBot) throw new Fault('user_not_found', `Nobody here has the id ${id}.`);
  return person;
}

/** The person who acts. @throws Fault `user_not_found`, `account_inactive` */
export function actor(core: Core, id: string): Person {
  const person = anyone(core, id);
  if (person.isDeactivated) throw new Fault('account_inactive');
  return person;
}

/** A channel that this person sees. @throws Fault `channel_not_found` */
export function channelSeenBy(core: Core, person: Person, id: string): Channel {
  const channel = core.workspace.state.channels[id];
  if (!channel || !canSee(person, channel)) throw new Fault('channel_not_found');
  return channel;
}

/** A message that this person sees. @throws Fault `message_not_found` */
export function messageSeenBy(core: Core, person: Person, where: { channel: string; ts: string }): Message {
  const channel = channelSeenBy(core, person, where.channel);
  const message = findMessage(core.workspace, channel.id, where.ts, person.id);
  if (!message) throw new Fault('message_not_found');
  return message;
}

/** An open modal or the published Home tab of this person. @throws Fault `view_not_found` */
export function viewOf(core: Core, person: Person, id: string): View {
  const view = core.workspace.state.views[id];
  if (view?.user !== person.id) throw new Fault('view_not_found');
  return view;
}
