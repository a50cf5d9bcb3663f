import { type Core, hasScope } from './core.ts';
import { machineSeconds } from './machine-time.ts';
import { newId } from './workspace.ts';

/**
 * The scope that the app needs to hear of an event; those not named need none, but for members who come and go: `tellOfMember`
 * asks by kind of channel. Source: `slack-facts.md` section 7; others, Slack's reference.
 */
const scopeOf: Record<string, string> = {
  app_mention: 'app_mentions:read',
  channel_archive: 'channels:read',
  channel_deleted: 'channels:read',
  group_archive: 'groups:read',
  group_deleted: 'groups:read',
  'message.channels': 'channels:history',
  'message.groups': 'groups:history',
  'message.im': 'im:history',
  'message.mpim': 'mpim:history',
  reaction_added: 'reactions:read',
  reaction_removed: 'reactions:read',
  team_join: 'users:read',
  user_change: 'users:read',
};

/**
 * Tells the app of an event, if its manifest asks for it and for the scope it needs.
 *
 * @param subscription the name in the manifest: the event's type, or for messages `message.im`, `message.channels`, …
 */
export function sendEvent(
  core: Core,
  event: { type: string } & Record<string, unknown>,
  subscription = event.type,
): void {
  if (!core.manifest.settings?.event_subscriptions?.bot_events?.includes(subscription)) return;
  const scope = scopeOf[subscription];
  if (scope && !hasScope(core, scope)) return;
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
