import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Entry, entryFrom } from '../../../src/domain/expertise.ts';
import { expertiseCsv } from '../../../src/domain/expertise-csv.ts';
import { readExpertiseCsv } from '../../../src/features/expertise/read-csv.ts';

const header = 'email,topic,detail,source,level,offers';
const only = (text: string) => readExpertiseCsv(text).lines[0];

function entry(over: Partial<Parameters<typeof entryFrom>[0]> = {}): Entry {
  const read = entryFrom({ topic: 'number talks', ...over });
  if (!read.ok) throw new Error('no entry');
  return read.entry;
}

describe('a list of colleagues', () => {
  test('is read with all its columns', () => {
    expect(
      readExpertiseCsv(`${header}\nRosa@Example.org,number talks,"on the rug, mornings",prior knowledge,4,ask;watch`),
    ).toEqual({
      lines: [
        {
          line: 2,
          who: { email: 'rosa@example.org' },
          entry: entry({
            detail: 'on the rug, mornings',
            source: 'prior-knowledge',
            level: 4,
            offers: ['ask', 'watch'],
          }),
        },
      ],
      faults: [],
    });
  });

  test('needs only who and what; the rest is as usual', () => {
    expect(only('email,topic\nrosa@example.org,number talks')?.entry).toEqual(entry());
  });

  test.each([
    ['semicolons, as many countries write them', 'email;topic;offers\nrosa@example.org;number talks;ask,plan'],
    ['tabs, as copied from a sheet', 'email\ttopic\toffers\nrosa@example.org\tnumber talks\tAsk me|Plan with me'],
    ['its columns in another order and other capitals', 'Offers,Topic,E-Mail\nask/plan,number talks,rosa@example.org'],
    [
      'Windows line ends and a byte order mark',
      '\uFEFFemail,topic,offers\r\nrosa@example.org,number talks,ask + plan\r\n',
    ],
    [
      'a column that nobody knows',
      'email,shoe size,topic,offers\nrosa@example.org,44,number talks,ask plan'.replace('ask plan', 'ask;plan'),
    ],
    ['empty lines', 'email,topic,offers\n\n,,\nrosa@example.org,number talks,ask;plan\n\n'],
  ])('may come with %s', (_, text) => {
    expect(readExpertiseCsv(text)).toMatchObject({
      lines: [{ who: { email: 'rosa@example.org' }, entry: entry({ offers: ['ask', 'plan'] }) }],
      faults: [],
    });
  });

  test.each([
    ['U024BE7LH', { userId: 'U024BE7LH' }],
    ['<@U024BE7LH|rosa>', { userId: 'U024BE7LH' }],
    ['<mailto:rosa@example.org|rosa@example.org>', { email: 'rosa@example.org' }],
  ])('may name someone as %s', (cell, who) => {
    expect(only(`email or Slack id,topic\n${cell},number talks`)?.who).toEqual(who);
  });

  test.each([
    ['no address', 'rosa,number talks,,,,', 'e-mail address or Slack id'],
    ['no topic', 'rosa@example.org,,,,,', 'Name the topic'],
    ['a topic of emoji', 'rosa@example.org,🎉,,,,', 'Name the topic'],
    ['a topic that is too long', `rosa@example.org,${'x'.repeat(81)},,,,`, '80 fit'],
    ['a source nobody knows', 'rosa@example.org,talks,,magic,,', '“magic” is no source. Use predisposition, interest,'],
    ['a level beyond four', 'rosa@example.org,talks,,,5,', 'a number from 1 to 4'],
    ['an offer nobody knows', 'rosa@example.org,talks,,,,sing', 'Offers can be ask, watch or plan.'],
  ])('tells the line with %s', (_, row, sentence) => {
    expect(readExpertiseCsv(`${header}\nok@example.org,talks,,,,\n${row}`)).toMatchObject({
      lines: [{ line: 2 }],
      faults: [{ line: 3, sentence: expect.stringContaining(sentence) }],
    });
  });

  test('tells all that is wrong with a line at once', () => {
    const [fault] = readExpertiseCsv(`${header}\nrosa,,,magic,9,sing`).faults;
    for (const words of ['address', 'topic', 'source', 'level', 'Offers']) expect(fault?.sentence).toContain(words);
  });

  test.each([
    ['nothing at all', ''],
    ['no column names', 'rosa@example.org,number talks'],
    ['no lines', header],
    ['a quotation mark without a partner', `${header}\nrosa@example.org,"number talks`],
  ])('with %s gets one sentence', (_, text) => {
    expect(readExpertiseCsv(text)).toMatchObject({ lines: [], faults: [{ sentence: expect.any(String) }] });
  });

  test('tells of a quotation mark without a partner by its line, and of every other line as usual', () => {
    const rows = ['ok@example.org,talks', 'rosa,talks', ',,', 'broken@example.org,"talks', 'too@example.org,"ta"lks'];
    const list = [header, ...rows, 'fine@example.org,"talks, of numbers"', '"last'].join('\r\n');
    const { lines, faults } = readExpertiseCsv(list);
    expect(lines.map(({ line, entry: { topic } }) => [line, topic])).toEqual([
      [2, 'talks'],
      [7, 'talks, of numbers'],
    ]);
    expect(faults.map(({ line }) => line)).toEqual([3, 5, 6, 8]);
    expect(faults.at(-1)?.sentence).toContain('A quotation mark in this line has no partner.');
    expect(readExpertiseCsv('email,"topic\nrosa@example.org,talks').faults).toMatchObject([{ line: 1 }]);
  });

  test('of whatever characters is read without failing, and no line vanishes', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.string(), fc.string()), { minLength: 1, maxLength: 8 }), (rows) => {
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const filled = rows.map(([who, topic]) => `${quoted(`x${who}`)},${quoted(topic)}`);
        const { lines, faults } = readExpertiseCsv(`email,topic\n${filled.join('\n')}`);
        expect(lines.length + faults.length).toBe(rows.length);
      }),
    );
    fc.assert(fc.property(fc.string({ maxLength: 400 }), (text) => void readExpertiseCsv(text)));
    const marks = fc.string({ unit: fc.constantFrom('"', ',', '\n', 'a', ' ', ';'), maxLength: 60 });
    fc.assert(fc.property(marks, (text) => void readExpertiseCsv(`email,topic\n${text}`)));
  });

  test('of someone’s own entries, with an address beside them, is read again as it was', () => {
    const mine = [
      entry({ detail: 'a "b", c', source: 'role', level: 2, offers: ['watch', 'plan'] }),
      entry({ topic: 'Größe' }),
      entry({ topic: '=1+1', detail: '@home' }),
    ];
    const [head, ...rows] = expertiseCsv(mine).split('\n');
    const list = [`${head},email`, ...rows.map((row) => `${row},rosa@example.org`)].join('\n');
    expect(readExpertiseCsv(list).lines.map((line) => line.entry)).toEqual(mine);
  });
});
