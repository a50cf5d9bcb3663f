import type { KnownBlock, Option } from '@slack/types';
import { elementsIn, withInner } from './block-kit/blocks-within.ts';
import type { FieldValue, FormValues } from './page-api.ts';

/** An interactive element where it stands. */
export interface Field {
  block: KnownBlock;
  blockId: string;
  actionId: string;
  element: Record<string, unknown> & { type: string };
}

/** Turns a plain value into what Slack's `state.values` and `actions` hold. */
export interface FieldContext {
  /** The option that an external select showed under this value. */
  shown(actionId: string, value: string): Option | undefined;
  file(id: string): Record<string, unknown> | undefined;
}

/** Elements that are pressed, and so have no value that stays. */
const pressed = new Set(['button', 'overflow', 'workflow_button', 'icon_button', 'feedback_buttons']);

/** Every interactive element of these blocks, and of the blocks that stand in them. */
export function fieldsOf(blocks: readonly KnownBlock[]): Field[] {
  return blocks
    .flatMap(withInner)
    .flatMap((block) =>
      (elementsIn(block) as Field['element'][]).flatMap((element) =>
        typeof element.action_id === 'string' && typeof element.type === 'string'
          ? [{ block, blockId: block.block_id ?? '', actionId: element.action_id, element }]
          : [],
      ),
    );
}

/** The values a form starts with: what is already there under the same ids, else the app's initial value. */
export function startingValues(blocks: readonly KnownBlock[], present: FormValues = {}): FormValues {
  const values: FormValues = {};
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    if (pressed.has(element.type)) continue;
    const kept = present[blockId]?.[actionId];
    const stays = kept !== undefined && stillFits(element, kept);
    values[blockId] = { ...values[blockId], [actionId]: stays ? kept : initialValue(element) };
  }
  return values;
}

/** A choice goes when its option is not offered anymore. */
function stillFits(element: Field['element'], value: FieldValue): boolean {
  if (element.options === undefined && element.option_groups === undefined) return true;
  const offered = offeredOptions(element).map((option) => option.value);
  return [value ?? []].flat().every((one) => offered.includes(one));
}

function initialValue(element: Field['element']): FieldValue {
  const one = element.initial_option as Option | undefined;
  const many = element.initial_options as Option[] | undefined;
  const plain = ['value', 'date', 'time', 'user', 'channel', 'conversation'].map((name) => element[`initial_${name}`]);
  const lists = ['users', 'channels', 'conversations'].map((name) => element[`initial_${name}`]);
  const single = plain.find((value) => typeof value === 'string');
  const list = lists.find(Array.isArray);
  if (one) return one.value ?? null;
  if (many) return many.map(({ value }) => value ?? '');
  if (list) return list as string[];
  if (element.initial_date_time !== undefined) return String(element.initial_date_time);
  return typeof single === 'string' ? single : null;
}

/** `state.values` as payloads carry it: every field, empty ones too. */
export function stateValues(
  blocks: readonly KnownBlock[],
  values: FormValues,
  context: FieldContext,
): Record<string, Record<string, unknown>> {
  const state: Record<string, Record<string, unknown>> = {};
  for (const { blockId, actionId, element } of fieldsOf(blocks)) {
    if (pressed.has(element.type)) continue;
    const value = values[blockId]?.[actionId] ?? null;
    state[blockId] = {
      ...state[blockId],
      [actionId]: { type: element.type, ...slackValue(element, actionId, value, context) },
    };
  }
  return state;
}

/** The part of a state value or an action that holds what was chosen. */
export function slackValue(
  element: Field['element'],
  actionId: string,
  value: FieldValue,
  context: FieldContext,
): Record<string, unknown> {
  const single = Array.isArray(value) ? (value[0] ?? null) : value === '' ? null : value;
  const many = Array.isArray(value) ? value : value ? [value] : [];
  const optionOf = (chosen: string) =>
    offeredOptions(element).find((one) => one.value === chosen) ?? context.shown(actionId, chosen);
  switch (element.type) {
    case 'static_select':
    case 'external_select':
    case 'radio_buttons':
    case 'overflow':
      return { selected_option: single === null ? null : (optionOf(single) ?? null) };
    case 'multi_static_select':
    case 'multi_external_select':
    case 'checkboxes':
      return { selected_options: many.flatMap((one) => optionOf(one) ?? []) };
    case 'users_select':
      return { selected_user: single };
    case 'multi_users_select':
      return { selected_users: many };
    case 'conversations_select':
      return { selected_conversation: single };
    case 'multi_conversations_select':
      return { selected_conversations: many };
    case 'channels_select':
      return { selected_channel: single };
    case 'multi_channels_select':
      return { selected_channels: many };
    case 'datepicker':
      return { selected_date: single };
    case 'timepicker':
      return { selected_time: single, ...(element.timezone ? { timezone: element.timezone } : {}) };
    case 'datetimepicker':
      return { selected_date_time: single === null ? null : Number(single) };
    case 'rich_text_input':
      return { rich_text_value: single === null ? null : plainRichText(single) };
    case 'file_input':
      return { files: many.flatMap((id) => context.file(id) ?? []) };
    default:
      return { value: single };
  }
}

function offeredOptions(element: Field['element']): Option[] {
  const groups = (element.option_groups ?? []) as { options: Option[] }[];
  const initial = [element.initial_option ?? [], element.initial_options ?? []].flat() as Option[];
  return [...((element.options ?? []) as Option[]), ...groups.flatMap(({ options }) => options), ...initial];
}

function plainRichText(words: string): Record<string, unknown> {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }] };
}

/**
 * What Slack itself says of a form before the app hears of it: empty required fields, too short or too long text. By block id.
 */
export function formErrors(blocks: readonly KnownBlock[], values: FormValues): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const { block, blockId, actionId, element } of fieldsOf(blocks)) {
    if (block.type !== 'input') continue;
    const value = values[blockId]?.[actionId];
    const isEmpty = value === undefined || value === null || value.length === 0;
    const { min_length: min, max_length: max } = element as { min_length?: number; max_length?: number };
    if (isEmpty && !block.optional) errors[blockId] = 'Please complete this required field.';
    else if (isEmpty || typeof value !== 'string') continue;
    else if (min !== undefined && value.length < min) errors[blockId] = `Please enter at least ${min} characters.`;
    else if (element.type.endsWith('_input') && value.length > (max ?? 3000)) {
      errors[blockId] = `Please enter no more than ${max ?? 3000} characters.`;
    }
  }
  return errors;
}
