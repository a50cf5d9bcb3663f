import { describe, expect, test } from 'vitest';
import { type Entry, entryFrom } from '../../src/domain/expertise.ts';
import { expertiseCsv } from '../../src/domain/expertise-csv.ts';

function entry(over: Partial<Parameters<typeof entryFrom>[0]> = {}): Entry {
  const read = entryFrom({ topic: 'number talks', ...over });
  if (!read.ok) throw new Error('no entry');
  return read.entry;
}

describe('my own entries as CSV', () => {
  test('have the column names first', () => {
    expect(expertiseCsv([entry({ detail: 'on the rug, "mornings"', offers: ['ask', 'watch'] })])).toBe(
      'topic,detail,source,level,offers\nnumber talks,"on the rug, ""mornings""",skill,3,ask + watch',
    );
  });

  test.each(['=1+1', '+1', '-1', '@sum'])('never begin a cell as a formula: %s', (topic) => {
    expect(expertiseCsv([{ ...entry(), topic }])).toContain(`\n'${topic},`);
  });
});
