import type { KnownBlock } from '@slack/types';
import { describe, expect, test } from 'vitest';
import {
  button,
  buttons,
  everyone,
  faultOf,
  modal,
  pageAnswer,
  plain,
  schoolWithApp,
  withModal,
  words,
} from './school-with-app.ts';
import { manifest, refusal, type SampleSchool, startSchool } from './start-school.ts';

describe('the payload of a press', () => {
  const shown = { type: 'context' as const, elements: [plain('words')] };

  test('in a message: where it stands, the message, response_url', async () => {
    const { school, app } = await schoolWithApp();
    const { channel = '', ts = '' } = await school.client.chat.postMessage({
      channel: everyone,
      text: 'words',
      blocks: [shown, ...buttons],
    });
    await school.as('07').press('Press');
    expect(app.last()).toMatchObject({
      type: 'block_actions',
      user: { id: school.as('07').id, username: 'kofi.mensah', name: 'kofi.mensah', team_id: 'T0AC4RK9Q' },
      api_app_id: school.workspace.state.app.id,
      token: expect.any(String),
      container: { type: 'message', message_ts: ts, channel_id: channel, is_ephemeral: false },
      trigger_id: expect.any(String),
      team: { id: 'T0AC4RK9Q', domain: 'alder-creek' },
      enterprise: null,
      is_enterprise_install: false,
      channel: { id: channel, name: 'alder-all' },
      message: { ts, text: 'words', blocks: [{ ...shown, block_id: expect.any(String) }, ...buttons] },
      state: { values: {} },
      response_url: expect.any(String),
      actions: [
        {
          type: 'button',
          block_id: 'b',
          action_id: 'press',
          text: plain('Press'),
          value: 'v1',
          action_ts: expect.any(String),
        },
      ],
    });
    expect(app.last().actions).toHaveLength(1);
  });

  test.each<[where: string, blocks: object[]]>([
    [
      'a card',
      [{ type: 'card', block_id: 'b', title: { type: 'mrkdwn', text: 'A session' }, actions: [button('Join')] }],
    ],
    [
      'a card of a carousel',
      [{ type: 'carousel', elements: [{ type: 'card', block_id: 'b', actions: [button('Join')] }] }],
    ],
    [
      'a container',
      [{ type: 'container', child_blocks: [{ type: 'actions', block_id: 'b', elements: [button('Join')] }] }],
    ],
  ])('on a button of %s, a block of slack-facts.md section 6: by the ids where it stands', async (_, blocks) => {
    const { school, app } = await schoolWithApp();
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks: blocks as KnownBlock[] });
    await school.as('07').press('Join');
    expect(app.last().actions).toMatchObject([{ type: 'button', block_id: 'b', action_id: 'press', value: 'v1' }]);
  });

  test('on a button that the app gave no id, within a block that it gave none: by ids that Slack makes up', async () => {
    const { school, app } = await schoolWithApp();
    const { action_id: _, ...unnamed } = button('Join');
    const blocks = [{ type: 'carousel', elements: [{ type: 'card', actions: [unnamed] }] }] as KnownBlock[];
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks });
    await school.as('07').press('Join');
    const made = expect.stringMatching(/^\S{5}$/);
    expect(app.last().actions).toMatchObject([{ block_id: made, action_id: made }]);
  });

  test('in an ephemeral message: no message, is_ephemeral', async () => {
    const { school, app } = await schoolWithApp();
    await school.client.chat.postEphemeral({
      channel: everyone,
      user: school.as('07').id,
      text: 'words',
      blocks: buttons,
    });
    await school.as('07').press('Press');
    expect(app.last().container.is_ephemeral).toBe(true);
    expect(app.last()).not.toHaveProperty('message');
  });

  test('in a modal or Home: the view, and no response_url', async () => {
    const { school, app, kofi, viewId } = await withModal(modal());
    await kofi.press('More');
    expect(app.last()).toMatchObject({
      container: { type: 'view', view_id: viewId },
      view: { id: viewId, state: { values: {} } },
    });
    expect(app.last()).not.toHaveProperty('response_url');
    await kofi.cancel();
    await school.client.views.publish({ user_id: kofi.id, view: { type: 'home', blocks: buttons } });
    await kofi.press('Press', 'home');
    expect(app.last().view).toMatchObject({ type: 'home' });
    expect(app.last()).not.toHaveProperty('response_url');
  });

  test('each element says what was chosen in its own field', async () => {
    const option = (value: string) => ({ text: plain(value.toUpperCase()), value });
    const options = [option('a'), option('b')];
    const elements: [object, string | string[], object][] = [
      [{ type: 'static_select', options }, 'B', { selected_option: option('b') }],
      [{ type: 'multi_static_select', options }, ['A', 'B'], { selected_options: options }],
      [{ type: 'radio_buttons', options }, 'A', { selected_option: option('a') }],
      [{ type: 'checkboxes', options }, ['A'], { selected_options: [option('a')] }],
      [{ type: 'overflow', options }, 'B', { selected_option: option('b') }],
      [{ type: 'users_select' }, 'Rosa Delgado', { selected_user: 'U0AC4RK9Q24' }],
      [{ type: 'multi_users_select' }, ['Rosa Delgado'], { selected_users: ['U0AC4RK9Q24'] }],
      [{ type: 'channels_select' }, '#k-2', { selected_channel: 'C0AC4RK9Q02' }],
      [{ type: 'conversations_select' }, '#k-2', { selected_conversation: 'C0AC4RK9Q02' }],
      [{ type: 'multi_conversations_select' }, ['#k-2'], { selected_conversations: ['C0AC4RK9Q02'] }],
      [{ type: 'multi_channels_select' }, ['#k-2'], { selected_channels: ['C0AC4RK9Q02'] }],
      [{ type: 'datepicker' }, '2026-03-02', { selected_date: '2026-03-02' }],
      [{ type: 'timepicker' }, '07:30', { selected_time: '07:30' }],
      [{ type: 'datetimepicker' }, '1772000000', { selected_date_time: 1_772_000_000 }],
    ];
    const { school, app } = await schoolWithApp();
    for (const [element, choice, expected] of elements) {
      const blocks = [{ type: 'actions', elements: [{ ...element, action_id: 'field' }] }] as KnownBlock[];
      await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks });
      await school.as('07').choose('field', choice);
      expect(app.last().actions[0]).toMatchObject(expected);
    }
  });

  test('a choice that is not offered is refused before the app hears of it', async () => {
    const { school, app } = await schoolWithApp();
    const options = [{ text: plain('A'), value: 'a' }];
    const blocks: KnownBlock[] = [
      { type: 'actions', elements: [{ type: 'static_select', action_id: 'field', options }] },
    ];
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks });
    expect(await faultOf(school.as('07').choose('field', 'nothing'))).toBe('option_not_found');
    expect(app.arrived).toEqual([]);
  });

  test('section 7 "text without blocks removes blocks": who presses what was there is told element_not_found', async () => {
    const { school, app } = await schoolWithApp();
    const { ts = '' } = await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks: buttons });
    await school.client.chat.update({ channel: everyone, ts, text: 'over' });
    const press = { as: school.as('07').id, where: { channel: everyone, ts }, blockId: 'b', actionId: 'press' };
    expect((await pageAnswer(school, 'action', press)).fault?.code).toBe('element_not_found');
    await school.client.chat.delete({ channel: everyone, ts });
    expect((await pageAnswer(school, 'action', press)).fault?.code).toBe('message_not_found');
    expect(app.arrived).toEqual([]);
  });

  test('section 11 "interactivity.is_enabled": where the manifest switches it off a press is interactivity_off', async () => {
    const school = await startSchool({ manifest: manifest({ settings: { interactivity: { is_enabled: false } } }) });
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks: buttons });
    expect(await faultOf(school.as('07').press('Press'))).toBe('interactivity_off');
  });

  test('a text field with dispatch_action tells what was typed', async () => {
    const { school, app } = await schoolWithApp();
    const field = { ...words('one'), dispatch_action: true };
    await school.client.views.publish({ user_id: school.as('07').id, view: { type: 'home', blocks: [field] } });
    await school.as('07').choose('Words', 'typed', 'home');
    expect(app.last().actions).toMatchObject([{ type: 'plain_text_input', value: 'typed' }]);
    expect(app.last().view.state.values.one?.words?.value).toBe('typed');
  });
});

