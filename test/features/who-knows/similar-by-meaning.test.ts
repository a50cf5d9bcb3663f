import { expect, test } from 'vitest';
import { seedSampleSchool } from '../../../scripts/seed.ts';
import { localMeaning } from '../../../src/matching/local-meaning.ts';
import { sampleSchool, userIdOf } from '../../../src/practice/sample-school.ts';
import { desk } from '../../helpers/desk.ts';
import { question } from '../../helpers/question.ts';
import { wordEncoder } from '../../matching/builders.ts';

/** Knows which words mean the same, and nothing else. */
const meaning = localMeaning(wordEncoder({ crickets: 'silence', mute: 'silence', pupils: 'kids', awkward: 'odd' }));
const { types, bot } = await desk('/who-knows', { meaning });
const [mateo, aisha] = [userIdOf('17'), userIdOf('11')];

test('an answered question is shown to one who asks it in none of its words, and not to one who asks something else', async () => {
  await seedSampleSchool(bot.deps, 'T1', sampleSchool);
  const at = new Date('2025-11-20T17:00:00Z');
  const helped = { practice: 'Wait, then pairs', at, mayBeShown: true, answererAgrees: true };
  const before = { askedBy: userIdOf('12'), status: 'helped', answerer: aisha, helped } as const;
  await bot.deps.questions.addOnce(question({ ...before, text: 'Odd silence among kids' }));
  await bot.deps.schools.directoryChanged('T1');
  await bot.deps.matcher.directory('T1');
  await meaning.settled();
  const met = await types('crickets, mute pupils, awkward', mateo);
  expect(met.text).toContain('“Odd silence among kids”');
  expect(met.text).toContain('3 months ago: “Wait, then pairs”');
  expect((await types('volcano models, awkward', mateo)).text).not.toContain('Answered before');
});
