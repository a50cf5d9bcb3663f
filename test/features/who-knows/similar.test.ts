import { beforeEach, describe, expect, test } from 'vitest';
import type { Question } from '../../../src/domain/question.ts';
import { desk, labels, valueOn } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';

const { types, presses, sends, modalText, bot, db } = await desk('/who-knows');
const { deps } = bot;
const asked = 'how do I get quiet students talking';

beforeEach(async () => {
  for (const userId of ['U07', 'U11', 'U12']) {
    await deps.people.keepSlack(
      {
        teamId: 'T1',
        userId,
        name: `Person ${userId}`,
        zone: 'America/Chicago',
        standing: 'colleague',
        isAdmin: false,
      },
      deps.clock(),
    );
    await deps.people.join('T1', userId, deps.clock());
  }
});

async function answered(over: Partial<Question> = {}) {
  const at = new Date('2025-11-20T17:00:00Z');
  await deps.questions.addOnce(
    question({
      askedBy: 'U12',
      status: 'helped',
      text: 'Quiet students never talk',
      helped: { practice: 'Partners talk first', at, mayBeShown: true, answererAgrees: true },
      ...over,
    }),
  );
  await deps.schools.directoryChanged('T1');
}

describe('an answered question like one’s own', () => {
  test('is shown with who answered, how long ago, and the practice that helped, and a person can still be asked', async () => {
    await answered();
    const met = await types(asked);
    expect(met.text).toContain('Answered before');
    expect(met.text).toContain('“Quiet students never talk” Person U11 helped, 3 months ago: “Partners talk first”');
    expect(met.text).toContain('Still ask a person');
    expect(JSON.stringify(met.blocks)).toContain('*Still ask a person*');
    expect(labels(met)).toContain('Ask Person');
    // Who asked is nobody's business.
    expect(JSON.stringify(met)).not.toContain('U12');
  });

  test('says so, and when, where it is why its answerer is named', async () => {
    await answered();
    expect((await types(asked)).text).toContain(
      'Person U11: “Quiet students never talk”: Partners talk first, answered in November 2025',
    );
  });

  test('is shown in the form’s result too', async () => {
    await answered();
    await sends('who-knows.form', { question: { value: asked }, need: { selected_option: { value: 'ask' } } });
    expect(modalText()).toContain('Partners talk first');
  });

  test.each([
    ['the answerer has not agreed', { mayBeShown: true }],
    ['the asker has not agreed', { mayBeShown: false }],
  ])('is not shown while %s', async (_, consent) => {
    const at = new Date('2025-11-20T17:00:00Z');
    await answered({ anonymous: true, helped: { practice: 'Partners talk first', at, ...consent } });
    expect((await types(asked)).text).not.toContain('Answered before');
  });

  test('is shown from the moment both agree', async () => {
    const at = new Date('2025-11-20T17:00:00Z');
    await answered({ anonymous: true, helped: { practice: 'Partners talk first', at, mayBeShown: true } });
    await presses('who-knows.agree', 'q1', { userId: 'U11' });
    expect((await types(asked)).text).toContain('Answered before');
  });

  test.each([
    ['whoever answered it, from `/expertise words`', 'U11', () => types('words', 'U11', { command: '/expertise' })],
    ['whoever asked it, from `/who-knows mine`', 'U12', () => types('mine', 'U12')],
  ])('is hidden by a press of %s, at once', async (_, userId, list) => {
    await answered();
    const shown = await list();
    expect(shown.text).toContain('“Quiet students never talk”');
    await presses('who-knows.hide', valueOn(shown, 'Hide from others'), { userId: 'U07' });
    expect((await types(asked)).text).toContain('Answered before');
    const told = await presses('who-knows.hide', valueOn(shown, 'Hide from others'), { userId });
    expect(told.text).toContain('Others find this one no more');
    expect((await types(asked)).text).not.toMatch(/Answered before|Person U11/);
    expect(labels(await list())).not.toContain('Hide from others');
    const agreed = await presses('who-knows.agree', 'q1', { userId: 'U11' });
    if (userId === 'U12') expect(agreed.text).toContain('Your colleague has not agreed to this.');
  });

  test('names an answerer who has left as a former colleague', async () => {
    await answered();
    await db.collection('people').updateOne({ userId: 'U11' }, { $set: { standing: 'deactivated' } });
    await deps.schools.directoryChanged('T1');
    const met = await types(asked);
    expect(met.text).toContain('A former colleague helped, 3 months ago');
    expect(met.text).not.toContain('U11');
  });

  test('of another workspace is never shown', async () => {
    await answered({ teamId: 'T2' });
    expect((await types(asked)).text).not.toContain('Answered before');
  });

  test('is shown three times at most', async () => {
    for (const id of ['q1', 'q2', 'q3', 'q4']) await answered({ id, cause: id });
    expect((await types(asked)).text.match(/3 months ago/g)).toHaveLength(3);
  });
});
