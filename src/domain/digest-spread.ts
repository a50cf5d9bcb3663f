import { isWithin } from '../time/calendar-day.ts';
import type { DigestPerson } from './digest-facts.ts';
import { type Figure, figure, type Sight, tooFew } from './digest-figure.ts';
import { leastActive, leastAnswers } from './digest-threshold.ts';
import { ofTen, sixWeeks } from './digest-words.ts';
import { onceFor } from './once-for.ts';
import { crossRoleFlow, effectivePeople, teamCrossings } from './spread.ts';

const ranksOf = onceFor((all: readonly DigestPerson[]) => new Map(all.map(({ userId, rank }) => [userId, rank])));

function answersIn({ facts, weeks }: Sight) {
  const { block } = weeks;
  return facts.questions.flatMap(({ askedBy, answerer, helpedOn }) =>
    block && answerer && helpedOn && isWithin(helpedOn, block) ? [{ asker: askedBy, answerer }] : [],
  );
}

const tooFewAnswers = `fewer than ${leastAnswers} answers or ${leastActive} people who gave them, or no block of six school weeks is over`;

function areEnough(answers: readonly { answerer: string }[]): boolean {
  return answers.length >= leastAnswers && new Set(answers.map(({ answerer }) => answerer)).size >= leastActive;
}

/** D11: as if how many had shared the answers of the last block evenly. */
export function spread(sight: Sight): Figure {
  const answers = answersIn(sight);
  const given = new Map<string, number>();
  for (const { answerer } of answers) given.set(answerer, (given.get(answerer) ?? 0) + 1);
  const effective = effectivePeople([...given.values()]);
  const { block } = sight.weeks;
  const inputs = { block: block ?? null, unit: 'one answered question', leastAnswers, leastActive };
  if (!block || effective === null || !areEnough(answers))
    return figure('D11', [`How help is spread: ${tooFew}`], null, inputs, tooFewAnswers);
  const line = `Answers in ${sixWeeks(block)}: as if ${Math.round(effective)} of ${given.size} who gave them had shared them evenly.`;
  return figure('D11', [line], { effective: Math.round(effective), active: given.size }, inputs);
}

/** D12: how many of every ten answers came from a lower title than the asker’s, and from another team. */
export function flow(sight: Sight): Figure {
  const answers = answersIn(sight);
  const { people: all, teams } = sight.facts;
  const inputs = { block: sight.weeks.block ?? null, unit: 'one answered question', leastAnswers, leastActive };
  if (!areEnough(answers))
    return figure('D12', [`How help crosses titles and teams: ${tooFew}`], null, inputs, tooFewAnswers);
  const rankOf = (userId: string) => ranksOf(all).get(userId);
  const ranked = answers.filter(({ asker, answerer }) => rankOf(asker) && rankOf(answerer) !== undefined);
  const up = areEnough(ranked) ? crossRoleFlow(answers, rankOf) : null;
  const teamed = teamCrossings(answers, teams);
  const across = areEnough(teamed) ? teamed.filter(({ crosses }) => crosses).length / teamed.length : null;
  const why = [
    ...(up === null ? ['too few answers between people whose title is known'] : []),
    ...(across === null ? ['too few answers between people who have a team'] : []),
  ];
  const lines = [
    up === null
      ? `Across titles: ${tooFew}`
      : `About ${ofTen(up)} of every 10 answers came from a colleague with a lower title.`,
    across === null ? `Across teams: ${tooFew}` : `About ${ofTen(across)} of every 10 answers came from another team.`,
  ];
  return figure(
    'D12',
    lines,
    { up: up === null ? null : ofTen(up), across: across === null ? null : ofTen(across) },
    inputs,
    why.length > 0 ? why.join('; ') : null,
  );
}
