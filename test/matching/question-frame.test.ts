import { describe, expect, test } from 'vitest';
import { readRoutingSet } from '../../scripts/routing-set.ts';
import { itemViews } from '../../src/matching/encoder-texts.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import { questionParts, withoutFrame } from '../../src/matching/question-frame.ts';
import { item } from './builders.ts';

const { profiles, questions } = await readRoutingSet('test/data/routing-second');
const matcher = createMatcher();
await matcher.index('T1', 1, profiles);
const some = questions.filter((_, n) => n % 5 === 0);

describe.each([
  [
    'a greeting and thanks',
    (text: string) => `Hi everyone, happy Monday! Quick question: ${text} Thanks so much in advance!`,
  ],
  ['asking who to talk to', (text: string) => `who do I talk to about ${text}`],
  ['asking for someone who can help', (text: string) => `I'm looking for someone who can help me with ${text}`],
  ['pictures', (text: string) => `:wave: :apple: ${text} 🙏🏽🙏`],
  ['a greeting and thanks in Spanish', (text: string) => `Hola a todos, buenos días. ${text} Muchas gracias`],
])('%s around a question', (_, framed) => {
  test('changes neither who is named first nor whether somebody is', async () => {
    for (const { id, ...request } of some) {
      const named = async (text: string) => {
        const { zone, suggestions } = await matcher.rank('T1', { ...request, text }, () => FREE, 1);
        return { id, zone, first: suggestions[0]?.userId };
      };
      expect(await named(framed(request.text))).toEqual(await named(request.text));
    }
  });
});

test('who is named first does not change by a sentence about the asker', async () => {
  for (const { id, ...request } of some) {
    const first = async (text: string) =>
      (await matcher.rank('T1', { ...request, text }, () => FREE, 1)).suggestions.map(({ userId }) => [id, userId]);
    expect(await first(`I teach science and this is my third year. ${request.text}`)).toEqual(
      await first(request.text),
    );
  }
});

test.each([
  'Thank you notes: who has a routine for them',
  'how do I greet a class every morning',
  'I teach alone.',
  'good morning everyone!',
  'how do I teach kids to write thank you notes',
  'Hi-lo books: where do I find them?',
  'Good morning meeting routines - how do you run them?',
  'Dear Data project, who has done it with 6th grade?',
  // What someone tells of themselves is the question where hardly anything else is said.
  "I've been trying to figure out wait time. What works for you?",
  'I am in my first IEP meeting on Friday. What do I bring?',
  '👋',
  '',
])('a question in which nothing stands around what is asked stays as it is: “%s”', (text) => {
  expect(withoutFrame(text)).toBe(text);
});

test.each([
  'Hi, exit tickets',
  'Hello Rosa, exit tickets',
  'hey all - exit tickets',
  'Good morning everyone: exit tickets, thanks for reading this',
  'exit tickets thank you so much',
  'exit tickets thanks in advance for any help!',
])('a greeting and thanks are left out: “%s”', (text) => {
  expect(withoutFrame(text)).toBe('exit tickets');
});

test('what is told before “anyway” is looked for apart from what is asked', () => {
  const asked = 'I was at the robotics fair yesterday, anyway: how do quiet students talk';
  expect(questionParts(asked)).toEqual(['I was at the robotics fair yesterday, anyway:', 'how do quiet students talk']);
});

test('of a question in several sentences each is looked for, too, but for those of small words', () => {
  const asked = 'They copy the board. Nobody talks. What do I do?';
  expect(questionParts(asked)).toEqual(['They copy the board.', 'Nobody talks.']);
  expect(questionParts('exit tickets')).toEqual(['exit tickets']);
});

test('an entry is read without the sentence in which its owner offers to be written to', () => {
  const views = (detail: string) => itemViews(item({ detail }));
  expect(views('counting to five. Happy to help anyone, just send me a message any time!')).toEqual(
    views('counting to five.'),
  );
  expect(views('Happy to help anyone!').join()).toContain('Happy to help anyone!');
});
