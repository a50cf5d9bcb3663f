import { expect, test } from 'vitest';
import { agoWords } from '../../src/time/ago-words.ts';

test.each([
  ['2026-11-02', 'today'],
  ['2026-11-05', 'today'],
  ['2026-11-01', 'yesterday'],
  ['2026-10-20', '13 days ago'],
  ['2026-10-19', '2 weeks ago'],
  ['2026-09-04', '8 weeks ago'],
  ['2026-09-03', '8 weeks ago'],
  ['2026-09-02', '2 months ago'],
  ['2026-08-02', '3 months ago'],
  ['2024-11-03', '23 months ago'],
  ['2024-11-02', '2 years ago'],
])('on November 2, 2026, %s is %s', (day, words) => {
  expect(agoWords(day, '2026-11-02')).toBe(words);
});
