import { expect, test } from 'vitest';
import { stubbedBot } from '../../helpers/stubbed-bot.ts';

const { bot, slack, db } = await stubbedBot();

test('a guest whose Home Slack does not take leaves a line in the log and no work undone', async () => {
  slack.next('users.info', () => ({ ok: true, user: { id: 'U61', real_name: 'A guest', is_restricted: true } }));
  slack.next('views.publish', () => ({ ok: false, error: 'internal_error' }));
  await bot.slack.deliver({
    type: 'event_callback',
    event_id: 'Ev61',
    team_id: 'T1',
    event: { type: 'app_home_opened', tab: 'home', user: 'U61' },
  });
  await bot.settled();
  expect(JSON.stringify(slack.callsOf('views.publish'))).toContain('member');
  expect(bot.log).toContainEqual(expect.objectContaining({ event: 'home.not-published', userId: 'U61' }));
  expect(await db.collection('inbox').findOne({ key: 'Ev61' })).toMatchObject({ state: 'done' });
});
