import type { AnyBlock, KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { clientOf, refused, type SampleSchool, startSchool, without } from './start-school.ts';

const plain = (length: number) => ({ type: 'plain_text' as const, text: 'x'.repeat(length) });
const mrkdwn = (length: number) => ({ type: 'mrkdwn' as const, text: 'x'.repeat(length) });
const many = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
const divider = { type: 'divider' as const };
const option = (value: string, text = value) => ({ text: { type: 'plain_text' as const, text }, value });
const options = (count: number) => many(count, (index) => option(`v${index}`));
const button = (change: object = {}) => ({ type: 'button', action_id: 'press', text: plain(1), ...change });
const actions = (...elements: unknown[]) => ({ type: 'actions', elements });
const section = (change: object = {}) => ({ type: 'section', text: mrkdwn(1), ...change });
const input = (element: object, change: object = {}) => ({ type: 'input', label: plain(1), element, ...change });
const typed = (change: object = {}) => ({ type: 'plain_text_input', action_id: 'words', ...change });
const select = (change: object) => ({ type: 'static_select', action_id: 'choice', ...change });
const card = (change: object = {}) => ({ type: 'card', title: mrkdwn(1), ...change });
const cell = (length = 1) => ({ type: 'raw_text', text: 'x'.repeat(length) });
const rows = (down: number, across: number) => many(down, () => many(across, () => cell()));
const confirm = (change: object) => ({ title: plain(1), text: plain(1), confirm: plain(1), deny: plain(1), ...change });
const feedback = () => ({
  type: 'feedback_buttons',
  positive_button: { text: plain(1), value: 'y' },
  negative_button: { text: plain(1), value: 'n' },
});

function post(school: SampleSchool, blocks: unknown) {
  return school.client.chat.postMessage({ channel: school.as('07').id, text: 'words', blocks: blocks as KnownBlock[] });
}

describe('slack-facts.md section 6, limits of a message: the most that is allowed is taken, one more is invalid_blocks', () => {
  test.each<[line: string, most: unknown[], beyond: unknown[], problem: string]>([
    ['Blocks per message: 50', many(50, () => divider), many(51, () => divider), 'no more than 50 items allowed'],
    [
      'block_id: 255',
      [section({ block_id: 'x'.repeat(255) })],
      [section({ block_id: 'x'.repeat(256) })],
      'less than 256',
    ],
    [
      'action_id: 255',
      [actions(button({ action_id: 'x'.repeat(255) }))],
      [actions(button({ action_id: 'x'.repeat(256) }))],
      'less than 256',
    ],
    ['section text: 3000', [section({ text: mrkdwn(3000) })], [section({ text: mrkdwn(3001) })], 'less than 3001'],
    ['section text: min 1', [section()], [section({ text: mrkdwn(0) })], 'more than 0'],
    [
      'section field: 2000',
      [section({ fields: [mrkdwn(2000)] })],
      [section({ fields: [mrkdwn(2001)] })],
      'less than 2001',
    ],
    [
      'section fields: 10',
      [section({ fields: many(10, () => mrkdwn(1)) })],
      [section({ fields: many(11, () => mrkdwn(1)) })],
      'no more than 10',
    ],
    [
      'header text: 150',
      [{ type: 'header', text: plain(150) }],
      [{ type: 'header', text: plain(151) }],
      'less than 151',
    ],
    [
      'header text: plain_text',
      [{ type: 'header', text: plain(1) }],
      [{ type: 'header', text: mrkdwn(1) }],
      'unsupported type: mrkdwn',
    ],
    [
      'context elements: 10',
      [{ type: 'context', elements: many(10, () => mrkdwn(1)) }],
      [{ type: 'context', elements: many(11, () => mrkdwn(1)) }],
      'no more than 10',
    ],
    [
      'actions elements: 25',
      [actions(...many(25, (i) => button({ action_id: `a${i}` })))],
      [actions(...many(26, (i) => button({ action_id: `a${i}` })))],
      'no more than 25',
    ],
    [
      'context_actions elements: 5',
      [{ type: 'context_actions', elements: many(5, feedback) }],
      [{ type: 'context_actions', elements: many(6, feedback) }],
      'no more than 5',
    ],
    [
      'image alt_text: 2000',
      [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'x'.repeat(2000) }],
      [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'x'.repeat(2001) }],
      'less than 2001',
    ],
    [
      'image title: 2000',
      [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a', title: plain(2000) }],
      [{ type: 'image', image_url: 'https://example.org/a.png', alt_text: 'a', title: plain(2001) }],
      'less than 2001',
    ],
    [
      'image_url: 3000',
      [{ type: 'image', image_url: `https://example.org/${'x'.repeat(2980)}`, alt_text: 'a' }],
      [{ type: 'image', image_url: `https://example.org/${'x'.repeat(2981)}`, alt_text: 'a' }],
      'less than 3001',
    ],
    [
      'input label: 2000',
      [input(typed(), { label: plain(2000) })],
      [input(typed(), { label: plain(2001) })],
      'less than 2001',
    ],
    [
      'input hint: 2000',
      [input(typed(), { hint: plain(2000) })],
      [input(typed(), { hint: plain(2001) })],
      'less than 2001',
    ],
    [
      'markdown block: 12,000 chars',
      [{ type: 'markdown', text: 'x'.repeat(12_000) }],
      [{ type: 'markdown', text: 'x'.repeat(12_001) }],
      'less than 12001',
    ],
    [
      'markdown block: cumulative per payload',
      many(2, () => ({ type: 'markdown', text: 'x'.repeat(6000) })),
      many(2, () => ({ type: 'markdown', text: 'x'.repeat(6001) })),
      'less than 12001',
    ],
    [
      'table: 100 rows',
      [{ type: 'table', rows: rows(100, 1) }],
      [{ type: 'table', rows: rows(101, 1) }],
      'no more than 100',
    ],
    [
      'table: 20 columns',
      [{ type: 'table', rows: rows(1, 20) }],
      [{ type: 'table', rows: rows(1, 21) }],
      'no more than 20',
    ],
    [
      'table: 10,000 chars in all',
      [{ type: 'table', rows: [[cell(5000), cell(5000)]] }],
      [{ type: 'table', rows: [[cell(5000), cell(5001)]] }],
      'less than 10001',
    ],
    [
      'table: one table per message',
      [{ type: 'table', rows: rows(1, 1) }],
      many(2, () => ({ type: 'table', rows: rows(1, 1) })),
      'only one table',
    ],
    [
      'data_table: caption required',
      [{ type: 'data_table', caption: 'c', rows: rows(1, 1) }],
      [{ type: 'data_table', rows: rows(1, 1) }],
      'missing required field: caption',
    ],
    [
      'data_table: page_size 1-100',
      [{ type: 'data_table', caption: 'c', page_size: 100, rows: rows(1, 1) }],
      [{ type: 'data_table', caption: 'c', page_size: 101, rows: rows(1, 1) }],
      'less than or equal to 100',
    ],
    [
      'data_table: 20 columns',
      [{ type: 'data_table', caption: 'c', rows: rows(1, 20) }],
      [{ type: 'data_table', caption: 'c', rows: rows(1, 21) }],
      'no more than 20',
    ],
    [
      'data_table: 100 data rows',
      [{ type: 'data_table', caption: 'c', rows: rows(101, 1) }],
      [{ type: 'data_table', caption: 'c', rows: rows(102, 1) }],
      'no more than 101',
    ],
    [
      'data_table: 10,000 chars over all cells',
      [{ type: 'data_table', caption: 'c', rows: [[cell(5000), cell(5000)]] }],
      [{ type: 'data_table', caption: 'c', rows: [[cell(5000), cell(5001)]] }],
      'less than 10001',
    ],
    [
      'data_table: page_size 1-100, none',
      [{ type: 'data_table', caption: 'c', page_size: 1, rows: rows(1, 1) }],
      [{ type: 'data_table', caption: 'c', page_size: 0, rows: rows(1, 1) }],
      'greater than or equal to 1',
    ],
    ['card title: 150', [card({ title: mrkdwn(150) })], [card({ title: mrkdwn(151) })], 'less than 151'],
    ['card subtitle: 150', [card({ subtitle: mrkdwn(150) })], [card({ subtitle: mrkdwn(151) })], 'less than 151'],
    ['card body: 200 mrkdwn', [card({ body: mrkdwn(200) })], [card({ body: mrkdwn(201) })], 'less than 201'],
    [
      'carousel: 1-10 cards',
      [{ type: 'carousel', elements: many(10, () => card()) }],
      [{ type: 'carousel', elements: many(11, () => card()) }],
      'no more than 10',
    ],
    [
      'carousel: at least 1',
      [{ type: 'carousel', elements: [card()] }],
      [{ type: 'carousel', elements: [] }],
      'at least 1',
    ],
    [
      'container: 10 child blocks',
      [{ type: 'container', child_blocks: many(10, () => divider) }],
      [{ type: 'container', child_blocks: many(11, () => divider) }],
      'no more than 10',
    ],
    [
      'container title: 150',
      [{ type: 'container', title: plain(150), child_blocks: [divider] }],
      [{ type: 'container', title: plain(151), child_blocks: [divider] }],
      'less than 151',
    ],
    ['button text: 75', [actions(button({ text: plain(75) }))], [actions(button({ text: plain(76) }))], 'less than 76'],
    [
      'button value: 2000',
      [actions(button({ value: 'x'.repeat(2000) }))],
      [actions(button({ value: 'x'.repeat(2001) }))],
      'less than 2001',
    ],
    [
      'button url: 3000',
      [actions(button({ url: 'x'.repeat(3000) }))],
      [actions(button({ url: 'x'.repeat(3001) }))],
      'less than 3001',
    ],
    [
      'button accessibility_label: 75',
      [actions(button({ accessibility_label: 'x'.repeat(75) }))],
      [actions(button({ accessibility_label: 'x'.repeat(76) }))],
      'less than 76',
    ],
    [
      'option text: 75',
      [actions(select({ options: [option('v', 'x'.repeat(75))] }))],
      [actions(select({ options: [option('v', 'x'.repeat(76))] }))],
      'less than 76',
    ],
    [
      'option value: 75',
      [actions(select({ options: [option('x'.repeat(75), 'a')] }))],
      [actions(select({ options: [option('x'.repeat(76), 'a')] }))],
      'less than 76',
    ],
    [
      'option description: 75',
      [actions(select({ options: [{ ...option('v'), description: plain(75) }] }))],
      [actions(select({ options: [{ ...option('v'), description: plain(76) }] }))],
      'less than 76',
    ],
    [
      'select options: 100',
      [actions(select({ options: options(100) }))],
      [actions(select({ options: options(101) }))],
      'no more than 100',
    ],
    [
      'select groups: 100',
      [actions(select({ option_groups: many(100, () => ({ label: plain(1), options: options(1) })) }))],
      [actions(select({ option_groups: many(101, () => ({ label: plain(1), options: options(1) })) }))],
      'no more than 100',
    ],
    [
      'select options per group: 100',
      [actions(select({ option_groups: [{ label: plain(1), options: options(100) }] }))],
      [actions(select({ option_groups: [{ label: plain(1), options: options(101) }] }))],
      'no more than 100',
    ],
    [
      'checkboxes: 10',
      [actions({ type: 'checkboxes', action_id: 'c', options: options(10) })],
      [actions({ type: 'checkboxes', action_id: 'c', options: options(11) })],
      'no more than 10',
    ],
    [
      'radio: 10',
      [actions({ type: 'radio_buttons', action_id: 'c', options: options(10) })],
      [actions({ type: 'radio_buttons', action_id: 'c', options: options(11) })],
      'no more than 10',
    ],
    [
      'overflow: 5',
      [actions({ type: 'overflow', action_id: 'c', options: options(5) })],
      [actions({ type: 'overflow', action_id: 'c', options: options(6) })],
      'no more than 5',
    ],
    [
      'placeholder: 150',
      [actions(select({ options: options(1), placeholder: plain(150) }))],
      [actions(select({ options: options(1), placeholder: plain(151) }))],
      'less than 151',
    ],
    [
      'plain_text_input: min_length up to 3000',
      [input(typed({ min_length: 3000 }))],
      [input(typed({ min_length: 3001 }))],
      'less than or equal to 3000',
    ],
    [
      'rich_text_input: max_lines 1-100',
      [input({ type: 'rich_text_input', action_id: 'r', max_lines: 100 })],
      [input({ type: 'rich_text_input', action_id: 'r', max_lines: 101 })],
      'less than or equal to 100',
    ],
    [
      'rich_text_input: min_lines 1-100',
      [input({ type: 'rich_text_input', action_id: 'r', min_lines: 100 })],
      [input({ type: 'rich_text_input', action_id: 'r', min_lines: 101 })],
      'less than or equal to 100',
    ],
    [
      'confirm title: 100',
      [actions(button({ confirm: confirm({ title: plain(100) }) }))],
      [actions(button({ confirm: confirm({ title: plain(101) }) }))],
      'less than 101',
    ],
    [
      'confirm text: 300',
      [actions(button({ confirm: confirm({ text: plain(300) }) }))],
      [actions(button({ confirm: confirm({ text: plain(301) }) }))],
      'less than 301',
    ],
    [
      'confirm buttons: 30',
      [actions(button({ confirm: confirm({ confirm: plain(30) }) }))],
      [actions(button({ confirm: confirm({ deny: plain(31) }) }))],
      'less than 31',
    ],
    [
      'file_input: max_files 1-10',
      [input({ type: 'file_input', action_id: 'f', max_files: 10 })],
      [input({ type: 'file_input', action_id: 'f', max_files: 11 })],
      'less than or equal to 10',
    ],
  ])('%s', async (_line, most, beyond, problem) => {
    const school = await startSchool();
    expect((await post(school, most)).ok).toBe(true);
    const { error, problems } = await refused(post(school, beyond));
    expect(error).toBe('invalid_blocks');
    expect(problems.join()).toContain(problem);
  });
});