describe('shortcuts and options', () => {
  test('a message shortcut carries the message; a global one neither channel nor response_url', async () => {
    const { school, app } = await schoolWithApp();
    await school.as('06').post(everyone, 'who knows fractions?');
    const message = await school.as('07').sees('fractions');
    await school.as('07').shortcut('ask_about', message);
    expect(app.last()).toMatchObject({
      type: 'message_action',
      callback_id: 'ask_about',
      message_ts: message.ts,
      message: { ts: message.ts, text: 'who knows fractions?', user: school.as('06').id },
      channel: { id: everyone, name: 'alder-all' },
      response_url: expect.any(String),
      trigger_id: expect.any(String),
      action_ts: expect.any(String),
    });
    await school.as('07').shortcut('ask');
    const body = app.last();
    expect(body).toMatchObject({ type: 'shortcut', callback_id: 'ask', action_ts: expect.any(String) });
    expect(Object.keys(body)).not.toEqual(expect.arrayContaining(['channel']));
    expect(body).not.toHaveProperty('response_url');
  });

  test('section 6 "external_select: min_query_length default 3"; the choice comes back as its option', async () => {
    const topics = [{ text: plain('Fractions'), value: 'fractions' }];
    const { school, app } = await schoolWithApp(({ body }) =>
      body.type === 'block_suggestion' ? { options: topics } : {},
    );
    const blocks: KnownBlock[] = [
      { type: 'actions', block_id: 'b', elements: [{ type: 'external_select', action_id: 'topic' }] },
    ];
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks });
    const kofi = school.as('07');
    expect(await kofi.optionsFor('topic', 'fr')).toEqual([]);
    expect(app.arrived).toEqual([]);
    expect(await kofi.optionsFor('topic', 'fra')).toEqual(['Fractions']);
    expect(app.last()).toMatchObject({
      type: 'block_suggestion',
      block_id: 'b',
      action_id: 'topic',
      value: 'fra',
      container: { type: 'message' },
    });
    await kofi.choose('topic', 'Fractions');
    expect(app.last().actions[0]?.selected_option).toEqual(topics[0]);
  });

  test('section 6 "select options 100": an app that offers more is told to the person as invalid_options', async () => {
    const options = (count: number) => Array.from({ length: count }, (_, n) => ({ text: plain('A'), value: `${n}` }));
    const { school } = await schoolWithApp(({ body }) => ({
      options: options(Number((body as { value?: string }).value)),
    }));
    const blocks: KnownBlock[] = [{ type: 'actions', elements: [{ type: 'external_select', action_id: 'topic' }] }];
    await school.client.chat.postMessage({ channel: everyone, text: 'words', blocks });
    expect(await school.as('07').optionsFor('topic', '100')).toHaveLength(100);
    expect(await faultOf(school.as('07').optionsFor('topic', '101'))).toBe('invalid_options');
  });
});

