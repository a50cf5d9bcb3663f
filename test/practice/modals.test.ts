import type { KnownBlock, ModalView } from '@slack/types';
import { describe, expect, test } from 'vitest';
import { button, modal, pageAnswer, plain, schoolWithApp, triggerOf, withModal, words } from './school-with-app.ts';
import { refusal } from './start-school.ts';

describe('slack-facts.md section 6, modals', () => {
  test.each<[line: string, most: ModalView, beyond: ModalView, problem: string]>([
    [
      'Blocks per modal: 100',
      modal({ blocks: Array(100).fill({ type: 'divider' }) }),
      modal({ blocks: Array(101).fill({ type: 'divider' }) }),
      'no more than 100',
    ],
    [
      'modal title: 24',
      modal({ title: plain('x'.repeat(24)) }),
      modal({ title: plain('x'.repeat(25)) }),
      'less than 25',
    ],
    [
      'modal submit: 24',
      modal({ submit: plain('x'.repeat(24)) }),
      modal({ submit: plain('x'.repeat(25)) }),
      'less than 25',
    ],
    [
      'modal close: 24',
      modal({ close: plain('x'.repeat(24)) }),
      modal({ close: plain('x'.repeat(25)) }),
      'less than 25',
    ],
    [
      'callback_id: 255',
      modal({ callback_id: 'x'.repeat(255) }),
      modal({ callback_id: 'x'.repeat(256) }),
      'less than 256',
    ],
    [
      'private_metadata: 3000',
      modal({ private_metadata: 'x'.repeat(3000) }),
      modal({ private_metadata: 'x'.repeat(3001) }),
      'less than 3001',
    ],
    [
      'submit: required when any input block is present',
      modal({ submit: plain('Go'), blocks: [words()] }),
      modal({ blocks: [words()] }),
      'missing required field: submit',
    ],
    [
      'a view knows no other fields',
      modal(),
      { ...modal(), colour: 'red' } as ModalView,
      'invalid additional property: colour',
    ],
    [
      'Slack’s reference: focus_on_load on one element only',
      modal({ submit: plain('Go'), blocks: [words('one', { focus_on_load: true }), words('two')] }),
      modal({
        submit: plain('Go'),
        blocks: [words('one', { focus_on_load: true }), words('two', { focus_on_load: true })],
      }),
      'only one element can have focus_on_load',
    ],
    [
      'a markdown block is for messages only',
      modal(),
      modal({ blocks: [{ type: 'markdown', text: 'x' }] }),
      'unsupported type: markdown',
    ],
  ])('%s', async (_line, most, beyond, problem) => {
    const both = await schoolWithApp();
    expect((await both.school.client.views.open({ trigger_id: await triggerOf(both), view: most })).ok).toBe(true);
    const trigger_id = await triggerOf(both);
    await expect(both.school.client.views.open({ trigger_id, view: beyond })).rejects.toMatchObject({
      data: { error: 'invalid_arguments', response_metadata: { messages: [expect.stringContaining(problem)] } },
    });
  });

  test('"whole view 250 kB, else view_too_large"', async () => {
    const both = await schoolWithApp();
    const wide = { type: 'section' as const, text: { type: 'mrkdwn' as const, text: 'x'.repeat(2600) } };
    const trigger_id = await triggerOf(both);
    expect(
      await refusal(both.school.client.views.open({ trigger_id, view: modal({ blocks: Array(100).fill(wide) }) })),
    ).toBe('view_too_large');
  });

  test('"view stack 3": a fourth is push_limit_reached, and Cancel shows the one under it', async () => {
    const { school, kofi, app } = await withModal(modal());
    const push = async (title: string) => {
      await kofi.press('More');
      return school.client.views.push({
        trigger_id: app.last().trigger_id,
        view: modal({ title: plain(title) }),
      });
    };
    await push('Second');
    const third = await push('Third');
    expect(third.view).toMatchObject({ root_view_id: kofi.stack()[0]?.id, previous_view_id: kofi.stack()[1]?.id });
    expect(await refusal(push('Fourth'))).toBe('push_limit_reached');
    await kofi.cancel();
    expect(kofi.stack().map(({ title }) => title?.text)).toEqual(['Form', 'Second']);
  });

  test('"views.push needs a trigger from inside the modal"', async () => {
    const both = await schoolWithApp();
    const trigger_id = await triggerOf(both);
    expect(await refusal(both.school.client.views.push({ trigger_id, view: modal() }))).toBe('invalid_trigger_id');
  });

  test('"pass hash … stale gives hash_conflict"', async () => {
    const { school, viewId: view_id, hash } = await withModal(modal());
    await school.client.views.update({ view_id, hash, view: modal({ title: plain('Changed') }) });
    expect(await refusal(school.client.views.update({ view_id, hash, view: modal() }))).toBe('hash_conflict');
  });

  test('"external_id (unique per team; reuse gives duplicate_external_id)"', async () => {
    const both = await withModal(modal({ external_id: 'e1' }));
    const { school } = both;
    expect((await school.client.views.update({ external_id: 'e1', view: modal({ external_id: 'e1' }) })).ok).toBe(true);
    const trigger_id = await triggerOf(both, '06');
    expect(await refusal(school.client.views.open({ trigger_id, view: modal({ external_id: 'e1' }) }))).toBe(
      'duplicate_external_id',
    );
  });

  test('section 6 "only the user … can close a modal": one that is closed is not_found to the app, view_not_found to the person', async () => {
    const { school, kofi, viewId: view_id } = await withModal(modal());
    await kofi.cancel();
    const late = { as: kofi.id, viewId: view_id, values: {} };
    expect((await pageAnswer(school, 'submit', late)).fault?.code).toBe('view_not_found');
    expect(await refusal(school.client.views.update({ view_id, view: modal() }))).toBe('not_found');
  });

  test('"Typed input survives views.update only if block_id and action_id stay the same"', async () => {
    const form = (block_id: string) =>
      modal({
        submit: plain('Go'),
        blocks: [words(block_id), { type: 'actions', block_id: 'b', elements: [button('More')] }],
      });
    const {
      school,
      app,
      kofi,
      viewId: view_id,
    } = await withModal(form('one'), () => ({ response_action: 'errors', errors: { one: 'No.' } }));
    await kofi.submit({ Words: 'typed' });
    await school.client.views.update({ view_id, view: form('one') });
    await kofi.press('More');
    expect(app.last().view.state.values).toEqual({
      one: { words: { type: 'plain_text_input', value: 'typed' } },
    });
    await school.client.views.update({ view_id, view: form('two') });
    await kofi.press('More');
    expect(app.last().view.state.values).toEqual({
      two: { words: { type: 'plain_text_input', value: null } },
    });
  });

  test('a choice whose option is gone after views.update gives way to the initial one', async () => {
    const option = (value: string) => ({ text: plain(value), value });
    const form = (...offered: string[]) =>
      modal({
        submit: plain('Go'),
        blocks: [
          {
            type: 'input',
            block_id: 'who',
            optional: true,
            label: plain('Who'),
            element: {
              type: 'static_select',
              action_id: 'x',
              options: offered.map(option),
              initial_option: option('a'),
            },
          },
        ],
      });
    const {
      school,
      app,
      kofi,
      viewId: view_id,
    } = await withModal(form('a', 'b'), () => ({
      response_action: 'errors',
      errors: { who: 'No.' },
    }));
    await kofi.submit({ Who: 'b' });
    expect(app.last().view.state.values.who?.x).toMatchObject({ selected_option: option('b') });
    await school.client.views.update({ view_id, view: form('a', 'c') });
    await kofi.submit();
    expect(app.last().view.state.values.who?.x).toMatchObject({ selected_option: option('a') });
  });

  test('"an unanswered radio gives null, checkboxes []"', async () => {
    const option = { text: plain('A'), value: 'a' };
    const field = (block_id: string, element: object) => ({
      type: 'input' as const,
      block_id,
      optional: true,
      label: plain(block_id),
      element,
    });
    const { app, kofi } = await withModal(
      modal({
        submit: plain('Go'),
        blocks: [
          field('radio', { type: 'radio_buttons', action_id: 'x', options: [option] }),
          field('boxes', { type: 'checkboxes', action_id: 'x', options: [option] }),
          field('day', { type: 'datepicker', action_id: 'x' }),
          field('at', { type: 'datetimepicker', action_id: 'x' }),
          field('time', { type: 'timepicker', action_id: 'x', initial_time: '07:30' }),
          field('people', { type: 'multi_users_select', action_id: 'x' }),
        ] as KnownBlock[],
      }),
    );
    await kofi.submit({});
    expect(app.last().view.state.values).toEqual({
      radio: { x: { type: 'radio_buttons', selected_option: null } },
      boxes: { x: { type: 'checkboxes', selected_options: [] } },
      day: { x: { type: 'datepicker', selected_date: null } },
      at: { x: { type: 'datetimepicker', selected_date_time: null } },
      time: { x: { type: 'timepicker', selected_time: '07:30' } },
      people: { x: { type: 'multi_users_select', selected_users: [] } },
    });
  });
});

