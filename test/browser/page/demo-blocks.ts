import type { ActionsBlock, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';

/** Every element that can stand in a message, each in a block of its own name. */
export function elementBlocks(): KnownBlock[] {
  return [
    { type: 'header', text: plain('Everything that can be pressed') },
    actions('buttons', [
      { type: 'button', action_id: 'plain', text: plain('Plain'), value: 'plain-value' },
      { type: 'button', action_id: 'primary', text: plain('Primary'), style: 'primary', value: 'primary-value' },
      {
        type: 'button',
        action_id: 'danger',
        text: plain('Delete it'),
        style: 'danger',
        value: 'danger-value',
        confirm: {
          title: plain('Delete it?'),
          text: plain('It will be gone.'),
          confirm: plain('Yes, delete'),
          deny: plain('Keep it'),
          style: 'danger',
        },
      },
      { type: 'button', action_id: 'link', text: plain('Read more'), url: 'http://localhost/nowhere' },
    ]),
    actions('selects', [
      { type: 'static_select', action_id: 'static', placeholder: plain('Grade'), options: grades },
      { type: 'users_select', action_id: 'user', placeholder: plain('Colleague') },
      { type: 'channels_select', action_id: 'channel', placeholder: plain('Channel') },
      { type: 'conversations_select', action_id: 'conversation', placeholder: plain('Conversation') },
      { type: 'external_select', action_id: 'external', placeholder: plain('Topic'), min_query_length: 2 },
    ]),
    actions('multis', [
      { type: 'multi_static_select', action_id: 'grades', placeholder: plain('Grades'), options: grades },
      { type: 'multi_users_select', action_id: 'colleagues', placeholder: plain('Colleagues'), max_selected_items: 2 },
    ]),
    actions('dates', [
      { type: 'datepicker', action_id: 'date', placeholder: plain('Day') },
      { type: 'timepicker', action_id: 'time', placeholder: plain('Hour') },
      { type: 'datetimepicker', action_id: 'moment' },
    ]),
    {
      type: 'section',
      block_id: 'menu',
      text: { type: 'mrkdwn', text: '*Number talks* by <@U0AC4RK9Q06>, shown in <#C0AC4RK9Q02>' },
      accessory: { type: 'overflow', action_id: 'overflow', options: [option('Edit'), option('Remove')] },
    },
    actions('radios', [{ type: 'radio_buttons', action_id: 'radio', options: [option('Morning'), option('Noon')] }]),
    actions('boxes', [
      {
        type: 'checkboxes',
        action_id: 'boxes',
        options: [
          { text: { type: 'mrkdwn', text: '*Ask me*' }, value: 'ask', description: plain('Questions are welcome') },
          { text: { type: 'mrkdwn', text: 'Watch me' }, value: 'watch' },
        ],
      },
    ]),
  ];
}

/** Blocks that are only looked at. */
export function stillBlocks(now: Date): KnownBlock[] {
  const unix = Math.floor(now.getTime() / 1000) + 3600;
  return [
    { type: 'header', text: plain('Aisha Rahman can help') },
    {
      type: 'section',
      text: {
        type: 'mrkdwn',
        text: `*Math talk* with _quiet_ students, ~not~ \`turn and talk\`. Until <!date^${unix}^{date_short_pretty} {time}|later>.\n&gt; Wait until more hands go up.\nMore at <https://example.org/talk|talk moves> :bulb:`,
      },
    },
    {
      type: 'section',
      fields: [
        { type: 'mrkdwn', text: '*Level*\nothers learn it from me' },
        { type: 'mrkdwn', text: '*Free*\nyes, today' },
      ],
    },
    { type: 'divider' },
    { type: 'context', elements: [{ type: 'mrkdwn', text: 'Who sees this: you and nobody else' }] },
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'Shown by ', style: { bold: true } },
            { type: 'user', user_id: 'U0AC4RK9Q06' },
          ],
        },
        {
          type: 'rich_text_list',
          style: 'bullet',
          elements: [
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'dot cards' }] },
            { type: 'rich_text_section', elements: [{ type: 'text', text: 'ten frames' }] },
          ],
        },
      ],
    },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: 'Topic' },
          { type: 'raw_text', text: 'Carried by' },
        ],
        [
          { type: 'raw_text', text: 'Fractions' },
          { type: 'raw_text', text: 'Grace Liu' },
        ],
      ],
    },
  ];
}

