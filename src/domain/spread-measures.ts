import type { DaySpan } from '../time/calendar-day.ts';
import type { shownSteps } from './digest-threshold.ts';
import type { Rank } from './person.ts';

/** The measures of a window as they are shown. */
export const measures = [
  'gini',
  'giniCorrected',
  'effectiveSimpson',
  'effectiveShannon',
  'centralization',
  'density',
  'reciprocity',
  'flowUp',
  'titleReliance',
  'busFactor',
  'crossTeam',
  'eiIndex',
  'supportsOnTime',
] as const;

export type Measure = (typeof measures)[number];

/** A number that may be told, rounded; or why there is none. */
export type Told = number | 'too few' | 'not defined';

/** The figures of the school, or of one team, in one window. */
export interface ScopeFigures {
  /** Colleagues who had joined and were not on leave the whole window. */
  staff: number;
  answers: ReturnType<typeof shownSteps>;
  measures: Record<Measure, Told>;
  /**
   * Marks of the acts behind what is told; of the school's blocks also behind what is hidden. They tell nobody's number, only
   * whether the same acts are found when a later window is worked out.
   */
  made?: Partial<Record<Basis, number>>;
}

/** One line of the table of roles: who gave answers, by title rank. */
export interface RoleFigures {
  rank: Rank;
  people: number;
  /** How many of every ten answers, where five people of the role and five others gave some; “a few” of a smaller role. */
  ofEveryTen: number | 'a few' | 'none yet';
}

/** All that is told of one window, the same for every reader. Teams that may not be shown are not in it. */
export interface WindowFigures {
  kind: 'block' | 'year';
  window: DaySpan;
  school: ScopeFigures;
  teams: Record<string, ScopeFigures>;
  roles: RoleFigures[];
}

/** Acts of which a measure is made: who did them counts for the thresholds. */
export type Basis = 'given' | 'among' | 'teamed' | 'titles' | 'ranked' | 'leading' | 'notLeading';

/** A measure is told where each of its bases may be. */
export const basesOf: Record<Measure, readonly Basis[]> = {
  gini: ['given'],
  giniCorrected: ['given'],
  effectiveSimpson: ['given'],
  effectiveShannon: ['given'],
  centralization: ['among'],
  density: ['among'],
  reciprocity: ['among'],
  flowUp: ['titles'],
  // It parts those who lead by title from the others: a school's one principal must not be read off it.
  titleReliance: ['ranked', 'leading', 'notLeading'],
  busFactor: ['given'],
  crossTeam: ['teamed'],
  eiIndex: ['teamed'],
  // Told as the weekly page tells it, which has its own threshold.
  supportsOnTime: [],
};

/**
 * Digits after the point. What tells of a part of the answers is told in tenths, so that its count cannot be worked out; density
 * is small in a large school.
 */
export const digits: Record<Measure, number> = {
  gini: 2,
  giniCorrected: 2,
  effectiveSimpson: 1,
  effectiveShannon: 1,
  centralization: 2,
  density: 4,
  reciprocity: 1,
  flowUp: 1,
  titleReliance: 1,
  busFactor: 0,
  crossTeam: 1,
  eiIndex: 1,
  supportsOnTime: 2,
};

export const bases: readonly Basis[] = ['given', 'among', 'teamed', 'titles', 'ranked', 'leading', 'notLeading'];

/** The same for each kind of acts. */
export const each = <T>(make: (basis: Basis) => T) =>
  Object.fromEntries(bases.map((basis) => [basis, make(basis)])) as Record<Basis, T>;
