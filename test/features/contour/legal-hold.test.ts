import { expect, test } from 'vitest';
import { desk, labels } from '../../helpers/desk.ts';

const { types, presses, bot, db } = await desk('/contour');
const { deps } = bot;
const hold = async () => (await deps.schools.home('T1')).legalHold ?? null;

test('a legal hold is set and released by an admin, on record, and found by nobody else', async () => {
  await db.collection('schools').updateMany({}, { $unset: { legalHold: '' } });
  for (const userId of ['U01', 'U07'])
    await deps.people.keepSlack(
      { teamId: 'T1', userId, name: userId, standing: 'colleague', isAdmin: userId === 'U01', zone: 'UTC' },
      new Date('2026-02-24T15:00:00Z'),
    );
  expect(labels(await types('privacy'))).toEqual(['Take my data with me', 'Erase what is kept of me']);
  expect((await presses('contour.hold-set', 'school')).text).toContain('Only an admin');
  expect(await hold()).toBeNull();

  expect(labels(await types('privacy', 'U01')).at(-1)).toBe('Set a legal hold');
  const set = await presses('contour.hold-set', 'school', { userId: 'U01' });
  expect(set.text).toContain('A legal hold is set');
  await presses('contour.hold-set', 'school', { userId: 'U01' });
  expect(await hold()).toMatchObject({ by: 'U01' });
  expect((await presses('contour.hold-release', 'school')).text).toContain('Only an admin');
  await presses('contour.hold-release', 'school', { userId: 'U01' });
  expect(await hold()).toBeNull();
  expect((await deps.audit.latest('T1', 9)).map(({ act }) => act)).toEqual(['hold.released', 'hold.set']);
});
