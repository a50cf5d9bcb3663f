import { App, type BlockAction } from '@slack/bolt';
import type { Practice } from '../../../src/practice/start-practice.ts';
import { silent } from '../../practice/start-school.ts';
import { demoForm, doneView, elementBlocks, homeBlocks, secondView, stillBlocks } from './demo-blocks.ts';

type Pressed = BlockAction['actions'][number];

/**
 * A small app that answers with every kind of block and form, and says back what it heard.
 *
 * @returns a function that ends it
 */
export async function startDemoApp(practice: Practice): Promise<() => Promise<unknown>> {
  const app = new App({
    token: practice.tokens.bot,
    appToken: practice.tokens.app,
    socketMode: true,
    deferInitialization: true,
    logger: silent, // its complaint about a closed connection at the end says nothing
    clientOptions: { slackApiUrl: practice.apiUrl, retryConfig: { retries: 0 } },
  });
  await app.init();

  app.command('/demo', async ({ ack, command, client, respond }) => {
    await ack();
    if (command.text === 'form') await client.views.open({ trigger_id: command.trigger_id, view: demoForm() });
    else if (command.text === 'private') {
      await respond({ text: 'Aisha Rahman can help', blocks: stillBlocks(practice.workspace.now()) });
    } else if (command.text === 'home') await publishHome(command.user_id, 'nothing yet');
    else {
      await client.chat.postMessage({ channel: command.channel_id, text: 'Everything', blocks: elementBlocks() });
    }
  });
  app.command('/echo', async ({ ack, command, respond }) => {
    await ack();
    await respond({ text: `You said: ${command.text}` });
  });
  app.command('/who-knows', async ({ ack, command, respond }) => {
    await ack();
    await respond({ text: `Looking for: ${command.text}` });
  });
  app.command('/silent', async () => {});

  app.shortcut('open_form', async ({ ack, shortcut, client }) => {
    await ack();
    await client.views.open({ trigger_id: shortcut.trigger_id, view: demoForm() });
  });
  app.shortcut({ callback_id: 'ask_about', type: 'message_action' }, async ({ ack, shortcut, respond }) => {
    await ack();
    await respond({ text: `You asked about: ${shortcut.message.text}` });
  });

  app.action('push', async ({ ack, body, client }) => {
    await ack();
    const { trigger_id } = body as BlockAction;
    await client.views.push({ trigger_id, view: secondView });
  });
  app.action(/^home_/, async ({ ack, action, body }) => {
    await ack();
    await publishHome(body.user.id, saidIn(action as Pressed));
  });
  app.action(/^(?!push$|home_)/, async ({ ack, action, body, respond }) => {
    await ack();
    const pressed = action as Pressed;
    const sentence = `Heard ${pressed.action_id}: ${saidIn(pressed)}`;
    if ((body as BlockAction).view) return;
    await respond({ text: sentence, replace_original: false, response_type: 'ephemeral' });
  });
  app.options('external', async ({ ack, payload }) => {
    const topics = ['Fractions', 'Friction', 'Number talks'].filter((topic) =>
      topic.toLowerCase().startsWith(payload.value.toLowerCase()),
    );
    await ack({
      options: topics.map((topic) => ({ text: { type: 'plain_text', text: topic }, value: topic.toLowerCase() })),
    });
  });

  app.view('form', async ({ ack, view, body, client }) => {
    const { values } = view.state;
    const question = values.question?.text?.value ?? '';
    if (question.includes('Tommy')) {
      await ack({ response_action: 'errors', errors: { question: 'This seems to name a pupil.' } });
      return;
    }
    await ack({ response_action: 'update', view: doneView });
    await client.chat.postMessage({ channel: body.user.id, text: JSON.stringify(plainValues(values)) });
  });
  app.view({ callback_id: 'form', type: 'view_closed' }, ({ ack }) => ack());

  app.event('app_home_opened', async ({ event }) => {
    if (event.tab === 'home') await publishHome(event.user, 'nothing yet');
  });

  async function publishHome(user: string, chosen: string): Promise<void> {
    await app.client.views.publish({ user_id: user, view: { type: 'home', blocks: homeBlocks(chosen) } });
  }

  await app.start();
  return () => app.stop();
}

/** What an action carries, in words. */
function saidIn(action: Pressed): string {
  const {
    value,
    selected_option,
    selected_options,
    selected_user,
    selected_users,
    selected_channel,
    selected_conversation,
    selected_date,
    selected_time,
    selected_date_time,
  } = action as unknown as Record<string, { value: string } & string>;
  const many = (selected_options ?? selected_users) as unknown as ({ value: string } | string)[] | undefined;
  if (many) return many.map((one) => (typeof one === 'string' ? one : one.value)).join(' and ');
  return String(
    selected_option?.value ??
      selected_user ??
      selected_channel ??
      selected_conversation ??
      selected_date ??
      selected_time ??
      selected_date_time ??
      value ??
      'pressed',
  );
}

/** Only the values of a submission, by block. */
function plainValues(values: Record<string, Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).map(([block, fields]) => {
      const [field] = Object.values(fields) as Record<string, unknown>[];
      const { type: _type, ...rest } = field ?? {};
      const [value] = Object.values(rest);
      return [block, value];
    }),
  );
}
