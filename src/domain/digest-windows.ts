import {
  type Figure,
  type FigureId,
  flow,
  fullInWeek,
  goalSign,
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

export function closeWeek(sight: Sight): WindowFigures {
  return named([
    triedInWeek(sight),
    shownAndOpen(sight),
    topicDepth(sight),
    questionsLookedAfter(sight),
    fullInWeek(sight),
    goalSign(sight),
    rituals(sight),
  ]);
}

export function closeBlock(sight: Sight): WindowFigures {
  return named([supportOnTime(sight), ...[triedInBlock(sight) ?? []].flat(), spread(sight), flow(sight)]);
}

/** Both, as the records stand now. */
export function windowsOf(sight: Sight): ClosedWindows {
  return { week: closeWeek(sight), block: closeBlock(sight) };
}

function named(figures: readonly Figure[]): WindowFigures {
  return Object.fromEntries(figures.map((figure) => [figure.id, figure]));
}
