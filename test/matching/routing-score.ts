import { readFile } from 'node:fs/promises';
import { readRoutingSet } from '../../scripts/routing-set.ts';
import { FREE } from '../../src/matching/fairness.ts';
import { createMatcher } from '../../src/matching/matcher.ts';
import type { Meaning } from '../../src/matching/meaning.ts';

/** How well a routing set is answered: means over the questions that someone can answer, and the gaps. */
export interface RoutingScore {
  ndcg3: number;
  firstIsRight: number;
  gapF1: number;
}

/** Answers a routing set by the code the bot uses and measures it as its scorer does. */
export async function routingScore(dir: string, meaning?: Meaning): Promise<RoutingScore> {
  const { profiles, questions } = await readRoutingSet(dir);
  const grades = await gradesOf(dir);
  const matcher = createMatcher(meaning && { meaning });
  matcher.index(dir, 1, profiles);
  await matcher.settled();
  const sums = { ndcg: 0, right: 0, found: 0, claimed: 0, gaps: 0 };
  for (const { id, ...request } of questions) {
    const { zone, suggestions } = await matcher.rank(dir, request, () => FREE, 3);
    const graded = grades.get(id);
    if (zone === 'nobody') sums.claimed++;
    if (!graded) {
      sums.gaps++;
      if (zone === 'nobody') sums.found++;
      continue;
    }
    const got = suggestions.map(({ userId }) => graded.get(userId) ?? 0);
    sums.ndcg += gain(got) / gain([...graded.values()].sort((a, b) => b - a).slice(0, 3));
    if ((got[0] ?? 0) >= 2) sums.right++;
  }
  const inScope = questions.length - sums.gaps;
  return {
    ndcg3: sums.ndcg / inScope,
    firstIsRight: sums.right / inScope,
    gapF1: (2 * sums.found) / (sums.claimed + sums.gaps),
  };
}

function gain(grades: readonly number[]): number {
  return grades.reduce((total, grade, place) => total + (2 ** grade - 1) / Math.log2(place + 2), 0);
}

async function gradesOf(dir: string): Promise<Map<string, Map<string, number>>> {
  const lines = (await readFile(`${dir}/qrels.jsonl`, 'utf8')).trim().split('\n');
  const grades = new Map<string, Map<string, number>>();
  for (const { question, person, grade } of lines.map((line) => JSON.parse(line))) {
    const graded = grades.get(question) ?? new Map<string, number>();
    grades.set(question, graded.set(person, grade));
  }
  return grades;
}
