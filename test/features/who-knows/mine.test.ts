import { describe, expect, test } from 'vitest';
import { home } from '../../../src/features/who-knows/index.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, bot } = await desk('/who-knows');
const { deps } = bot;

const mateo = { teamId: 'T1', userId: 'U07', name: 'Mateo Ruiz', standing: 'colleague', isAdmin: false } as const;

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
    expect(JSON.stringify(await home(deps, mateo))).toContain('the old one');
  });

  test('stands in `/who-knows mine`, however many were settled since', async () => {
    await asked(21);
    expect((await types('mine')).text).toContain('the old one');
  });
});

test('`/who-knows mine` stays within the blocks of a message where each line has two buttons', async () => {
  const helped = { practice: 'Partners talk first', at: deps.clock(), mayBeShown: true, answererAgrees: true };
  const settled = { status: 'helped', helped, followUp: { askOn: '2026-03-10', asked: 0 } } as const;
  for (let n = 0; n < 21; n += 1) await deps.questions.addOnce(question({ id: `h${n}`, cause: `h${n}`, ...settled }));
  for (let n = 0; n < 6; n += 1) await types(`how do I write sentence frames ${n}`);
  const met = await types('mine');
  expect(labels(met).filter((label) => label === 'Hide from others')).toHaveLength(20);
  expect(met.blocks.length).toBeLessThanOrEqual(50);
});

describe('a question that was not sent', () => {
  test('stands in `/who-knows mine` and on Home, with the two ways on, until it is cancelled', async () => {
    await types('how do I write sentence frames');
    const met = await types('mine');
    expect(met.text).toContain('“how do I write sentence frames”\nNot sent yet. Nobody has seen it.');
    expect(labels(met)).toEqual(['Edit', 'Cancel']);
    const onHome = async () => JSON.stringify(await home(deps, { ...mateo }));
    expect(await onHome()).toContain('Not sent yet.');
    await presses('who-knows.cancel', valueOn(met, 'Cancel'));
    expect(await onHome()).not.toContain('sentence frames');
    expect((await types('mine')).text).toContain('You have asked nothing yet.');
  });

  test('because it seems to name a student says so, and how long it is there', async () => {
    await types('how do I help Jayden Miller in my 3rd period read');
    const met = await types('mine');
    expect(met.text).toContain('Not sent, because it seems to name a student. Nobody has seen it');
    expect(labels(met)).toEqual(['Rewrite', 'Cancel']);
  });
});
