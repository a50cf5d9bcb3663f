import {
  confirm,
  conversationFilter,
  dispatchConfig,
  imageSource,
  imageSourceRule,
  option,
  optionGroups,
  optionRules,
  placeholder,
  plainText,
} from './composition.ts';
import { richText } from './rich-text.ts';
import { all, type Check, flag, list, object, oneOf, pattern, rule, text, whole } from './shape.ts';

const actionId = text(255, 1);
const day = pattern(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'a date: YYYY-MM-DD');
const time = pattern(/^([01]\d|2[0-3]):[0-5]\d$/, 'a time: HH:mm');

function element(fields: Record<string, Check>, needed: readonly string[] = []): Check {
  return object({ type: text(50), action_id: actionId, ...fields }, needed);
}

/** Fields of everything that asks for a choice or a text. */
const focus = { focus_on_load: flag };
const choice = { confirm, ...focus, placeholder };
const typed = { ...focus, placeholder, dispatch_action_config: dispatchConfig };
const several = { max_selected_items: whole(1, 100) };

const staticOptions = { options: list(option('plain'), 100), option_groups: optionGroups };
const boxes = { options: list(option('mrkdwn'), 10), confirm, ...focus };
const conversations = { default_to_current_conversation: flag, filter: conversationFilter };

export const button: Check = element(
  {
    text: plainText(75),
    value: text(2000),
    url: text(3000),
    style: oneOf('primary', 'danger'),
    confirm,
    accessibility_label: text(75, 1),
  },
  ['text'],
);

export const image: Check = all(
  object({ type: text(50), alt_text: text(2000, 1), ...imageSource }, ['alt_text']),
  imageSourceRule,
);

const feedbackButton = object({ text: plainText(75), value: text(2000), accessibility_label: text(75) }, [
  'text',
  'value',
]);

/** A text field: lengths within 3000, the smaller first. */
const plainTextInput = all(
  element({
    ...typed,
    initial_value: text(3000),
    multiline: flag,
    min_length: whole(0, 3000),
    max_length: whole(1, 3000),
  }),
  rule(({ min_length: min, max_length: max }) =>
    typeof min === 'number' && typeof max === 'number' && min > max
      ? 'min_length must not exceed max_length'
      : undefined,
  ),
);

/** Interactive elements by type, with the limits of `slack-facts.md` section 6. */
export const elements: Record<string, Check> = {
  button,
  static_select: all(element({ ...choice, ...staticOptions, initial_option: option('plain') }), optionRules),
  multi_static_select: all(
    element({ ...choice, ...several, ...staticOptions, initial_options: list(option('plain'), 100) }),
    optionRules,
  ),
  external_select: element({ ...choice, initial_option: option('plain'), min_query_length: whole(0, 3000) }),
  multi_external_select: element({
    ...choice,
    ...several,
    initial_options: list(option('plain'), 100),
    min_query_length: whole(0, 3000),
  }),
  users_select: element({ ...choice, initial_user: text(255, 1) }),
  multi_users_select: element({ ...choice, ...several, initial_users: list(text(255, 1), 100) }),
  conversations_select: element({
    ...choice,
    ...conversations,
    initial_conversation: text(255, 1),
    response_url_enabled: flag,
  }),
  multi_conversations_select: element({
    ...choice,
    ...several,
    ...conversations,
    initial_conversations: list(text(255, 1), 100),
  }),
  channels_select: element({ ...choice, initial_channel: text(255, 1), response_url_enabled: flag }),
  multi_channels_select: element({ ...choice, ...several, initial_channels: list(text(255, 1), 100) }),
  overflow: element({ options: list(option('overflow'), 5), confirm }, ['options']),
  radio_buttons: all(element({ ...boxes, initial_option: option('mrkdwn') }, ['options']), optionRules),
  checkboxes: all(element({ ...boxes, initial_options: list(option('mrkdwn'), 10) }, ['options']), optionRules),
  datepicker: element({ ...choice, initial_date: day }),
  timepicker: element({ ...choice, initial_time: time, timezone: text(100, 1) }),
  datetimepicker: element({ confirm, ...focus, initial_date_time: whole(1_000_000_000, 9_999_999_999) }),
  plain_text_input: plainTextInput,
  rich_text_input: element({ ...typed, initial_value: richText, min_lines: whole(1, 100), max_lines: whole(1, 100) }),
  number_input: element(
    { ...typed, is_decimal_allowed: flag, initial_value: text(100), min_value: text(100), max_value: text(100) },
    ['is_decimal_allowed'],
  ),
  email_text_input: element({ ...typed, initial_value: text(3000) }),
  url_text_input: element({ ...typed, initial_value: text(3000) }),
  file_input: element({ filetypes: list(text(20, 1), 100), max_files: whole(1, 10) }),
  feedback_buttons: element({ positive_button: feedbackButton, negative_button: feedbackButton }, [
    'positive_button',
    'negative_button',
  ]),
  icon_button: element(
    {
      icon: text(100, 1),
      text: plainText(75),
      value: text(2000),
      confirm,
      accessibility_label: text(75, 1),
      visible_to_user_ids: list(text(255, 1), 100),
    },
    ['icon', 'text'],
  ),
  workflow_button: element(
    {
      text: plainText(75),
      workflow: object({
        trigger: object({ url: text(3000, 1), customizable_input_parameters: list(() => {}, 100) }, ['url']),
      }),
      style: oneOf('primary', 'danger'),
      confirm,
      accessibility_label: text(75, 1),
    },
    ['text', 'workflow'],
  ),
};

/** The elements of these types, for a block that takes no others. */
export function only(...types: readonly string[]): Record<string, Check> {
  return Object.fromEntries(Object.entries(elements).filter(([type]) => types.includes(type)));
}
