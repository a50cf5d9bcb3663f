import { describe, expect, test } from 'vitest';
import { gradeName, gradesAbout, gradesIn, gradesListed, gradesTaught } from '../../src/domain/grades.ts';

describe('the grades that a text names', () => {
  test.each([
    ['how do I start 3rd grade with fractions', [3]],
    ['Grade 6 ratios', [6]],
    ['our first graders know the books by heart', [1]],
    ['a fifth-grader who will not write', [5]],
    ['7th graders who read at 4th grade level', [4, 7]],
    ['7th and 8th graders', [7, 8]],
    ['phonics in K-2', [0, 1, 2]],
    ['grades 3–5, writing', [3, 4, 5]],
    ['3rd to 5th grade', [3, 4, 5]],
    ['my kinders hold a crayon in a fist', [0]],
    ['41 years of kindergarten', [0]],
    ['pre-K lining up', [-1]],
    ['freshmen who freeze at 3 - 8', [9]],
  ])('“%s”', (text, grades) => {
    expect(gradesIn(text)).toEqual(grades);
  });

  test.each([
    'my 6th period is loud',
    'I gave 3 grades this week',
    'first time with number talks',
    'the junior teacher next door',
    'level 4, part k',
    'grade 40 essays by Monday',
    '',
    '😀',
  ])('are none in “%s”', (text) => {
    expect(gradesIn(text)).toEqual([]);
  });

  test('of a list without end are those of its beginning', () => {
    expect(gradesIn(`grades ${'1, '.repeat(1_000)}`)).toEqual([1]);
  });
});

describe('the grades that a text is about', () => {
  const middle = [6, 7, 8];
  const high = [9, 10, 11, 12];
  test.each([
    ['middle school kids who still cannot decode', middle],
    ['junior high school band', middle],
    ['elementary art', [0, 1, 2, 3, 4, 5]],
    ['high schoolers asleep in first hour', high],
    ['7th grade in a middle school', [7]],
    ['moving up to grade 4 in elementary', [4]],
    ['primary sources in history', []],
    ['how do I grade 4 essays in one evening', []],
    ['I need to grade 5 lab reports tonight', []],
    ['grade 4 essays without a point', [4]],
  ])('“%s”', (text, grades) => {
    expect(gradesAbout(text)).toEqual(grades);
  });

  test.each([
    ['9-12 biology', high],
    ['6–8 math', middle],
    ['4th math', [4]],
    ['K, 1', [0, 1]],
    ['high school chemistry', high],
    ['11th grade chemistry', [11]],
    ['6th period science', []],
    ['2-3 classes of algebra', []],
    ['Algebra 2', []],
    ['3 preps', []],
  ])('of someone who teaches “%s”', (text, grades) => {
    expect(gradesTaught(text)).toEqual(grades);
  });
});

test.each([
  ['K-2, 5', [0, 1, 2, 5]],
  ['6, 7, 8, 9, 10, 11, 12', [6, 7, 8, 9, 10, 11, 12]],
  ['PK, kindergarten', [-1, 0]],
  ['7th and 8th grade', [7, 8]],
  ['high school', [9, 10, 11, 12]],
  ['Algebra', []],
])('of those one works with, “%s” is read, and read again as it is shown', (text, grades) => {
  expect(gradesListed(text)).toEqual(grades);
  expect(gradesListed(grades.map(gradeName).join(', '))).toEqual(grades);
});
