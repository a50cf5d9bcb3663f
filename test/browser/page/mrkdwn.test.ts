import { describe, expect, test } from 'vitest';
import { fillDateFormat } from '../../../src/practice/page/text/date-token.ts';
import { type Inline, parseMrkdwn } from '../../../src/practice/page/text/parse-mrkdwn.ts';

/** A text's tree, in a notation short enough to read. */
function short(source: string): string {
  return parseMrkdwn(source)
    .map((paragraph) => {
      if (paragraph.kind === 'preformatted') return `pre(${paragraph.text})`;
      const line = paragraph.children.map(shortInline).join('');
      return paragraph.kind === 'quote' ? `quote(${line})` : line;
    })
    .join(' ¶ ');
}

function shortInline(part: Inline): string {
  switch (part.kind) {
    case 'text':
      return part.text;
    case 'break':
      return ' / ';
    case 'bold':
    case 'italic':
    case 'strike':
      return `${part.kind}(${part.children.map(shortInline).join('')})`;
    case 'code':
      return `code(${part.text})`;
    case 'emoji':
      return `emoji(${part.name})`;
    case 'user':
      return `user(${part.id})`;
    case 'channel':
      return `channel(${part.id})`;
    case 'broadcast':
      return `all(${part.label})`;
    case 'link':
      return `link(${part.href} ${part.label})`;
    case 'date':
      return `date(${part.seconds} ${part.format} ${part.fallback})`;
  }
}

describe('mrkdwn', () => {
  test.each([
    ['plain words', 'plain words'],
    ['*bold* and _italic_ and ~gone~', 'bold(bold) and italic(italic) and strike(gone)'],
    ['*bold _and italic_*', 'bold(bold italic(and italic))'],
    ['5 * 4 * 3, snake_case_name, ~ 2', '5 * 4 * 3, snake_case_name, ~ 2'],
    ['*not\nover lines*', '*not / over lines*'],
    ['**', '**'],
    ['`a *b* <@U1>`', 'code(a *b* @U1)'],
    ['```\nlet x = 1 &lt; 2;\n```after', 'pre(let x = 1 < 2;) ¶ after'],
    ['&gt; said\n&gt; twice\nthen', 'quote(said / twice) ¶ then'],
    ['&lt;b&gt; &amp;amp;', '<b> &amp;'],
    ['<@U1> in <#C1|k-2> <!here>', 'user(U1) in channel(C1) all(@here)'],
    ['*<https://a.example/x_y_z|a *b*>*', 'bold(link(https://a.example/x_y_z a *b*))'],
    ['<https://a.example/?a=1&amp;b=2>', 'link(https://a.example/?a=1&b=2 https://a.example/?a=1&b=2)'],
    ['<mailto:a@b.example|write>', 'link(mailto:a@b.example write)'],
    ['<javascript:alert(1)|press me>', '<javascript:alert(1)|press me>'],
    ['<!date^1771948800^{date} at {time}|soon>', 'date(1771948800 {date} at {time} soon)'],
    [':bulb: at 10:30:00 :no_such_emoji:', 'emoji(bulb) at 10:30:00 :no_such_emoji:'],
  ])('%j', (source, tree) => {
    expect(short(source)).toBe(tree);
  });
});

describe('dates', () => {
  const now = new Date('2026-02-24T16:05:00Z');
  test.each([
    ['{date_num} {time}', 'America/Chicago', '2026-02-25 1:30 AM'],
    ['{date_short_pretty} {time}', 'America/Chicago', 'tomorrow 1:30 AM'],
    ['{date_short_pretty} {time}', 'America/Phoenix', 'tomorrow 12:30 AM'],
    ['{date_pretty}', 'Pacific/Honolulu', 'today'],
    ['{date_long} {time_secs}', 'America/Chicago', 'Wednesday, February 25th 1:30:00 AM'],
    ['{ago} {nothing}', 'America/Chicago', 'in about 15 hours {nothing}'],
  ])('%s in %s', (format, zone, expected) => {
    expect(fillDateFormat(Date.UTC(2026, 1, 25, 7, 30) / 1000, format, zone, now)).toBe(expected);
  });

  test('the year is left out within six months, and told beyond', () => {
    expect(fillDateFormat(Date.UTC(2026, 5, 1, 12) / 1000, '{date_short}', 'America/Chicago', now)).toBe('Jun 1');
    expect(fillDateFormat(Date.UTC(2026, 10, 1, 12) / 1000, '{date}', 'America/Chicago', now)).toBe(
      'November 1st, 2026',
    );
  });
});
