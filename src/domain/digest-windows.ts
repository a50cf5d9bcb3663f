import { wholeSchool } from './digest-facts.ts';
import {
  type Figure,
  type FigureId,
  flow,
  fullInWeek,
  goalSigns,
  questionsLookedAfter,
  rituals,
  type Sight,
  shownAndOpen,
  spread,
  supportOnTime,
  topicDepth,
  triedInBlock,
  triedInWeek,
} from './digest-figures.ts';

/** The figures of a window that is over. */
export type WindowFigures = Partial<Record<FigureId, Figure>>;

/**
 * What stood when the last school week, and the last block of six, closed: for one scope, the same for all its readers. It is made
 * once, because what slid, or was made anew from other records, would let one person be taken out. Source: domain.md section 4, "Windows".
 */
export interface ClosedWindows {
  week: WindowFigures;
  /** Empty until the first block is over. */
  block: WindowFigures;
}

/** Of a team only what is its own: the rest is the school’s for every reader. */
export function closeWeek(sight: Sight): WindowFigures {
  const own = [triedInWeek(sight), shownAndOpen(sight), fullInWeek(sight), rituals(sight)];
  if (sight.reader.scope !== wholeSchool) return named(own);
  return named([...own, topicDepth(sight), questionsLookedAfter(sight), goalSigns(sight)]);
}

export function closeBlock(sight: Sight): WindowFigures {
  if (sight.reader.scope !== wholeSchool) return named([supportOnTime(sight)]);
  const tried = triedInBlock(sight);
  return named([supportOnTime(sight), spread(sight), flow(sight), ...(tried ? [tried] : [])]);
}

/** What a team’s reader sees: the school’s windows, over which the team’s own stand. */
export function ofTeamInSchool(school: ClosedWindows, team: ClosedWindows): ClosedWindows {
  return { week: { ...school.week, ...team.week }, block: { ...school.block, ...team.block } };
}

/** Both, as the records stand now. */
export function windowsOf(sight: Sight): ClosedWindows {
  const own = { week: closeWeek(sight), block: closeBlock(sight) };
  return sight.reader.scope === wholeSchool ? own : ofTeamInSchool(windowsOf(asSchool(sight)), own);
}

/** The same week as a reader of the whole school sees it. */
export function asSchool(sight: Sight): Sight {
  return { ...sight, reader: { ...sight.reader, scope: wholeSchool } };
}

function named(figures: readonly Figure[]): WindowFigures {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}
