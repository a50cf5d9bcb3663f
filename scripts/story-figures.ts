import type { DigestFacts } from '../src/domain/digest-facts.ts';
import { type Depth, depthOf, meanDepth } from '../src/domain/modeling-depth.ts';
import { type AnswerArc, type Spread, spreadOf } from '../src/domain/spread.ts';
import { supportFigures, supportsDueIn } from '../src/domain/spread-supports.ts';
import { sampleTopics } from '../src/practice/sample-school.ts';

/** What the story's records come to. Source: domain.md section 7, "Check values". */
export interface StoryFigures extends Spread {
  /** M9, by the goal's topics. */
  depth: Record<keyof typeof sampleTopics, Depth>;
  meanDepth: number;
  supportsDue: number;
  supportsOnTime: number;
  supportsDelivered: number;
}

const year = { from: '2025-08-18', to: '2026-03-13' };

/** The figures of the sample school up to the end of its third week, from what is on record alone. */
export function storyFigures({ calendar, questions, sessions, people, teams, commitments }: DigestFacts): StoryFigures {
  const answers: AnswerArc[] = questions.flatMap(({ askedBy, answerer, helpedOn }) =>
    answerer && helpedOn ? [{ asker: askedBy, answerer }] : [],
  );
  const told = questions.flatMap(({ topic, helpedOn }) => (topic && helpedOn ? [{ topic, day: helpedOn }] : []));
  const names = Object.keys(sampleTopics) as (keyof typeof sampleTopics)[];
  const depths = names.map((name) => depthOf(sampleTopics[name], { answers: told, sessions }, year));
  const { due, onTime, delivered } = supportFigures(supportsDueIn(commitments, year, calendar));
  return {
    ...spreadOf(answers, people, teams),
    depth: Object.fromEntries(names.map((name, at) => [name, depths[at]])) as StoryFigures['depth'],
    meanDepth: meanDepth(depths) ?? 0,
    supportsDue: due,
    supportsOnTime: onTime,
    supportsDelivered: delivered,
  };
}
