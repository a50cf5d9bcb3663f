/**
 * How help is spread over a school: measures M1 to M5, M8 and M10 to M12. Pure. The unit is one question that was answered, each
 * counted once. Read together, never one alone. Source: domain.md section 5.
 */

import type { Person } from './person.ts';

/** An answered question: who asked, who answered. */
export interface AnswerArc {
  asker: string;
  answerer: string;
  /** Whoever asked was not of the staff in its window, such as a colleague who lists nothing: it is given, and no arc of M3 to M5. */
  fromBeside?: true;
}

/** Someone who had joined and was not on leave the whole window. */
export type Staff = Pick<Person, 'userId' | 'rank'>;

/** From this rank up someone leads by title. */
export const titleRank = 2;

/** All measures of answers in one window; null where one is not defined. */
export interface Spread {
  answers: number;
  staff: number;
  /** M1 */
  gini: number | null;
  giniCorrected: number | null;
  /** M2, 1/Σp² */
  effectiveSimpson: number | null;
  /** M2, exp(−Σ p ln p) */
  effectiveShannon: number | null;
  /** M10 */
  busFactor: number | null;
  /** M3 */
  centralization: number | null;
  /** M4 */
  density: number | null;
  /** M5 */
  reciprocity: number | null;
  /** M8 */
  flowUp: number | null;
  /** M8b */
  titleReliance: number | null;
  /** M12, E/(E+I) */
  crossTeam: number | null;
  /** M12, (E−I)/(E+I) */
  eiIndex: number | null;
}

/** What is known of everyone, for the measures of the school and of each of its teams; people by their place in `known`. */
export interface SpreadSchool {
  staff: readonly Staff[];
  /** The staff first, then those beside it whose title or team is known. */
  known: readonly Staff[];
  placeOf: ReadonlyMap<string, number>;
  /** The teams of each. */
  teamsOf: readonly (readonly number[])[];
}

export interface SpreadTeam {
  members: readonly string[];
}

/** @param beside those who are not of the staff, with their title where it is known */
export function spreadSchool(
  staff: readonly Staff[],
  teams: readonly SpreadTeam[],
  beside: readonly Staff[] = [],
): SpreadSchool {
  const teamsOf = placesOf(teams);
  const known = [...staff, ...beside];
  return {
    staff,
    known,
    placeOf: new Map(known.map(({ userId }, place) => [userId, place])),
    teamsOf: known.map(({ userId }) => teamsOf.get(userId) ?? []),
  };
}

/**
 * All measures of the answers that the staff gave, whoever asked; who asked whom (M3 to M5) among the staff alone. Answers of
 * others are left out. Source: domain.md section 5, "x_i = contributions of person i over all n eligible staff".
 *
 * @param teams who is in which team; two who have one each and share none are across teams
 * @param beside see `spreadSchool`
 */
export function spreadOf(
  answers: readonly AnswerArc[],
  staff: readonly Staff[],
  teams: readonly SpreadTeam[],
  beside: readonly Staff[] = [],
): Spread {
  return spreadAmong(answersBy(staff, answers), spreadSchool(staff, teams, beside));
}

/**
 * The same of answers that the staff gave. Of one team: what its members gave, to each other or to colleagues beside it; who
 * asked whom (M3 to M5) among themselves alone.
 *
 * @param members of the team, who gave all of these answers; absent: the whole school
 */
export function spreadAmong(given: readonly AnswerArc[], school: SpreadSchool, members?: ReadonlySet<string>): Spread {
  const { staff, placeOf } = school;
  const isStaff = (userId: string) => (placeOf.get(userId) ?? staff.length) < staff.length;
  const present = members ? [...members].filter(isStaff) : staff.map(({ userId }) => userId);
  return measuresOf(given, school, new Map(present.map((userId, number) => [userId, number])));
}

/**
 * One pass over the answers, by numbers and in lists of them: a district has hundreds of thousands, and hundreds of teams.
 *
 * @param ours those who are measured, who gave all of `within`, each with a number from 0 up
 */
