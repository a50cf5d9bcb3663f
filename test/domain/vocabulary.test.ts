import { describe, expect, test } from 'vitest';
import { canonicalTopics, topicKey } from '../../src/domain/vocabulary.ts';
import { vocabularyPairs } from '../../src/domain/vocabulary-pairs.ts';

const canonicals = (text: string) => canonicalTopics(text).map(({ canonical }) => canonical);
const pairs = Object.values(vocabularyPairs).flat();

describe('the school vocabulary', () => {
  test('has twenty roots, and no synonym stands for two topics', () => {
    expect(Object.keys(vocabularyPairs)).toHaveLength(20);
    const synonyms = pairs.map((pair) => pair.split('=')[1]);
    expect(new Set(synonyms).size).toBe(synonyms.length);
  });

  test.each(pairs)('knows %s, in any case and among other words', (pair) => {
    const [canonical, synonym] = pair.split('=') as [string, string];
    for (const words of [canonical, synonym, synonym.toUpperCase(), synonym.toLowerCase()]) {
      expect(canonicals(`who can help with ${words}?`)).toContain(canonical);
      expect(topicKey(words)).toBe(canonical);
    }
  });

  test.each([
    ['Number talks, anyone?', ['number-talk']],
    ['our IEPs read like soup', ['iep']],
    ['supporting ELLs and ELs', ['mll']],
    ['writers’ workshop or writing workshops', ['writers-workshop']],
    ['a phenomenon to start a unit with', ['phenomena']],
    ['coteaching with a push-in colleague', ['co-teaching']],
    ['small group reading in centers', ['guided-reading', 'centers']],
    ['exit slips and the 504 plan', ['exit-ticket', 'section-504']],
    ['1:1 devices at lunch', ['one-to-one']],
    ['early childhood special ed', ['ecse']],
    ['MULTI TIERED SYSTEMS OF SUPPORT', ['mtss']],
  ])('finds in "%s" %j', (text, topics) => {
    expect(canonicals(text)).toEqual(topics);
  });

  test.each([
    ['partial words', 'a displayed benchmarkish government-like studiop', ['civics']],
    ['pieces of a phrase', 'a plan for room 504', []],
    ['the Spanish article', 'cómo ayudo a el niño que no habla en la clase', []],
    ['nothing', '', []],
    ['emoji alone', '🎉🎉', []],
  ])('is not misled by %s', (_, text, topics) => {
    expect(canonicals(text)).toEqual(topics);
  });

  test('still takes "el" for English learners in an English question', () => {
    expect(canonicals('strategies for el students')).toEqual(['mll']);
  });

  test('says which words of the person it took for the topic', () => {
    expect(canonicalTopics('Ideas for Exit  Slips, please')).toEqual([
      { canonical: 'exit-ticket', matched: 'Exit  Slips' },
    ]);
  });
});
