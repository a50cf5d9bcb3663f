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

/** A press on a button; `view` says where it stands when that is no message. */
export function actionPayload(
  actionId: string,
  value: string | undefined,
  over: Record<string, unknown> = {},
): Record<string, unknown> {
  return {
    type: 'block_actions',
    team: { id: 'T1' },
    user: { id: 'U07', team_id: 'T1' },
    api_app_id: 'A1',
    trigger_id: nextTrigger(),
    actions: [{ type: 'button', block_id: 'b1', action_id: actionId, ...(value !== undefined && { value }) }],
    ...over,
  };
}

/** What stands in one field when a form is sent; the keys are those of Slack's state. */
type FieldState = Record<string, unknown>;

/** A form that was sent, with its fields by name. */
export function submissionPayload(
  callbackId: string,
  fields: Record<string, FieldState>,
  over: { userId?: string; private_metadata?: string; viewId?: string } = {},
): Record<string, unknown> {
  const { userId = 'U07', private_metadata = '', viewId = 'V1' } = over;
  return {
    type: 'view_submission',
    team: { id: 'T1' },
    user: { id: userId, team_id: 'T1' },
    api_app_id: 'A1',
    trigger_id: nextTrigger(),
    view: {
      id: viewId,
      type: 'modal',
      callback_id: callbackId,
      private_metadata,
      blocks: Object.keys(fields).map((name) => ({ type: 'input', block_id: name })),
      state: { values: Object.fromEntries(Object.entries(fields).map(([name, state]) => [name, { [name]: state }])) },
    },
  };
}
