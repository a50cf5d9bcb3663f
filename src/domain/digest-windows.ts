import { commitmentSums } from './digest-commitments.ts';
import { type DigestReader, mirrorOf, wholeSchool } from './digest-facts.ts';
import type { Figure, FigureId, Sight } from './digest-figure.ts';
import { questionsLookedAfter } from './digest-questions.ts';
import { rituals } from './digest-rituals.ts';
import { shownAndOpen, topicDepth } from './digest-shown.ts';
import { goalSigns } from './digest-sign.ts';
import { flow, spread } from './digest-spread.ts';
import { type SupportSight, supportOnTime } from './digest-support.ts';
import { couldTeach, fullInWeek } from './digest-time.ts';
import { triedInBlock, triedInWeek } from './digest-tried.ts';

/** The figures of a window that is over, of one scope. */
export type WindowFigures = Partial<Record<FigureId, Figure>>;

/**
 * What stood when a window closed, of the school and of each team that was on record then. All of it is decided at once and kept
 * as one: a team that closed later, or began later, could leave one person between it and the others. It is made once, because
 * what slid, or was made anew from other records, would let one person be taken out. Source: domain.md section 4, "Windows".
 */
export interface ClosedWindow {
  school: WindowFigures;
  /** By channel id, what is a team's own and may stand; the rest is the school's for every reader. */
  teams: Record<string, WindowFigures>;
}

/** The last school week that is over, and the last block of six. */
export interface ClosedWindows {
  week: ClosedWindow;
  block: ClosedWindow;
}

export function closeWeek(sight: Sight): ClosedWindow {
  const own = [triedInWeek, shownAndOpen, fullInWeek, rituals, commitmentSums];
  return decided(sight, own, [topicDepth, questionsLookedAfter, goalSigns]);
}

/**
 * Support on time, of a block that is over: D3 of the weekly page and M13 of the map are this one record, made by whichever of them
 * comes first. Made twice, a yes between the two would be told. Source: domain.md section 5, "M13 = D3".
 */
export function closeSupport(sight: SupportSight): ClosedWindow {
  return decided(sight, [supportOnTime], []);
}

/** @param support of the same block, as it is kept */
export function closeBlock(sight: Sight, support: ClosedWindow = closeSupport(sight)): ClosedWindow {
  const { school, teams } = decided(sight, [], [spread, flow, triedInBlock]);
  return { school: { ...school, ...support.school }, teams: { ...teams, ...support.teams } };
}

/** Both, as the records stand now. */
export function windowsOf(sight: Sight): ClosedWindows {
  return { week: closeWeek(sight), block: closeBlock(sight) };
}

type Make<S> = (seen: S & { reader: DigestReader }) => Figure | undefined;

/** @param own what each scope has of its own; `ofSchool` stands for the whole school alone */
function decided<S extends Pick<SupportSight, 'facts'>>(
  sight: S,
  own: readonly Make<S>[],
  ofSchool: readonly Make<S>[],
): ClosedWindow {
  const figuresOf = (scope: string, makers: readonly Make<S>[]) =>
    named(makers.map((make) => make({ ...sight, reader: mirrorOf(scope) })));
  return {
    school: figuresOf(wholeSchool, [...own, ...ofSchool]),
    teams: Object.fromEntries(sight.facts.teams.map(({ channelId }) => [channelId, figuresOf(channelId, own)])),
  };
}

function named(figures: readonly (Figure | undefined)[]): WindowFigures {
  return Object.fromEntries(figures.flatMap((one) => (one ? [[one.id, one]] : [])));
}

/** What the readers of one scope see of both. */
export type SeenWindows = Record<keyof ClosedWindows, WindowFigures>;

/** Figures of which a team has its own where they may stand. */
const ofTeams = { week: ['D4', 'D5', 'D10', 'D13', 'D15'], block: ['D3'] } as const;
const teamHidden = 'the team’s own number would tell of fewer than five people, so this is the whole school';
const teamIsNew = 'the team was not on record when this closed, so this is the whole school';
const beginsNext = 'This team’s own figures begin with the next school week.';

/** What the readers of a scope see of both windows: of a team its own, and for the rest the school's, marked so. */
export function seenFrom(scope: string, { week, block }: ClosedWindows): SeenWindows {
  const seen = { week: seenIn(scope, week, ofTeams.week), block: seenIn(scope, block, ofTeams.block) };
  const { D4 } = seen.week;
  if (scope === wholeSchool || week.teams[scope] || !D4) return seen;
  return { ...seen, week: { ...seen.week, D4: { ...D4, lines: [...D4.lines, beginsNext] } } };
}

function seenIn(scope: string, { school, teams }: ClosedWindow, teamsHave: readonly FigureId[]): WindowFigures {
  if (scope === wholeSchool) return school;
  const own = teams[scope];
  const why = own ? teamHidden : teamIsNew;
  const marked = Object.values(school).map((one) => ({
    ...markedAsSchools(one),
    suppressed: one.suppressed ?? (teamsHave.includes(one.id) ? why : null),
  }));
  return { ...named(marked), ...own };
}

/** A figure of the whole school, as it stands on a team’s page. Source: domain.md section 4, column L. */
export function markedAsSchools(one: Figure): Figure {
  return { ...one, lines: one.lines.length > mostMarked ? [schoolsList, ...one.lines] : one.lines.map(asSchools) };
}

/** A list has one line above it, where a mark at each would be all that one reads. */
const mostMarked = 2;
const schoolsList = 'Of the whole school:';

function asSchools(line: string): string {
  const end = [`.${couldTeach}`, '.'].find((one) => line.endsWith(one)) ?? '';
  return `${line.slice(0, line.length - end.length)} (the whole school)${end}`;
}
