import { type Core, hasScope } from '../core.ts';
import type { PageApi } from '../page-api.ts';
import { issueResponseUrl } from '../response-url.ts';
import { slackMessage } from '../slack-json.ts';
import { actor, channelSeenBy, messageSeenBy } from './acting.ts';
import { appFault, Fault } from './fault.ts';
import { actionTs, interactivePayload, payloadChannel } from './payload.ts';

type Request = Parameters<PageApi['shortcut']>[0];

/** A person chose a global shortcut, or one of a message. */
export async function runShortcut(core: Core, request: Request): Promise<Record<string, never>> {
  const person = actor(core, request.as);
  const type = request.message ? 'message' : 'global';
  const known = core.manifest.features?.shortcuts?.find(
    (shortcut) => shortcut.callback_id === request.callbackId && shortcut.type === type,
  );
  if (!known || !hasScope(core, 'commands')) throw new Fault('no_such_shortcut', 'This app has no such shortcut.');
  const common = {
    ...interactivePayload(core, request.message ? 'message_action' : 'shortcut', person),
    callback_id: request.callbackId,
    trigger_id: core.triggers.issue({ user: person.id }),
    action_ts: actionTs(),
  };
  const reply = await core.delivery.ask(
    'interactive',
    request.message ? { ...common, ...ofMessage(core, request) } : common,
  );
  if (!reply.ok) throw appFault(reply.code, core.workspace.state.app.name);
  return {};
}

function ofMessage(core: Core, request: Request): Record<string, unknown> {
  const person = actor(core, request.as);
  const message = messageSeenBy(core, person, request.message ?? { channel: '', ts: '' });
  // an ephemeral message has no menu
  if (message.visibleTo !== undefined) throw new Fault('message_not_found');
  const channel = channelSeenBy(core, person, message.channel);
  return {
    channel: payloadChannel(core, channel, person),
    message_ts: message.ts,
    message: slackMessage(core, message),
    response_url: issueResponseUrl(core, { user: person.id, channel: channel.id }),
  };
}
