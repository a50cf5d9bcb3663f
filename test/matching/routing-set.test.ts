import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readRoutingSet } from '../../scripts/routing-set.ts';
import { Wrong } from '../../scripts/told-faults.ts';

const dir = await mkdtemp(join(tmpdir(), 'routing-'));
afterAll(() => rm(dir, { recursive: true }));

const rosa = '{"id":"rosa","declared":[{"topic":"wait time","source":"experience","level":3}]}';
const asked = '{"id":"q1","text":"wait time?","asker":"ben"}';

async function read(people: string, questions: string) {
  await writeFile(join(dir, 'people.jsonl'), people);
  await writeFile(join(dir, 'questions.jsonl'), questions);
  return readRoutingSet(dir);
}

describe('people and questions in files', () => {
  test('are read with empty lines, lines that end as on Windows, and a mark of the byte order before them', async () => {
    const { profiles, questions } = await read(`\uFEFF${rosa}\r\n\r\n`, `\uFEFF\n${asked}`);
    expect([profiles[0]?.userId, questions[0]?.text]).toEqual(['rosa', 'wait time?']);
  });

  test.each([
    ['a line that is no JSON', `${rosa}\n\n{nothing`, asked, /people\.jsonl, line 3 is no JSON/],
    ['a level that there is not', rosa.replace('3', '7'), asked, /people\.jsonl, line 1 › declared › 0 › level: /],
    ['a question without words', rosa, '{"id":"q1","asker":"ben"}', /questions\.jsonl, line 1 › text: /],
    ['a line that is no record', rosa, 'null', /questions\.jsonl, line 1: /],
  ])('with %s are told by file and line', async (_, people, questions, sentence) => {
    await expect(read(people, questions)).rejects.toThrow(sentence);
    await expect(read(people, questions)).rejects.toBeInstanceOf(Wrong);
  });

  test('that are not there are told by their place', async () => {
    const nowhere = join(dir, 'nowhere');
    await expect(readRoutingSet(nowhere)).rejects.toThrow(
      `${nowhere}/people.jsonl cannot be read: there is no such file.`,
    );
  });
});
