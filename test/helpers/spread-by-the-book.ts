import type { AnswerArc, Staff } from '../../src/domain/spread.ts';

/**
 * The measures once more, as their definitions are printed: by double sums and a matrix of who asked whom, without any of the code
 * they are held against. Source: domain.md section 5 and the works named there.
 */
export function spreadByTheBook(
  answers: readonly AnswerArc[],
  staff: readonly Staff[],
  teams: readonly { members: readonly string[] }[],
  broker: string,
  beside: readonly Staff[] = [],
): Record<string, number | null> {
  const n = staff.length;
  const all = [...staff.keys()];
  const place = (userId: string) => staff.findIndex((one) => one.userId === userId);
  const weight = all.map((i) =>
    all.map((j) => answers.filter(({ asker, answerer }) => place(asker) === i && place(answerer) === j).length),
  );
  const at = (i: number, j: number) => weight[i]?.[j] ?? 0;
  const arc = (i: number, j: number) => (i !== j && at(i, j) > 0 ? 1 : 0);
  const sum = (terms: number[]) => terms.reduce((total, one) => total + one, 0);
  const pairs = all.flatMap((i) => all.map((j) => [i, j] as const));

  // A contribution is one answered question: whose question it was is no part of it.
  const ofStaff = answers.filter(({ answerer }) => place(answerer) !== -1);
  const x = all.map((i) => ofStaff.filter(({ answerer }) => place(answerer) === i).length);
  const s = sum(x);
  const p = x.map((one) => one / s);
  const gini = s === 0 || n < 2 ? null : sum(pairs.map(([i, j]) => Math.abs((x[i] ?? 0) - (x[j] ?? 0)))) / (2 * n * s);

  const arcs = sum(pairs.map(([i, j]) => arc(i, j)));
  const indegree = all.map((i) => sum(all.map((j) => arc(j, i))));
  const mutual = sum(pairs.map(([i, j]) => arc(i, j) * arc(j, i)));

  // A star is the most central graph there is: the divisor is what a star of this size gives.
  const star = all.map((i) => (i === 0 ? n - 1 : 0));
  const unevenness = (degrees: number[]) => sum(degrees.map((one) => Math.max(...degrees) - one));

  const rank = (userId: string) => [...staff, ...beside].find((one) => one.userId === userId)?.rank;
  const known = ofStaff.filter(({ asker, answerer }) => rank(asker) !== undefined && rank(answerer) !== undefined);
  const fromTitles = known.filter(({ asker }) => rank(asker) !== 0);
  const up = fromTitles.filter(({ asker, answerer }) => Number(rank(answerer)) < Number(rank(asker)));
  const ranked = staff.filter((one) => one.rank !== undefined);
  const leads = ranked.filter((one) => Number(one.rank) > 1);
  const byKnown = ofStaff.filter(({ answerer }) => rank(answerer) !== undefined);
  const byLeads = byKnown.filter(({ answerer }) => Number(rank(answerer)) > 1);

  const hasTeam = (userId: string) => teams.some(({ members }) => members.includes(userId));
  const teamed = ofStaff.filter(({ asker, answerer }) => hasTeam(asker) && hasTeam(answerer));
  const internal = teamed.filter(({ asker, answerer }) =>
    teams.some(({ members }) => members.includes(asker) && members.includes(answerer)),
  ).length;
  const external = teamed.length - internal;

  // The fewest people who reach half: by size of every group of people.
  const subsets = Array.from({ length: 2 ** n }, (_, bits) => all.filter((i) => Math.floor(bits / 2 ** i) % 2 === 1));
  const enough = s === 0 ? [] : subsets.filter((group) => 2 * sum(group.map((i) => x[i] ?? 0)) >= s);

  const b = place(broker);
  return {
    answers: s,
    staff: n,
    gini,
    giniCorrected: gini === null ? null : (gini * n) / (n - 1),
    effectiveSimpson: s === 0 ? null : 1 / sum(p.map((one) => one * one)),
    effectiveShannon: s === 0 ? null : Math.exp(sum(p.map((one) => (one === 0 ? 0 : -one * Math.log(one))))),
    busFactor: s === 0 ? null : Math.min(...enough.map((group) => group.length)),
    centralization: n < 3 ? null : unevenness(indegree) / unevenness(star),
    density: n < 2 ? null : arcs / (n * (n - 1)),
    reciprocity: arcs === 0 ? null : mutual / arcs,
    flowUp: fromTitles.length === 0 ? null : up.length / fromTitles.length,
    titleReliance:
      byKnown.length === 0 || leads.length === 0
        ? null
        : byLeads.length / byKnown.length / (leads.length / ranked.length),
    crossTeam: teamed.length === 0 ? null : external / (external + internal),
    eiIndex: teamed.length === 0 ? null : (external - internal) / (external + internal),
    brokerage: sum(
      pairs.map(([a, c]) => (a !== c && a !== b && c !== b ? arc(a, b) * arc(b, c) * (1 - arc(a, c)) : 0)),
    ),
  };
}
