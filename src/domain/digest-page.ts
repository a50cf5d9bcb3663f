import { carriers, openGaps } from './digest-carriers.ts';
import { commitmentsTogether } from './digest-commitments.ts';
import { type DigestReader, type RitualFact, wholeSchool } from './digest-facts.ts';
import type { Figure, FigureId, Sight } from './digest-figure.ts';
import { whatYouOwe, whatYouSaid } from './digest-own.ts';
import { isToldOf } from './digest-rituals.ts';
import { least } from './digest-threshold.ts';
import { timeAskedFor } from './digest-time.ts';
import { triedIt } from './digest-tried.ts';
import { markedAsSchools, type SeenWindows, seenFrom, windowsOf } from './digest-windows.ts';

/** A figure as it stands now, or as it stood when its window closed. */
const figures: Record<FigureId, (sight: Sight, closed: SeenWindows) => Figure | undefined> = {
  D1: whatYouOwe,
  D2: whatYouSaid,
  D3: (_, { block }) => block.D3,
  D4: (_, { week, block }) => week.D4 && triedIt(week.D4, block.D4),
  D5: (_, { week }) => week.D5,
  D6: (_, { week }) => week.D6,
  D7: schools(carriers),
  D8: schools(openGaps),
  D9: (_, { week }) => week.D9,
  D10: (sight, { week }) => commitmentsTogether(sight, week.D10),
  D11: (_, { block }) => block.D11,
  D12: (_, { block }) => block.D12,
  D13: (sight, { week }) => week.D13 && timeAskedFor(sight, week.D13),
  D14: (_, { week }) => week.D14,
  D15: (_, { week }) => week.D15,
};

/** What is the whole school’s for every reader is marked so on a team’s page. */
function schools(make: (sight: Sight) => Figure): (sight: Sight) => Figure {
  return (sight) => (sight.reader.scope === wholeSchool ? make(sight) : markedAsSchools(make(sight)));
}

/** The parts of the page in their order; **One move** stands after the first. Source: product.md, "The weekly digest". */
export const parts: readonly { heading: string; ids: readonly FigureId[] }[] = [
  { heading: 'What you owe', ids: ['D1'] },
  { heading: 'Skill', ids: ['D4', 'D5', 'D6', 'D9'] },
  { heading: 'Expectations', ids: ['D14', 'D15'] },
  { heading: 'Holding it together', ids: ['D7', 'D8', 'D11', 'D12', 'D13'] },
  { heading: 'Commitments', ids: ['D3', 'D10', 'D2'] },
];

/** What is not for a coach or a team lead. Source: domain.md section 4, columns C and L. */
const leftOut: Record<DigestReader['role'], readonly FigureId[]> = {
  principal: [],
  mirror: [],
  coach: ['D3', 'D11', 'D12'],
  lead: ['D9', 'D11', 'D12'],
};

/** What the lead of a team under five gets. */
const ofSmallTeam: readonly FigureId[] = ['D1', 'D2', 'D8', 'D10', 'D15'];

/** The figures that this reader gets, in the order of the page. @param closed of the reader's scope; as the records stand now, where none is given */
export function digestPage(
  sight: Sight,
  closed: SeenWindows = seenFrom(sight.reader.scope, windowsOf(sight)),
): Figure[] {
  const { facts, reader } = sight;
  const team = facts.teams.find(({ channelId }) => channelId === reader.scope);
  const isSmall = team !== undefined && team.members.length < least;
  return parts
    .flatMap(({ ids }) => ids)
    .filter((id) => !leftOut[reader.role].includes(id) && (!isSmall || ofSmallTeam.includes(id)))
    .flatMap((id) => figures[id](sight, closed) ?? []);
}

/** What is between a reader and Contour alone. */
const readersOwn: readonly FigureId[] = ['D1', 'D2'];

/** What a team reads in its channel: the same figures without what is for one reader. Source: domain.md section 4, "mirror". */
export function ofTeam(page: readonly Figure[]): Figure[] {
  return page.filter(({ id }) => !readersOwn.includes(id));
}

/** What tells of something that happened, or is to be done; the others stand also in a week without anything. */
const ofTheWeek: readonly FigureId[] = ['D1', 'D4', 'D5', 'D9', 'D10', 'D13', 'D14', 'D15', 'D2'];

/** Whether there was nothing: then the page is one line. */
export function isQuiet(page: readonly Figure[]): boolean {
  return page.every((one) => !ofTheWeek.includes(one.id) || toldNothing(one));
}

/** Of D4 the week alone counts, as its six weeks may have ended long ago; D15 tells nothing of a ritual that rested once. */
function toldNothing({ id, value, suppressed }: Figure): boolean {
  if (id === 'D4') return isNothing((value as { week: unknown }).week);
  if (id === 'D15') return !(value as RitualFact[]).some(isToldOf);
  return !suppressed && isNothing(value);
}

/** Whether a figure’s value tells of nothing. */
export function isNothing(value: unknown): boolean {
  if (value === null || value === 0 || value === 'none yet' || value === 'not yet') return true;
  return typeof value === 'object' && Object.values(value).every(isNothing);
}

/** The same in a team's channel. */
export const nothingOfTeam = 'Nothing this week: nothing was said, shown or tried.';

/** The one line of a week without anything. */
export const nothingThisWeek = 'Nothing this week: nothing is owed, and nothing was said, shown or tried.';
