import { readFile } from 'node:fs/promises';
import { readRoutingSet } from '../../scripts/routing-set.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Meaning } from '../../src/matching/meaning.ts';
import type { Profile } from '../../src/matching/profile.ts';

/** One question, an answered one, and whether who asks the first is helped by the second. */
interface Pair {
  asked: string;
  answered: string;
  practice: string;
  alike: boolean;
}

/** How well answered questions are found for thirty questions, each of which has one that is alike. */
export interface AlikeScore {
  found: number;
  /** Of the answered questions that are alike to one of the thirty; at most three for each. */
  shown: number;
  /** Beside them, how many of thirty that only sound alike are shown for the question they sound like. */
  nearMisses: number;
}

/** Looks labelled pairs up among the entries of a district, by the code the bot uses. */
export async function alikeScore(meaning: Meaning): Promise<AlikeScore> {
  const lines = (await readFile('test/data/alike/pairs.jsonl', 'utf8')).trim().split('\n');
  const pairs: Pair[] = lines.map((line) => JSON.parse(line));
  const { profiles } = await readRoutingSet('test/data/routing-second');
  const matcher = createMatcher({ meaning });
  await matcher.index('alike', 1, [...profiles.slice(0, 30), ...pairs.map(answerer)]);
  await matcher.settled();
  const score = { found: 0, shown: 0, nearMisses: 0 };
  for (const [n, { asked, alike: isAlike }] of pairs.entries()) {
    const { alike } = await matcher.rank('alike', { text: asked, asker: 'x', today: '2026-11-02' }, () => FREE, 1);
    if (!isAlike) {
      if (alike.includes(`a${n}`)) score.nearMisses++;
      continue;
    }
    const shown = alike.filter((id) => pairs[Number(id.slice(1))]?.alike).slice(0, 3);
    score.shown += shown.length;
    if (shown.includes(`a${n}`)) score.found++;
  }
  return score;
}

function answerer({ answered, practice }: Pair, n: number): Profile {
  return { userId: `u${n}`, items: [{ id: `a${n}`, kind: 'answer', topic: answered, detail: practice }] };
}
