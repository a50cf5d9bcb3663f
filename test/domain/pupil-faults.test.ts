import { expect, test } from 'vitest';
import { pupilFaults } from '../../src/domain/pupil-faults.ts';

const directory = { colleagues: new Map([['U11', { name: 'Aisha Rahman' }]]) };
const words = { why: 'Jayden sits out in math', topic: 'newcomer math' };

test('a student’s name is told beside the field in which it stands', () => {
  expect(pupilFaults(directory, words)).toEqual({ why: expect.stringContaining('“Jayden”') });
});

test('nothing is told of words of which their writer says that no student is named in them', () => {
  expect(pupilFaults(directory, words, { namesNoPupil: true })).toEqual({});
  expect(pupilFaults(directory, words, { namesNoPupil: false })).toHaveProperty('why');
});
