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

/** How well one question is answered. */
export interface AnswerScore {
  /** Who can answer it, by the judges: nobody where it is a gap. */
  able: ReadonlySet<string>;
  ndcg3: number;
  firstIsRight: boolean;
  /** Whether it was said that nobody knows. */
  isClaimedGap: boolean;
}

/** Answers a routing set by the code the bot uses and measures it as its scorer does. */
export async function routingScore(dir: string, meaning?: Meaning): Promise<RoutingScore> {
  const ask = await routingSet(dir, meaning);
  return meanScore(await ask());
}

/** Takes a routing set in; each call answers all of its questions, in their order, with the numbers that are set at the time. */
export async function routingSet(dir: string, meaning?: Meaning): Promise<() => Promise<AnswerScore[]>> {
  const { profiles, questions } = await readRoutingSet(dir);
  const grades = await gradesOf(dir);
  const matcher = createMatcher(meaning && { meaning });
  matcher.index(dir, 1, profiles);
  await matcher.settled();
  return async () => {
    const scores: AnswerScore[] = [];
    for (const { id, ...request } of questions) {
      const { zone, suggestions } = await matcher.rank(dir, request, () => FREE, 3);
      const graded = grades.get(id) ?? new Map<string, number>();
      const got = suggestions.map(({ userId }) => graded.get(userId) ?? 0);
      const ideal = [...graded.values()].sort((a, b) => b - a).slice(0, 3);
      scores.push({
        able: new Set(graded.keys()),
        ndcg3: gain(got) / (gain(ideal) || 1),
        firstIsRight: (got[0] ?? 0) >= 2,
        isClaimedGap: zone === 'nobody',
      });
    }
    return scores;
  };
}

/** The means of these answers. */
export function meanScore(scores: readonly AnswerScore[]): RoutingScore {
  const inScope = scores.filter(({ able }) => able.size > 0);
  const claimed = scores.filter(({ isClaimedGap }) => isClaimedGap);
  const found = claimed.filter(({ able }) => able.size === 0).length;
  const gaps = scores.length - inScope.length;
  return {
    ndcg3: inScope.reduce((sum, { ndcg3 }) => sum + ndcg3, 0) / inScope.length,
    firstIsRight: inScope.filter(({ firstIsRight }) => firstIsRight).length / inScope.length,
    gapF1: (2 * found) / (claimed.length + gaps || 1),
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