describe('slack-facts.md section 6, what Block Kit does not know', () => {
  test.each<[line: string, blocks: unknown[], problem: string]>([
    [
      'Blocks in KnownBlock: an unknown block type',
      [{ type: 'poll' }],
      'unsupported type: poll [json-pointer:/blocks/0/type]',
    ],
    [
      'Not typed: data_visualization, keep a fallback for invalid_blocks',
      [{ type: 'data_visualization' }],
      'unsupported type: data_visualization',
    ],
    [
      'actions elements: an unknown element',
      [actions({ type: 'slider', action_id: 's' })],
      'unsupported type: slider [json-pointer:/blocks/0/elements/0/type]',
    ],
    [
      'actions elements: a text field stands only in an input block',
      [actions(typed())],
      'unsupported type: plain_text_input',
    ],
    ['section: an unknown field', [section({ colour: 'red' })], 'invalid additional property: colour'],
    ['section: neither text nor fields', [{ type: 'section' }], 'missing required field: text'],
    ['block_id is unique', [section({ block_id: 'b' }), section({ block_id: 'b' })], 'block_id already exists: b'],
    ['action_id is unique in its block', [actions(button(), button())], 'action_id already exists: press'],
    ['action_id is unique on a card', [card({ actions: [button(), button()] })], 'action_id already exists: press'],
    [
      'block_id is unique, also within a container',
      [section({ block_id: 'b' }), { type: 'container', child_blocks: [section({ block_id: 'b' })] }],
      'block_id already exists: b',
    ],
    [
      'block_id is unique, also within a carousel',
      [{ type: 'carousel', elements: [card({ block_id: 'b' }), card({ block_id: 'b' })] }],
      'block_id already exists: b',
    ],
    [
      'select: options or groups, not both',
      [actions(select({ options: options(1), option_groups: [{ label: plain(1), options: options(1) }] }))],
      'exactly one of',
    ],
    [
      'select: the initial option is one of the options',
      [actions(select({ options: options(2), initial_option: option('v9') }))],
      'must match one of the options',
    ],
    [
      'image: a picture that Slack cannot reach',
      [{ type: 'image', image_url: 'http://localhost/a.png', alt_text: 'a' }],
      'downloading image failed',
    ],
    [
      'slack_file: a file that is not there',
      [{ type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' }],
      'invalid slack file',
    ],
    [
      'slack_file: a file that is not there, on a card within a carousel',
      [
        {
          type: 'carousel',
          elements: [card({ hero_image: { type: 'image', slack_file: { id: 'F1' }, alt_text: 'a' } })],
        },
      ],
      'invalid slack file',
    ],
    [
      'Slack’s reference, image: an address and a file',
      [{ type: 'image', image_url: 'https://example.org/a.png', slack_file: { id: 'F1' }, alt_text: 'a' }],
      'only one of: image_url, slack_file',
    ],
    [
      'Slack’s reference, image: neither address nor file',
      [{ type: 'image', alt_text: 'a' }],
      'missing required field: image_url',
    ],
    [
      'Slack’s reference, conversation filter: an empty one',
      [actions({ type: 'conversations_select', action_id: 'c', filter: {} })],
      'must not be empty',
    ],
    [
      'plain_text_input: min_length above max_length',
      [input(typed({ min_length: 3, max_length: 2 }))],
      'min_length must not exceed max_length',
    ],
    [
      'Slack’s reference, date picker: a day in another form',
      [actions({ type: 'datepicker', action_id: 'd', initial_date: '24.02.2026' })],
      'must be a date: YYYY-MM-DD',
    ],
    [
      'Slack’s reference, time picker: a time in another form',
      [actions({ type: 'timepicker', action_id: 't', initial_time: '7:30' })],
      'must be a time: HH:mm',
    ],
    [
      'Slack’s reference, button: an unknown style',
      [actions(button({ style: 'big' }))],
      'must be one of: primary, danger',
    ],
    ['Slack’s reference: no text where one belongs', [actions(button({ value: 5 }))], 'must be a string'],
    ['Slack’s reference: no yes or no where one belongs', [section({ expand: 'yes' })], 'must be a boolean'],
    [
      'Slack’s reference: no whole number where one belongs',
      [{ type: 'data_table', caption: 'c', page_size: 1.5, rows: rows(1, 1) }],
      'must be an integer',
    ],
    ['Slack’s reference: no list where one belongs', [{ type: 'actions', elements: {} }], 'must be an array'],
    ['Slack’s reference: no object where one belongs', [actions(button({ confirm: 'Sure?' }))], 'must be an object'],
  ])('%s', async (_line, blocks, problem) => {
    const school = await startSchool();
    const { error, problems } = await refused(post(school, blocks));
    expect(error).toBe('invalid_blocks');
    expect(problems.join()).toContain(problem);
  });

  test('"video title / author < 200 / < 50; needs links.embed:write": without the scope it is refused', async () => {
    const video = (change: object = {}) => ({
      type: 'video',
      video_url: 'https://example.org/v',
      thumbnail_url: 'https://example.org/t',
      alt_text: 'a',
      title: plain(199),
      author_name: 'x'.repeat(49),
      ...change,
    });
    expect((await refused(post(await startSchool(), [video()]))).problems.join()).toContain('links.embed:write');
    const allowed = without();
    allowed.oauth_config?.scopes?.bot?.push('links.embed:write');
    const school = await startSchool({ manifest: allowed });
    expect((await post(school, [video()])).ok).toBe(true);
    expect((await refused(post(school, [video({ title: plain(200) })]))).problems.join()).toContain('less than 200');
    const author = video({ author_name: 'x'.repeat(50) });
    expect((await refused(post(school, [author]))).problems.join()).toContain('less than 50');
  });

  test('"file_input: needs files:read": without the scope it is refused', async () => {
    const school = await startSchool({ manifest: without('files:read') });
    const { problems } = await refused(post(school, [input({ type: 'file_input', action_id: 'f' })]));
    expect(problems.join()).toContain('files:read');
  });

  test('blocks that are no list are invalid_blocks_format', async () => {
    const school = await startSchool();
    expect((await refused(post(school, '{"type":"section"'))).error).toBe('invalid_blocks_format');
    expect((await refused(post(school, { type: 'section' }))).error).toBe('invalid_blocks_format');
  });

  test('"blocks.validate exists as a token-free API method": it says what a post would be refused for', async () => {
    const school = await startSchool();
    const check = (blocks: AnyBlock[]) => clientOf(school, '').apiCall('blocks.validate', { blocks });
    expect((await check([divider])).ok).toBe(true);
    expect((await refused(check([{ type: 'poll' }]))).error).toBe('invalid_blocks');
  });
});
