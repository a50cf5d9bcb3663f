import { describe, expect, test } from 'vitest';
import { type AnsweredQuestion, similarIndex } from '../../src/matching/similar.ts';
import { colleague, rank, staff, wordEncoder } from './builders.ts';

/** "student" and "math" are in many profiles, the rest in none. */
const rarity = (key: string) => (['student', 'math'].includes(key) ? 0.2 : 1);

function answered(text: string, over: Partial<AnsweredQuestion> = {}): AnsweredQuestion {
  const at = new Date('2026-02-24T17:00:00Z');
  return { id: text, text, answerer: 'U11', practice: 'partners talk first', at, ...over };
}
const found = (asked: string, ...texts: string[]) =>
  similarIndex(texts.map((text) => answered(text)))
    .find({ text: asked, rarity, alike: [] }, 3)
    .map(({ text }) => text);

describe('an answered question', () => {
  test('is found by one who asks the same in other words of the same stems', () => {
    const quiet = 'Quiet students never talk in math';
    expect(found('how do I get a quiet student talking in math', quiet)).toEqual([quiet]);
  });

  test('is found by a synonym of the school’s vocabulary', () => {
    expect(found('who runs math talk well', 'getting started with talk moves')).toHaveLength(1);
  });

  test('is not found by words that everyone here uses', () => {
    expect(found('students in math are restless after recess', 'students guess in math when fractions come')).toEqual(
      [],
    );
  });

  test('is not found by what was answered, only by what was asked', () => {
    expect(found('who has partners talk first', 'how do I open a lesson')).toEqual([]);
  });

  test.each(['', '😀', 'the of and', 'x '.repeat(1_500)])('finds nothing for %j', (asked) => {
    expect(found(asked, 'quiet students talk in math')).toEqual([]);
  });
});

test('of many alike at most three are found, the likest first, then the newest', () => {
  const old = answered('quiet students talk', { id: 'old', at: new Date('2025-01-01T00:00:00Z') });
  const rest = ['a', 'b'].map((id) => answered('quiet students talk', { id }));
  const less = answered('quiet students and their homework folders', { id: 'less' });
  const ids = similarIndex([less, old, ...rest])
    .find({ text: 'quiet students talk', rarity, alike: [] }, 3)
    .map(({ id }) => id);
  expect(ids).toEqual(['a', 'b', 'old']);
});

describe('an answered question that means the same in other words', () => {
  const asked = 'Quiet students never talk';
  const same = { silent: 'quiet', crickets: 'talk', nobody: 'never', kids: 'students' };
  const rosa = colleague('rosa', { item: { id: 'q1', kind: 'answer', topic: asked, detail: '' } });
  const alikeTo = async (text: string, options: Parameters<typeof rank>[2] = { encoder: wordEncoder(same) }) =>
    (await rank(staff(rosa), text, options)).alike;

  test('is found where the encoders are there, and by words alone it is not', async () => {
    expect(await alikeTo('nobody crickets silent kids')).toEqual(['q1']);
    expect(await alikeTo('nobody crickets silent kids', {})).toEqual([]);
  });

  test('is not found by one that means something else, and no declared entry is taken for one', async () => {
    expect(await alikeTo('volcanoes')).toEqual([]);
    expect(await alikeTo('kiln glazes')).toEqual([]);
  });

  test('comes after those that say it in the same words, once, and never as a fourth', () => {
    const texts = ['quiet students talk', 'seating plans', 'lab safety', 'poems aloud'];
    const ids = similarIndex(texts.map((text) => answered(text)))
      .find({ text: 'quiet students talk', rarity, alike: ['gone', ...texts.toReversed()] }, 3)
      .map(({ id }) => id);
    expect(ids).toEqual(['quiet students talk', 'poems aloud', 'lab safety']);
  });
});
