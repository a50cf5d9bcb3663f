import { App, type BlockAction, type ButtonAction, SocketModeReceiver } from '@slack/bolt';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { Practice } from '../../src/practice/start-practice.ts';
import { silent, startSchool } from './start-school.ts';

/** A Bolt app over Socket Mode, as an installation would run it. */
async function boltApp(practice: Practice, register: (app: App) => void): Promise<App> {
  const clientOptions = { slackApiUrl: practice.apiUrl, retryConfig: { retries: 0 } };
  const receiver = new SocketModeReceiver({
    appToken: practice.tokens.app,
    installerOptions: { clientOptions: { ...clientOptions } },
    logger: silent,
  });
  const app = new App({
    receiver,
    token: practice.tokens.bot,
    clientOptions,
    deferInitialization: true,
    convoStore: false,
    logger: silent,
  });
  await app.init();
  register(app);
  await app.start();
  onTestFinished(() => receiver.client.disconnect().then(() => undefined));
  return app;
}

describe('a question over Socket Mode', () => {
  test('Kofi asks, June accepts, and Kofi sees it in one message that changed', async () => {
    const school = await startSchool();
    await boltApp(school, (app) => {
      app.command('/who-knows', async ({ ack, command, respond }) => {
        await ack();
        await respond({
          text: `Who knows: ${command.text}`,
          blocks: [
            { type: 'section', text: { type: 'mrkdwn', text: `*${command.text}*` } },
            {
              type: 'actions',
              elements: [
                { type: 'button', action_id: 'ask', text: { type: 'plain_text', text: 'Ask June' }, value: 'q1' },
              ],
            },
          ],
        });
      });
      app.action<BlockAction<ButtonAction>>('ask', async ({ ack, body, client, respond }) => {
        await ack();
        await respond({ replace_original: true, text: 'Asked June' });
        const mine = await client.chat.postMessage({ channel: body.user.id, text: 'June has your question' });
        await client.chat.postMessage({
          channel: school.as('06').id,
          text: 'Kofi asks you',
          blocks: [
            {
              type: 'actions',
              elements: [
                {
                  type: 'button',
                  action_id: 'help',
                  text: { type: 'plain_text', text: 'I can help' },
                  value: `${mine.channel} ${mine.ts}`,
                },
              ],
            },
          ],
        });
      });
      app.action<BlockAction<ButtonAction>>('help', async ({ ack, action, client }) => {
        await ack();
        const [channel = '', ts = ''] = (action.value ?? '').split(' ');
        await client.chat.update({ channel, ts, text: 'June can help' });
      });
    });
    const kofi = school.as('07');
    const june = school.as('06');

    await kofi.command('/who-knows', 'how do number talks start');
    await kofi.press('Ask June');
    expect((await kofi.sees('Asked June')).isEphemeral).toBe(true);
    await kofi.sees('June has your question');
    await june.press('I can help');

    const message = await kofi.sees('June can help');
    expect(message.isEdited).toBe(true);
    expect(kofi.messages().map(({ text }) => text)).toEqual(['Asked June', 'June can help']);
    expect(june.messages().map(({ text }) => text)).toEqual(['Kofi asks you']);
  });

  test('a form is refused beside the field, then taken', async () => {
    const school = await startSchool();
    const taken: unknown[] = [];
    await boltApp(school, (app) => {
      app.shortcut('ask', async ({ ack, client, shortcut }) => {
        await ack();
        await client.views.open({
          trigger_id: shortcut.trigger_id,
          view: {
            type: 'modal',
            callback_id: 'question',
            title: { type: 'plain_text', text: 'Ask' },
            submit: { type: 'plain_text', text: 'Ask' },
            blocks: [
              {
                type: 'input',
                block_id: 'words',
                label: { type: 'plain_text', text: 'Question' },
                element: { type: 'plain_text_input', action_id: 'text' },
              },
              {
                type: 'input',
                block_id: 'who',
                optional: true,
                label: { type: 'plain_text', text: 'Whom' },
                element: { type: 'users_select', action_id: 'user' },
              },
            ],
          },
        });
      });
      app.view('question', async ({ ack, view }) => {
        const words = view.state.values.words?.text?.value ?? '';
        if (words.length < 5) return ack({ response_action: 'errors', errors: { words: 'Say a little more.' } });
        await ack();
        taken.push(view.state.values);
      });
    });
    const kofi = school.as('07');

    await kofi.shortcut('ask');
    await kofi.modal('Ask');
    expect(await kofi.submit({ Question: '' })).toMatchObject({
      outcome: 'errors',
      errors: { words: 'Please complete this required field.' },
    });
    expect(await kofi.submit({ Question: 'Hm' })).toMatchObject({
      outcome: 'errors',
      errors: { words: 'Say a little more.' },
    });
    expect(await kofi.submit({ Question: 'How do I begin?', Whom: 'June Abernathy' })).toMatchObject({
      outcome: 'closed',
      stack: [],
    });
    expect(taken).toEqual([
      {
        words: { text: { type: 'plain_text_input', value: 'How do I begin?' } },
        who: { user: { type: 'users_select', selected_user: school.as('06').id } },
      },
    ]);
  });
});