function measuresOf(
  within: readonly AnswerArc[],
  { known: people, placeOf, teamsOf }: SpreadSchool,
  ours: ReadonlyMap<string, number>,
): Spread {
  const counts = new Int32Array(ours.size);
  const pairs = new Float64Array(within.length);
  let [asked, teamed, across, known, titled, fromTitle, up] = [0, 0, 0, 0, 0, 0, 0];
  for (const { asker, answerer, fromBeside } of within) {
    const [from, to] = [placeOf.get(asker) ?? -1, placeOf.get(answerer) ?? -1];
    const [asking, giver] = [fromBeside ? undefined : ours.get(asker), ours.get(answerer) ?? 0];
    counts[giver] = (counts[giver] ?? 0) + 1;
    if (asking !== undefined) {
      pairs[asked] = asking * ours.size + giver;
      asked += 1;
    }
    const crosses = crossesTeams(teamsOf[from], teamsOf[to]);
    if (crosses !== undefined) teamed += 1;
    if (crosses) across += 1;
    const rank = people[to]?.rank;
    if (rank === undefined) continue;
    known += 1;
    if (rank >= titleRank) titled += 1;
    const fromRank = people[from]?.rank;
    if (!fromRank) continue;
    fromTitle += 1;
    if (rank < fromRank) up += 1;
  }
  const given = [...counts];
  const arcs = eachOnce(pairs.subarray(0, asked));
  const ranks = [...ours.keys()].flatMap((userId) => people[placeOf.get(userId) ?? -1]?.rank ?? []);
  const leading = ranks.filter((rank) => rank >= titleRank);
  const crossTeam = teamed === 0 ? null : across / teamed;
  return {
    answers: within.length,
    staff: ours.size,
    gini: gini(given),
    giniCorrected: correctedGini(given),
    effectiveSimpson: effectivePeople(given),
    effectiveShannon: effectiveByEntropy(given),
    busFactor: busFactor(given),
    centralization: centralization(arcs, ours.size),
    // M4: pairs who asked, of all that could.
    density: ours.size < 2 ? null : arcs.length / (ours.size * (ours.size - 1)),
    reciprocity: reciprocity(arcs, ours.size),
    flowUp: fromTitle === 0 ? null : up / fromTitle,
    // M8b: whoever has no rank is left out of both shares.
    titleReliance: known === 0 || leading.length === 0 ? null : titled / known / (leading.length / ranks.length),
    crossTeam,
    eiIndex: crossTeam === null ? null : 2 * crossTeam - 1,
  };
}

/** Whether an answer went across teams; undefined where one of the two has none. */
export function crossesIn({ teamsOf, placeOf }: SpreadSchool, asker: string, answerer: string): boolean | undefined {
  return crossesTeams(teamsOf[placeOf.get(asker) ?? -1], teamsOf[placeOf.get(answerer) ?? -1]);
}

/** Whether two people share no team; undefined where one of them has none, who is neither in another team nor in the same. */
function crossesTeams(some: readonly number[] = [], others: readonly number[] = []): boolean | undefined {
  if (some.length === 0 || others.length === 0) return undefined;
  return !some.some((team) => others.includes(team));
}

/** Pairs in order, each once. A pair is who asked times the number of those who are measured, and who answered. */
function eachOnce(pairs: Float64Array): Float64Array {
  pairs.sort();
  let kept = 0;
  for (const pair of pairs) {
    if (kept > 0 && pairs[kept - 1] === pair) continue;
    pairs[kept] = pair;
    kept += 1;
  }
  return pairs.subarray(0, kept);
}

/** M3: Σ(max d − d) / (n−1)², d the colleagues who asked someone; null below three people. */
function centralization(arcs: Float64Array, people: number): number | null {
  if (people < 3) return null;
  const askers = new Int32Array(people);
  let most = 0;
  for (const pair of arcs) {
    const count = (askers[pair % people] ?? 0) + 1;
    askers[pair % people] = count;
    most = Math.max(most, count);
  }
  return (most * people - arcs.length) / (people - 1) ** 2;
}

/** M5: of the pairs who asked, how many were asked back; null where nobody asked. @param arcs in order, each once */
function reciprocity(arcs: Float64Array, people: number): number | null {
  if (arcs.length === 0) return null;
  const reversed = arcs.map((pair) => (pair % people) * people + Math.floor(pair / people)).sort();
  let [mutual, at] = [0, 0];
  for (const pair of arcs) {
    while (at < reversed.length && (reversed[at] ?? 0) < pair) at += 1;
    if (reversed[at] === pair) mutual += 1;
  }
  return mutual / arcs.length;
}

/** The answers that the staff gave, without those that someone gave to themself. */
export function answersBy(staff: readonly Staff[], answers: readonly AnswerArc[]): AnswerArc[] {
  const isStaff = new Set(staff.map(({ userId }) => userId));
  return answers
    .filter(({ asker, answerer }) => asker !== answerer && isStaff.has(answerer))
    .map((answer) => (isStaff.has(answer.asker) ? answer : { ...answer, fromBeside: true }));
}

