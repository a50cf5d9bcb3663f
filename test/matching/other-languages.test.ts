import { describe, expect, test } from 'vitest';
import { questionText } from '../../src/matching/encoder-texts.ts';
import { isReadable, isSpanish } from '../../src/matching/other-languages.ts';
import { colleague, rank, staff, suggested, wordEncoder } from './builders.ts';

describe('a question in Spanish', () => {
  const reader = colleague('rosa', { item: { topic: 'reading groups', detail: '' } });
  const question = '¿alguien que me ayude con la lectura de los niños?';

  test.each([
    ['by words', undefined],
    ['by meaning', wordEncoder],
  ])('finds %s who wrote the same in English', async (_, encoderOf) => {
    const ranking = await rank(staff(reader), question, encoderOf && { encoder: encoderOf() });
    expect(suggested(ranking)[0]).toBe('rosa');
  });

  test('is read by the encoders in English words', () => {
    expect(questionText(question, [], () => undefined)).toBe('help reading child');
  });

  test('finds who wrote in Spanish', async () => {
    const people = staff(colleague('ana', { item: { topic: 'lectura en familia', detail: '' } }));
    expect(suggested(await rank(people, question))[0]).toBe('ana');
  });

  test.each(['¿quién sabe de volcanes y terremotos?', '谁懂火山喷发和地震', 'кто знает вулканы'])(
    'or in another script is never said to be a gap, because the encoders cannot read it: %s',
    async (text) => {
      const ranking = await rank(staff(reader), text, { encoder: wordEncoder() });
      expect([ranking.mode, ranking.zone]).toEqual(['meaning', 'closest']);
    },
  );
});

test.each([
  ['EL kids in la Esperanza summer camp', false],
  ['need a Spanish word for "con"', false],
  ['mi hijo de crianza no quiere que le lean', true],
  ['lenguaje de señas para un alumno', true],
  ['LA teachers: which YA novels do you use', false],
  ['do ya have the LA curriculum map', false],
  ['the de la Cruz family never answers my calls', false],
])('“%s” is Spanish: %s', (text, isIt) => {
  expect(isSpanish(text)).toBe(isIt);
});

test('a question with one word in another script is readable', () => {
  expect(isReadable('how do I say 学生 in class')).toBe(true);
});