describe('slack-facts.md section 6, App Home', () => {
  test('"app_home_opened also fires for the Messages tab: test event.tab"', async () => {
    const { school, app } = await schoolWithApp();
    const kofi = school.as('07');
    await school.client.views.publish({ user_id: kofi.id, view: { type: 'home', blocks: buttons } });
    await kofi.home();
    expect((await app.next(({ body }) => body.event?.tab === 'home')).body.event).toMatchObject({
      type: 'app_home_opened',
      user: kofi.id,
      channel: kofi.appChannel(),
    });
    await kofi.open();
    expect((await app.next(({ body }) => body.event?.tab === 'messages')).body.event?.user).toBe(kofi.id);
  });

  test('"views.publish: one view per user, whole replacement"; hash as in modals', async () => {
    const school = await startSchool();
    const publish = (text: string, hash?: string) =>
      school.client.views.publish({
        user_id: school.as('07').id,
        view: { type: 'home', blocks: [{ type: 'header', text: plain(text) }] },
        ...(hash ? { hash } : {}),
      });
    const first = await publish('one');
    const second = await publish('two', first.view?.hash);
    expect(second.view?.id).toBe(first.view?.id);
    expect(await refusal(publish('three', first.view?.hash))).toBe('hash_conflict');
    expect((await school.as('07').home()).blocks).toMatchObject([{ text: plain('two') }]);
  });

  test('"not_enabled if Home tab is off", "Blocks per Home: 100", unknown person', async () => {
    const off = manifest();
    off.features = { ...off.features, app_home: { home_tab_enabled: false, messages_tab_enabled: true } };
    const closed = await startSchool({ manifest: off });
    const publish = (school: SampleSchool, count: number, user_id = school.as('07').id) =>
      school.client.views.publish({ user_id, view: { type: 'home', blocks: Array(count).fill({ type: 'divider' }) } });
    expect(await refusal(publish(closed, 1))).toBe('not_enabled');
    const school = await startSchool();
    expect((await publish(school, 100)).ok).toBe(true);
    expect(await refusal(publish(school, 101))).toBe('invalid_arguments');
    expect(await refusal(publish(school, 1, 'U404'))).toBe('user_not_found');
  });
});
