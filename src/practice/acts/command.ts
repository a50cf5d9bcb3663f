import { type Core, hasScope } from '../core.ts';
import type { PageApi } from '../page-api.ts';
import { Refusal } from '../refusal.ts';
import { issueResponseUrl, respond } from '../response-url.ts';
import { typedCommand } from '../typed-text.ts';
import { addMember } from '../web-api/conversations.ts';
import type { Channel, Person } from '../workspace.ts';
import { actor, channelSeenBy } from './acting.ts';
import { commandFault, Fault } from './fault.ts';
import { payloadChannel } from './payload.ts';

type Request = Parameters<PageApi['command']>[0];

/** A person runs a slash command; resolves when the app has answered. Source: `slack-facts.md` section 1. */
export async function runCommand(core: Core, request: Request): Promise<Record<string, never>> {
  const person = actor(core, request.as);
  const channel = channelSeenBy(core, person, request.channel);
  if (request.command === '/invite') return invite(core, person, channel, request.text);
  const known = core.manifest.features?.slash_commands?.find(({ command }) => command === request.command);
  if (!known || !hasScope(core, 'commands')) {
    throw new Fault('no_such_command', `${request.command} is not a valid command.`);
  }
  if (request.threadTs) throw new Fault('not_supported_in_thread');
  const { team, app } = core.workspace.state;
  const text = request.text.trim();
  const place = payloadChannel(core, channel, person);
  const reply = await core.delivery.ask('slash_commands', {
    token: core.tokens.verification,
    team_id: team.id,
    team_domain: team.domain,
    channel_id: place.id,
    channel_name: place.name,
    user_id: person.id,
    user_name: person.handle,
    command: request.command,
    text: known.should_escape ? typedCommand(core.workspace, text) : text,
    api_app_id: app.id,
    is_enterprise_install: 'false',
    response_url: issueResponseUrl(core, { user: person.id, channel: channel.id }),
    trigger_id: core.triggers.issue({ user: person.id }),
  });
  if (!reply.ok) throw commandFault(request.command, reply.code);
  if (Object.keys(reply.body).length > 0) answer(core, person, channel, request.command, reply.body);
  return {};
}

/** The app answered in its ack. */
function answer(core: Core, person: Person, channel: Channel, command: string, body: Record<string, unknown>): void {
  try {
    respond(core, { user: person.id, channel: channel.id }, body);
  } catch (error) {
    if (error instanceof Refusal) throw commandFault(command, 'invalid_command_response');
    throw error;
  }
}

function invite(core: Core, person: Person, channel: Channel, typed: string): Record<string, never> {
  if (!channel.members.includes(person.id)) throw new Fault('not_in_channel');
  const ids = [...typedCommand(core.workspace, typed).matchAll(/<@(\w+)>/g)].map(([, id]) => id ?? '');
  if (ids.length === 0) throw new Fault('user_not_found', 'Write whom to invite: /invite @name');
  if (channel.kind === 'im' || channel.kind === 'mpim') throw new Fault('method_not_supported_for_channel_type');
  for (const id of ids) addMember(core, channel, id, person.id);
  return {};
}
