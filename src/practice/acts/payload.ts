import { nameFor } from '../channels.ts';
import type { Core } from '../core.ts';
import { machineNow } from '../machine-time.ts';
import type { Channel, Person } from '../workspace.ts';

/** The fields that every interactive payload carries. */
export function interactivePayload(core: Core, type: string, person: Person): Record<string, unknown> {
  const { team, app } = core.workspace.state;
  return {
    type,
    team: { id: team.id, domain: team.domain },
    user: { id: person.id, username: person.handle, name: person.handle, team_id: team.id },
    api_app_id: app.id,
    token: core.tokens.verification,
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** The channel of a payload. Direct and group conversations have the names Slack gives them. */
export function payloadChannel(core: Core, channel: Channel, person: Person): { id: string; name: string } {
  const name = { public: channel.name, private: 'privategroup', im: 'directmessage', mpim: channel.name }[channel.kind];
  return { id: channel.id, name: name || nameFor(core.workspace, channel, person.id) };
}

/** `action_ts`: when the person pressed, machine time in seconds. */
export function actionTs(): string {
  return (machineNow() / 1000).toFixed(6);
}
