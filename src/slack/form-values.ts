import type { ViewStateValue } from '@slack/bolt';

export type FormValue = string | string[] | null;

/**
 * What was filled in, by field name: text, the chosen value or id, or all chosen ones. Null where nothing was.
 * Fields are named by `input`, whose block and action ids are the same.
 */
export function formValues(values: Record<string, Record<string, ViewStateValue>>): Record<string, FormValue> {
  return Object.fromEntries(Object.entries(values).map(([name, field]) => [name, chosen(Object.values(field)[0])]));
}

function chosen(state: ViewStateValue | undefined): FormValue {
  if (!state) return null;
  if (state.selected_options) return state.selected_options.map(({ value }) => value ?? '');
  const { files } = state;
  if (files) return files.map(({ id }) => String(id));
  return (
    state.selected_users ??
    state.selected_conversations ??
    state.selected_channels ??
    state.value ??
    state.selected_option?.value ??
    state.selected_user ??
    state.selected_conversation ??
    state.selected_channel ??
    state.selected_date ??
    state.selected_time ??
    null
  );
}