/** Who asked whom, each pair once however often they asked. */
function arcsOf(answers: readonly AnswerArc[]): Map<string, Set<string>> {
  const askedBy = new Map<string, Set<string>>();
  for (const { asker, answerer } of answers) {
    const asked = askedBy.get(asker);
    if (asked) asked.add(answerer);
    else askedBy.set(asker, new Set([answerer]));
  }
  return askedBy;
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);

/** M1: ΣΣ|xi − xj| / (2nS), taken from the sorted numbers in one pass; null when nobody gave anything, or for one person. */
export function gini(given: readonly number[]): number | null {
  const [count, sum] = [given.length, sumOf(given)];
  if (sum === 0 || count < 2) return null;
  const sorted = [...given].sort((one, other) => one - other);
  const weighted = sorted.reduce((total, one, index) => total + (2 * (index + 1) - count - 1) * one, 0);
  return weighted / (count * sum);
}

/** M1 with n/(n−1), so that one person who gave everything reads 1 in a school of any size. */
export function correctedGini(given: readonly number[]): number | null {
  const plain = gini(given);
  return plain === null ? null : (plain * given.length) / (given.length - 1);
}

/** M2: as if so many people had shared it evenly, 1/Σp²; `null` when nobody gave anything. */
export function effectivePeople(given: readonly number[]): number | null {
  const sum = sumOf(given);
  return sum === 0 ? null : 1 / sumOf(given.map((one) => (one / sum) ** 2));
}

/** M2 by entropy, exp(−Σ p ln p): who gave little counts for more. */
export function effectiveByEntropy(given: readonly number[]): number | null {
  const sum = sumOf(given);
  if (sum === 0) return null;
  return Math.exp(-sumOf(given.filter((one) => one > 0).map((one) => (one / sum) * Math.log(one / sum))));
}

/** M10: the fewest people who gave half of it; null when nobody gave anything. */
export function busFactor(given: readonly number[]): number | null {
  const sum = sumOf(given);
  if (sum === 0) return null;
  let [people, reached] = [0, 0];
  for (const one of [...given].sort((some, other) => other - some)) {
    if (reached * 2 >= sum) break;
    people += 1;
    reached += one;
  }
  return people;
}

/**
 * M8: the share of answers that came from a lower title than the asker’s, over those whose asker has a rank above 0. Whoever has
 * no rank is left out; `null` when nothing is left.
 */
export function crossRoleFlow(
  answers: readonly AnswerArc[],
  rankOf: (userId: string) => number | undefined,
): number | null {
  const ranked = answers.flatMap(({ asker, answerer }) => {
    const [from, to] = [rankOf(asker), rankOf(answerer)];
    return from === undefined || to === undefined || from === 0 ? [] : [to < from];
  });
  return ranked.length === 0 ? null : ranked.filter(Boolean).length / ranked.length;
}

/** M12: the answers between two people who have a team each, and which came from another team. */
export function teamCrossings(
  answers: readonly AnswerArc[],
  teams: readonly SpreadTeam[],
): (AnswerArc & { crosses: boolean })[] {
  const teamsOf = placesOf(teams);
  return answers.flatMap((answer) => {
    const crosses = crossesTeams(teamsOf.get(answer.asker), teamsOf.get(answer.answerer));
    return crosses === undefined ? [] : { ...answer, crosses };
  });
}

function placesOf(teams: readonly SpreadTeam[]): Map<string, number[]> {
  const teamsOf = new Map<string, number[]>();
  teams.forEach(({ members }, team) => {
    for (const userId of new Set(members)) teamsOf.set(userId, [...(teamsOf.get(userId) ?? []), team]);
  });
  return teamsOf;
}

/**
 * M11, told to this person alone: between how many pairs they stand, one of whom asked them and whom the other, whom they asked,
 * is not asked by.
 */
export function brokerage(answers: readonly AnswerArc[], userId: string): number {
  const arcs = arcsOf(answers.filter(({ asker, answerer }) => asker !== answerer));
  const asked = [...(arcs.get(userId) ?? [])];
  const askers = [...arcs].filter(([, answerers]) => answerers.has(userId));
  return sumOf(
    askers.map(([asker, answerers]) => asked.filter((other) => other !== asker && !answerers.has(other)).length),
  );
}