/** A form with every kind of input. */
export function demoForm(): ModalView {
  return {
    type: 'modal',
    callback_id: 'form',
    title: plain('Ask a question'),
    submit: plain('Send'),
    close: plain('Cancel'),
    notify_on_close: true,
    blocks: [
      {
        type: 'section',
        text: { type: 'mrkdwn', text: 'Only the people you choose will see this.' },
        accessory: { type: 'button', action_id: 'push', text: plain('Who sees what') },
      },
      input('question', 'Question', {
        type: 'plain_text_input',
        action_id: 'text',
        multiline: true,
        max_length: 200,
        placeholder: plain('What would you like to know?'),
      }),
      {
        ...input('topic', 'Topic', { type: 'static_select', action_id: 'choice', options: grades }),
        dispatch_action: true,
        optional: true,
      },
      {
        ...input('people', 'People', { type: 'multi_users_select', action_id: 'choice' }),
        optional: true,
        hint: plain('In the order in which they are asked'),
      },
      { ...input('until', 'By when', { type: 'datepicker', action_id: 'date' }), optional: true },
      {
        ...input('need', 'What I need', {
          type: 'radio_buttons',
          action_id: 'radio',
          options: [option('An answer'), option('To see it live')],
          initial_option: option('An answer'),
        }),
      },
      {
        ...input('name', 'My name', {
          type: 'checkboxes',
          action_id: 'boxes',
          options: [option('Ask without my name')],
        }),
        optional: true,
      },
      { ...input('mail', 'Email', { type: 'email_text_input', action_id: 'mail' }), optional: true },
      {
        ...input('count', 'How many', { type: 'number_input', action_id: 'number', is_decimal_allowed: false }),
        optional: true,
      },
      { ...input('link', 'Link', { type: 'url_text_input', action_id: 'url' }), optional: true },
      { ...input('files', 'Files', { type: 'file_input', action_id: 'files', filetypes: ['csv'] }), optional: true },
    ],
  };
}

/** A second page over the form. */
export const secondView: ModalView = {
  type: 'modal',
  callback_id: 'second',
  title: plain('Who sees what'),
  close: plain('Back'),
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'You and the person asked.' } }],
};

/** What the form turns into when it was sent. */
export const doneView: ModalView = {
  type: 'modal',
  callback_id: 'done',
  title: plain('Sent'),
  close: plain('Done'),
  blocks: [{ type: 'section', text: { type: 'mrkdwn', text: 'Your question is on its way.' } }],
};

/** The app's Home. `chosen` is what was chosen last. */
export function homeBlocks(chosen: string): KnownBlock[] {
  return [
    { type: 'header', text: plain('What waits for you') },
    { type: 'section', text: { type: 'mrkdwn', text: `You chose: *${chosen}*` } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: 'Questions a week' },
      accessory: {
        type: 'static_select',
        action_id: 'home_choice',
        placeholder: plain('Questions a week'),
        options: [option('One'), option('Two'), option('Three')],
      },
    },
    {
      ...input('note', 'A note', { type: 'plain_text_input', action_id: 'home_note' }),
      dispatch_action: true,
      optional: true,
    },
  ];
}

function plain(text: string) {
  return { type: 'plain_text' as const, text };
}

function option(text: string): PlainTextOption {
  return { text: plain(text), value: text.toLowerCase() };
}

const grades = ['Grade 1', 'Grade 2', 'Grade 3'].map(option);

function actions(block_id: string, elements: ActionsBlock['elements']): ActionsBlock {
  return { type: 'actions', block_id, elements };
}

function input(block_id: string, label: string, element: InputBlock['element']): InputBlock {
  return { type: 'input', block_id, label: plain(label), element };
}
