import type { DaySpan } from '../time/calendar-day.ts';
import { supportTold } from './digest-support.ts';
import { shownSteps } from './digest-threshold.ts';
import type { ClosedWindow } from './digest-windows.ts';
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
import { blockOf, type Given, teamsAtOnce, type Window, type WindowFacts, yearWindow } from './spread-window.ts';

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
  const answers: WindowFacts['answers'][number][] = [];
  for (const { day, asker, answerer } of facts.answers) {
    answers.push({ day, asker: same.get(asker) ?? asker, answerer: same.get(answerer) ?? answerer });
    if (answers.length % answersAtOnce === 0) yield;
  }
  yield;
  const windows: Window[] = [];
  for (const span of blocks) {
    windows.push(yield* blockOf({ ...facts, answers }, span));
    yield;
  }
  const shown = windows.map(shownIn);
  const kept = before.filter(({ kind }) => kind === 'block').length;
  const figures: WindowFigures[] = [];
  for (const [index, one] of windows.entries()) {
    if (index < kept) continue;
    yield;
    const how = { shown: shown[index] ?? nothing, marked: bases, spans: [one.span] };
    figures.push({ kind: 'block', ...(yield* figuresOf(facts, one, how)) });
  }
  if (blocks.length < 2) return figures;
  yield;
  const year = yield* yearWindow(facts, windows);
  yield;
  const inYear = shownInYear(year, { windows, shown, before });
  yield;
  return [
    ...figures,
    { kind: 'year', ...(yield* figuresOf(facts, year, { shown: inYear, marked: [], spans: blocks })) },
  ];
}

const answersAtOnce = 50_000;

interface HowShown {
  shown: Shown;
  /** What of the school is marked though it is hidden. */
  marked: readonly Basis[];
  /** The blocks that the window holds. */
  spans: readonly DaySpan[];
}

function* figuresOf(
  { teams, support }: WindowFacts,
  window: Window,
  { shown, marked, spans }: HowShown,
): Generator<undefined, Omit<WindowFigures, 'kind'>> {
  const kept = spans.map(({ from }) => support.get(from));
  const onTimeOf = (channelId: string) => onTimeShare(kept.map((one) => one?.teams[channelId]));
  const inAny = new Set(bases.flatMap((basis) => shown.teams[basis]));
  const ofTeams: Record<string, ScopeFigures> = {};
  for (const [place, { channelId }] of teams.entries()) {
    if (place % teamsAtOnce === 0) yield;
    const team = window.teams.get(channelId);
    const onTime = onTimeOf(channelId);
    if (!team || !(inAny.has(channelId) || onTime !== 'too few')) continue;
    const isShown = (basis: Basis) => shown.teams[basis].includes(channelId);
    const spread = spreadAmong(team.answers, window.everyone, team.members);
    ofTeams[channelId] = scopeFigures(team, spread, { isShown, isMarked: isShown, onTime });
  }
  yield;
  const isShown = (basis: Basis) => shown.school[basis];
  const isMarked = (basis: Basis) => isShown(basis) || marked.includes(basis);
  const onTime = onTimeShare(kept.map((one) => one?.school));
  return {
    window: window.span,
    school: {
      ...scopeFigures(window, spreadAmong(window.answers, window.everyone), { isShown, isMarked, onTime }),
      answers: stepsOf(window),
    },
    teams: ofTeams,
    roles: rolesOf(window, shown.roles),
  };
}

function scopeFigures(
  given: Given,
  spread: Spread,
  { isShown, isMarked, onTime }: { isShown: IsShown; isMarked: IsShown; onTime: Told },
): ScopeFigures {
  return {
    staff: spread.staff,
    answers: isShown('given') ? stepsOf(given) : 'a few',
    measures: toldOf(spread, onTime, isShown),
    made: Object.fromEntries(bases.filter(isMarked).map((basis) => [basis, given.acts[basis].mark])),
  };
}

function stepsOf({ acts: { given } }: Given): ScopeFigures['answers'] {
  return shownSteps(given.count, given.people);
}

type IsShown = (basis: Basis) => boolean;

/** M13: D3 of each block, added up; hidden where one of them is. */
function onTimeShare(blocks: readonly (ClosedWindow['school'] | undefined)[]): Told {
  const told = blocks.map((one) => supportTold(one?.D3));
  const sum = (count: 'onTime' | 'due') => told.reduce((all, one) => all + (one?.[count] ?? 0), 0);
  const due = sum('due');
  return due === 0 || told.includes(undefined) ? 'too few' : rounded(sum('onTime') / due, digits.supportsOnTime);
}

function toldOf(spread: Spread, supportsOnTime: Told, isShown: IsShown) {
  const told = (measure: Measure): Told => {
    if (measure === 'supportsOnTime') return supportsOnTime;
    if (!basesOf[measure].every(isShown)) return 'too few';
    const value = spread[measure];
    return value === null ? 'not defined' : rounded(value, digits[measure]);
  };
  return Object.fromEntries(measures.map((measure) => [measure, told(measure)])) as Record<Measure, Told>;
}

function rounded(value: number, places: number): number {
  return Math.round(value * 10 ** places) / 10 ** places;
}
