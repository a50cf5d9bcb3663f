let serial = 0;
function nextTrigger(): string {
  serial += 1;
  return `13345224609.738474920.${serial}`;
}

/** A slash command as Slack sends it; the trigger is new each time. */
export function commandPayload(
  command: string,
  text: string,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    command,
    text,
    team_id: 'T1',
    user_id: 'U07',
    channel_id: 'C1',
    trigger_id: nextTrigger(),
    api_app_id: 'A1',
    ...over,
  };
}
