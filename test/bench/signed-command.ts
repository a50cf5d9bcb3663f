import { createHmac } from 'node:crypto';

interface Signed {
  body: string;
  headers: Record<string, string>;
}

/** A `/who-knows` command as Slack sends it over HTTP, signed now. */
export function signedCommand(command: {
  text: string;
  userId: string;
  triggerId: string;
  responseUrl: string;
}): Signed {
  const body = new URLSearchParams({
    command: '/who-knows',
    text: command.text,
    team_id: 'TBENCH',
    user_id: command.userId,
    channel_id: 'C1',
    trigger_id: command.triggerId,
    api_app_id: 'A1',
    response_url: command.responseUrl,
  }).toString();
  return signed(body, 'application/x-www-form-urlencoded');
}

/** Someone opens the Home tab, as Slack tells it over HTTP, signed now. */
export function signedHomeOpened({ userId, eventId }: { userId: string; eventId: string }): Signed {
  const event = { type: 'app_home_opened', tab: 'home', user: userId };
  const told = { type: 'event_callback', team_id: 'TBENCH', api_app_id: 'A1', event_id: eventId, event };
  return signed(JSON.stringify(told), 'application/json');
}

function signed(body: string, contentType: string): Signed {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', 'bench-secret').update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': contentType,
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
