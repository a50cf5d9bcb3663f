import { expect, test } from 'vitest';
import { sampleDesk, tamika } from './sample-desk.ts';

const { types, bot, slack, db, modal, modalText } = await sampleDesk();

/** A shortcut as Slack sends it. */
const shortcut = (over: Record<string, unknown>) => ({
  team: { id: 'T1' },
  user: { id: tamika, team_id: 'T1' },
  api_app_id: 'A1',
  trigger_id: `shortcut.${JSON.stringify(over).length}`,
  response_url: slack.responseUrl,
  ...over,
});
const onMessage = (text: string) =>
  shortcut({
    type: 'message_action',
    callback_id: 'who-knows.from-message',
    channel: { id: 'C1', name: 'six-eight' },
    message: { text, user: 'U0SOMEONE', ts: '1.1' },
  });

test('Ask who knows opens an empty form', async () => {
  await bot.slack.deliver(shortcut({ type: 'shortcut', callback_id: 'who-knows.open' }));
  await bot.settled();
  expect(modal().title.text).toBe('Who knows?');
  expect(modalText()).not.toContain('initial_value');
});

test('Ask who knows on someone else’s message takes its text into the form, and neither its author nor where it stood', async () => {
  await bot.slack.deliver(onMessage('how do we start with fractions'));
  await bot.settled();
  expect(modalText()).toContain('"initial_value":"how do we start with fractions"');
  expect(modalText()).not.toMatch(/U0SOMEONE|six-eight/);
  expect(JSON.stringify(await db.collection('questions').find().toArray())).not.toContain('U0SOMEONE');
});

test('on a message takes what its readers saw: no markup of Slack, and a sign where it is cut', async () => {
  await bot.slack.deliver(onMessage('R&amp;D with <@U0AC4RK9Q11>: who has exit tickets? <!channel>'));
  await bot.settled();
  expect(modalText()).toContain('"initial_value":"R&D with a colleague: who has exit tickets?"');
  await bot.slack.deliver(onMessage(`long ${'a'.repeat(3_000)}`));
  await bot.settled();
  expect(modalText()).toMatch(/"initial_value":"long a{1994}…"/);
});

test('on a message about a child’s safety it shows the school’s steps, also where Slack opens no form, and stores nothing', async () => {
  await bot.slack.deliver(onMessage('one of my students says her uncle hits her'));
  await bot.settled();
  expect(modalText()).toContain('Tell your principal or counselor now');
  slack.next('views.open', () => ({ ok: false, error: 'trigger_expired' }));
  await bot.slack.deliver(onMessage('one of my students says her uncle beats her'));
  await bot.settled();
  expect(slack.callsOf('response_url').at(-1)?.text).toContain('Tell your principal or counselor now');
  expect(await db.collection('inbox').countDocuments()).toBe(0);
});

test('a guest is refused before the form lists the school’s goals, by the command as by both shortcuts', async () => {
  await bot.deps.people.keepSlack(
    { teamId: 'T1', userId: tamika, name: 'Morgan Ellis', standing: 'guest', isAdmin: false },
    bot.deps.clock(),
  );
  await types('', tamika);
  const refused = [modalText()];
  await bot.slack.deliver(shortcut({ type: 'shortcut', callback_id: 'who-knows.open' }));
  await bot.settled();
  refused.push(modalText());
  await bot.slack.deliver(onMessage('how do we start with fractions'));
  await bot.settled();
  for (const text of [...refused, modalText()]) {
    expect(text).toContain('Contour is for the full members of this workspace');
    expect(text).not.toMatch(/goal|initial_value/);
  }
});
