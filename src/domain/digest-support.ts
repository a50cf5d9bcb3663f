import type { DigestFacts, DigestReader } from './digest-facts.ts';
import { type Figure, fewerThanFive, figure, ownOf } from './digest-figure.ts';
import { least, shownCount } from './digest-threshold.ts';
import type { DigestWeeks } from './digest-weeks.ts';
import { few, sixWeeks } from './digest-words.ts';
import { groupBy } from './group-by.ts';
import { onceIn } from './once-for.ts';
import { supportFigures, supportsDueIn } from './spread-supports.ts';

/** What support on time is made from, for the weekly page and the map alike. */
export interface SupportSight {
  facts: Pick<DigestFacts, 'commitments' | 'calendar' | 'teams'>;
  weeks: Pick<DigestWeeks, 'block'>;
}

const dueIn = onceIn(({ commitments, calendar }: SupportSight['facts'], span) => {
  const due = supportsDueIn(commitments, span, calendar);
  const byGiver = groupBy(due, ({ giverId }) => giverId);
  return { byGiver, givers: new Set(byGiver.keys()) };
});

/**
 * D3 and M13, over a block of six weeks: supports that had come by their day, of those that were due. Undefined for a team whose
 * own number may not stand.
 */
export function supportOnTime(sight: SupportSight & { reader: Pick<DigestReader, 'scope'> }): Figure | undefined {
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
  if (own.size < least)
    return figure(
      'D3',
      [`Support on time: ${few(own)}.`],
      shownCount(own),
      inputs,
      own.size > 0 ? fewerThanFive : null,
    );
  const counted = [...own].flatMap((giverId) => byGiver.get(giverId) ?? []);
  const { onTime } = supportFigures(counted);
  return figure(
    'D3',
    [`Support that came by its day, in ${sixWeeks(block)}: ${onTime} of ${counted.length}.`],
    { onTime, due: counted.length, share: onTime / counted.length },
    { ...inputs, givers: own.size },
  );
}

/** Of such a figure what may be added to that of another block: nothing was due, or what is told; undefined where it is hidden. */
export function supportTold(told: Figure | undefined): { onTime: number; due: number } | undefined {
  const { value } = told ?? {};
  if (value === 'none yet') return { onTime: 0, due: 0 };
  return typeof value === 'object' && value ? (value as { onTime: number; due: number }) : undefined;
}
