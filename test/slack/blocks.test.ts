import { expect, test } from 'vitest';
import { cappedMarkup, escaped, quote, section } from '../../src/slack/blocks.ts';

test('a long text of odd signs is cut between them, never in the middle of one', () => {
  const cut = cappedMarkup(escaped(`a${'&'.repeat(2_000)}`), 3_000);
  expect(cut.length).toBeLessThanOrEqual(3_000);
  expect(cut).toMatch(/&amp;…$/);
  expect(section(quote(`a${'<'.repeat(1_999)}`)).text?.text).toMatch(/&lt;…$/);
  expect(cappedMarkup(`${'a'.repeat(2_990)}<@U0AC4RK9Q11> asks`, 3_000)).toBe(`${'a'.repeat(2_990)}…`);
  expect(cappedMarkup('short', 3_000)).toBe('short');
});
