import { describe, expect, test } from 'vitest';
import { matchesView } from '../../../src/features/who-knows/views.ts';
import { userIdOf } from '../../../src/practice/sample-school.ts';
import { labels } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';
import { mateo, sampleDesk } from './sample-desk.ts';

const { types, sends, modalText, bot } = await sampleDesk();
const { deps } = bot;

describe('the answer to a question, by words', () => {
  test.each(['closest', 'nobody'] as const)(
    'says, after "None of these", that nobody else was found (%s)',
    (certainty) => {
      const none = { shown: [], similar: [], certainty, bestIsBusy: false };
      expect(matchesView(question({ notThese: [mateo] }), none).text).toMatch(/[Nn]obody else/);
      expect(matchesView(question(), none).text).not.toContain('else');
    },
  );

  test('says that these words found nobody, never that nobody knows', async () => {
    const { text } = await types('volcanoes erupting', mateo);
    expect(text).toContain('I found nobody by these words. Put it in other words, or ask your team.');
    expect(text).not.toContain('Nobody here');
  });

  test('says that it is less sure of those after the one who surely knows, in the order in which they come', async () => {
    const { text } = await types('how do I write an IEP', mateo);
    expect(text).toMatch(/This colleague can help:\n[^\n]*“IEP”[^\n]*\nFurther, less sure:\n/);
    expect((await types('number talks', mateo)).text).not.toContain('Further');
  });

  test('says that who knows best is away or has enough this week, and never who that is', async () => {
    const asked = 'circles and de-escalation';
    expect((await types(asked, mateo)).text).toContain('can help:');
    await deps.people.set('T1', userIdOf('23'), { pausedUntil: '2026-03-30' });
    await deps.schools.directoryChanged('T1');
    const { text } = await types(asked, mateo);
    expect(text).toContain('Who knows this best is away or has enough this week.');
    expect(text).not.toMatch(/can help:|Nia/);
  });
});

test('a question of rights under a plan points to the case manager, one of an interpreter to the office, beside colleagues', async () => {
  const met = await types('what are my rights and the parents’ rights under an IEP or 504 plan', mateo);
  const manager = 'For a student’s rights under an IEP or 504 plan, ask the student’s case manager.';
  for (const shown of [met.text, JSON.stringify(met.blocks)]) expect(shown).toContain(manager);
  expect(labels(met)[0]).toMatch(/^Ask /);
  expect((await types('how do I write an IEP', mateo)).text).not.toContain('case manager');
  const interpreter = await types('who can be an interpreter for a parent conference in Spanish', mateo);
  expect(interpreter.text).toContain('An interpreter is a service of the district. Ask the office for one');
});

/** Mateo asks these colleagues, in this order. */
const chooses = (question: string, ...ids: string[]) =>
  sends(
    'who-knows.form',
    {
      question: { value: question },
      need: { selected_option: { value: 'ask' } },
      chosen: { selected_users: ids.map(userIdOf) },
    },
    { userId: mateo },
  );

test('colleagues whom the asker chose stand under those words, which say nothing of what they know', async () => {
  await chooses('volcanoes erupting', '12');
  expect(modalText()).toMatch(/You chose:.*Ask /s);
  expect(modalText()).not.toContain('can help:');
});

test('a colleague whom the asker chose is shown as they are: off shift, away with what they know, or at work', async () => {
  await deps.people.set('T1', userIdOf('12'), { leaves: [{ from: '2026-02-24', to: '2026-02-27' }] });
  await deps.schools.directoryChanged('T1');
  bot.setNow(new Date('2026-02-24T20:50:00Z'));
  await chooses('fractions on a number line', '09', '12', '11');
  const [lucia, grace, aisha] = modalText().split('who-knows.ask.');
  expect(lucia).toMatch(/At work from <!date.*/);
  expect(grace).toMatch(/“fractions”.*Away, or takes no questions at the moment/s);
  expect(aisha).toContain('At work now');
});
