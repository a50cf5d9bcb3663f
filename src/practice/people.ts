import type { Person, Workspace } from './workspace.ts';

/** The person as Slack's `user` object. Without `withEmail` (scope `users:read.email`) the profile has no address. */
export function slackUser(workspace: Workspace, person: Person, withEmail: boolean): Record<string, unknown> {
  const [firstName = '', ...rest] = person.name.split(' ');
  const zone = zoneAt(person.zone, workspace.now());
  return {
    id: person.id,
    team_id: workspace.state.team.id,
    name: person.handle,
    deleted: person.isDeactivated,
    color: '4bbe2e',
    real_name: person.name,
    tz: person.zone,
    tz_label: zone.label,
    tz_offset: zone.offsetSeconds,
    profile: {
      title: person.title,
      phone: '',
      skype: '',
      real_name: person.name,
      real_name_normalized: person.name,
      display_name: person.isBot ? '' : person.name,
      display_name_normalized: person.isBot ? '' : person.name,
      first_name: firstName,
      last_name: rest.join(' '),
      status_text: '',
      status_emoji: '',
      status_expiration: 0,
      avatar_hash: '0',
      team: workspace.state.team.id,
      ...(person.isBot ? { bot_id: workspace.state.app.botId, api_app_id: workspace.state.app.id } : {}),
      ...(withEmail && !person.isBot ? { email: person.email } : {}),
    },
    is_admin: person.isAdmin,
    is_owner: person.isAdmin,
    is_primary_owner: person.isAdmin,
    is_restricted: person.isGuest,
    is_ultra_restricted: person.isGuest,
    is_bot: person.isBot,
    is_app_user: false,
    updated: person.updated,
    is_email_confirmed: !person.isBot,
  };
}

/** A zone's name and distance from UTC in seconds at an instant. */
function zoneAt(zone: string, at: Date): { label: string; offsetSeconds: number } {
  const part = (timeZoneName: 'long' | 'longOffset') =>
    new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName })
      .formatToParts(at)
      .find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign = '+', hours = '0', minutes = '0'] = /GMT([+-])(\d+):?(\d+)?/.exec(part('longOffset')) ?? [];
  const seconds = Number(hours) * 3600 + Number(minutes) * 60;
  return { label: part('long'), offsetSeconds: sign === '-' ? -seconds : seconds };
}
