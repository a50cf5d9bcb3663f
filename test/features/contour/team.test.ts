import { describe, expect, test } from 'vitest';
import type { Team } from '../../../src/domain/team.ts';
import { desk, labels } from '../../helpers/desk.ts';
import { actionPayload } from '../../helpers/payloads.ts';

const { types, presses, bot, slack, db } = await desk('/contour');
const { deps } = bot;

const team = (over: Partial<Team> = {}): Team => ({
  teamId: 'T1',
  channelId: 'C1',
  switchedOnBy: 'U01',
  switchedOnAt: new Date('2026-02-24T15:00:00Z'),
  ...over,
});
const channel = (facts: object) => slack.next('conversations.info', () => ({ ok: true, channel: facts }));
const posted = () => slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'C1');

describe('a channel that is no team yet', () => {
  test('is switched on by a press, after what this means was said, and nobody is added by it', async () => {
    const shown = await types('team');
    expect(shown.text).toContain('Contour is not on in <#C1> yet');
    expect(labels(shown)).toEqual(['Switch on here']);
    expect(await deps.teams.all('T1')).toEqual([]);
    expect(posted()).toEqual([]);

    const on = await presses('contour.team-on', 'C1');
    expect(on.text).toContain('Nobody has joined the team of <#C1> yet');
    expect(labels(on)).toEqual(['Join']);
    expect(await deps.teams.members('T1', 'C1')).toEqual([]);
    expect(posted()).toMatchObject([{ text: expect.stringContaining('has switched Contour on here') }]);
  });

  test('that is switched on twice at once stands there with one message', async () => {
    await Promise.all([presses('contour.team-on', 'C1'), presses('contour.team-on', 'C1', { userId: 'U08' })]);
    await bot.settled();
    expect(await deps.teams.all('T1')).toHaveLength(1);
    expect(posted()).toHaveLength(1);
  });

  test('whose switch Slack delivers twice is switched on once', async () => {
    const press = actionPayload('contour.team-on', 'C1', { response_url: slack.responseUrl });
    await bot.slack.deliver(press);
    await bot.slack.deliver(press);
    await bot.settled();
    expect(posted()).toHaveLength(1);
    expect(slack.callsOf('response_url')).toHaveLength(1);
  });

  test.each([
    ['archived', { is_archived: true }, 'is archived'],
    ['shared with another organization', { is_ext_shared: true }, 'People of another organization'],
    ['about to be shared', { is_pending_ext_shared: true }, 'People of another organization'],
    ['a group conversation', { is_mpim: true }, 'This is a conversation, not a channel'],
  ])('and is %s is refused, at the word and at the press', async (_, facts, sentence) => {
    channel(facts);
    expect((await types('team')).text).toContain(sentence);
    channel(facts);
    expect((await presses('contour.team-on', 'C1')).text).toContain(sentence);
    expect(await deps.teams.all('T1')).toEqual([]);
  });

  test('and cannot be seen is refused with how to invite', async () => {
    slack.next('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    expect((await types('team')).text).toContain('/invite @contour');
  });

  test.each([
    ['direct message', { channel_id: 'D07', channel_name: 'directmessage' }],
    ['group conversation', { channel_id: 'C77', channel_name: 'mpdm-ana--ben--contour-1' }],
  ])('is not looked for in a %s', async (_, place) => {
    for (const words of ['team', 'team join', 'team leave']) {
      expect((await types(words, 'U07', place)).text).toContain('A team lives in a channel');
    }
    expect(slack.callsOf('conversations.info')).toEqual([]);
  });

  test('cannot be joined or left', async () => {
    expect((await types('team join')).text).toContain('Contour is not on in this channel yet');
    expect((await presses('contour.team-leave', 'C1')).text).toContain('Contour is not on in this channel yet');
  });
});

describe('a team', () => {
  test('is joined and left by one’s own act, as often as one likes', async () => {
    await deps.teams.switchOn(team());
    expect((await types('team  JOIN')).text).toContain('You are in the team of <#C1> now');
    expect((await types('team join')).text).toContain('You are in this team already');
    const shown = await types('team');
    expect(shown.text).toContain('In the team of <#C1>: <@U07>');
    expect(labels(shown)).toEqual(['Leave']);

    expect((await presses('contour.team-leave', 'C1')).text).toContain('You are no longer in the team');
    expect((await types('team leave')).text).toContain('You are not in this team');
    expect(await deps.teams.members('T1', 'C1')).toEqual([]);
  });

  test('shows in its channel who is in it, and the answer to a press stands beside that message', async () => {
    await presses('contour.team-on', 'C1');
    slack.calls.length = 0;
    await presses('contour.team-join.card', 'C1', { userId: 'U08' });
    expect(slack.callsOf('chat.update')).toMatchObject([{ text: expect.stringContaining('<@U08>') }]);
    expect(slack.callsOf('response_url')).toMatchObject([{ replace_original: false }]);
  });

  test('whose channel cannot be posted in tells the one who switched it on how others join', async () => {
    slack.next('chat.postMessage', () => ({ ok: false, error: 'not_in_channel' }));
    await presses('contour.team-on', 'C1');
    await bot.settled();
    const told = slack.callsOf('chat.postMessage').filter(({ channel }) => channel === 'U07');
    expect(told).toMatchObject([{ text: expect.stringContaining('/contour team join') }]);
  });

  test('is left by who is no colleague any more', async () => {
    await deps.people.keepSlack(
      { teamId: 'T1', userId: 'U08', name: 'Hannah Brandt', standing: 'colleague', isAdmin: false },
      deps.clock(),
    );
    await deps.teams.switchOn(team());
    await presses('contour.team-join', 'C1', { userId: 'U08' });
    await bot.slack.deliver({
      type: 'event_callback',
      team_id: 'T1',
      event_id: 'Ev-left',
      event: { type: 'user_change', user: { id: 'U08', real_name: 'Hannah Brandt', deleted: true } },
    });
    await bot.settled();
    expect(await deps.teams.members('T1', 'C1')).toEqual([]);
  });

  test('of forty more than one can read is named in part', async () => {
    await deps.teams.switchOn(team());
    await db.collection('memberships').insertMany(
      Array.from({ length: 45 }, (_, n) => ({
        teamId: 'T1',
        channelId: 'C1',
        userId: `U1${String(n).padStart(2, '0')}`,
        joinedAt: new Date(n),
      })),
    );
    expect((await types('team')).text).toContain('<@U139> and 5 more.');
  });

  test('is not for guests', async () => {
    await deps.teams.switchOn(team());
    slack.next('users.info', () => ({ ok: true, user: { id: 'U50', real_name: 'Guest', is_restricted: true } }));
    expect((await types('team join', 'U50')).text).toContain('full members');
    expect(await deps.teams.members('T1', 'C1')).toEqual([]);
  });
});

test.each(['constructor', 'teem', 'team join please'])(
  'the unknown word "%s" gets one short message with two examples',
  async (words) => {
    const { text } = await types(words);
    expect(text.match(/`\/contour [a-z ]+`/g)).toEqual(['`/contour team`', '`/contour help`']);
  },
);
