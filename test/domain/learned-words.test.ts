import { expect, test } from 'vitest';
import { wordsToLearn } from '../../src/domain/learned-words.ts';

const names = ['Lucía Paredes', 'Aisha Rahman'];

test('words are kept in the order of the alphabet, so that the sentence cannot be read from them', () => {
  expect(wordsToLearn('they stare when I ask', ['stare', 'Blank', 'ask'], names)).toEqual(['ask', 'blank', 'stare']);
});

test('no name of a pupil or a colleague is kept, nor anything with a number', () => {
  const text = 'Jayden in my 3rd period stares at Lucia, Paredes says';
  expect(wordsToLearn(text, ['Jayden', '3rd', 'period', 'stares', 'Lucia', 'Paredes'], names)).toEqual([
    'period',
    'stares',
  ]);
});

test('of a long question only the six rarest words are kept', () => {
  const rarest = ['f', 'e', 'd', 'c', 'b', 'a', 'common', 'usual'];
  expect(wordsToLearn(rarest.join(' '), rarest, names)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
});

test('a word of more than thirty letters is none', () => {
  expect(wordsToLearn('x'.repeat(3_000), ['x'.repeat(3_000)], names)).toEqual([]);
});
