import { expect, test } from 'vitest';
import { FREE } from '../../../src/matching/fairness.ts';
import { desk } from '../../helpers/desk.ts';

const { types, bot, slack } = await desk();

test('two colleagues with the same words and different titles score the same', async () => {
  const colleagues = [
    { id: 'U11', real_name: 'Ana Ruiz', is_admin: true, is_owner: true, profile: { title: 'Principal, math talk' } },
    { id: 'U12', real_name: 'Ben Okoro', profile: { title: 'Aide' } },
  ];
  for (const user of colleagues) {
    slack.next('users.info', () => ({ ok: true, user: { ...user, tz: 'America/Chicago' } }));
    await types('add math talk: partners talk first', user.id);
  }
  const directory = await bot.deps.matcher.directory('T1');
  const request = { text: 'math talk with partners', asker: 'U07', today: '2026-02-24' };
  const { suggestions } = await directory.rank(request, () => FREE, 3);
  expect([...directory.colleagues.values()].map(({ isAdmin }) => isAdmin)).toEqual([true, false]);
  expect(suggestions.map(({ userId }) => userId).sort()).toEqual(['U11', 'U12']);
  expect(suggestions[0]?.score).toBe(suggestions[1]?.score);
});
