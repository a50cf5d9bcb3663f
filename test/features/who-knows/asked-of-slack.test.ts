import { afterEach, describe, expect, test, vi } from 'vitest';
import { aisha, grace, mateo, sampleDesk } from './sample-desk.ts';

const { drafted, asked, kept, presses, sends, slack, db } = await sampleDesk();
const begun = vi.spyOn(db.client, 'startSession');
/** How many transactions were open each time that Slack was asked about a person. */
let open: number[] = [];
slack.listen(({ method }) => {
  const sessions = begun.mock.results.map(({ value }) => value);
  if (method === 'users.info') open.push(sessions.filter((session) => session.inTransaction()).length);
});
afterEach(() => begun.mockClear());

describe('what Slack is asked about a colleague', () => {
  test('whom the asker chose is asked with no transaction open', async () => {
    const id = await drafted();
    open = [];
    await presses('who-knows.ask.0', `${id}:0`, { userId: mateo });
    expect(open).toEqual([0]);
    expect((await kept()).offers).toHaveLength(1);
  });

  test('who takes a question is asked with no transaction open', async () => {
    const id = await asked();
    open = [];
    await presses('who-knows.accept', id, { userId: aisha });
    expect(open).toEqual([0]);
    expect((await kept()).status).toBe('accepted');
  });

  test('to whom a question is passed is asked with no transaction open', async () => {
    const id = await asked();
    open = [];
    await sends('who-knows.pass-form', { colleague: { selected_user: grace } }, { userId: aisha, id });
    // Beside the field, and when it is done.
    expect(open).toEqual([0, 0]);
    expect((await kept()).offers).toHaveLength(2);
  });
});

describe('a channel that the asker chose for the team', () => {
  const posts = async (channel: string) =>
    sends(
      'who-knows.team-form',
      { channel: { selected_conversation: channel } },
      { userId: mateo, id: await drafted() },
    );

  test.each([
    [
      'shared with another organization',
      { is_ext_shared: true },
      'People of another organization are in this channel.',
    ],
    ['about to be shared', { is_pending_ext_shared: true }, 'People of another organization are in this channel.'],
    ['archived', { is_archived: true }, 'This channel is archived.'],
    ['a conversation of a few', { is_mpim: true }, 'This is a conversation, not a channel.'],
  ])('and that is %s is refused beside the field, and nothing is posted', async (_, channel, sentence) => {
    slack.next('conversations.info', () => ({ ok: true, channel }));
    expect(await posts('C9')).toEqual({ channel: expect.stringContaining(sentence) });
    expect((await kept()).status).toBe('draft');
    expect(slack.callsOf('chat.postMessage')).toEqual([]);
  });

  test('and that Contour cannot see is refused with the way to let it in', async () => {
    slack.next('conversations.info', () => ({ ok: false, error: 'channel_not_found' }));
    expect(await posts('C9')).toEqual({ channel: expect.stringContaining('`/invite @contour`') });
  });

  test('and of which Slack does not tell is not taken on trust', async () => {
    slack.next('conversations.info', () => ({ ok: false, error: 'internal_error' }));
    expect(await posts('C9')).toEqual({
      channel: expect.stringContaining('Slack does not tell me about this channel'),
    });
    expect((await kept()).status).toBe('draft');
  });

  test('and that is the school’s own gets the question', async () => {
    expect(await posts('C9')).toBeUndefined();
    expect((await kept()).post).toMatchObject({ channelId: 'C9', open: true });
  });
});
