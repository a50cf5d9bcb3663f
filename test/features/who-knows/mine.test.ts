import { describe, expect, test } from 'vitest';
import { home } from '../../../src/features/who-knows/index.ts';
import { desk } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, bot } = await desk('/who-knows');
const { deps } = bot;

/** A question of the first of February that is open still, and as many settled ones since. */
async function asked(settledSince: number) {
  const { helped: _, ...taken } = question();
  await deps.questions.addOnce({ ...taken, askedAt: new Date('2026-02-01T15:00:00Z'), text: 'the old one' });
  for (let n = 0; n < settledSince; n += 1)
    await deps.questions.addOnce({ ...taken, id: `s${n}`, cause: `s${n}`, status: 'stopped' });
}

describe('a question that is open still', () => {
  test('stands on Home, however many were settled since', async () => {
    await asked(9);
    const mateo = { teamId: 'T1', userId: 'U07', name: 'Mateo Ruiz', standing: 'colleague', isAdmin: false } as const;
    expect(JSON.stringify(await home(deps, mateo))).toContain('the old one');
  });

  test('stands in `/who-knows mine`, however many were settled since', async () => {
    await asked(21);
    expect((await types('mine')).text).toContain('the old one');
  });
});
