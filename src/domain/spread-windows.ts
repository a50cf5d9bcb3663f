import type { DaySpan } from '../time/calendar-day.ts';
import { shownSteps } from './digest-threshold.ts';
import { type Spread, spreadAmong } from './spread.ts';
import {
  type Basis,
  bases,
  basesOf,
  digits,
  type Measure,
  measures,
  type ScopeFigures,
  type Told,
  type WindowFigures,
} from './spread-measures.ts';
import { rolesOf } from './spread-roles.ts';
import { nothing, type Shown, shownIn, shownInYear } from './spread-shown.ts';
import { supportFigures } from './spread-supports.ts';
import { blockOf, type Given, type Window, type WindowFacts, yearOf } from './spread-window.ts';

/**
 * The figures of each block and of the year so far in whole blocks, which comes last and is left out while it is the first block
 * alone. Whoever has all of them, also those of earlier closings, and takes them from each other, learns nothing of fewer than
 * five people. In steps, because a district’s answers take more than a second of the processor: between two of them others have
 * their turn.
 *
 * @param blocks of one school year, the first one first
 * @param before what was told of this year when earlier windows closed, by their first day: the first blocks are left out
 */
export function* windowFigures(
  facts: WindowFacts,
  blocks: readonly DaySpan[],
  before: readonly WindowFigures[] = [],
): Generator<undefined, WindowFigures[]> {
  // One text object a person: comparing by content hundreds of thousands of times is what would take long.
  const same = new Map(facts.people.map(({ userId }) => [userId, userId]));
  const answers = facts.answers.map((one) => ({
    day: one.day,
    asker: same.get(one.asker) ?? one.asker,
    answerer: same.get(one.answerer) ?? one.answerer,
  }));
  yield;
  const windows: Window[] = [];
  for (const span of blocks) {
    windows.push(blockOf({ ...facts, answers }, span));
    yield;
  }
  const shown = windows.map(shownIn);
  const kept = before.filter(({ kind }) => kind === 'block').length;
  const figures: WindowFigures[] = [];
  for (const [index, one] of windows.entries()) {
    if (index < kept) continue;
    yield;
    figures.push({ kind: 'block', ...figuresOf(facts, one, shown[index] ?? nothing, bases) });
  }
  if (blocks.length < 2) return figures;
  yield;
  const year = yearOf(facts, windows);
  yield;
  return [...figures, { kind: 'year', ...figuresOf(facts, year, shownInYear(year, { windows, shown, before })) }];
}

/** @param marked what of the school is marked though it is hidden */
function figuresOf(
  { teams }: WindowFacts,
  window: Window,
  shown: Shown,
  marked: readonly Basis[] = [],
): Omit<WindowFigures, 'kind'> {
  const inAny = new Set(bases.flatMap((basis) => shown.teams[basis]));
  const ofTeam = ({ channelId }: { channelId: string }): [string, ScopeFigures][] => {
    const team = window.teams.get(channelId);
    if (!team || !inAny.has(channelId)) return [];
    const isShown = (basis: Basis) => shown.teams[basis].includes(channelId);
    const spread = spreadAmong(team.answers, window.everyone, team.members);
    return [[channelId, scopeFigures(team, spread, isShown, isShown)]];
  };
  const isShown = (basis: Basis) => shown.school[basis];
  const isMarked = (basis: Basis) => isShown(basis) || marked.includes(basis);
  return {
    window: window.span,
    school: {
      ...scopeFigures(window, spreadAmong(window.answers, window.everyone), isShown, isMarked),
      answers: stepsOf(window),
    },
    teams: Object.fromEntries(teams.flatMap(ofTeam)),
    roles: rolesOf(window, shown.roles),
  };
}

function scopeFigures(
  given: Given,
  spread: Spread,
  isShown: (basis: Basis) => boolean,
  isMarked: (basis: Basis) => boolean,
): ScopeFigures {
  return {
    staff: spread.staff,
    answers: isShown('given') ? stepsOf(given) : 'a few',
    measures: toldOf(spread, onTimeShare(given), isShown),
    made: Object.fromEntries(bases.filter(isMarked).map((basis) => [basis, given.acts[basis].mark])),
  };
}

function stepsOf({ acts: { given } }: Given): ScopeFigures['answers'] {
  return shownSteps(given.count, given.people);
}

/** M13: the share of supports due in the window that had come by their day. */
function onTimeShare({ supports }: Given): number | null {
  const { due, onTime } = supportFigures(supports);
  return due === 0 ? null : onTime / due;
}

function toldOf(spread: Spread, supportsOnTime: number | null, isShown: (basis: Basis) => boolean) {
  const values = { ...spread, supportsOnTime };
  const told = (measure: Measure): Told => {
    if (!basesOf[measure].every(isShown)) return 'too few';
    const value = values[measure];
    return value === null ? 'not defined' : rounded(value, digits[measure]);
  };
  return Object.fromEntries(measures.map((measure) => [measure, told(measure)])) as Record<Measure, Told>;
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
