import { anyText, imageSource, imageSourceRule, mrkdwn, plainText } from './composition.ts';
import { button, elements, image, only } from './elements.ts';
import { richText } from './rich-text.ts';
import { all, byType, type Check, flag, isObject, list, object, oneOf, pattern, rule, text, whole } from './shape.ts';

function block(fields: Record<string, Check>, needed: readonly string[] = []): Check {
  return object({ type: text(50), block_id: text(255), ...fields }, needed);
}

const selects = [
  'static_select',
  'external_select',
  'users_select',
  'conversations_select',
  'channels_select',
] as const;
const menus = [...selects, ...selects.map((type) => `multi_${type}`)];
const pickers = ['datepicker', 'timepicker', 'checkboxes', 'radio_buttons', ...menus];

const section = all(
  block({
    text: anyText(3000),
    fields: list(anyText(2000), 10),
    accessory: byType({ ...only('button', 'overflow', 'workflow_button', ...pickers), image }),
    expand: flag,
  }),
  rule(({ text: words, fields }) =>
    words === undefined && fields === undefined ? 'missing required field: text' : undefined,
  ),
);

const input = all(
  block(
    {
      label: plainText(2000),
      hint: plainText(2000),
      optional: flag,
      dispatch_action: flag,
      element: byType(
        only(
          'plain_text_input',
          'rich_text_input',
          'number_input',
          'email_text_input',
          'url_text_input',
          'file_input',
          'datetimepicker',
          ...pickers,
        ),
      ),
    },
    ['label', 'element'],
  ),
);

const imageBlock = all(
  block({ alt_text: text(2000, 1), title: plainText(2000), ...imageSource }, ['alt_text']),
  imageSourceRule,
);

const video = block(
  {
    video_url: text(3000, 1),
    thumbnail_url: text(3000, 1),
    alt_text: text(2000, 1),
    title: plainText(199),
    title_url: pattern(/^https:/, 'an https address'),
    author_name: text(49),
    provider_name: text(49),
    provider_icon_url: text(3000),
    description: plainText(200),
  },
  ['video_url', 'thumbnail_url', 'alt_text', 'title'],
);

const cell = byType({
  raw_text: object({ type: text(50), text: text(10_000) }, ['text']),
  raw_number: object({ type: text(50), value: () => {}, text: text(10_000) }, ['value', 'text']),
  rich_text: richText,
});

/** Source: `slack-facts.md` section 6: 10,000 characters over all cells. */
const cellText = rule(({ rows }) => {
  const words = Array.isArray(rows) ? rows.flat().map((one) => (isObject(one) ? String(one.text ?? '') : '')) : [];
  return words.join('').length > 10_000 ? 'must be less than 10001 characters in all cells' : undefined;
});

const table = all(
  block(
    {
      rows: list(list(cell, 20), 100),
      column_settings: list(object({ align: oneOf('left', 'center', 'right'), is_wrapped: flag }), 20, 0),
    },
    ['rows'],
  ),
  cellText,
);

const dataTable = all(
  block(
    {
      rows: list(list(cell, 20), 101),
      caption: text(2000, 1),
      page_size: whole(1, 100),
      row_header_column_index: whole(0, 19),
    },
    ['rows', 'caption'],
  ),
  cellText,
);

const card = block({
  hero_image: image,
  icon: image,
  title: mrkdwn(150),
  subtitle: mrkdwn(150),
  body: mrkdwn(200),
  actions: list(button, 25),
});

const taskCard = block(
  {
    task_id: text(255, 1),
    title: text(2000, 1),
    details: richText,
    output: richText,
    sources: list(object({ type: oneOf('url'), url: text(3000, 1), text: text(2000) }, ['url']), 100, 0),
    status: oneOf('pending', 'in_progress', 'complete', 'error'),
  },
  ['task_id', 'title', 'status'],
);

const actions = block(
  {
    elements: list(
      byType(only('button', 'overflow', 'workflow_button', 'datetimepicker', 'rich_text_input', ...pickers)),
      25,
    ),
  },
  ['elements'],
);

/** Blocks that messages, modals and the Home tab all take. */
const everywhere: Record<string, Check> = {
  actions,
  alert: block({ text: anyText(3000), level: oneOf('default', 'info', 'warning', 'error', 'success') }, ['text']),
  context: block({ elements: list(byType({ image, plain_text: anyText(3000), mrkdwn: anyText(3000) }), 10) }, [
    'elements',
  ]),
  divider: block({}),
  header: block({ text: plainText(150) }, ['text']),
  image: imageBlock,
  input,
  rich_text: richText,
  section,
  video,
};

/** Blocks that only messages take. `file` cannot be posted, and `data_visualization` has no published shape: both are refused. */
const onlyInMessages: Record<string, Check> = {
  card,
  carousel: block({ elements: list(byType({ card }), 10) }, ['elements']),
  container: block(
    {
      title: plainText(150),
      rich_text_title: richText,
      subtitle: anyText(150),
      child_blocks: list(byType({ ...everywhere, table }), 10),
      width: oneOf('narrow', 'standard', 'wide', 'full'),
      icon: image,
      is_collapsible: flag,
      default_collapsed: flag,
      has_header_divider: flag,
    },
    ['child_blocks'],
  ),
  context_actions: block(
    {
      elements: list(
        byType({
          feedback_buttons: elements.feedback_buttons as Check,
          icon_button: elements.icon_button as Check,
        }),
        5,
      ),
    },
    ['elements'],
  ),
  data_table: dataTable,
  markdown: block({ text: text(12_000, 1) }, ['text']),
  plan: block({ title: text(2000, 1), tasks: list(byType({ task_card: taskCard }), 100, 0) }, ['title']),
  table,
  task_card: taskCard,
};

export const messageBlock: Check = byType({ ...everywhere, ...onlyInMessages });
export const viewBlock: Check = byType(everywhere);
