import { wholeSchool } from './digest-facts.ts';
import { type Figure, fewerThanFive, figure, ownOf, type Sight } from './digest-figure.ts';
import { least, shownSteps } from './digest-threshold.ts';
import { onceFor } from './once-for.ts';

const distinct = onceFor((userIds: readonly string[]) => new Set(userIds));

/** What a leader can do about it, in the words of domain.md section 4; stands after what a line tells. */
export const couldTeach = ' Could you teach one period?';

/** D13 of the week: how many had as many questions as they take, as a word. Undefined for a team whose own number may not stand. */
export function fullInWeek(sight: Sight): Figure | undefined {
  const { facts, weeks, reader } = sight;
  const full = ownOf(sight, distinct(facts.atCap));
  if (!full) return undefined;
  const shown = shownSteps(full.size, full);
  const line =
    shown === 'none yet'
      ? 'At their weekly limit last school week: none yet.'
      : `${shown === 'a few' ? 'A few' : `At${shown.slice(2)}`} colleagues have more requests than time.${couldTeach}`;
  const why = shown === 'a few' ? fewerThanFive : null;
  return figure('D13', [line], shown, { scope: reader.scope, week: weeks.week, least }, why);
}

/** D13: the same, and by name whoever asked to be; never on the mirror. */
export function timeAskedFor(sight: Sight, full: Figure): Figure {
  return {
    ...full,
    lines: [...full.lines, ...askedOf(sight).map((userId) => `${sight.nameOf(userId)} asks for time.`)],
  };
}

/** Who let their leaders hear it: by name to those who lead the school, or their team. */
function askedOf({ facts: { askedForTime, teams }, reader }: Sight): string[] {
  if (reader.role === 'mirror') return [];
  if (reader.scope === wholeSchool) return [...askedForTime];
  const team = teams.find(({ channelId }) => channelId === reader.scope);
  return askedForTime.filter((userId) => team?.members.includes(userId));
}
