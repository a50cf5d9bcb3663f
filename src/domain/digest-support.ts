import type { DigestFacts } from './digest-facts.ts';
import { type Figure, fewerThanFive, figure, ownOf, type Sight } from './digest-figure.ts';
import { least, shownCount } from './digest-threshold.ts';
import { few, sixWeeks } from './digest-words.ts';
import { onceIn } from './once-for.ts';
import { supportFigures, supportsDueIn } from './spread-supports.ts';

const dueIn = onceIn(({ commitments, calendar }: DigestFacts, span) => {
  const due = supportsDueIn(commitments, span, calendar);
  const byGiver = new Map<string, typeof due>();
  for (const one of due) byGiver.set(one.giverId, [...(byGiver.get(one.giverId) ?? []), one]);
  return { byGiver, givers: new Set(byGiver.keys()) };
});

/**
 * D3, over the last block of six weeks: supports that had come by their day, of those that were due. Undefined for a team whose
 * own number may not stand.
 */
export function supportOnTime(sight: Sight): Figure | undefined {
  const { facts, weeks, reader } = sight;
  const { block } = weeks;
  if (!block)
    return figure(
      'D3',
      ['Support on time: told after six school weeks.'],
      null,
      { least },
      'no block of six school weeks is over',
    );
  const { byGiver, givers } = dueIn(facts, block);
  const own = ownOf(sight, givers);
  if (!own) return undefined;
  const inputs = { scope: reader.scope, block, least };
  if (own.size < least) return figure('D3', [`Support on time: ${few(own)}.`], shownCount(own), inputs, fewerThanFive);
  const counted = [...own].flatMap((giverId) => byGiver.get(giverId) ?? []);
  const { onTime } = supportFigures(counted);
  return figure(
    'D3',
    [`Support that came by its day, in ${sixWeeks(block)}: ${onTime} of ${counted.length}.`],
    { onTime, due: counted.length, share: onTime / counted.length },
    { ...inputs, givers: own.size },
  );
}