describe('slack-facts.md section 1, answers to a submission', () => {
  const form = modal({
    submit: plain('Go'),
    callback_id: 'form',
    blocks: [words('one'), { type: 'divider', block_id: 'line' }],
  });

  test('"plain empty ack closes that view"; the payload has what the form holds', async () => {
    const { kofi, app, school } = await withModal({ ...form, private_metadata: 'q1' });
    expect((await kofi.submit({ Words: '<!channel> & "more"' })).outcome).toBe('closed');
    expect(app.last()).toMatchObject({
      type: 'view_submission',
      team: { id: 'T0AC4RK9Q', domain: 'alder-creek' },
      user: { id: kofi.id, name: 'kofi.mensah', team_id: 'T0AC4RK9Q' },
      enterprise: null,
      is_enterprise_install: false,
      api_app_id: school.workspace.state.app.id,
      token: expect.any(String),
      trigger_id: expect.any(String),
      response_urls: [],
      view: {
        callback_id: 'form',
        private_metadata: 'q1',
        // a text field is not escaped
        state: { values: { one: { words: { type: 'plain_text_input', value: '<!channel> & "more"' } } } },
        hash: expect.any(String),
        root_view_id: expect.any(String),
        previous_view_id: null,
      },
    });
  });

  test.each<[string, Record<string, unknown>, string, number]>([
    ['update', { response_action: 'update', view: modal({ title: plain('Thanks') }) }, 'updated', 1],
    ['push', { response_action: 'push', view: modal({ title: plain('Next') }) }, 'pushed', 2],
    ['clear', { response_action: 'clear' }, 'cleared', 0],
    ['errors', { response_action: 'errors', errors: { one: 'No.' } }, 'errors', 1],
  ])('"%s only in the ack body"', async (_action, body, outcome, open) => {
    const { kofi } = await withModal(form, () => body);
    const result = await kofi.submit({ Words: 'x' });
    expect([result.outcome, result.stack.length, kofi.stack().length]).toEqual([outcome, open, open]);
  });

  const tooLong = modal({ title: plain('x'.repeat(25)) });
  test.each<[line: string, body: Record<string, unknown>, code: string]>([
    [
      'errors object keys: block_id, not action_id',
      { response_action: 'errors', errors: { words: 'No.' } },
      'invalid_errors',
    ],
    ['block must be an input', { response_action: 'errors', errors: { line: 'No.' } }, 'invalid_errors'],
    ['errors … only in the ack body: none there', { response_action: 'errors' }, 'invalid_errors'],
    ['modal title: 24', { response_action: 'update', view: tooLong }, 'invalid_arguments'],
    [
      'update, push, clear, errors: an action that Slack does not know',
      { response_action: 'shake' },
      'invalid_response_action',
    ],
  ])('"%s": the person is told that it did not work, and the form stays', async (_line, body, code) => {
    const { kofi } = await withModal(form, () => body);
    const trouble = { message: expect.stringContaining('We had some trouble connecting'), cause: { code } };
    await expect(kofi.submit({ Words: 'x' })).rejects.toMatchObject(trouble);
    expect(kofi.stack().map(({ title }) => title?.text)).toEqual(['Form']);
  });

  test('without an answer the person is told, and the form stays', async () => {
    const { kofi, school } = await withModal(form);
    school.disconnect('cut');
    await expect(kofi.submit({ Words: 'x' })).rejects.toThrow('We had some trouble connecting');
    expect(kofi.stack()).toHaveLength(1);
  });

  test('what Slack checks itself never reaches the app: required fields and lengths', async () => {
    const { kofi, app } = await withModal(
      modal({ submit: plain('Go'), blocks: [words('one', { min_length: 3, max_length: 5 })] }),
    );
    const before = app.arrived.length;
    expect((await kofi.submit({})).errors).toEqual({ one: 'Please complete this required field.' });
    expect((await kofi.submit({ Words: 'ab' })).errors).toEqual({ one: 'Please enter at least 3 characters.' });
    expect((await kofi.submit({ Words: 'abcdef' })).errors).toEqual({ one: 'Please enter no more than 5 characters.' });
    expect(app.arrived).toHaveLength(before);
  });
});

describe('slack-facts.md section 6, closing', () => {
  test('"x closes all: view_closed with is_cleared: true", only where notify_on_close asks for it', async () => {
    const { school, kofi, app } = await withModal(modal({ notify_on_close: true }));
    await kofi.press('More');
    await school.client.views.push({
      trigger_id: app.last().trigger_id,
      view: modal({ title: plain('Quiet') }),
    });
    await kofi.dismiss();
    const closed = await app.next(({ body }) => body.type === 'view_closed');
    expect(closed.body).toMatchObject({ is_cleared: true, view: { title: { text: 'Form' } } });
    expect(closed.body).not.toHaveProperty('trigger_id');
    expect(kofi.stack()).toEqual([]);
    expect(app.arrived.filter(({ body }) => body.type === 'view_closed')).toHaveLength(1);
  });

  test('Cancel closes one view, is_cleared false', async () => {
    const { kofi, app } = await withModal(modal({ notify_on_close: true }));
    await kofi.cancel();
    expect((await app.next(({ body }) => body.type === 'view_closed')).body.is_cleared).toBe(false);
  });
});
