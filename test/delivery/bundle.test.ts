import { describe, expect, test } from 'vitest';
import { together } from '../../src/delivery/bundle.ts';
import { mostEditText, shortened } from '../../src/delivery/edit-text.ts';

const section = (text: string) => ({ type: 'section', text: { type: 'plain_text', text } });
const part = (text: string, blocks = 1) => ({
  payload: { text, blocks: Array.from({ length: blocks }, () => section(text)) },
});
const types = ({ blocks }: Record<string, unknown>) => (blocks as { type: string }[]).map(({ type }) => type);

describe('the text of an edit', () => {
  test('keeps the beginning of each message that waited, and says that there is more', () => {
    const parts = ['One', 'Two', 'Three', 'Four', 'Five', 'Six'].map((name) => part(`${name} asks. `.repeat(200)));
    const text = String(together(parts, mostEditText).text);
    expect(text.length).toBeLessThanOrEqual(4_000);
    for (const name of ['One', 'Two', 'Three', 'Four', 'Five', 'Six']) expect(text).toContain(`\n\n${name} asks.`);
    expect(text.match(/The rest stands in the message itself/g)).toHaveLength(6);
  });

  test('is whole where it fits', () => {
    expect(together([part('One asks'), part('Two asks')], mostEditText).text).toBe(
      '2 messages waited for you:\n\nOne asks\n\nTwo asks',
    );
  });

  test.each([
    ['a mention', `${'a'.repeat(155)}<@U0000000XX> asks`],
    ['an escaped character', `${'a'.repeat(158)}&lt;&lt;&lt;`],
    ['an emoji', `${'a'.repeat(159)}😀😀😀`],
  ])('is never cut within %s', (_, beginning) => {
    const text = shortened(`${beginning}${'b'.repeat(200)}`, 200);
    expect(text.length).toBeLessThanOrEqual(200);
    expect(text).toMatch(/^a+… The rest stands in the message itself\.$/);
  });
});

describe('the blocks of what waited', () => {
  test('give up their dividers before Slack refuses them', () => {
    const six = (blocks: number) => together(Array.from({ length: 6 }, () => part('asks', blocks)));
    expect(types(six(7)).filter((type) => type === 'divider')).toHaveLength(6);
    expect(types(six(8))).toHaveLength(49);
    expect(types(six(8))).not.toContain('divider');
  });

  test('are never more than 50, and say where the rest is', () => {
    const { blocks } = together(Array.from({ length: 6 }, () => part('asks', 12)));
    expect(blocks).toHaveLength(50);
    expect((blocks as unknown[]).at(-1)).toEqual(section(expect.stringContaining('Open Home')));
  });
});
