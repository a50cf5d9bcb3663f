import { describe, test } from 'vitest';
import { windowFigures } from '../../src/domain/spread-windows.ts';
import { userIdOf } from '../../src/practice/sample-school.ts';
import { alderCreek } from '../helpers/alder-creek.ts';
import { atOnce } from '../helpers/at-once.ts';
import { goal } from '../helpers/leadership-map.ts';
import { hasBrowser } from './open-page.ts';
import { messageWith, write } from './page/browser.ts';
import { keep, walk } from './walk.ts';

/** Two blocks of the year before, as they were told: nobody waits twelve weeks here. */
const blocks = [
  { from: '2025-10-06', to: '2025-11-16' },
  { from: '2025-12-01', to: '2026-01-25' },
];

describe.skipIf(!hasBrowser)('the leadership map on the practice page', async () => {
  const { become, db } = await walk();

  test('Renata reads the school’s, draws it and finds an apprentice; Mateo reads his team’s on his phone', {
    timeout: 180_000,
  }, async () => {
    const teamId = String((await db.collection('people').findOne())?.teamId);
    const at = new Date('2026-01-26T15:00:00Z');
    const [first, second, ...year] = atOnce(
      windowFigures(
        {
          people: alderCreek.staff.map((one) => ({ ...one, joinedOn: '2025-08-18' })),
          teams: [],
          answers: blocks.flatMap(({ to }, block) =>
            alderCreek.answers.map((answer) => ({ ...answer, day: to })).slice(block === 0 ? 6 : 0),
          ),
          support: new Map(),
        },
        blocks,
      ),
    );
    // On a slow machine the clockwork has closed blocks by now in which nobody did anything.
    await db.collection('spread').deleteMany({});
    await db.collection<object>('spread').insertMany([first, second, ...year].map((one) => ({ ...one, teamId, at })));
    const topics = ['math-discourse', 'fractions', 'wait-time', 'exit-ticket', 'slife'];
    await db.collection<object>('goals').insertOne(goal({ teamId, topics, setBy: userIdOf('01') }));
    const leads = { teamId, userId: userIdOf('01'), scope: 'school', namedBy: userIdOf('01'), at };
    await db.collection<object>('leaders').insertOne(leads);

    const renata = await become('01');
    await write(renata, '/leadership-map');
    const map = messageWith(renata, 'Leadership map');
    await map.getByText('As if 7 people had shared the answers evenly.').waitFor();
    await map.getByRole('heading', { name: 'Leadership map' }).scrollIntoViewIfNeeded();
    await keep(renata, 'leadership-map-1-wide');
    await map.getByRole('button', { name: 'Over the year' }).scrollIntoViewIfNeeded();
    await keep(renata, 'leadership-map-2-figures-wide');
    await map.getByRole('button', { name: 'Over the year' }).click();
    await messageWith(renata, 'six school weeks at a time').waitFor();
    await map.getByRole('button', { name: 'Pictures' }).click();
    await messageWith(renata, 'pictures come in a direct message').scrollIntoViewIfNeeded();
    await keep(renata, 'leadership-map-3-year-wide');
    await map
      .getByRole('button', { name: /^Find an apprentice/ })
      .first()
      .click();
    const form = renata.getByRole('dialog', { name: 'Find an apprentice' });
    await form.getByText('Who could learn it').waitFor();
    await keep(renata, 'leadership-map-4-apprentice-wide');
    await renata.keyboard.press('Escape');

    const mateo = await become('17', { phone: 360, isDark: true });
    await write(mateo, '/leadership-map');
    const his = messageWith(mateo, 'Leadership map');
    await his.getByText('Who carries the goals’ topics').waitFor();
    await keep(mateo, 'leadership-map-5-narrow-dark', { isTouched: true });
    await his.getByRole('button', { name: 'My own place' }).tap();
    await mateo.getByRole('dialog', { name: 'My own place' }).getByText('Who sees this').waitFor();
    await keep(mateo, 'leadership-map-6-own-place-narrow-dark', { isTouched: true });
  });
});
