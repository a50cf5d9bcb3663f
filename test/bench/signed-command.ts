import { createHmac } from 'node:crypto';

/** A `/who-knows` command as Slack sends it over HTTP, signed now. */
export function signedCommand(command: { text: string; userId: string; triggerId: string; responseUrl: string }): {
  body: string;
  headers: Record<string, string>;
} {
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
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', 'bench-secret').update(`v0:${timestamp}:${body}`).digest('hex');
  return {
    body,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': timestamp,
      'x-slack-signature': `v0=${signature}`,
    },
  };
}
