/**
 * How help is spread over a school: measures M1 to M5, M8 and M10 to M12. Pure. The unit is one question that was answered, each
 * counted once. Read together, never one alone. Source: domain.md section 5.
 */

import type { Person } from './person.ts';

/** An answered question: who asked, who answered. */
export interface AnswerArc {
  asker: string;
  answerer: string;
}

/** Someone who had joined and was not on leave the whole window. */
export type Staff = Pick<Person, 'userId' | 'rank'>;

/** From this rank up someone leads by title. */
const titleRank = 2;

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

/** What is known of everyone, for the measures of the school and of each of its teams. */
export interface SpreadSchool {
  staff: ReadonlyMap<string, Staff>;
  /** By user id, the places of their teams. */
  teamsOf: ReadonlyMap<string, readonly number[]>;
}

export interface SpreadTeam {
  members: readonly string[];
}

export function spreadSchool(staff: readonly Staff[], teams: readonly SpreadTeam[]): SpreadSchool {
  return { staff: new Map(staff.map((one) => [one.userId, one])), teamsOf: placesOf(teams) };
}

/**
 * All measures of the answers between two of the staff; answers to or from others are left out.
 *
 * @param teams who is in which team; two who share none are across teams
 */
export function spreadOf(answers: readonly AnswerArc[], staff: readonly Staff[], teams: readonly SpreadTeam[]): Spread {
  return measuresOf(answersAmong(answers, staff), spreadSchool(staff, teams), staff, () => true);
}

/**
 * The same of one team: what its members gave, to each other or to colleagues beside it; who asked whom (M3 to M5) among
 * themselves alone.
 *
 * @param given answers between two of the staff, given by members
 */
export function spreadOfTeam(given: readonly AnswerArc[], school: SpreadSchool, members: ReadonlySet<string>): Spread {
  const staff = [...members].flatMap((userId) => school.staff.get(userId) ?? []);
  return measuresOf(given, school, staff, (userId) => members.has(userId));
}

function measuresOf(
  within: readonly AnswerArc[],
  { staff: all, teamsOf }: SpreadSchool,
  staff: readonly Staff[],
  isOurs: (userId: string) => boolean,
): Spread {
  const given = contributions(within, staff);
  const arcs = arcsOf(within.filter(({ asker }) => isOurs(asker)));
  const crossTeam = shareAcross(within, teamsOf);
  return {
    answers: within.length,
    staff: staff.length,
    gini: gini(given),
    giniCorrected: correctedGini(given),
    effectiveSimpson: effectivePeople(given),
    effectiveShannon: effectiveByEntropy(given),
    busFactor: busFactor(given),
    centralization: centralization(arcs, staff.length),
    density: density(arcs, staff.length),
    reciprocity: reciprocity(arcs),
    flowUp: crossRoleFlow(within, (userId) => all.get(userId)?.rank),
    titleReliance: titleReliance(within, staff),
    crossTeam,
    eiIndex: crossTeam === null ? null : 2 * crossTeam - 1,
  };
}

/** The answers whose asker and answerer are both of the staff, without those that someone gave to themself. */
export function answersAmong<A extends AnswerArc>(answers: readonly A[], staff: readonly Staff[]): A[] {
  const known = new Set(staff.map(({ userId }) => userId));
  return answers.filter(({ asker, answerer }) => asker !== answerer && known.has(asker) && known.has(answerer));
}

/** How many answers each of the staff gave, zeros included, in the order of the staff. */
function contributions(answers: readonly AnswerArc[], staff: readonly Staff[]): number[] {
  const given = new Map<string, number>();
  for (const { answerer } of answers) given.set(answerer, (given.get(answerer) ?? 0) + 1);
  return staff.map(({ userId }) => given.get(userId) ?? 0);
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

/** M3: Σ(max d − d) / (n−1)², d the colleagues who asked someone; null below three people. */
function centralization(arcs: ReadonlyMap<string, ReadonlySet<string>>, staff: number): number | null {
  if (staff < 3) return null;
  const asked = new Map<string, number>();
  for (const answerers of arcs.values())
    for (const answerer of answerers) asked.set(answerer, (asked.get(answerer) ?? 0) + 1);
  const most = [...asked.values()].reduce((highest, one) => Math.max(highest, one), 0);
  return (most * staff - sumOf([...asked.values()])) / (staff - 1) ** 2;
}

/** M4: pairs who asked, of all that could; null below two people. */
function density(arcs: ReadonlyMap<string, ReadonlySet<string>>, staff: number): number | null {
  return staff < 2 ? null : countOf(arcs) / (staff * (staff - 1));
}

/** M5: of the pairs who asked, how many were asked back; null where nobody asked. */
function reciprocity(arcs: ReadonlyMap<string, ReadonlySet<string>>): number | null {
  const all = countOf(arcs);
  if (all === 0) return null;
  let mutual = 0;
  for (const [asker, answerers] of arcs)
    for (const answerer of answerers) if (arcs.get(answerer)?.has(asker)) mutual += 1;
  return mutual / all;
}

function countOf(arcs: ReadonlyMap<string, ReadonlySet<string>>): number {
  return sumOf([...arcs.values()].map(({ size }) => size));
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

/**
 * M8b: the share of answers that those who lead by title gave, over their share of the staff; 1 is by headcount. Whoever has no
 * rank is left out of both; null when nobody leads by title, or nothing was answered.
 */
export function titleReliance(answers: readonly AnswerArc[], staff: readonly Staff[]): number | null {
  const ranked = staff.filter(({ rank }) => rank !== undefined);
  const known = new Set(ranked.map(({ userId }) => userId));
  const titled = new Set(ranked.filter(({ rank = 0 }) => rank >= titleRank).map(({ userId }) => userId));
  const counted = answers.filter(({ answerer }) => known.has(answerer));
  if (counted.length === 0 || titled.size === 0) return null;
  const share = counted.filter(({ answerer }) => titled.has(answerer)).length / counted.length;
  return share / (titled.size / ranked.length);
}

/** M12: the share of answers between people who share no team; `null` without answers. */
export function crossTeamShare(answers: readonly AnswerArc[], teams: readonly SpreadTeam[]): number | null {
  return shareAcross(answers, placesOf(teams));
}

function placesOf(teams: readonly SpreadTeam[]): Map<string, number[]> {
  const teamsOf = new Map<string, number[]>();
  teams.forEach(({ members }, team) => {
    for (const userId of new Set(members)) teamsOf.set(userId, [...(teamsOf.get(userId) ?? []), team]);
  });
  return teamsOf;
}

function shareAcross(answers: readonly AnswerArc[], teamsOf: SpreadSchool['teamsOf']): number | null {
  if (answers.length === 0) return null;
  const isAcross = ({ asker, answerer }: AnswerArc) => {
    const others = teamsOf.get(answerer) ?? [];
    return !teamsOf.get(asker)?.some((team) => others.includes(team));
  };
  return answers.filter(isAcross).length / answers.length;
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
