import { type DaySpan, isWithin } from '../time/calendar-day.ts';
import { type DigestFacts, wholeSchool } from './digest-facts.ts';
import { countInputs, type Figure, fewerThanFive, figure, ownOf, type Sight } from './digest-figure.ts';
import { least, shownCount, shownSteps } from './digest-threshold.ts';
import { people, sixWeeks } from './digest-words.ts';
import { onceIn } from './once-for.ts';

const triersOf = onceIn(
  (tries: DigestFacts['tries'], span) =>
    new Set(tries.filter(({ day }) => isWithin(day, span)).map(({ userId }) => userId)),
);

/** D4 of the week: how many said that they tried something. Undefined for a team whose own number may not stand. */
export function triedInWeek(sight: Sight): Figure | undefined {
  const { weeks, reader } = sight;
  const triers = ownOf(sight, triersIn(sight, weeks.week));
  if (!triers) return undefined;
  const shown = shownCount(triers);
  const line = `Tried something they saw or were told, last school week: ${people(shown)}.`;
  const why = shown === 'a few' ? fewerThanFive : null;
  return figure('D4', [line], shown, { ...weeks.week, ...countInputs(triers, reader.scope) }, why);
}

/**
 * D4 of the last block of six weeks, the whole school's, in steps of five: its weeks tell numbers of the school and of teams, and
 * those of several weeks taken from a number would leave one person. Undefined until a block is over.
 */
export function triedInBlock(sight: Sight): Figure | undefined {
  const { weeks } = sight;
  if (!weeks.block) return undefined;
  const triers = triersIn(sight, weeks.block);
  const shown = shownSteps(triers.size, triers);
  const why = shown === 'a few' ? fewerThanFive : null;
  const inputs = { ...weeks.block, scope: wholeSchool, people: shown, least };
  return figure('D4', [`Tried something in ${sixWeeks(weeks.block)}: ${people(shown)}.`], shown, inputs, why);
}

/** D4: both together. */
export function triedIt(week: Figure, block: Figure | undefined): Figure {
  return figure(
    'D4',
    [...week.lines, ...(block?.lines ?? [])],
    { week: week.value, block: block?.value ?? null },
    { week: week.inputs, ...(block && { block: block.inputs }) },
    block?.suppressed ?? week.suppressed,
  );
}

function triersIn({ facts }: Sight, span: DaySpan): ReadonlySet<string> {
  return triersOf(facts.tries, span);
}
