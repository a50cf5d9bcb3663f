/** Measures of how answers are spread. Pure; a question that was answered counts once. Source: domain.md section 5. */

/** An answered question: who asked, who answered. */
export interface AnswerArc {
  asker: string;
  answerer: string;
}

/** M2: as if so many people had shared it evenly, 1/Σp²; `null` when nobody gave anything. */
export function effectivePeople(contributions: readonly number[]): number | null {
  const sum = contributions.reduce((total, one) => total + one, 0);
  return sum === 0 ? null : 1 / contributions.reduce((total, one) => total + (one / sum) ** 2, 0);
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

/** M12: the share of answers between people who share no team; `null` without answers. */
export function crossTeamShare(
  answers: readonly AnswerArc[],
  teams: readonly { members: readonly string[] }[],
): number | null {
  if (answers.length === 0) return null;
  const shareTeam = ({ asker, answerer }: AnswerArc) =>
    teams.some(({ members }) => members.includes(asker) && members.includes(answerer));
  return answers.filter((answer) => !shareTeam(answer)).length / answers.length;
}
