import type { Core } from './core.ts';
import { machineSeconds, newId } from './workspace.ts';

/**
 * Tells the app of an event, if its manifest asks for it.
 *
 * @param subscription the name in the manifest: the event's type, or for messages `message.im`, `message.channels`, …
 */
export function sendEvent(
  core: Core,
  event: { type: string } & Record<string, unknown>,
  subscription = event.type,
): void {
  if (!core.manifest.settings?.event_subscriptions?.bot_events?.includes(subscription)) return;
  const { team, app } = core.workspace.state;
  core.delivery.tell({
    token: core.tokens.verification,
    team_id: team.id,
    context_team_id: team.id,
    context_enterprise_id: null,
    api_app_id: app.id,
    event,
    type: 'event_callback',
    event_id: newId('Ev'),
    event_time: machineSeconds(),
    authorizations: [
      { enterprise_id: null, team_id: team.id, user_id: app.userId, is_bot: true, is_enterprise_install: false },
    ],
    is_ext_shared_channel: false,
    event_context: newId('4-'),
  });
}
