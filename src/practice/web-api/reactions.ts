import type { Core } from '../core.ts';
import { sendEvent } from '../events.ts';
import { findMessage } from '../messages.ts';
import { Refusal } from '../refusal.ts';
import { channelForApp, slackMessage } from '../slack-json.ts';
import { type Message, nextTs, tell } from '../workspace.ts';
import type { Args } from './args.ts';
import type { Methods } from './method.ts';

/** `reactions.*`. Source: `slack-facts.md` section 7. */
export const reactionMethods: Methods = {
  'reactions.add': {
    token: 'bot',
    scopes: ['reactions:write'],
    tier: 3,
    run(core, args) {
      setReaction(core, target(core, args), args.required('name'), core.workspace.state.app.userId, true);
      return {};
    },
  },
  'reactions.remove': {
    token: 'bot',
    scopes: ['reactions:write'],
    tier: 2,
    run(core, args) {
      setReaction(core, target(core, args), args.required('name'), core.workspace.state.app.userId, false);
      return {};
    },
  },
  'reactions.get': {
    token: 'bot',
    scopes: ['reactions:read'],
    tier: 3,
    run(core, args) {
      const message = target(core, args);
      return { type: 'message', channel: message.channel, message: slackMessage(core, message) };
    },
  },
};

/**
 * Sets or takes back someone's reaction.
 *
 * @throws Refusal `already_reacted`, `no_reaction`, `invalid_name`
 */
export function setReaction(core: Core, message: Message, name: string, user: string, isOn: boolean): void {
  if (!/^[\w+'-]{1,100}(::skin-tone-[2-6])?$/.test(name)) throw new Refusal('invalid_name');
  const reaction = message.reactions.find((one) => one.name === name);
  const has = reaction?.users.includes(user) ?? false;
  if (isOn && has) throw new Refusal('already_reacted');
  if (!isOn && !has) throw new Refusal('no_reaction');
  if (isOn && reaction) reaction.users.push(user);
  else if (isOn) message.reactions.push({ name, users: [user] });
  else if (reaction) reaction.users = reaction.users.filter((id) => id !== user);
  message.reactions = message.reactions.filter(({ users }) => users.length > 0);
  tell(core.workspace, { kind: 'message', message });
  const item = { type: 'message', channel: message.channel, ts: message.ts };
  sendEvent(core, {
    type: isOn ? 'reaction_added' : 'reaction_removed',
    user,
    reaction: name,
    item,
    item_user: message.user,
    event_ts: nextTs(core.workspace),
  });
}

function target(core: Core, args: Args): Message {
  const channel = channelForApp(core, args.required('channel'));
  if (!channel) throw new Refusal('channel_not_found');
  const message = findMessage(core.workspace, channel.id, args.required('timestamp'));
  if (!message) throw new Refusal('message_not_found');
  if (!channel.members.includes(core.workspace.state.app.userId)) throw new Refusal('not_in_channel');
  return message;
}
