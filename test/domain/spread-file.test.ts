import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { countRows, type FileFacts, fileParts, fileRows } from '../../src/domain/spread-file.ts';
import { windowFigures } from '../../src/domain/spread-windows.ts';
import { alderCreek } from '../helpers/alder-creek.ts';
import { atOnce } from '../helpers/at-once.ts';

const [block] = atOnce(
  windowFigures(
    {
      people: alderCreek.staff.map((one) => ({ ...one, joinedOn: '2025-08-18' })),
      teams: [],
      answers: alderCreek.answers.map((answer) => ({ ...answer, day: '2026-03-03' })),
      support: new Map(),
    },
    [{ from: '2026-02-16', to: '2026-03-29' }],
  ),
);
if (!block) throw new Error('no block');

const facts = (over: Partial<FileFacts> = {}): FileFacts => ({
  scopes: ['school'],
  windows: [block],
  topics: [],
  gaps: [],
  ...over,
});
const only = (over: Partial<FileFacts>, format: 'csv' | 'json') =>
  [...fileParts(fileRows(facts(over)), format)].map(({ content }) => content).join('');

describe('a file of the map', () => {
  test('says what each figure means, and gives the same rows in CSV and JSON', () => {
    const rows = parse(only({}, 'csv'), { bom: true, columns: true });
    expect(rows).toEqual(JSON.parse(only({}, 'json')));
    expect(rows).toHaveLength(countRows(facts()));
    expect(rows).toContainEqual(
      expect.objectContaining({ kind: 'definition', measure: 'M10', value: expect.stringContaining('at least half') }),
    );
    expect(rows).toContainEqual({
      ...{ kind: 'figure', scope: 'school', from: '2026-02-16', to: '2026-03-29' },
      ...{ measure: 'M10', name: 'Fewest people who gave half', value: '3' },
    });
  });

  test('holds no formula, whatever a topic is called', () => {
    const odd = ['=cmd()', '+1', '-1', '@SUM(A1)', '\tx', '\rx', 'a "quoted", topic', 'نقاش رياضي', 'x'.repeat(400)];
    const topics = odd.map((topic) => ({ topic, topicKey: topic, carriers: 1 }));
    const text = only({ topics, gaps: [{ topic: '=HYPERLINK("x")', stage: 'named' }] }, 'csv');
    const cells: string[][] = parse(text, { bom: true });
    expect(cells.flat().filter((cell) => /^[=+\-@\t\r]/.test(cell))).toEqual([]);
    const names = cells.filter(([kind]) => kind === 'topic').map((row) => row[5]?.replace(/^'/, ''));
    expect([...new Set(names)]).toEqual(odd);
  });

  test('shows of a team only what is told of it, and roles to who reads the school’s', () => {
    const text = only({ scopes: ['C1'] }, 'csv');
    expect(text).not.toMatch(/\nrole|\nfigure/);
    expect(only({}, 'csv')).toMatch(/\nrole,school/);
  });

  test('with 100,000 rows comes in five, each of which stands on its own, one at a time', () => {
    const windows = Array.from({ length: 100_000 / 20 }, () => ({ ...block, teams: {} }));
    const rows = countRows(facts({ windows }));
    expect(rows).toBeGreaterThanOrEqual(100_000);
    let [held, read] = [0, 0];
    for (const { part, content, rows: inPart } of fileParts(fileRows(facts({ windows })), 'csv')) {
      held += 1;
      expect(part).toBe(held);
      expect(content.startsWith('\uFEFFkind,scope,from,to,measure,name,value\r\n')).toBe(true);
      expect(content.split('\r\n')).toHaveLength(inPart + 2);
      read += inPart;
    }
    expect([held, read]).toEqual([Math.ceil(rows / 20_000), rows]);
  });
});
