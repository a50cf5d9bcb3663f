import { beforeAll, describe, expect, test } from 'vitest';
import { sampleSchool, userIdOf } from '../../src/practice/sample-school.ts';
import { commitmentStore } from '../../src/stores/commitment-store.ts';
import { goalStore } from '../../src/stores/goal-store.ts';
import { leaderStore } from '../../src/stores/leader-store.ts';
import { teamStore } from '../../src/stores/team-store.ts';
import { commitment, support } from '../helpers/commitment.ts';
import { goal } from '../helpers/goal.ts';
import { hasBrowser } from './open-page.ts';
import { messageWith } from './page/browser.ts';
import { go, keep, pass, walk } from './walk.ts';

const teamId = sampleSchool.team.id;
const [renata, grace, peter] = [userIdOf('01'), userIdOf('12'), userIdOf('13')];
const threeFive = sampleSchool.channels.find(({ name }) => name === 'three-five')?.id ?? '';

describe.skipIf(!hasBrowser)('the week on the practice page', async () => {
  // Friday 6 March 2026, 15:00 in Chicago: Renata owes Peter whiteboards since Monday, and Grace a book by Thursday.
  const { become, db } = await walk('2026-03-06T21:00:00Z');

  beforeAll(async () => {
    const at = new Date('2026-02-02T14:00:00Z');
    await leaderStore(db).name({ teamId, userId: renata, scope: 'school', namedBy: renata, at });
    await teamStore(db).switchOn({ teamId, channelId: threeFive, switchedOnBy: peter, switchedOnAt: at });
    await goalStore(db).addOnce(goal({ teamId, setBy: renata, topics: ['math-discourse', 'fractions', 'slife'] }), 9);
    const of = { teamId, partnerId: userIdOf('11'), lookedOn: '2026-03-09' };
    const whiteboards = support({ giverId: renata });
    const book = support({ giverId: renata, words: 'a book on fractions', dueDay: '2026-03-12' });
    const commitments = commitmentStore(db);
    await commitments.addOnce(commitment({ ...of, ownerId: peter, proposedBy: peter, supports: [whiteboards] }));
    await commitments.addOnce(
      commitment({ ...of, id: 'c2', cause: 'b', ownerId: grace, proposedBy: grace, supports: [book] }),
    );
  });

  test('Renata reads her Monday page on her phone, gives Peter his whiteboards, and sees them gone; the team reads the mirror', {
    timeout: 180_000,
  }, async () => {
    const office = await become('01');
    await pass(office, 'Next school day');

    const phone = await become('01', { phone: 360 });
    const page = messageWith(phone, 'What you owe');
    await page.getByText('You owe Peter whiteboards since Mon, Mar 2, 3 school days late').scrollIntoViewIfNeeded();
    await keep(phone, 'digest-1-page-narrow', { isTouched: true });
    await page.getByRole('button', { name: 'I have given it: You owe Peter' }).tap();
    await messageWith(phone, 'I ask whether it came').waitFor();
    // At once, without Refresh.
    await page.getByText('You owe Peter').waitFor({ state: 'detached' });
    await page.getByText('You owe Grace a book on fractions by Thu, Mar 12').waitFor();
    await page.getByRole('button', { name: 'Ask for time' }).tap();
    await phone.getByRole('dialog', { name: 'Ask for time' }).getByLabel('I can give it by').waitFor();
    await keep(phone, 'digest-2-time-narrow', { isTouched: true });
    await phone.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Show all' }).tap();
    await phone.getByRole('dialog', { name: 'This week' }).getByText('Holding it together').waitFor();
    await keep(phone, 'digest-3-all-narrow', { isTouched: true });
    await phone.getByRole('dialog', { name: 'This week' }).getByRole('button', { name: 'Close' }).last().tap();

    const dark = await become('01', { phone: 360, isDark: true });
    await messageWith(dark, 'What you owe').getByText('You owe Grace').scrollIntoViewIfNeeded();
    await keep(dark, 'digest-4-page-narrow-dark', { isTouched: true });
    await messageWith(dark, 'What you owe')
      .getByRole('img', { name: /fractions: one colleague/ })
      .waitFor();
    await go(dark, threeFive);
    await messageWith(dark, 'Our week from').waitFor();
    expect(await dark.getByText('whiteboards').count()).toBe(0);
    await keep(dark, 'digest-5-mirror-narrow-dark', { isTouched: true });
  });
});
