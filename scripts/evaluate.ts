import { open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { bringMeaning } from '../src/matching/bring-meaning.ts';
import { FREE } from '../src/matching/fairness.ts';
import { createMatcher, type Matcher } from '../src/matching/matcher.ts';
import { type RoutingQuestion, readRoutingSet } from './routing-set.ts';
import { orTold, readArguments, Wrong } from './told-faults.ts';

const usage = 'usage: npm run --silent evaluate -- --data DIR --out RUN.jsonl [--words]';
const options = {
  data: { type: 'string' },
  out: { type: 'string' },
  words: { type: 'boolean', default: false },
} as const;

await orTold(async () => {
  const { data, out, words } = readArguments({ options }, usage).values;
  if (!data || !out) throw new Wrong(usage);
  const { profiles, questions } = await readRoutingSet(data);
  // Opened before the work, so that none is lost for a folder that is not there.
  const file = await open(out, 'w').catch((fault: Error) => {
    throw new Wrong(`${out} cannot be written: ${fault.message}`);
  });
  const matcher = createMatcher();
  const meaning = words
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
  try {
    await matcher.index('evaluation', 1, profiles);
    await matcher.settled();
    const { run, byWords } = await answers(matcher, questions);
    if (!words && byWords > 0) console.error(`${byWords} of ${run.length} questions went by words.`);
    await file.writeFile(run.map((line) => `${line}\n`).join(''));
  } finally {
    await file.close();
    await meaning?.close();
  }
});

async function answers(matcher: Matcher, questions: readonly RoutingQuestion[]) {
  const run: string[] = [];
  let byWords = 0;
  for (const { id, ...request } of questions) {
    const { zone, mode, suggestions } = await matcher.rank('evaluation', request, () => FREE, 10);
    if (mode === 'words') byWords++;
    const ranking = suggestions.map(({ userId, score }) => ({ person: userId, score }));
    run.push(JSON.stringify({ question: id, ranking, gap: zone === 'nobody' }));
  }
  return { run, byWords };
}
