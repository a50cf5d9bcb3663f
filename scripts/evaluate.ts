import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bringMeaning } from '../src/matching/bring-meaning.ts';
import { FREE } from '../src/matching/fairness.ts';
import { createMatcher } from '../src/matching/matcher.ts';
import { readRoutingSet } from './routing-set.ts';

const { values } = parseArgs({
  options: { data: { type: 'string' }, out: { type: 'string' }, words: { type: 'boolean', default: false } },
});
if (!values.data || !values.out) {
  console.error('usage: npm run --silent evaluate -- --data DIR --out RUN.jsonl [--words]');
  process.exit(2);
}

const { profiles, questions } = await readRoutingSet(values.data);
const matcher = createMatcher();
const meaning = values.words
  ? undefined
  : await bringMeaning({
      cacheDir: resolve('.cache/weights'),
      env: process.env,
      // A busy machine must not make a question go by words without a sign.
      answerWithinMs: 60_000,
      progress: (line) => console.error(line),
      use: matcher.use,
      withoutMeaning: (reason) => console.error(`Matching by words: ${reason}`),
    });
await matcher.index('evaluation', 1, profiles);
await matcher.settled();
const run: string[] = [];
let byWords = 0;
for (const { id, ...request } of questions) {
  const { zone, mode, suggestions } = await matcher.rank('evaluation', request, () => FREE, 10);
  if (mode === 'words') byWords++;
  const ranking = suggestions.map(({ userId, score }) => ({ person: userId, score }));
  run.push(JSON.stringify({ question: id, ranking, gap: zone === 'nobody' }));
}
if (!values.words && byWords > 0) console.error(`${byWords} of ${run.length} questions went by words.`);
await writeFile(values.out, `${run.join('\n')}\n`);
await meaning?.close();
