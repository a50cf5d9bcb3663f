import { expect, test } from 'vitest';
import { desk, labels } from '../../helpers/desk.ts';

const { types, bot } = await desk('/who-knows');
const { deps } = bot;
const now = new Date('2026-02-24T15:00:00Z');

test.each(['U11', 'U12'])(
  'of two who know equally well, %s of the asker’s own team is shown first',
  async (teammate) => {
    for (const [userId, name] of [
      ['U11', 'Aisha Rahman'],
      ['U12', 'Grace Liu'],
    ] as const) {
      await deps.people.keepSlack(
        { teamId: 'T1', userId, name, standing: 'colleague', isAdmin: false, zone: 'America/Chicago' },
        now,
      );
      await deps.people.join('T1', userId, now);
      await deps.expertise.put({
        teamId: 'T1',
        userId,
        id: userId,
        topic: 'number talks',
        topicKey: 'number-talk',
        detail: '',
        source: 'skill',
        level: 3,
        offers: ['ask'],
        confirmedOn: '2026-02-24',
      });
    }
    await deps.schools.directoryChanged('T1');
    await deps.teams.join('T1', 'C1', 'U07', now);
    await deps.teams.join('T1', 'C1', teammate, now);
    const first = labels(await types('how do I begin number talks')).find((label) => label.startsWith('Ask '));
    expect(first).toBe(teammate === 'U11' ? 'Ask Aisha' : 'Ask Grace');
  },
);
