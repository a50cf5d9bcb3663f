import { afterEach, describe, expect, test, vi } from 'vitest';
import { desk } from '../helpers/desk.ts';
import { commandPayload } from '../helpers/payloads.ts';

const { bot, slack, db, types, presses } = await desk('/contour');
const begun = vi.spyOn(db.client, 'startSession');
/** How many transactions were open each time that Slack was asked about a person or a channel. */
let open: number[] = [];
slack.listen(({ method }) => {
  const sessions = begun.mock.results.map(({ value }) => value);
  if (['users.info', 'conversations.info'].includes(method))
    open.push(sessions.filter((session) => session.inTransaction()).length);
});
afterEach(() => {
  begun.mockClear();
  open = [];
});

describe('somebody whom Contour has not met is asked about with no transaction open, when they', () => {
  test.each([
    ['/who-knows', 'how do I teach fractions'],
    ['/who-knows', 'mine'],
    ['/expertise', ''],
    ['/expertise', 'add number talks'],
    ['/expertise', 'learn fractions'],
    ['/expertise', 'remove fractions'],
    ['/expertise', 'fractions'],
    ['/expertise', 'export'],
    ['/expertise', 'words'],
    ['/model', 'list'],
    ['/contour', 'facilitator'],
    ['/contour', 'team join'],
    ['/contour', 'leaders'],
    ['/contour', 'calendar'],
    ['/contour', 'setup'],
    ['/contour', 'status'],
    ['/contour', 'closed today'],
  ])('type %s %s', async (command, text) => {
    await bot.slack.deliver(commandPayload(command, text, { response_url: slack.responseUrl }));
    await bot.settled();
    expect(open).toEqual([0]);
    expect(slack.callsOf('response_url')).toHaveLength(1);
  });

  test.each([['expertise.not-now'], ['contour.volunteer'], ['contour.team-join'], ['model.post']])(
    'press %s',
    async (button) => {
      await presses(button, 'none');
      expect(open).toEqual([0]);
    },
  );
});

test('a colleague who is looked up is asked about with no transaction open, once', async () => {
  await bot.slack.deliver(commandPayload('/expertise', '<@U08>', { response_url: slack.responseUrl }));
  await bot.settled();
  // The one who looks, and the one who is looked up.
  expect(open).toEqual([0, 0]);
  expect(slack.callsOf('response_url')).toMatchObject([{ text: expect.stringContaining('has listed nothing yet') }]);
});

test('who asks and the channel they are in are looked at with no transaction open before it becomes a team', async () => {
  await types('team');
  expect(open).toEqual([0, 0]);
  open = [];
  await presses('contour.team-on', 'C1');
  expect(open).toEqual([0]);
  expect(await bot.deps.teams.all('T1')).toHaveLength(1);
});

test('while Slack does not tell who somebody is, they hear it, and nothing is changed', async () => {
  slack.next('users.info', () => ({ ok: false, error: 'internal_error' }));
  await bot.slack.deliver(commandPayload('/expertise', 'add number talks', { response_url: slack.responseUrl }));
  await bot.settled();
  expect(slack.callsOf('response_url')).toMatchObject([{ text: expect.stringContaining('Nothing was changed') }]);
  expect(await bot.deps.people.joined('T1')).toEqual([]);
});
