import { expect, test } from 'vitest';
import { pageAsked, pageOf } from '../../src/slack/list-page.ts';

const all = Array.from({ length: 45 }, (_, index) => index);
const page = (page: number) => pageOf(all, { page, most: 20, command: '/model list' });

test('a list that is too long for one message goes on behind it, to its last row', () => {
  expect(page(1)).toEqual({ shown: all.slice(0, 20), rest: '25 more: `/model list 2`.' });
  expect(page(2)).toEqual({ shown: all.slice(20, 40), rest: '5 more: `/model list 3`.' });
  for (const behind of [3, 9]) expect(page(behind)).toEqual({ shown: all.slice(40) });
  expect(pageOf([], { page: 1, most: 20, command: '/model list' })).toEqual({ shown: [] });
});

test.each([
  ['list', 1],
  ['list 2', 2],
  ['list  12', 12],
  ['list 0', undefined],
  ['list all', undefined],
  ['list 2 3', undefined],
  ['', undefined],
])('“%s” asks for page %s', (words, asked) => expect(pageAsked(words)).toBe(asked));
